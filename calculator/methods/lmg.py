"""LMG, named after Lindeman, Merenda and Gold: the gain in R² averaged over all orders."""

from math import fsum

from calculator.methods.least_squares import Correlations
from calculator.precision import settle


def lmg(correlations: Correlations) -> list[float]:
    r"""Mean gain in R² when a driver enters, over all orders of entering; they add up to R².

    The same as general dominance and as Shapley's value of R². Each is a fraction of the outcome's
    variance, 0 or more, in the order of the columns. All 2ᵏ sets of k drivers are calculated: up to
    twelve take a moment.

    Formula:
        L_k = \frac{1}{m!} \sum_{\pi} \left( R^2_{S \cup \{k\}} - R^2_S \right)

    Symbols:
        L_k: what driver k contributes to the variance explained
        m: number of drivers
        \pi: an order in which the drivers enter, one of m!
        S: drivers that enter before k in that order
        R^2_S: share of the outcome’s variance that they explain

    Source: Lindeman, Merenda & Gold (1980), Introduction to Bivariate and Multivariate Analysis,
    119 ff. Constructed: alone the first explains 0.49 and the second 0.25, together they explain
    0.5, so the first gets the mean of 0.49 and 0.5 − 0.25.

    >>> found = Correlations(((1.0, 0.6), (0.6, 1.0)), (0.7, 0.5))
    >>> [round(one, 6) for one in lmg(found)]
    [0.37, 0.13]
    """
    size = len(correlations.with_outcome)
    explained = explained_by_sets(correlations)
    odds = _odds(size)
    shares = []
    for driver in range(size):
        bit = 1 << driver
        gains = [
            odds[members.bit_count()] * (explained[members | bit] - explained[members])
            for members in range(1 << size)
            if not members & bit
        ]
        shares.append(settle(fsum(gains)))
    return shares


def explained_by_sets(correlations: Correlations) -> list[float]:
    r"""R² of the outcome on each set of drivers; the bits of the position name the members.

    One driver after another is taken in or left out. Taking it in leaves of all later ones, and
    of the outcome, what it does not explain, so each set costs a few additions only.

    Formula:
        R^2_S = r_S^{\top} R_{SS}^{-1} \, r_S

    Symbols:
        S: a set of drivers
        r_S: their correlations with the outcome
        R_{SS}: their correlations among themselves

    >>> found = Correlations(((1.0, 0.0), (0.0, 1.0)), (0.6, 0.8))
    >>> [round(one, 6) for one in explained_by_sets(found)]
    [0.0, 0.36, 0.64, 1.0]
    """
    size = len(correlations.with_outcome)
    explained = [0.0] * (1 << size)

    def follow(driver: int, members: int, reached: float, rest: list[list[float]]) -> None:
        """`rest` holds the partial covariances of the drivers from this one, outcome last."""
        if driver == size:
            explained[members] = reached
            return
        first, later = rest[0], rest[1:]
        follow(driver + 1, members, reached, [row[1:] for row in later])
        pivot, own = first[0], first[-1]
        left = [
            [
                value - row[0] / pivot * other
                for value, other in zip(row[1:], first[1:], strict=True)
            ]
            for row in later
        ]
        follow(driver + 1, members | 1 << driver, reached + own * own / pivot, left)

    rows = [
        [*row, own] for row, own in zip(correlations.among, correlations.with_outcome, strict=True)
    ]
    follow(0, 0, 0.0, rows)
    return explained


def _odds(size: int) -> list[float]:
    """How likely, in a random order, just this set of so many stands before a given driver."""
    odds = []
    for members in range(size):
        ways = 1
        for step in range(members):
            ways = ways * (size - 1 - step) // (step + 1)
        odds.append(1 / (size * ways))
    return odds
