"""Groups of which only mean, standard deviation and number of answers are known.

The same shape as a histogram as far as a mean and its interval need it, so that what compares the
one compares the other.
"""

from dataclasses import dataclass
from math import sqrt

from calculator.precision import settle
from calculator.survey.statistics.sums import Tally


@dataclass(frozen=True)
class SummaryOf:
    """So many answers of equal weight with this mean and standard deviation (divisor n − 1)."""

    answers: int
    mean: float
    sd: float | None

    @property
    def all(self) -> Tally:
        """All answers."""
        return Tally(self.answers, float(self.answers), float(self.answers))

    def plus(self, other: "SummaryOf") -> "SummaryOf":
        """The answers of both, from their sums and sums of squares.

        >>> SummaryOf(2, 1.0, 0.0).plus(SummaryOf(2, 3.0, 0.0))
        SummaryOf(answers=4, mean=2.0, sd=1.15470053838)
        """
        n = self.answers + other.answers
        mean = (self.answers * self.mean + other.answers * other.mean) / n
        squares = 0.0
        for one in (self, other):
            apart = one.mean - mean
            squares += (one.answers - 1) * (
                (one.sd or 0.0) * (one.sd or 0.0)
            ) + one.answers * apart * apart
        return SummaryOf(n, settle(mean), settle(sqrt(squares / (n - 1))))
