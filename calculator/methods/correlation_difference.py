"""Zou's interval: how sure the difference of two correlations is, of other people each."""

from math import hypot

from calculator.methods import fisher
from calculator.precision import settle


def difference(
    first: float, of_first: int, second: float, of_second: int, z: float
) -> tuple[float, float, float]:
    r"""Second correlation less the first, and both ends of its interval.

    The samples are independent: other people answered each. Correlations lie from −1 to 1, the
    pairs of answers (of_first, of_second) are above 3, and `z` is the normal quantile of the level;
    raises ValueError for 3 pairs or fewer. All three lie from −2 to 2. Normal answers are assumed,
    as by Fisher’s intervals, from which it is made as Newcombe’s is from Wilson’s.

    Formula:
        r_2 - r_1 - \sqrt{(r_2 - l_2)^2 + (u_1 - r_1)^2}
        r_2 - r_1 + \sqrt{(u_2 - r_2)^2 + (r_1 - l_1)^2}

    Symbols:
        r_1: first correlation
        r_2: second correlation
        l_1: lower end of Fisher’s interval of the first correlation
        u_1: its upper end
        l_2: lower end of Fisher’s interval of the second correlation
        u_2: its upper end

    Source: Zou (2007), Psychological Methods 12(4), 399–413. Constructed: two of the same width.

    >>> [round(one, 4) for one in difference(0.0, 28, 0.0, 28, 1.96)]
    [0.0, -0.5276, 0.5276]
    """
    low_1, high_1 = fisher.interval(first, of_first, z)
    low_2, high_2 = fisher.interval(second, of_second, z)
    found = second - first
    low = found - hypot(second - low_2, high_1 - first)
    high = found + hypot(high_2 - second, first - low_1)
    return settle(found), settle(min(found, low)), settle(max(found, high))
