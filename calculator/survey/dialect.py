r"""From text to cells: which character separates them is found from all lines, not from the first.

>>> [found] = separated("Overall satisfaction,Wait time\n3,5\n4,3", numbers=True)
>>> found.rows
(('Overall satisfaction', 'Wait time'), ('3', '5'), ('4', '3'))
"""

import csv
import re
from collections import Counter
from dataclasses import dataclass

from calculator.characters import BLANKS, LINE_ENDS, plain
from calculator.numerals import blank, numeral

NAMES = {"\t": "a tab", ";": "a semicolon", "|": "a bar", ",": "a comma", " ": "a blank", "": ""}
"""What separates cells, in the order of preference; nothing, where each line is one cell."""
ONE_LINE_END = dict.fromkeys(map(ord, LINE_ENDS), "\n")
EXCEL_SAYS = "sep="
"""How the first line begins in which Excel tells the delimiter."""
FIGURES = f"0123456789+-.,;:'%/() {BLANKS}"
QUOTED = re.compile(r'"[^"\n]*"')
LONGEST_CELL = 100_000
ALONE = "\x1f"
"""Stands in for a delimiter where nothing separates: a character that no sheet holds."""


@dataclass(frozen=True)
class Cells:
    """Rows of cells, without the rows in which nothing stands.

    Attributes:
        rows: The cells of each row as text, without outer blanks and quotation marks.
        lines: On which line of the text each row begins, counted from 1.
        delimiter: What separates the cells; nothing, where each line is one.
    """

    rows: tuple[tuple[str, ...], ...]
    lines: tuple[int, ...]
    delimiter: str

    @property
    def width(self) -> int:
        """The number of cells in most rows, and of those the larger one."""
        counts = Counter(map(len, self.rows))
        return max(counts, key=lambda width: (counts[width], width)) if counts else 0

    @property
    def even(self) -> bool:
        """Whether all rows have as many cells."""
        return len(set(map(len, self.rows))) <= 1

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

    A tab always separates, and so does a line end outside quotation marks. Several ways are given
    only where a comma or a blank may separate cells or belong to the numbers in them.

    Args:
        text: What was pasted, or what a file holds.
        numbers: Whether all cells below the headings are numbers, so that blanks may separate them.
    """
    text = text.removeprefix("\ufeff").replace("\r\n", "\n").translate(ONE_LINE_END).lstrip("\n")
    first, _, rest = text.partition("\n")
    told = first.strip().strip('"').lower()
    if told.startswith(EXCEL_SAYS) and len(told) == len(EXCEL_SAYS) + 1:
        return [_split(rest, told[-1], begins=2)]
    if told == EXCEL_SAYS and "\t" in first:
        return [_split(rest, "\t", begins=2)]
    if "\t" in text:
        return [_split(text, "\t")]
    ways = [_split(text, delimiter) for delimiter in NAMES if delimiter != "\t"]
    ways = [way for way in ways if way.delimiter != " " or numbers]
    wide = [way for way in ways if way.even and way.width > 1]
    for way in wide:
        if way.delimiter in (";", "|"):  # they have no other use
            return [way]
        if way.delimiter == "," and way.headed and _alike(text):
            return [way]
    alone = ways[-1]
    sound = [way for way in [*wide, alone] if not numbers or _sound(way)]
    if sound and numbers:
        return sound
    if wide:
        return wide[:1]
    uneven = [way for way in ways[:-1] if way.width > 1]
    return [max(uneven, key=_agreement)] if uneven else [alone]


def _alike(text: str) -> bool:
    """Whether commas stand between headings as they do between numbers, with a blank or without."""
    first, _, rest = QUOTED.sub("", text.strip("\n")).partition("\n")
    return (", " in first) == (", " in rest)


def _sound(way: Cells) -> bool:
    """Whether all cells below a heading are answers."""
    rows = way.rows[1:] if way.headed else way.rows
    return all(_answer(cell) for row in rows for cell in row)


def _agreement(way: Cells) -> float:
    """How many of the rows have as many cells as most have."""
    return len([row for row in way.rows if len(row) == way.width]) / len(way.rows)


def worded(cell: str) -> bool:
    """Whether a cell holds a word, and not only figures and what stands between them."""
    return not blank(cell) and any(letter not in FIGURES for letter in plain(cell))


def _answer(cell: str) -> bool:
    return blank(cell) or numeral(cell)


def _split(text: str, delimiter: str, begins: int = 1) -> Cells:
    rows, lines = [], []
    for line, row in _parsed(text, delimiter):
        if any(row):
            rows.append(tuple(row))
            lines.append(line + begins - 1)
    return Cells(tuple(rows), tuple(lines), delimiter)


def _parsed(text: str, delimiter: str) -> list[tuple[int, list[str]]]:
    """Each row with the line on which it begins."""
    try:
        return _quoted(text, delimiter)
    except csv.Error:  # a quotation mark that is one, as in 5" pipe
        lines = enumerate(text.split("\n"), start=1)
        return [(at, _trimmed(line.split(delimiter or ALONE), delimiter)) for at, line in lines]


def _quoted(text: str, delimiter: str) -> list[tuple[int, list[str]]]:
    csv.field_size_limit(LONGEST_CELL)
    reader = csv.reader(
        (f"{line}\n" for line in text.split("\n")),
        delimiter=delimiter or ALONE,
        skipinitialspace=delimiter != " ",
        strict=True,
    )
    rows, begins = [], 1
    for row in reader:
        rows.append((begins, _trimmed(row, delimiter)))
        begins = reader.line_num + 1
    return rows


def _trimmed(cells: list[str], delimiter: str) -> list[str]:
    trimmed = [cell.strip(f" \n{BLANKS}") for cell in cells]
    return [cell for cell in trimmed if cell] if delimiter == " " else trimmed
