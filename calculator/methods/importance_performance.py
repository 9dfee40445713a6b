"""Importance–performance analysis: where effort should go, and where it may come from."""

from collections.abc import Sequence
from math import fsum

from calculator.precision import settle

CONCENTRATE, KEEP, LOW, OVERKILL = "concentrate", "keep", "low", "overkill"


def mean(ratings: Sequence[float]) -> float:
    """Arithmetic mean of one rating or more, in points of their scale.

    >>> mean([5, 6, 10])
    7.0
    """
    return settle(fsum(ratings) / len(ratings))


def quadrant(
    importance: float, performance: float, crosshair_importance: float, crosshair_performance: float
) -> str:
    """Quadrant of one attribute; a value on the cross-hair counts as high.

    Concentrate (important, performs low), keep (both high), low (both low) or overkill
    (unimportant, performs high). All four numbers are points of one rating scale.

    Source: Martilla & James (1977), Journal of Marketing 41(1), 77–79. Where the cross-hair
    stands is the analyst's choice and moves points: always show it.

    >>> quadrant(9, 3, crosshair_importance=7, crosshair_performance=5)
    'concentrate'
    """
    important = importance >= crosshair_importance
    performs = performance >= crosshair_performance
    if important:
        return KEEP if performs else CONCENTRATE
    return OVERKILL if performs else LOW
