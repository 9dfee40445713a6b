"""The difference of two net promoter scores with its interval: plain, and adjusted."""

from dataclasses import dataclass
from math import sqrt

from calculator.methods import net_promoter
from calculator.methods.wilson import Z
from calculator.precision import settle

Counts = tuple[float, float, float]
"""Promoters, passives and detractors of one survey."""
FURTHEST = 2 * net_promoter.FURTHEST


@dataclass(frozen=True)
class Difference:
    """A difference in points from −200 to 200, its margin, and its 95 % interval cut at ±200."""

    difference: float
    margin: float
    low: float
    high: float


def plain(first: Counts, second: Counts, z: float = Z) -> Difference:
    r"""Second score less the first with the Wald interval: NPS₂ − NPS₁ ± √(m₁² + m₂²).

    The surveys are independent: other people answered each. Counts of a survey as for
    `net_promoter.plain`. Raises ValueError for a survey without answers or a negative count.
    Another `z` gives another level than 95 %.

    Formula:
        \text{NPS}_2 - \text{NPS}_1 \pm \sqrt{m_1^2 + m_2^2}

    Symbols:
        \text{NPS}_1: net promoter score of the first survey, the earlier one
        \text{NPS}_2: that of the second survey
        m_1: plain margin of the first score
        m_2: plain margin of the second score

    Constructed: 50 promoters and 50 detractors have a margin of 19.6 points, the difference of two
    such surveys one of 19.6 × √2.

    >>> round(plain((50, 0, 50), (50, 0, 50)).margin, 1)
    27.7
    """
    return _between(net_promoter.plain(*first, z), net_promoter.plain(*second, z))


def adjusted(first: Counts, second: Counts, z: float = Z) -> Difference:
    r"""Second score less the first with the adjusted Wald interval: wide where few answered.

    The plain formula with ¾ of an answer added to the promoters, ¾ to the detractors and 3 to all
    answers in each survey. For one survey Rocks (2016) studied this adjustment; the two together
    are what the function `nps_test` of his R package does for two samples with the test
    "adjusted.wald", and what Lewis and Sauro (2021) test a difference with. How often the interval
    of the difference catches the truth is studied in no paper that we know. Arguments as for
    `plain`.

    Formula:
        \tilde{s}_2 - \tilde{s}_1 \pm \sqrt{\tilde{m}_1^2 + \tilde{m}_2^2}

    Symbols:
        \tilde{s}_1: adjusted net promoter score of the first survey, the earlier one
        \tilde{s}_2: that of the second survey
        \tilde{m}_1: margin of the first adjusted score
        \tilde{m}_2: margin of the second adjusted score

    Source: Rocks, R package NPS 2.0.999 (2016); Lewis & Sauro (2021), MeasuringU, 16 February.

    Constructed: with 20 in place of 17 answers, 8.75 promoters and 3.75 detractors give 25 with a
    variance of 0.5625 ÷ 20, and the other way round −25 with the same one.

    >>> found = adjusted((8, 6, 3), (3, 6, 8))
    >>> found.difference, round(found.low, 1), round(found.high, 1)
    (-50.0, -96.5, -3.5)
    """
    return _between(net_promoter.adjusted(*first, z), net_promoter.adjusted(*second, z))


def answers_needed(first: Counts, second: Counts, margin: float) -> float:
    r"""How many answers in each survey narrow the plain margin of the difference to so many points.

    The shares of both surveys stay what they are. Margin is above 0; counts as for `plain`.

    Formula:
        n = \left( \frac{100 \, z}{m} \right)^2 (v_1 + v_2)
        v_i = p_i + d_i - (p_i - d_i)^2

    Symbols:
        n: answers needed in each survey
        m: margin of the difference that is wanted, in points
        v_1: variance of the first survey, the earlier one
        v_2: variance of the second survey
        p_i: share of promoters in a survey
        d_i: share of detractors in it
        z: 1.96, for 95 %

    Constructed: at half promoters and half detractors two surveys of 200 give ± 19.6 points.

    >>> round(answers_needed((50, 0, 50), (50, 0, 50), 19.6))
    200
    """
    return settle(
        net_promoter.answers_needed(*first, margin) + net_promoter.answers_needed(*second, margin)
    )


def _between(first: net_promoter.Score, second: net_promoter.Score) -> Difference:
    found = settle(second.nps - first.nps)
    margin = settle(sqrt(first.margin * first.margin + second.margin * second.margin))
    low, high = max(-FURTHEST, found - margin), min(FURTHEST, found + margin)
    return Difference(found, margin, settle(low), settle(high))
