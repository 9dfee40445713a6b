"""Files of answers as people and programs save them: any dialect, any encoding, any language."""

from __future__ import annotations

import csv
import io
from dataclasses import dataclass
from itertools import cycle

from hypothesis import strategies as st

from calculator.survey.sheet.opening import DELIMITERS
from tests.survey.writings import WRITINGS

UNICODE = ("utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32")
ODD = (
    "", "x", "a;b", "a,b", "a|b", "Desk;Bar;", 'say "no"', "two\nlines", "'5", "=1+1", "<b>x</b>",
    "5 of 10, or so", "12:30", "N/A", "https://example.org/?a=1,2",
)  # fmt: skip
NUMBERS = ("5", "4", "10", "7,5", "7.5", "1 200", "-1", "99", "70 %", "")
LABELS = ("Very satisfied", "satisfied", "2 - Satisfied", "Yes", "no", "Don't know", "")


@dataclass(frozen=True)
class File:
    """A file of answers, and what stands in it."""

    language: str
    encoding: str
    delimiter: str
    line_end: str
    quoting: int
    says: bool
    titles: tuple[str, ...]
    headings: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]

    @property
    def data(self) -> bytes:
        text = io.StringIO()
        if self.says:
            text.write(f"sep={self.delimiter}{self.line_end}")
        for title in self.titles:
            text.write(title + self.line_end)
        # Python's writer quotes a line end within a cell only if rows end with the same; of such a
        # file nobody can tell how its rows end, and it is asked about.
        lines = io.StringIO()
        writer = csv.writer(
            lines,
            delimiter=self.delimiter,
            lineterminator="\r\n",
            quoting=self.quoting,  # type: ignore[arg-type]
        )
        writer.writerows([self.headings, *self.rows])
        text.write(lines.getvalue().replace("\r\n", self.line_end))
        return text.getvalue().encode(self.encoding)

    @property
    def truth(self) -> dict[str, str]:
        """What its maker answers when asked about it."""
        names = {sign: name for name, sign in DELIMITERS.items()}
        return {
            "encoding": self.encoding,
            "delimiter": names[self.delimiter],
            "heading_rows": "1",
            "title_rows": str(len(self.titles)),
            "last_row": "keep",
        }


@st.composite
def files(draw: st.DrawFn) -> File:
    language = draw(st.sampled_from(sorted(WRITINGS)))
    codec, headings, answer = WRITINGS[language]
    words = [part.strip() for part in answer.replace(";", ",").split(",")]
    kinds = draw(st.lists(st.sampled_from("nlw"), min_size=1, max_size=6))
    names = [f"{name} {at}" for name, at in zip(cycle(headings.split(";")), range(len(kinds)))]
    pools = {"n": NUMBERS, "l": LABELS, "w": (*ODD, *words, answer)}
    cells = [st.sampled_from(pools[kind]) for kind in kinds]
    rows = draw(st.lists(st.tuples(*cells), min_size=3, max_size=9))
    numbered = [(str(at), *row) for at, row in enumerate(rows, start=1)]
    return File(
        language,
        draw(st.sampled_from((codec, codec, *UNICODE))),
        draw(st.sampled_from([",", ";", "\t", "|"])),
        draw(st.sampled_from(["\n", "\r\n", "\r"])),
        draw(st.sampled_from([csv.QUOTE_MINIMAL, csv.QUOTE_ALL, csv.QUOTE_NONNUMERIC])),
        draw(st.booleans()),
        draw(st.sampled_from([(), (), ("Guest survey",)])) if len(kinds) > 1 else (),
        ("No", *names),
        tuple(numbered),
    )
