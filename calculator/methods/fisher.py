"""How sure a correlation is: its interval through Fisher's z."""

from math import atanh, sqrt, tanh

from calculator.precision import settle

CERTAIN = 0.999999
"""Beyond this a correlation has no finite z; one of 1 gets the interval of this one."""


def interval(correlation: float, answers: int, z: float) -> tuple[float, float]:
    r"""Interval of a correlation r of n pairs: z′ = artanh r, give or take z / √(n − 3).

    `correlation` lies from −1 to 1, `answers` is above 3, `z` is the normal quantile of the level,
    1.96 for 95 %. Raises ValueError for 3 pairs or fewer. Both ends lie from −1 to 1; normal
    answers are assumed.

    Formula:
        z' = \operatorname{artanh} r \pm \frac{z}{\sqrt{n - 3}}
        r' = \tanh z'

    Symbols:
        r: correlation, from −1 to 1
        n: pairs of answers
        z: quantile of the normal distribution, 1.96 for 95 %
        z': ends of the interval on Fisher’s scale
        r': ends of the interval

    Source: Fisher (1921), Metron 1, 3–32.

    >>> interval(0.5, 28, 1.96)
    (0.156021334787, 0.735821782557)
    """
    if answers <= 3:
        raise ValueError("A correlation of 3 pairs or fewer has no interval.")
    middle = atanh(max(-CERTAIN, min(CERTAIN, correlation)))
    half = z / sqrt(answers - 3)
    return settle(tanh(middle - half)), settle(tanh(middle + half))
