"""Sums of gains and losses: what cancels out is 0 and not a last bit of noise."""

from collections.abc import Sequence
from math import fsum

from calculator.precision import settle

NOISE = 1e-12


def net(terms: Sequence[float]) -> float:
    r"""Sum of terms of both signs, in their unit; 0 if they cancel to twelve digits.

    A sum that decides something (nothing planned, money back) must not hang on the rounding of
    its terms: 0.1 + 0.2 − 0.3 is 0 here, whatever floats make of it.

    Formula:
        T = \sum_i x_i

    Symbols:
        T: the sum
        x_i: term i, a gain or a loss

    Constructed:

    >>> net([0.1, 0.2, -0.3]), net([100, -60, -40.5])
    (0.0, -0.5)
    """
    total = fsum(terms)
    return 0.0 if abs(total) <= NOISE * fsum(abs(term) for term in terms) else settle(total)
