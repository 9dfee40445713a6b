"""Numbers out of many runs: medians, extremes, percentiles, and ratios within one run."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from statistics import median


@dataclass(frozen=True)
class Spread:
    """What several runs gave."""

    median: float
    least: float
    most: float

    @classmethod
    def of(cls, values: Sequence[float]) -> Spread:
        """Calculate it from the runs' values.

        >>> Spread.of([3.0, 1.0, 2.0])
        Spread(median=2.0, least=1.0, most=3.0)
        """
        return cls(median(values), min(values), max(values))

    def text(self, digits: int, factor: float = 1.0) -> str:
        """Write median, minimum and maximum.

        >>> Spread(0.9612, 0.9, 1.1).text(2)
        '0.96 (0.90–1.10)'
        """
        middle, least, most = (
            f"{value * factor:,.{digits}f}" for value in (self.median, self.least, self.most)
        )
        return f"{middle} ({least}–{most})"


def ratios(values: Sequence[float], marks: Sequence[float]) -> Spread:
    """Hold each run's value against the mark of the same run, as both met the same moment.

    >>> ratios([1.0, 3.0, 1.0], [2.0, 4.0, 4.0])
    Spread(median=0.5, least=0.25, most=0.75)
    """
    return Spread.of([value / mark for value, mark in zip(values, marks, strict=True)])


def percentile(values: Sequence[float], share: float) -> float:
    """Give the smallest value that at least this share of all do not exceed (nearest rank).

    >>> percentile([5.0, 1.0, 2.0, 4.0, 3.0], 0.95), percentile([1.0, 2.0, 3.0, 4.0], 0.5)
    (5.0, 2.0)
    """
    ordered = sorted(values)
    return ordered[max(math.ceil(share * len(ordered)), 1) - 1]
