"""Items that run against the others of their scale: suggested for turning round, never turned."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import fsum, sqrt

from calculator.methods import fisher

FEWEST = 20
MOST = 5_000
"""Rows that are looked at, evenly spread over the file; more would only take longer."""
Z = 2.5758293035489004
"""Of a 99 % interval, since every item is tried."""


@dataclass(frozen=True)
class Against:
    """An item that runs against the others.

    Attributes:
        at: Its position among the items.
        correlation: With the mean of the others, −1 to 1.
        low: Lower end of its 99 % interval by Fisher's z.
        high: Upper end, below 0.
        answers: Rows with this item and another one.
    """

    at: int
    correlation: float
    low: float
    high: float
    answers: int


def against(items: Sequence[Sequence[float | None]]) -> tuple[Against, ...]:
    """The items whose correlation with the mean of the others lies below 0 with its interval.

    >>> up, down = [1.0, 2, 3, 4, 5] * 6, [5.0, 4, 3, 2, 1] * 6
    >>> [found.at for found in against([up, up, down, up])]
    [2]

    Args:
        items: At least three items of one scale, each a number or None for each row.
    """
    if len(items) < 3:
        return ()
    rows = range(0, len(items[0]), max(1, len(items[0]) // MOST))
    there = [[number for one in items if (number := one[row]) is not None] for row in rows]
    totals = [(fsum(numbers), len(numbers)) for numbers in there]
    found = []
    for at, item in enumerate(items):
        own, rest = [], []
        for row, (total, many) in zip(rows, totals, strict=True):
            mine = item[row]
            if mine is not None and many > 1:
                own.append(mine)
                rest.append((total - mine) / (many - 1))
        r = _correlation(own, rest)
        if r is None or len(own) < FEWEST:
            continue
        low, high = fisher.interval(r, len(own), Z)
        if high < 0:
            found.append(Against(at, r, low, high, len(own)))
    # Where half of them seem turned, none can be told to be.
    return tuple(found) if len(found) <= (len(items) - 1) // 2 else ()


def _correlation(first: Sequence[float], second: Sequence[float]) -> float | None:
    if len(first) < 4:
        return None
    mean_1, mean_2 = fsum(first) / len(first), fsum(second) / len(second)
    both = fsum((a - mean_1) * (b - mean_2) for a, b in zip(first, second, strict=True))
    squares = fsum((a - mean_1) ** 2 for a in first) * fsum((b - mean_2) ** 2 for b in second)
    return both / sqrt(squares) if squares > 0 else None
