"""Rolled throughput yield: how many get through every step of a journey without a failure."""

from collections.abc import Sequence
from math import fsum

from calculator.precision import settle


def misery(reach: float, failure: float) -> float:
    r"""Share of all customers whom one moment fails: reach / 100 × failure.

    Reach is in per cent (0–100), failure a fraction of those who meet the moment (0–1).

    Formula:
        q = \frac{\rho}{100} \times f

    Symbols:
        q: share of all customers whom the moment fails
        \rho: reach, in per cent
        f: share of those who meet it that it fails

    Constructed:

    >>> misery(reach=40, failure=0.05)
    0.02
    """
    return settle(reach / 100 * failure)


def rolled(shares: Sequence[float]) -> list[float]:
    r"""Share still unharmed after each moment: the running product of 1 − share.

    Shares are fractions of all customers that each moment fails (0–1), in order. Multiplying
    assumes that one failure makes the next neither likelier nor rarer: independence.

    Formula:
        Y_k = \prod_{i = 1}^{k} (1 - q_i)

    Symbols:
        Y_k: share still unharmed after moment k
        q_i: share of all customers whom moment i fails

    Source: Keller, P. (2011), *Six Sigma Demystified*, 2nd ed., p. 93, whose six steps with yields
    of .997, .995, .95, .89, .923 and .94 give .728.

    >>> round(rolled([0.003, 0.005, 0.05, 0.11, 0.077, 0.06])[-1], 3)
    0.728
    """
    left, running = 1.0, []
    for share in shares:
        left *= 1 - share
        running.append(settle(left))
    return running


def bounds(shares: Sequence[float]) -> tuple[float, float]:
    r"""What the yield can be if nothing is assumed: max(0, 1 − Σ share) to 1 − max share.

    The lower end is reached if every failure strikes somebody else, the upper one if all strike
    the same customers. One share at least, as fractions of 1.

    Formula:
        \max \left( 0, 1 - \sum_i q_i \right) \le Y \le 1 - \max_i q_i

    Symbols:
        Y: share unharmed by the whole journey
        q_i: share of all customers whom moment i fails

    Source: the inequalities of Boole and Fréchet for joint probabilities.

    Constructed:

    >>> bounds([0.1, 0.2])
    (0.7, 0.8)
    """
    return settle(max(0.0, 1 - fsum(shares))), settle(1 - max(shares))


def weakest(shares: Sequence[float]) -> int | None:
    """Position of the moment that fails most customers, the first of equals; None if none does.

    >>> weakest([0.02, 0.05, 0.05]), weakest([0, 0])
    (1, None)
    """
    worst = max(shares)
    return list(shares).index(worst) if worst > 0 else None


def without(shares: Sequence[float], position: int) -> float:
    r"""The yield if one moment never failed, all else equal.

    `position` is its place among the shares, from 0.

    Formula:
        Y_{-j} = \prod_{i \ne j} (1 - q_i)

    Symbols:
        Y_{-j}: yield if moment j never failed
        q_i: share of all customers whom moment i fails

    Constructed:

    >>> without([0.5, 0.2], position=0)
    0.8
    """
    return rolled([0.0 if at == position else share for at, share in enumerate(shares)])[-1]
