"""One column as it is looked at: its different cells with how often each stands there."""

import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from calculator.characters import visible
from calculator.numerals import blank
from calculator.survey.answer_labels import same
from calculator.survey.codes import USUAL, labelled_none
from calculator.survey.dates import orders_of
from calculator.survey.export import Export
from calculator.survey.figures import EVERYWHERE, Figures
from calculator.survey.headings import spoken
from calculator.survey.stems import by_difference, distinct

LOOKED_AT = 2_000
"""Different cells from which a kind is told; a column of remarks has as many as rows."""
FROM_TO = re.compile(
    r"(?<![\w.,])(-?[0-9]{1,2}) ?"
    r"(?:-|\u2013|\u2026|\.{2,3}|/|to|through|until|bis|à|a|al|até|tot|till|do|до|から|～|~|到|至|에서)"
    r" ?(-?[0-9]{1,3})(?![\w])"
)
OUT_OF = re.compile(r"(?:out of|von|sur|de|su|op|av|из) (5|7|10|100)(?![0-9])")
USUAL_TOPS = (3, 4, 5, 6, 7, 8, 9, 10, 100)


@dataclass(frozen=True)
class Seen:
    """What a column shows.

    Attributes:
        at: Its position, from 0.
        name: Its name, which no other column has.
        shown: The same without the stem that it shares with others.
        rows: How many rows the file has.
        every: Each different cell that holds something, with how many rows hold it.
        cells: The same for the most frequent of them, from which a kind is told.
        none: The same for cells that hold nothing: empty ones, “n/a”, a dash.
        figures: How its cells are read as numbers.
        numbers: The number of each cell that holds one.
    """

    at: int
    name: str
    shown: str
    rows: int
    every: Mapping[str, int]
    cells: Mapping[str, int]
    none: Mapping[str, int]
    figures: Figures
    numbers: Mapping[str, float]

    @cached_property
    def filled(self) -> int:
        """Rows in which something stands."""
        return Counter(self.every).total()

    @cached_property
    def looked(self) -> int:
        """Rows that hold one of the cells from which a kind is told."""
        return Counter(self.cells).total()

    @property
    def different(self) -> int:
        """How many different cells there are."""
        return len(self.every)

    @cached_property
    def words(self) -> list[str]:
        """The words of the heading, in small letters."""
        return spoken(self.name)

    @cached_property
    def answers(self) -> dict[str, int]:
        """The cells that hold more than a label for no answer, “0 - Unknown” among those."""
        return {cell: times for cell, times in self.cells.items() if not self.says_none(cell)}

    def says_none(self, cell: str) -> bool:
        """Whether a cell's words, or those beside its code, say that there is no answer."""
        return labelled_none(self.figures.words.get(cell, cell))

    @cached_property
    def labels(self) -> dict[str, int]:
        """The answers by their spellings: those that differ in capitals and blanks are one."""
        found: dict[str, str] = {}
        counts: Counter[str] = Counter()
        for cell, times in self.answers.items():
            counts[found.setdefault(same(cell), " ".join(cell.split()))] += times
        return dict(counts)

    def from_heading(self) -> tuple[float, float] | None:
        """The ends of the scale that the heading names, if all numbers lie between them.

        "Rate us from 0 to 10" names 0 and 10; "18-24" names none, for no scale begins there.
        """
        for found in FROM_TO.finditer(visible(self.name)):
            low, high = sorted((float(found[1]), float(found[2])))
            symmetric = low < 0 and low == -high
            if (low in (0, 1) and high in USUAL_TOPS) or symmetric:
                return (low, high) if self._between(low, high) else None
        if at_most := OUT_OF.search(self.name):
            high = float(at_most[1])
            low = 0.0 if 0 in self.numbers.values() or high >= 10 else 1.0
            return (low, high) if self._between(low, high) else None
        return None

    def from_cells(self) -> tuple[float, float] | None:
        """The ends of the scale that cells such as “8/10” name."""
        if not self.figures.whole:
            return None
        high = float(self.figures.whole)
        return (0.0 if 0 in self.numbers.values() or high >= 10 else 1.0), high

    def _between(self, low: float, high: float) -> bool:
        usual = [one for one in self.numbers.values() if str(int(one)) not in USUAL]
        return all(low <= one <= high or one == 0 for one in usual)

    def in_numbers(self) -> int:
        """Rows that hold a number."""
        return Counter({cell: self.cells[cell] for cell in self.numbers}).total()


def look(export: Export) -> tuple[Seen, ...]:
    """Look at each column of a file."""
    names = distinct(export.headings)
    shown = by_difference(names)
    rows = len(export.lines)
    return tuple(
        _seen(at, name, short, rows, cells)
        for at, (name, short, cells) in enumerate(zip(names, shown, export.columns, strict=True))
    )


def _seen(at: int, name: str, shown: str, rows: int, column: tuple[str, ...]) -> Seen:
    counts = Counter(column)
    none = {cell: times for cell, times in counts.items() if blank(cell)}
    cells = {cell: times for cell, times in counts.items() if cell not in none}
    looked = [cell for cell, _ in Counter(cells).most_common(LOOKED_AT)]
    figures = Figures.of(looked)
    if figures.doubtful:  # "4.000" is four where no number of thousands can stand
        narrow = Figures.of(looked, ends=(-100, 100))
        figures = figures if narrow.doubtful else narrow
    numbers = {cell: one for cell in looked if (one := figures.number(cell)) is not None}
    if figures.ends != EVERYWHERE and not all(-100 <= one <= 100 for one in numbers.values()):
        figures = Figures.of(looked)
        numbers = {cell: one for cell in looked if (one := figures.number(cell)) is not None}
    looked_at = {cell: cells[cell] for cell in looked}
    return Seen(at, name, shown, rows, cells, looked_at, none, figures, numbers)


def days(seen: Seen) -> tuple[dict[str, int], set[str], int]:
    """In which orders the cells of a column are days, in which forms, and how many are none."""
    return orders_of(seen.cells)
