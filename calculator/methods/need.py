"""Need for fixing: how many meet a moment, how much it matters, how far it falls short."""

from collections.abc import Sequence
from math import fsum

from calculator.methods.ranking import competition
from calculator.precision import settle


def need(reach: float, importance: float, gap: float) -> float:
    r"""Need of one moment: reach × importance × max(0, −gap).

    Reach is a fraction of 1 (customers who meet the moment), importance a rating, gap
    (experience − expectation) points of its scale. A moment that meets or beats its expectation
    has no need, so a vital moment that goes well never competes with one that fails.

    Formula:
        N = \rho \times I \times \max(0, -D)

    Symbols:
        N: need for fixing
        \rho: reach, the fraction of customers who meet the moment
        I: importance, as rated
        D: gap, experience less expectation

    Source: our own combination of importance–performance analysis (Martilla & James 1977) with
    disconfirmation (Oliver 1980), weighted by reach; constructed, not published.

    >>> need(reach=0.06, importance=10, gap=-4)
    2.4
    """
    return settle(reach * importance * max(0.0, -gap))


def total(needs: Sequence[float]) -> float:
    r"""The need of a whole journey: the sum over its moments.

    Formula:
        T = \sum_i N_i

    Symbols:
        T: need of the journey
        N_i: need of moment i

    >>> total([2.4, 0, 7.2])
    9.6
    """
    return settle(fsum(needs))


def shares(needs: Sequence[float]) -> list[float]:
    r"""Each need as a fraction of the total; all 0 if there is no need at all.

    Formula:
        q_i = \frac{N_i}{\sum_j N_j}

    Symbols:
        q_i: share of moment i in the need of the journey
        N_i: need of moment i

    >>> shares([2.4, 0, 7.2])
    [0.25, 0.0, 0.75]
    """
    whole = total(needs)
    return [settle(one / whole) if whole else 0.0 for one in needs]


def ranks(needs: Sequence[float]) -> list[int | None]:
    r"""Competition ranks, the largest need first: ties share a rank and the next one is skipped.

    A moment without need has no rank (None).

    Formula:
        r_i = 1 + \left| \{ j : N_j > N_i \} \right|

    Symbols:
        r_i: rank of moment i
        N_i: need of moment i; bars count the members of a set
        j: any of the moments

    >>> ranks([5, 7, 7, 0])
    [3, 1, 1, None]
    """
    return competition([one if one > 0 else None for one in needs])
