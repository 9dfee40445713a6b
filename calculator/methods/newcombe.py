"""Newcombe's interval: how sure the difference of two shares is, counted in two samples."""

from math import sqrt

from calculator.methods import wilson
from calculator.precision import settle


def difference(
    first: float, of_first: float, second: float, of_second: float, z: float = wilson.Z
) -> tuple[float, float, float]:
    r"""Second share less the first, and both ends of its 95 % hybrid score interval.

    The samples are independent: other people answered each. Counts (first, second) lie between 0
    and the numbers of answers (of_first, of_second), which are above 0; raises ValueError
    otherwise. All three are fractions of 1, from −1 to 1; the difference lies between the ends,
    which need not be equally far from it. Where the intervals of the two shares do not overlap, the
    interval of their difference leaves out 0; where they do, it may hold 0 or leave it out. Another
    `z` gives another level than 95 %.

    Formula:
        p_2 - p_1 - \sqrt{(p_2 - l_2)^2 + (u_1 - p_1)^2}
        p_2 - p_1 + \sqrt{(u_2 - p_2)^2 + (p_1 - l_1)^2}

    Symbols:
        p_1: first share, the earlier one
        p_2: second share
        l_1: lower end of Wilson’s interval of the first share
        u_1: its upper end
        l_2: lower end of Wilson’s interval of the second share
        u_2: its upper end

    Source: Newcombe (1998), Statistics in Medicine 17, 873–890, method 10. The examples are (a) and
    (d) of its table II, 56/70 less 48/80 and 5/56 less 0/29.

    >>> [round(one, 4) for one in difference(48, 80, 56, 70)]
    [0.2, 0.0524, 0.3339]
    >>> [round(one, 4) for one in difference(0, 29, 5, 56)]
    [0.0893, -0.0381, 0.1926]
    """
    (low_1, high_1), (low_2, high_2) = (
        wilson.interval(first, of_first, z),
        wilson.interval(second, of_second, z),
    )
    p_1, p_2 = first / of_first, second / of_second
    estimate = settle(p_2 - p_1)
    low = settle(p_2 - p_1 - _length(p_2 - low_2, high_1 - p_1))
    high = settle(p_2 - p_1 + _length(high_2 - p_2, p_1 - low_1))
    return estimate, max(-1.0, min(low, estimate)), min(1.0, max(high, estimate))


def _length(one: float, other: float) -> float:
    return sqrt(one * one + other * other)
