"""Importance–performance analysis: where effort should go, and where it may come from."""

from collections.abc import Sequence
from math import fsum

from calculator.precision import settle

CONCENTRATE, KEEP, LOW, OVERKILL = "concentrate", "keep", "low", "overkill"
QUADRANTS = (CONCENTRATE, KEEP, LOW, OVERKILL)


def mean(ratings: Sequence[float]) -> float:
    r"""Arithmetic mean of one rating or more, in points of their scale.

    Formula:
        \bar{x} = \frac{1}{n} \sum_{i = 1}^{n} x_i

    Symbols:
        \bar{x}: mean
        x_i: rating i
        n: number of ratings

    >>> mean([5, 6, 10])
    7.0
    """
    return settle(fsum(ratings) / len(ratings))


def median(ratings: Sequence[float]) -> float:
    r"""Middle rating, or the mean of the two middle ones, of one rating or more.

    Formula:
        \tilde{x} = \frac{x_{(\lfloor (n + 1) / 2 \rfloor)} + x_{(\lceil (n + 1) / 2 \rceil)}}{2}

    Symbols:
        \tilde{x}: median
        x_{(i)}: rating in place i, from the smallest
        n: number of ratings

    >>> median([10, 5, 6]), median([5, 6, 7, 10])
    (6.0, 6.5)
    """
    ordered = sorted(ratings)
    half = len(ordered) // 2
    return settle((ordered[half] + ordered[-half - 1]) / 2)


def midpoint(low: float, high: float) -> float:
    r"""Middle of a scale: halfway from its low end to its high one.

    Formula:
        m = \frac{a + b}{2}

    Symbols:
        m: middle of the scale
        a: its lowest point
        b: its highest point

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
    r"""How far a point is from the nearer line of the cross-hair, in points of the scale.

    Formula:
        d = \min \left( \left| I - I_0 \right|, \left| P - P_0 \right| \right)

    Symbols:
        d: distance to the nearer line
        I: importance of the attribute
        P: its performance
        I_0: importance at which the cross-hair stands
        P_0: performance at which it stands

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
    r"""Quadrant of one attribute; a value on the cross-hair counts as high.

    Concentrate (important, performs low), keep (both high), low (both low) or overkill
    (unimportant, performs high). All four numbers are points of one rating scale.

    Formula:
        Q = \begin{cases} \text{concentrate} & I \ge I_0, \; P < P_0 \\
            \text{keep} & I \ge I_0, \; P \ge P_0 \\ \text{low} & I < I_0, \; P < P_0 \\
            \text{overkill} & I < I_0, \; P \ge P_0 \end{cases}

    Symbols:
        Q: quadrant
        I: importance of the attribute
        P: its performance
        I_0: importance at which the cross-hair stands
        P_0: performance at which it stands

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
