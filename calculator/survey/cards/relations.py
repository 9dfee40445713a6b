"""What is measured of a group by how two answers go together: a correlation, with its interval."""

from dataclasses import dataclass
from math import sqrt

from calculator.methods import correlation_difference, fisher, student
from calculator.precision import settle
from calculator.survey.cards.measures import Measured, normal
from calculator.survey.cards.regressors import alike
from calculator.survey.statistics.gathering import GroupStatistics
from calculator.survey.statistics.sums import Products
from calculator.words import signed

FEWEST_TO_CORRELATE = 4
"""Answers, with weights effective ones, that must be passed for a correlation with an interval."""


@dataclass(frozen=True)
class CorrelationOf:
    """The correlation of two columns of a set whose products are summed.

    Attributes:
        name: What it is.
        of: The name of the set.
        between: The two columns.
        columns: All columns of the set, which a row must hold to count.
    """

    name: str
    of: str
    between: tuple[str, str]
    columns: tuple[str, ...]
    item: str = ""
    unit: str = "in the correlation"
    kind: str = "correlation"
    in_pairs: bool = False

    def answers(self, group: GroupStatistics) -> Products:
        """The products of its set."""
        return group.products[self.of]

    def written(self, value: float) -> str:
        """With a sign, from −1 to 1."""
        return signed(value)

    def apart(self, value: float) -> str:
        """With a sign."""
        return signed(value)

    def estimate(self, answers: Products, certain: float = student.CERTAIN) -> Measured | None:
        """With Fisher's interval; None for too few answers, or where one column does not vary."""
        r = self._correlation(answers)
        if r is None:
            return None
        return Measured(settle(r), *fisher.interval(r, _worth(answers), normal(certain)))

    def difference(self, first: Products, second: Products, certain: float) -> Measured:
        """With Zou's interval."""
        one, other = self._correlation(first), self._correlation(second)
        assert one is not None, "only what has a figure is compared"
        assert other is not None, "only what has a figure is compared"
        return Measured(
            *correlation_difference.difference(
                one, _worth(first), other, _worth(second), normal(certain)
            )
        )

    def _correlation(self, answers: Products) -> float | None:
        if answers.rows.effective <= FEWEST_TO_CORRELATE or alike(answers, self.between):
            return None
        one, other = self.between
        spreads = answers.spread(one, one) * answers.spread(other, other)
        return answers.spread(one, other) / sqrt(spreads)


def _worth(answers: Products) -> int:
    return int(answers.rows.effective)
