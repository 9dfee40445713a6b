"""Kendall's W: how far several people put the same things into the same order."""

from collections.abc import Sequence
from math import fsum

from calculator.precision import settle


def mean_ranks(scores: Sequence[float]) -> list[float]:
    r"""Ranks from 1, the largest score first; those that tie share the mean of their places.

    Scores are compared as they are, so settle them first.

    Formula:
        r_i = \left| \{ j : x_j > x_i \} \right| + \frac{1 + \left| \{ j : x_j = x_i \} \right|}{2}

    Symbols:
        r_i: rank of score i
        x_i: score; bars count the members of a set
        j: any of the scores

    >>> mean_ranks([5, 7, 7, 0])
    [3.0, 1.5, 1.5, 4.0]
    """
    return [
        len([other for other in scores if other > one]) + (1 + scores.count(one)) / 2
        for one in scores
    ]


def concordance(ratings: Sequence[Sequence[float]]) -> float | None:
    r"""Kendall's W of raters who scored the same things, from 0 (no agreement) to 1 (one order).

    A row for each rater, of equal length, two raters and two things at least; raises ValueError
    otherwise. Corrected for ties. None if every rater scores all things alike.

    Formula:
        W = \frac{12 \sum_i \left( R_i - \frac{m (k + 1)}{2} \right)^2}
            {m^2 (k^3 - k) - m \sum_j T_j}
        T_j = \sum_g (t_{jg}^3 - t_{jg})

    Symbols:
        W: coefficient of concordance
        R_i: sum of the ranks of thing i
        m: number of raters
        k: number of things
        T_j: correction for the ties of rater j
        t_{jg}: things in group g of those that rater j ties

    Source: Kendall & Babington Smith (1939), Annals of Mathematical Statistics 10, 275–287; ties as
    in Kendall, Rank Correlation Methods. Friedman’s χ² is m(k − 1)·W. Constructed: two of three
    agree wholly, the third has the opposite order.

    >>> round(concordance([[9, 5, 1], [8, 6, 2], [1, 5, 9]]), 6)
    0.111111
    """
    raters, things = len(ratings), len(ratings[0]) if ratings else 0
    if raters < 2 or things < 2 or any(len(row) != things for row in ratings):
        raise ValueError("Two raters and two things are needed at least, and as many for each.")
    ranks = [mean_ranks(row) for row in ratings]
    middle = raters * (things + 1) / 2
    sums = [fsum(row[at] for row in ranks) - middle for at in range(things)]
    ties = fsum(_ties(row) for row in ranks)
    most = raters * raters * (things * things * things - things) - raters * ties
    return settle(12 * fsum(one * one for one in sums) / most) if most else None


def chi_squared(w: float, raters: int, things: int) -> float:
    r"""Friedman's χ² of a coefficient of concordance, with one degree of freedom less than things.

    From 0 on. It is distributed as chi-squared only roughly, and the more so the more people and
    things there are.

    Formula:
        \chi^2 = m (k - 1) W

    Symbols:
        \chi^2: Friedman’s statistic
        m: number of raters
        k: number of things
        W: coefficient of concordance

    Source: Kendall & Babington Smith (1939), Annals of Mathematical Statistics 10, 275–287.
    Constructed: four people of one mind on five things.

    >>> chi_squared(1, raters=4, things=5)
    16.0
    """
    return settle(raters * (things - 1) * w)


def _ties(ranks: Sequence[float]) -> float:
    counts = [ranks.count(one) for one in dict.fromkeys(ranks)]
    return fsum(count * count * count - count for count in counts)
