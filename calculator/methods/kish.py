"""How many answers of equal weight those of a weighted survey are worth."""

from collections.abc import Sequence
from math import fsum

from calculator.precision import settle


def effective(weights: Sequence[float]) -> float:
    r"""Effective number of answers: (Σ w)² / Σ w².

    Weights are 0 or more. The result is at most their number, and equals it where all are equal;
    0 for none. It holds where weights have nothing to do with what is answered.

    Formula:
        m = \frac{\left( \sum_i w_i \right)^2}{\sum_i w_i^2}

    Symbols:
        m: effective number of answers
        w_i: sampling weight of answer i

    Source: Kish (1965), Survey Sampling.

    >>> effective([1, 1, 1, 1]), effective([1, 1, 1, 5]), effective([])
    (4.0, 2.28571428571, 0.0)
    """
    squares = fsum(weight * weight for weight in weights)
    return settle(fsum(weights) ** 2 / squares) if squares else 0.0
