"""Everybody's ranks of need, and how far they go together."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from calculator.methods import chi_square, kendall


@dataclass(frozen=True)
class Ranked:
    """Ranks of need, a row for each person, and Kendall's W with its test.

    W and its test are None for one moment, or if every person gives all moments the same need. χ²
    is m(k − 1)·W with k − 1 degrees of freedom, for m people and k moments: Friedman's statistic,
    corrected for ties.
    """

    ranks: list[list[float]]
    concordance: float | None
    chi_squared: float | None
    df: int | None
    p_value: float | None

    @property
    def widest(self) -> int:
        """The moment whose ranks lie furthest apart, the first of equals."""
        columns = list(zip(*self.ranks, strict=True))
        return max(range(len(columns)), key=lambda at: (max(columns[at]) - min(columns[at]), -at))

    def first_for(self, moment: int) -> int:
        """The person who ranks a moment highest, the first of equals."""
        return min(range(len(self.ranks)), key=lambda one: (self.ranks[one][moment], one))

    def last_for(self, moment: int) -> int:
        """The person who ranks a moment lowest, the first of equals."""
        return max(range(len(self.ranks)), key=lambda one: (self.ranks[one][moment], -one))


def ranked(moments: Sequence[Sequence[dict[str, Any]]]) -> Ranked:
    """Rank the moments that everybody rated by each one's need."""
    needs = [[each[at]["need"] for each in moments] for at in range(len(moments[0]))]
    ranks = [kendall.mean_ranks(row) for row in needs]
    w = kendall.concordance(needs) if len(moments) > 1 else None
    if w is None:
        return Ranked(ranks, None, None, None, None)
    df = len(moments) - 1
    statistic = kendall.chi_squared(w, len(needs), len(moments))
    return Ranked(ranks, w, statistic, df, chi_square.p_value(statistic, df))
