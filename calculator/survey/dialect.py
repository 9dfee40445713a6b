r"""From text to cells: which character separates them is found from all lines, not from the first.

>>> [found] = separated("Overall satisfaction,Wait time\n3,5\n4,3", numbers=True)
>>> found.rows
(('Overall satisfaction', 'Wait time'), ('3', '5'), ('4', '3'))
"""

import csv
import re
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace

from calculator.characters import BLANKS, LINE_ENDS, plain
from calculator.numerals import blank, numeral
from calculator.survey.parsing import literal, quoted

NAMES = {"\t": "a tab", ";": "a semicolon", "|": "a bar", ",": "a comma", " ": "a blank", "": ""}
"""What separates cells, in the order of preference; nothing, where each line is one cell."""
ONE_LINE_END = dict.fromkeys(map(ord, LINE_ENDS), "\n")
EXCEL_SAYS = "sep="
"""How the first line begins in which Excel tells the delimiter."""
FIGURES = f"0123456789+-.,;:'%/() {BLANKS}"
QUOTED = re.compile(r'"[^"\n]*"')
WITHIN = "\x1e"
"""Stands in for a line end that is part of a cell."""


@dataclass(frozen=True)
class Cells:
    """Rows of cells, without the rows in which nothing stands.

    Attributes:
        rows: The cells of each row as text, without outer blanks and quotation marks; equal cells
            are the same object.
        lines: On which line of the text each row begins, counted from 1.
        delimiter: What separates the cells; nothing, where each line is one.
        told: Whether the first line says what separates them, as Excel lets it.
        empty: On which lines rows begin in which nothing stands, those after the last one aside.
        literal: The line of the row in which quotation marks do not pair up, so that all of them
            are taken as they stand; 0 if they do.
        within: Whether line ends of a rarer kind are part of cells.
    """

    rows: tuple[tuple[str, ...], ...]
    lines: tuple[int, ...]
    delimiter: str
    told: bool = False
    empty: tuple[int, ...] = ()
    literal: int = 0
    within: bool = False

    @property
    def width(self) -> int:
        """The number of cells in most rows, and of those the larger one."""
        counts = Counter(map(len, self.rows))
        return max(counts, key=lambda width: (counts[width], width)) if counts else 0

    @property
    def agreement(self) -> float:
        """How many of the rows have as many cells as most have, as a share."""
        counts = Counter(map(len, self.rows))
        return counts[self.width] / max(len(self.rows), 1)

    @property
    def headed(self) -> bool:
        """Whether the first row holds a word in a column that holds numbers below it."""
        if len(self.rows) < 2:
            return bool(self.rows) and all(map(worded, self.rows[0]))
        first, *rest = self.rows
        return any(
            worded(cell) and all(_answer(row[at]) for row in rest if at < len(row))
            for at, cell in enumerate(first)
        )


def separated(text: str, *, numbers: bool) -> list[Cells]:
    """The ways in which text can be cells, the likeliest first; never none.

    A tab separates wherever most lines hold one, and so does a line end outside quotation marks.
    Several ways are given only where a comma or a blank may separate cells or belong to the numbers
    in them.

    Args:
        text: What was pasted, or what a file holds.
        numbers: Whether all cells below the headings are numbers, so that blanks may separate them.
    """
    return _by_line_ends(text, lambda text: _separated(text, numbers=numbers))


def _by_line_ends(text: str, read: Callable[[str], list[Cells]]) -> list[Cells]:
    """Cells of rows that end at every line end or, if they are more even, at the usual one only."""
    ways = read(text)
    if ways[0].agreement < 1 and (mixed := _mixed(text)) != text:
        whole = read(mixed)
        if whole[0].agreement > ways[0].agreement:
            return [replace(way, within=True) for way in whole]
    return ways


def _separated(text: str, *, numbers: bool) -> list[Cells]:
    text, begins = _lines(text)
    told, text, begins = _told(text, begins)
    if told:
        return [_split(text, told, begins, told=True)]
    shapes = shapes_of(text, blanks=numbers)
    if "\t" in shapes and shapes.pop("\t").width > 1:  # else it stands in somebody's words
        return [_split(text, "\t", begins)]
    wide = [one for one, shape in shapes.items() if shape.even and shape.width > 1]
    for one in wide:
        way = _split(text, one, begins)
        if one in (";", "|"):  # they have no other use
            return [way]
        if one == "," and way.headed and _alike(text):
            return [way]
    if numbers:
        ways = [_split(text, one, begins) for one in (*wide, "")]
        if sound := [way for way in ways if _sound(way)]:
            return sound
    if wide:
        return [_split(text, wide[0], begins)]
    uneven = {one: shape for one, shape in shapes.items() if shape.width > 1}
    best = max(uneven, key=lambda one: uneven[one].agreement) if uneven else ""
    return [_split(text, best, begins)]


def split_by(text: str, delimiter: str) -> Cells:
    """Cells by a delimiter that somebody has named; nothing, where each line is one cell."""

    def read(text: str) -> list[Cells]:
        _, below, begins = _told(*_lines(text))
        return [_split(below, delimiter, begins)]

    return _by_line_ends(text, read)[0]


