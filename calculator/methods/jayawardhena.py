"""Service encounter quality: four dimensions, after Jayawardhena and others."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import fsum

from calculator.methods import spread, student
from calculator.precision import settle

DIMENSIONS = ("professionalism", "civility", "friendliness", "competence")
"""The four factors found by Jayawardhena, Souchon, Farrell & Glanville (2007)."""


@dataclass(frozen=True)
class Estimate:
    """A mean of respondents with its sd (divisor n − 1) and its 95 % interval, or None."""

    mean: float
    sd: float | None
    low: float | None
    high: float | None


def complete_cases(answers: Sequence[Sequence[float | None]]) -> list[list[float]]:
    """The respondents who answered every item, in their order; None marks a missing answer.

    Constructed:

    >>> complete_cases([[5, 6], [4, None], [7, 7]])
    [[5, 6], [7, 7]]
    """
    kept = []
    for row in answers:
        given = [answer for answer in row if answer is not None]
        if len(given) == len(row):
            kept.append(given)
    return kept


def scores(answers: Sequence[Sequence[float]], items: Sequence[int]) -> list[float]:
    r"""Each respondent's score in one dimension: the mean of its items, in points of the scale.

    `items` are the positions of the dimension's items in a row, one at least; no answer may be
    missing.

    Formula:
        x_{jd} = \frac{1}{k_d} \sum_{i \in d} a_{ji}

    Symbols:
        x_{jd}: score of respondent j in dimension d
        k_d: number of items of the dimension
        a_{ji}: answer of respondent j to item i

    Source: the dimensions are those of Jayawardhena, Souchon, Farrell & Glanville (2007),
    Industrial Marketing Management 36(5), 575–588, who estimate them as latent factors. The plain
    mean of the items is the usual simple score, not theirs.

    Constructed:

    >>> scores([[5, 6, 1], [7, 6, 1]], items=[0, 1])
    [5.5, 6.5]
    """
    return [settle(fsum(row[item] for item in items) / len(items)) for row in answers]


def estimate(scores: Sequence[float], low: float, high: float) -> Estimate:
    r"""Mean of one score or more, with a 95 % interval: mean ± t · sd / √n, cut to low–high.

    Scores and the ends of the scale are in points. sd, low and high are None for one score.
    Raises ValueError for none.

    Formula:
        \bar{x} \pm t_{n - 1} \frac{s}{\sqrt{n}}

    Symbols:
        \bar{x}: mean score
        t_{n - 1}: 97.5 % point of Student’s t with n − 1 degrees of freedom
        s: standard deviation of the scores
        n: number of respondents

    Source of the interval: Student (1908), Biometrika 6, 1–25.

    Constructed: t for three degrees of freedom is 3.182, half the width 3.182 × 1 / 2.

    >>> estimate([4, 5, 5, 6], low=1, high=7).sd
    0.816496580928
    >>> estimate([6, 6, 7, 7], low=1, high=7).high
    7.0
    """
    mean, sd = spread.mean(scores), spread.sd(scores)
    if sd is None:
        return Estimate(mean, None, None, None)
    bottom, top = student.interval(mean, sd, len(scores))
    return Estimate(mean, sd, settle(max(low, bottom)), settle(min(high, top)))


def difference(first: Sequence[float], second: Sequence[float]) -> Estimate:
    r"""Mean of second − first for the same respondents, with its 95 % interval (paired).

    Both hold one score of each respondent in the same order, in points. Comparing two dimensions
    respondent by respondent is sharper than comparing their separate intervals.

    Formula:
        \bar{d} \pm t_{n - 1} \frac{s_d}{\sqrt{n}}
        \bar{d} = \frac{1}{n} \sum_j (y_j - x_j)

    Symbols:
        x_j: first score of respondent j
        y_j: second score of the same respondent
        s_d: standard deviation of the differences
        t_{n - 1}: 97.5 % point of Student’s t with n − 1 degrees of freedom
        n: number of respondents

    Constructed:

    >>> difference([4, 5, 6], [5, 6, 7])
    Estimate(mean=1.0, sd=0.0, low=1.0, high=1.0)
    """
    gaps = [settle(later - earlier) for earlier, later in zip(first, second, strict=True)]
    mean, sd = spread.mean(gaps), spread.sd(gaps)
    if sd is None:
        return Estimate(mean, None, None, None)
    return Estimate(mean, sd, *student.interval(mean, sd, len(gaps)))


def overall(means: Sequence[float]) -> float:
    r"""Overall quality: the plain mean of the dimensions' means, each counting once.

    One mean at least, in points of the scale. A dimension with many items weighs no more than one
    with few: our choice.

    Formula:
        Q = \frac{1}{k} \sum_{d = 1}^{k} \bar{x}_d

    Symbols:
        Q: overall quality
        \bar{x}_d: mean of dimension d
        k: number of dimensions

    Constructed:

    >>> overall([6, 5, 4, 5])
    5.0
    """
    return spread.mean(means)
