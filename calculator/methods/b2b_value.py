"""Value of a tailored business service: what it was to save the customer, and what it saved."""

from collections.abc import Sequence

from calculator.methods.net import net
from calculator.precision import settle

STEPS = ("analyse", "identify", "plan", "implement", "review")
"""The steps of value creation in the order in which they are gone through."""


def gain(baseline_costs: Sequence[float], later_costs: Sequence[float]) -> float:
    r"""What the customer's processes cost less than before: Σ (baseline − later cost).

    Both lists hold one cost for each process, 0 or more, in one currency and for periods of one
    length. With planned costs it is the planned gain, with actual costs the realised one. Negative
    if the processes cost more than before.

    Formula:
        G = \sum_i (B_i - L_i)

    Symbols:
        G: gain, in the currency of the costs
        B_i: cost of process i before
        L_i: its cost afterwards, planned or actual

    Source: the founding text "Services value creation – the moment of truth" (2011) asks for
    "improved business efficiency" of the customer and gives no formula; the formula is ours.

    Constructed:

    >>> gain([100, 50], [80, 45])
    25.0
    """
    return net([*baseline_costs, *(-cost for cost in later_costs)])


def realisation(planned_gain: float, realised_gain: float) -> float | None:
    r"""Realised gain as a fraction of the planned one.

    Both in one currency. None if no gain was planned (0 or below). Above 1 if more was gained than
    planned, negative if the processes cost more than before.

    Formula:
        R = \frac{G_r}{G_p}

    Symbols:
        R: realisation, a fraction of 1
        G_r: realised gain
        G_p: planned gain, above 0

    Constructed:

    >>> realisation(planned_gain=40, realised_gain=30), realisation(0, 30)
    (0.75, None)
    """
    return settle(realised_gain / planned_gain) if planned_gain > 0 else None
