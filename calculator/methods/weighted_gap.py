"""The journey's gap as one number: a weighted mean, plain or with losses counted more."""

from collections.abc import Sequence
from math import fsum

from calculator.precision import settle


def weighted_gap(
    gaps: Sequence[float], weights: Sequence[float], loss_weight: float = 1.0
) -> float | None:
    r"""Weighted mean of gaps: Σ w·v(gap) / Σ w, with v(gap) = gap, or λ·gap if it is negative.

    Gaps are in points of the scale; weights are 0 or more (for example reach × importance);
    loss_weight, λ, is 1 (plain) or more. None if all weights are 0.

    Formula:
        G = \frac{\sum_i w_i \, v(D_i)}{\sum_i w_i}
        v(D) = \begin{cases} D & D \ge 0 \\ \lambda D & D < 0 \end{cases}

    Symbols:
        G: gap of the journey
        D_i: gap of moment i
        v(D): value of a gap
        w_i: weight of moment i
        \lambda: loss weight, 1 or more

    Source of a loss weight: Tversky & Kahneman (1992), Journal of Risk and Uncertainty 5(4),
    297–323, median 2.25 for money gambles. Using it for service is an assumption.

    >>> weighted_gap([-1, 2], [1, 1])
    0.5
    >>> weighted_gap([-1, 2], [1, 1], loss_weight=2.25)
    -0.125
    """
    total = fsum(weights)
    if total == 0:
        return None
    valued = (gap * loss_weight if gap < 0 else gap for gap in gaps)
    return settle(fsum(w * v for w, v in zip(weights, valued, strict=True)) / total)
