"""Tables of numbers as people write them, drawn in every dialect that the reader knows."""

from __future__ import annotations

from dataclasses import dataclass

from hypothesis import strategies as st

DIGITS = (
    "0123456789",
    "٠١٢٣٤٥٦٧٨٩",
    "۰۱۲۳۴۵۶۷۸۹",
    "०१२३४५६७८९",
    "０１２３４５６７８９",
    "𝟎𝟏𝟐𝟑𝟒𝟓𝟔𝟕𝟖𝟗",
)
BLANKS = (" ", "\u00a0", "\u2007", "\u2008", "\u2009", "\u202f", "\u3000")
MARKS = ("", "\u200e", "\u200f", "\u200b", "\ufeff", "\u2068")
LINE_ENDS = ("\n", "\r\n", "\r", "\u2028")
WORDS = ("Wait", "Staff friendliness", "Wait, in the queue", "Preis; gesamt", "לקוח", "Overall")


@dataclass(frozen=True)
class Dialect:
    """How one person writes a table."""

    delimiter: str
    decimal: str
    thousands: str
    digits: str
    mark: str
    line_end: str
    quoted: bool
    says: bool
    before: str

    @property
    def other(self) -> str:
        """The mark that is not the decimal sign."""
        return "." if self.decimal == "," else ","

    def number(self, number: float) -> str:
        """A number with two decimals at most."""
        whole, _, part = f"{abs(number):,.2f}".partition(".")
        thousands = self.other if self.thousands == "other" else self.thousands
        text = whole.replace(",", thousands)
        part = part.rstrip("0")
        text += f"{self.decimal}{part}" if part else ""
        text = ("-" if number < 0 else "") + text.translate(
            str.maketrans("0123456789", self.digits)
        )
        return f"{self.mark}{text}"

    def table(self, names: list[str], rows: list[list[float]]) -> str:
        """The table with its headings."""
        lines = [[self._cell(name, words=True) for name in names]]
        lines += [[self._cell(self.number(number)) for number in row] for row in rows]
        text = self.line_end.join(self.delimiter.join(line) for line in lines)
        said = (
            f"sep={self.delimiter}{self.line_end}" if self.says and self.delimiter.strip() else ""
        )
        return f"{self.before}{said}{text}{self.line_end}"

    def _cell(self, text: str, words: bool = False) -> str:
        needs = words and (self.delimiter in text or "," in text or ";" in text or " " in text)
        return f'"{text}"' if self.quoted or needs else text


dialects = st.builds(
    Dialect,
    delimiter=st.sampled_from(["\t", ";", ",", " ", "|"]),
    decimal=st.sampled_from([".", ","]),
    thousands=st.sampled_from(["", "other", "'", "\u2019", *BLANKS]),
    digits=st.sampled_from(DIGITS),
    mark=st.sampled_from(MARKS),
    line_end=st.sampled_from(LINE_ENDS),
    quoted=st.booleans(),
    says=st.booleans(),
    before=st.sampled_from(["", "\ufeff", "\n"]),
)

whole = st.integers(-20_000, 12_000_000).map(float)
tenths = st.integers(-900, 900).map(lambda number: number / 10)
ratings = st.integers(1, 10).map(float)


@st.composite
def tables(draw: st.DrawFn) -> tuple[list[str], list[list[float]]]:
    """Names of columns, and rows of numbers below them."""
    width = draw(st.integers(1, 4))
    names = draw(st.lists(st.sampled_from(WORDS), min_size=width, max_size=width, unique=True))
    numbers = draw(st.sampled_from([whole, tenths, ratings]))
    row = st.lists(numbers, min_size=width, max_size=width)
    return names, draw(st.lists(row, min_size=3, max_size=6))
