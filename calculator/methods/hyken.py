"""Hyken's moments of magic, mediocrity and misery: a rule that can be calculated."""

from collections.abc import Sequence
from math import fsum

from calculator.methods import spread
from calculator.precision import settle

MAGIC, MEDIOCRITY, MISERY = "magic", "mediocrity", "misery"
STATES = (MAGIC, MEDIOCRITY, MISERY)


def state(gap: float, threshold: float) -> str:
    r"""Name the state of one moment from its gap (experience − expectation).

    Magic if gap > threshold, misery if gap < −threshold, otherwise mediocrity; a gap of exactly
    the threshold is still mediocrity. Gap and threshold (0 or more) are points of one scale.

    Formula:
        z = \begin{cases} \text{magic} & D > t \\ \text{mediocrity} & -t \le D \le t \\
            \text{misery} & D < -t \end{cases}

    Symbols:
        z: state of the moment
        D: gap, experience less expectation
        t: threshold, 0 or more

    Source: the three states are Hyken's (*Amaze Every Customer Every Time*, 2013). He gives no
    formula; the threshold is our reading of his "anything better than average".

    >>> [state(gap, threshold=0.5) for gap in (0.6, 0.5, -0.5, -0.6)]
    ['magic', 'mediocrity', 'mediocrity', 'misery']
    """
    if gap > threshold:
        return MAGIC
    if gap < -threshold:
        return MISERY
    return MEDIOCRITY


def shares(states: Sequence[str], weights: Sequence[float]) -> dict[str, float | None]:
    r"""Share of each state among the moments met, as fractions of 1.

    Weights (0 or more) say how often each moment is met, for example its reach. If all of them
    are 0 no moment is met at all, and every share is None.

    Formula:
        q_z = \frac{\sum_{i \in z} w_i}{\sum_i w_i}

    Symbols:
        q_z: share of state z (magic, mediocrity or misery)
        w_i: how often moment i is met

    >>> shares(["magic", "misery"], [1, 0.25])
    {'magic': 0.8, 'mediocrity': 0.0, 'misery': 0.2}
    """
    total = fsum(weights)
    if total == 0:
        return dict.fromkeys(STATES)
    return {
        name: settle(fsum(w for s, w in zip(states, weights, strict=True) if s == name) / total)
        for name in STATES
    }


def consistency(gaps: Sequence[float]) -> float | None:
    r"""Consistency of the magic: standard deviation of the gaps, √(Σ (gap − mean)² / (n − 1)).

    Gaps (experience − expectation) and result are points of one scale; 0 means that every customer
    met the same distance from expectation. None for one gap; raises ValueError for none.

    Formula:
        s = \sqrt{\frac{\sum_j (D_j - \bar{D})^2}{n - 1}}

    Symbols:
        s: consistency; the smaller, the steadier
        D_j: gap of customer j, experience less expectation
        \bar{D}: mean of the gaps
        n: number of gaps

    Source: Hyken calls amazing what is consistently and predictably better than average (*The
    Amazement Revolution*, as reported by ICMI, 2013). He gives no formula; measuring consistency by
    the spread of the gaps is our reading. Constructed: the mean gap is 1, and the distances from it
    are −1, 0 and 1.

    >>> consistency([0, 1, 2])
    1.0
    """
    if not gaps:
        raise ValueError("There must be one gap at least.")
    return spread.sd(gaps)
