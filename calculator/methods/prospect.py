"""The value function of prospect theory: what a gain or a loss is felt to be worth."""

from calculator.precision import settle

SENSITIVITY = 0.88
LOSS_AVERSION = 2.25
"""Both are medians of the answers of those who chose between gambles in 1992."""


def value(outcome: float) -> float:
    r"""Felt value of a gain or a loss, measured from what was expected.

    Outcome and result have no unit but their own. The curve flattens away from 0, and it is
    steeper below 0 than above.

    Formula:
        v(x) = \begin{cases} x^{\alpha} & x \ge 0 \\ -\lambda (-x)^{\alpha} & x < 0 \end{cases}

    Symbols:
        v(x): felt value
        x: gain (above 0) or loss (below 0)
        \alpha: sensitivity, 0.88
        \lambda: loss aversion, 2.25

    Source: Tversky & Kahneman (1992), Journal of Risk and Uncertainty 5(4), 297–323, for money
    gambles. Using their medians for service is an assumption. Constructed: at even odds a gain of
    251.309 makes up for a loss of 100.

    >>> round(value(251.309) / value(-100), 4)
    -1.0
    """
    size = abs(outcome) ** SENSITIVITY
    return settle(size if outcome >= 0 else -LOSS_AVERSION * size)
