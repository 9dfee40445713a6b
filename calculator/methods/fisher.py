"""How sure a correlation is: its interval through Fisher's z."""

from math import atanh, sqrt, tanh

from calculator.precision import settle

CERTAIN = 0.999999
"""Beyond this a correlation has no finite z; one of 1 gets the interval of this one."""


def interval(correlation: float, answers: int, z: float) -> tuple[float, float]:
    r"""Interval of a correlation of n pairs: artanh r ± z / √(n − 3), and back by tanh.

    `correlation` lies from −1 to 1, `answers` is above 3, `z` is the normal quantile of the level,
    1.96 for 95 %. Raises ValueError for 3 pairs or fewer. Both ends lie from −1 to 1; normal
    answers are assumed.

    Formula:
        v = \frac{1}{2} \ln \frac{1 + r}{1 - r}
        v_L = v - \frac{z}{\sqrt{n - 3}}
        v_U = v + \frac{z}{\sqrt{n - 3}}
        L = \frac{e^{2 v_L} - 1}{e^{2 v_L} + 1}
        U = \frac{e^{2 v_U} - 1}{e^{2 v_U} + 1}

    Symbols:
        r: correlation, from −1 to 1
        n: pairs of answers
        z: quantile of the normal distribution, 1.96 for 95 %
        v: the correlation on Fisher’s scale (he calls it z)
        v_L: lower end there
        v_U: upper end there
        L: lower end of the interval
        U: upper end of the interval
        e: 2.71828…, the base of natural logarithms

    Source: Fisher (1921), Metron 1, 3–32.

    >>> interval(0.5, 28, 1.96)
    (0.156021334787, 0.735821782557)
    """
    if answers <= 3:
        raise ValueError("A correlation of 3 pairs or fewer has no interval.")
    middle = atanh(max(-CERTAIN, min(CERTAIN, correlation)))
    half = z / sqrt(answers - 3)
    return settle(tanh(middle - half)), settle(tanh(middle + half))
