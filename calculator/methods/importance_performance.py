"""Importance–performance analysis: where effort should go, and where it may come from."""

from collections.abc import Sequence
from math import fsum

from calculator.precision import settle

CONCENTRATE, KEEP, LOW, OVERKILL = "concentrate", "keep", "low", "overkill"
QUADRANTS = (CONCENTRATE, KEEP, LOW, OVERKILL)


def mean(ratings: Sequence[float]) -> float:
    """Arithmetic mean of one rating or more, in points of their scale.

    >>> mean([5, 6, 10])
    7.0
    """
    return settle(fsum(ratings) / len(ratings))


def median(ratings: Sequence[float]) -> float:
    """Middle rating, or the mean of the two middle ones, of one rating or more.

    >>> median([10, 5, 6]), median([5, 6, 7, 10])
    (6.0, 6.5)
    """
    ordered = sorted(ratings)
    half = len(ordered) // 2
    return settle((ordered[half] + ordered[-half - 1]) / 2)


def midpoint(low: float, high: float) -> float:
    """Middle of a scale from `low` to `high`.

    >>> midpoint(1, 7)
    4.0
    """
    return settle((low + high) / 2)


def distance(
    importance: float,
    performance: float,
    crosshair_importance: float,
    crosshair_performance: float,
) -> float:
    """How far a point is from the nearer line of the cross-hair, in points of the scale.

    Constructed:

    >>> distance(9, 3, crosshair_importance=7, crosshair_performance=4.5)
    1.5
    """
    return settle(
        min(abs(importance - crosshair_importance), abs(performance - crosshair_performance))
    )


def quadrant(
    importance: float,
    performance: float,
    crosshair_importance: float,
    crosshair_performance: float,
) -> str:
    """Quadrant of one attribute; a value on the cross-hair counts as high.

    Concentrate (important, performs low), keep (both high), low (both low) or overkill
    (unimportant, performs high). All four numbers are points of one rating scale.

    Source: Martilla & James (1977), Journal of Marketing 41(1), 77–79. Where the cross-hair
    stands is the analyst's choice and moves points: always show it.

    >>> quadrant(9, 3, crosshair_importance=7, crosshair_performance=5)
    'concentrate'
    """
    important = settle(importance) >= settle(crosshair_importance)
    performs = settle(performance) >= settle(crosshair_performance)
    if important:
        return KEEP if performs else CONCENTRATE
    return OVERKILL if performs else LOW