@dataclass(frozen=True)
class Evenness:
    """How even the rows would be if a delimiter separated their cells.

    Attributes:
        widths: How many rows have how many cells.
    """

    widths: Counter[int]

    @property
    def width(self) -> int:
        """The number of cells in most rows, and of those the larger one."""
        counts = self.widths
        return max(counts, key=lambda width: (counts[width], width)) if counts else 0

    @property
    def even(self) -> bool:
        """Whether all rows have as many cells."""
        return len(self.widths) <= 1

    @property
    def agreement(self) -> float:
        """How many of the rows have as many cells as most have, as a share."""
        return self.widths[self.width] / max(self.widths.total(), 1)


def shapes_of(text: str, *, blanks: bool = False) -> dict[str, Evenness]:
    """How even the rows of a text would be, by each delimiter that stands in it.

    Args:
        text: What was pasted, or what a file holds.
        blanks: Whether a blank may be a delimiter too.
    """
    text, _ = _lines(text)
    names = [one for one in NAMES if one and one in text and (blanks or one != " ")]
    return {one: Evenness(_widths(text, one)) for one in names}


def _lines(text: str) -> tuple[str, int]:
    """Text with one kind of line end and none before its first row, and which line that is.

    A page separator or the like ends a line only where nothing else does: within a remark it is
    part of what somebody wrote.
    """
    text = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    if "\n" not in text.strip("\n"):
        text = text.translate(ONE_LINE_END)
    begun = text.lstrip("\n")
    return begun, 1 + len(text) - len(begun)


def _mixed(text: str) -> str:
    """Text of several kinds of line end with only the most frequent one; the others are set by."""
    windows = text.count("\r\n")
    counts = {
        "\r\n": windows,
        "\n": text.count("\n") - windows,
        "\r": text.count("\r") - windows,
    }
    if len([one for one in counts.values() if one]) < 2 or WITHIN in text:
        return text
    most = max(counts, key=lambda one: counts[one])
    rows = text.split(most)
    others = [re.sub("\r\n|\r|\n", WITHIN, row) for row in rows]
    return "\n".join(others)


def _told(text: str, begins: int) -> tuple[str, str, int]:
    """The delimiter that the first line tells, if it does, and the text without that line."""
    first, _, rest = text.partition("\n")
    said = first.strip().strip('"').lower()
    if said.startswith(EXCEL_SAYS) and len(said) == len(EXCEL_SAYS) + 1:
        return said[-1], rest, begins + 1
    if said == EXCEL_SAYS and "\t" in first:
        return "\t", rest, begins + 1
    return "", text, begins


def _alike(text: str) -> bool:
    """Whether commas stand between headings as they do between numbers, with a blank or without."""
    first, _, rest = QUOTED.sub("", text.strip("\n")).partition("\n")
    return (", " in first) == (", " in rest)


def _sound(way: Cells) -> bool:
    """Whether all cells below a heading are answers."""
    rows = way.rows[1:] if way.headed else way.rows
    return all(_answer(cell) for row in rows for cell in row)


def worded(cell: str) -> bool:
    """Whether a cell holds a word, and not only figures and what stands between them."""
    return not blank(cell) and any(letter not in FIGURES for letter in plain(cell))


def _answer(cell: str) -> bool:
    return blank(cell) or numeral(cell)


def _split(text: str, delimiter: str, begins: int, *, told: bool = False) -> Cells:
    try:
        return _gathered(quoted(text, delimiter), delimiter, begins, told)
    except csv.Error as fault:  # a quotation mark that is one, as in 5" pipe
        at = fault.args[0] + begins - 1
        return replace(_gathered(literal(text, delimiter), delimiter, begins, told), literal=at)


def _gathered(
    parsed: Iterable[tuple[int, list[str]]],
    delimiter: str,
    begins: int,
    told: bool,
) -> Cells:
    trim, rows, lines, empty = _Trimmed().__getitem__, [], [], []
    for line, row in parsed:
        cells = tuple(map(trim, row))
        if delimiter == " ":
            cells = tuple(filter(None, cells))
        if any(cells):
            rows.append(cells)
            lines.append(line + begins - 1)
        else:
            empty.append(line + begins - 1)
    between = tuple(one for one in empty if lines and one < lines[-1])
    return Cells(tuple(rows), tuple(lines), delimiter, told, between)


class _Trimmed(dict[str, str]):
    """Cells without outer blanks, each trimmed once and kept once."""

    def __missing__(self, cell: str) -> str:
        trimmed = cell.replace(WITHIN, "\n").strip(f" \n{BLANKS}")
        kept = self.setdefault(trimmed, trimmed)
        self[cell] = kept
        return kept


def _widths(text: str, delimiter: str) -> Counter[int]:
    """How many rows in which something stands have how many cells."""
    for parsed in (quoted, literal):
        try:
            return Counter(
                filter(None, (_width(row, delimiter) for _, row in parsed(text, delimiter)))
            )
        except csv.Error:
            continue
    raise AssertionError("taken as they stand, quotation marks are no fault")


def _width(row: list[str], delimiter: str) -> int:
    if delimiter == " ":
        return len(list(filter(None, (cell.strip(f" \n{BLANKS}") for cell in row))))
    return len(row) if "".join(row).strip(f" \n{BLANKS}") else 0
