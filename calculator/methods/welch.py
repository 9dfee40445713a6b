"""Welch's interval: how sure the difference of two means is, whose spreads may differ."""

from dataclasses import dataclass
from math import sqrt

from calculator.methods import student
from calculator.precision import settle


@dataclass(frozen=True)
class Sample:
    """What an interval needs of one group: its mean, sd (divisor n − 1) and number of answers.

    With weights `n` is the effective number and need not be whole; it is above 1.
    """

    mean: float
    sd: float
    n: float


def difference(
    first: Sample, second: Sample, certain: float = student.CERTAIN
) -> tuple[float, float, float]:
    r"""Second mean less the first, and both ends of its interval, 95 % unless said otherwise.

    The samples are independent: other people answered each. `certain` is the share of Student's
    distribution below the upper end, 0.975 for 95 %. Without any spread the interval has no width.
    Raises ValueError for a sample of one answer or a negative sd.

    Formula:
        \bar{x}_2 - \bar{x}_1 \pm t_{\nu} \sqrt{\frac{s_1^2}{n_1} + \frac{s_2^2}{n_2}}
        \nu = \frac{(s_1^2 / n_1 + s_2^2 / n_2)^2}
            {\frac{(s_1^2 / n_1)^2}{n_1 - 1} + \frac{(s_2^2 / n_2)^2}{n_2 - 1}}

    Symbols:
        \bar{x}_1: mean of the first group
        \bar{x}_2: mean of the second
        s_1: standard deviation of the first group
        s_2: that of the second
        n_1: answers in the first group
        n_2: answers in the second
        t_{\nu}: point of Student’s t with \nu degrees of freedom
        \nu: degrees of freedom

    Source: Welch (1947), Biometrika 34, 28–35. Constructed: with equal spreads and sizes it is
    Student's own, here t of 6 degrees of freedom, 2.447, times 2 × √(2 ÷ 4).

    >>> [round(one, 4) for one in difference(Sample(5, 2, 4), Sample(6, 2, 4))]
    [1.0, -2.4605, 4.4605]
    """
    if min(first.n, second.n) <= 1:
        raise ValueError("A difference of means needs more than one answer in each group.")
    if min(first.sd, second.sd) < 0:
        raise ValueError("A standard deviation must not be negative.")
    found = settle(second.mean - first.mean)
    one, other = (each.sd * each.sd / each.n for each in (first, second))
    if one + other == 0:
        return found, found, found
    parts = one * one / (first.n - 1) + other * other / (second.n - 1)
    df = (one + other) * (one + other) / parts
    half = student.quantile(certain, df) * sqrt(one + other)
    return found, settle(found - half), settle(found + half)
