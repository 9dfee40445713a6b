"""Sampling weights: how many people each row stands for, as a column of the file says."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from calculator.methods.kish import effective
from calculator.numerals import blank
from calculator.survey.figures import Figures
from calculator.survey.mapping.survey_mapping import AS_ONE


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
    figures = Figures.of(Counter(cells))
    known = {cell: figures.number(cell) for cell in set(cells)}
    kept, weights, made_one = [], [], 0
    left: Counter[str] = Counter()
    for row in rows:
        weight = known[cells[row]]
        if weight is None or weight <= 0:
            if faulty == AS_ONE:
                made_one += 1
                weight = 1.0
            else:
                missing = "no weight" if blank(cells[row]) else "a weight that is no number"
                sign = "a weight of zero" if weight == 0 else "a negative weight"
                left[missing if weight is None else sign] += 1
                continue
        kept.append(row)
        weights.append(weight)
    return kept, Weighing(tuple(weights), made_one), left
