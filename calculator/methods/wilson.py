"""Wilson's interval: how sure a share is that was counted in a sample."""

from math import sqrt

from calculator.precision import settle

Z = 1.959963984540054
"""The 97.5 % point of the normal distribution: 95 % lie within ± Z."""


def interval(satisfied: float, answers: float, z: float = Z) -> tuple[float, float]:
    r"""95 % score interval of a share p = satisfied / answers, both ends fractions of 1.

    Answers are above 0 and satisfied lies between 0 and answers; raises ValueError otherwise.
    Unlike p ± z·√(p(1 − p)/n) it never leaves 0–1 and is never a single point, and it always
    contains p: ten of ten gives 0.72 to 1. Another `z` gives another level.

    Formula:
        \frac{p + \frac{z^2}{2 n} \pm z \sqrt{\frac{p (1 - p)}{n} + \frac{z^2}{4 n^2}}}
            {1 + \frac{z^2}{n}}

    Symbols:
        p: share that was counted, satisfied of all answers
        n: number of answers
        z: 1.96, for 95 %

    Source: Wilson (1927), Journal of the American Statistical Association 22, 209–212. The
    example is method 3, score without continuity correction, in table I of Newcombe (1998),
    Statistics in Medicine 17, 857–872.

    >>> [round(end, 4) for end in interval(81, 263)]
    [0.2553, 0.3662]
    >>> [round(end, 4) for end in interval(0, 20)]
    [0.0, 0.1611]
    """
    if not answers > 0:
        raise ValueError("There must be more than 0 answers.")
    if not 0 <= satisfied <= answers:
        raise ValueError("Satisfied must lie between 0 and the number of answers.")
    share = satisfied / answers
    squared = z * z / answers
    centre = share + squared / 2
    half = sqrt(squared * (share * (1 - share) + squared / 4))
    low, high = (settle(end / (1 + squared)) for end in (centre - half, centre + half))
    estimate = settle(share)
    return max(0.0, min(low, estimate)), min(1.0, max(high, estimate))
