"""Sampling weights: how many people each row stands for, as a column of the file says."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from calculator.methods.kish import effective
from calculator.numerals import blank
from calculator.survey.figures import Figures
from calculator.survey.mapping.survey_mapping import AS_ONE

NO_WEIGHT, NO_NUMBER = "no weight", "a weight that is no number"
OF_ZERO, NEGATIVE = "a weight of zero", "a negative weight"
"""Why a row has no weight."""


@dataclass(frozen=True)
class Weighing:
    """The weights of the kept rows, all above 0.

    Attributes:
        weights: One for each row.
        made_one: How many of them were missing, zero or negative and weigh 1 instead.
    """

    weights: tuple[float, ...]
    made_one: int

    @property
    def effective(self) -> float:
        """The effective number of answers."""
        return effective(self.weights)

    def only(self, kept: Sequence[bool]) -> "Weighing":
        """The same for some of the rows."""
        pairs = zip(self.weights, kept, strict=True)
        return Weighing(tuple(weight for weight, stays in pairs if stays), self.made_one)


def weighed(
    cells: Sequence[str], rows: Sequence[int], faulty: str
) -> tuple[list[int], Weighing, Counter[str]]:
    """The rows with a weight, these weights, and the rows that are left out by the reason.

    Args:
        cells: The column of weights.
        rows: The rows that are considered.
        faulty: Whether a row whose weight is missing, zero or negative is left out or weighs 1.
    """
    known = weights_of(cells)
    kept, weights, made_one = [], [], 0
    left: Counter[str] = Counter()
    for row in rows:
        weight, fault = known[cells[row]]
        if weight is None:
            if faulty != AS_ONE:
                left[fault] += 1
                continue
            made_one += 1
            weight = 1.0
        kept.append(row)
        weights.append(weight)
    return kept, Weighing(tuple(weights), made_one), left


def weights_of(cells: Iterable[str]) -> dict[str, tuple[float | None, str]]:
    """The weight of each different cell of a column or, where it is none above 0, None and why.

    >>> weights_of(["1,5", "0", "", "x"])["1,5"], weights_of(["0"])["0"]
    ((1.5, ''), (None, 'a weight of zero'))
    """
    figures = Figures.of(Counter(cells))
    return {cell: _weight(cell, figures.number(cell)) for cell in set(cells)}


def _weight(cell: str, weight: float | None) -> tuple[float | None, str]:
    if weight is None:
        return None, NO_WEIGHT if blank(cell) else NO_NUMBER
    if weight <= 0:
        return None, OF_ZERO if weight == 0 else NEGATIVE
    return weight, ""
