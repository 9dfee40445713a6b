"""Counts of another sample: how many of n answers would fall into each class."""

from collections.abc import Sequence
from math import floor, fsum, sqrt

from calculator.methods.draws import Draws

INVERTED_BELOW = 1000.0
"""Up to this variance, n·p·(1 − p), a binomial is inverted; above, a normal number is rounded."""
NOTHING = 1e-18
"""A count so much less likely than the likeliest is never drawn."""


def draw(chance: Draws, n: int, shares: Sequence[float]) -> list[int]:
    r"""Counts of n answers among classes whose shares are given; they add up to n.

    Shares are fractions of 1 that add up to 1, or any numbers from 0 up in proportion to them, such
    as the counts that were found; raises ValueError if one is negative, all are 0 or n is negative.
    Each class takes its binomial share of the answers that the earlier ones left.

    Formula:
        m_i = n - \sum_{j < i} k_j
        q_i = \frac{p_i}{\sum_{j \ge i} p_j}

    Symbols:
        k_i: answers drawn for class i, from the binomial distribution of m_i answers and share q_i
        m_i: answers that are left for it and those after it
        q_i: its share of these
        n: number of answers
        p_i: share of class i

    Source: conditional binomials, for example Devroye (1986), Non-Uniform Random Variate
    Generation, chapter XI. Constructed: nobody can fall into a class without a share.

    >>> draw(Draws(1), 100, [18, 0, 11, 2])
    [53, 0, 42, 5]
    """
    if n < 0 or min(shares, default=0) < 0 or not fsum(shares) > 0:
        raise ValueError("Shares must not be negative, one must be above 0, and n not negative.")
    counts, left = [], n
    for at, share in enumerate(shares):
        rest = fsum(shares[at:])
        counts.append(binomial(chance, left, min(1.0, share / rest) if rest else 0.0))
        left -= counts[-1]
    return counts


def binomial(chance: Draws, n: int, p: float) -> int:
    r"""How many of n answers are drawn for a class with the share p, from 0 to n.

    While n·p·(1 − p) is below 1,000 the distribution is inverted, from its likeliest count
    outwards and so without a logarithm; above it, a normal number is rounded and cut to 0 and n.

    Formula:
        P(k) = \binom{n}{k} p^k (1 - p)^{n - k}

    Symbols:
        P(k): how likely k answers are
        k: answers drawn
        n: number of answers
        p: share of the class, a fraction of 1

    Source: the binomial distribution; inversion as in Devroye (1986), chapter X. Constructed:

    >>> [binomial(Draws(seed), 10, 0.5) for seed in range(8)]
    [7, 3, 8, 4, 4, 5, 6, 4]
    """
    if n < 0 or not 0 <= p <= 1:
        raise ValueError("n must not be negative, and p must lie between 0 and 1.")
    if n == 0 or p in (0.0, 1.0):
        return n if p == 1.0 else 0
    variance = n * p * (1 - p)
    if variance >= INVERTED_BELOW:
        return min(n, max(0, floor(n * p + sqrt(variance) * chance.normal() + 0.5)))
    return _inverted(chance.share(), n, p)


def _inverted(u: float, n: int, p: float) -> int:
    """The count below which, or at which, a share u of the binomial distribution lies."""
    odds, mode = p / (1 - p), min(n, floor((n + 1) * p))
    weight, lower = 1.0, []
    for k in range(mode, 0, -1):
        weight *= k / ((n - k + 1) * odds)
        if weight < NOTHING:
            break
        lower.append(weight)
    weight, weights = 1.0, [*reversed(lower), 1.0]
    for k in range(mode, n):
        weight *= (n - k) * odds / (k + 1)
        if weight < NOTHING:
            break
        weights.append(weight)
    aim, reached, first = u * fsum(weights), 0.0, mode - len(lower)
    for k, weight in enumerate(weights, first):
        reached += weight
        if reached >= aim:
            return k
    return first + len(weights) - 1
