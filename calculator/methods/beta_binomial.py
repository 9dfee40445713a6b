"""The beta-binomial distribution: what so many answers say about new questions like those."""

from collections.abc import Callable
from dataclasses import dataclass
from itertools import accumulate
from math import fsum

from calculator.precision import settle

JEFFREYS = 0.5
"""What Jeffreys's prior adds to the right answers, and to the wrong ones."""

TAIL = 0.025
"""The probability left out below a range, and above it: 95 % lie within."""


@dataclass(frozen=True)
class Foreseen:
    """What is foreseen for a paper.

    Attributes:
        probability: That at least so many are right, from 0 to 1.
        expected: How many are right on average.
        low: The fewest right answers of the range that holds at least 95 %.
        high: The most right answers of that range.
    """

    probability: float
    expected: float
    low: int
    high: int


def foresee(right: int, answered: int, questions: int, needed: int) -> Foreseen:
    r"""How likely at least `needed` of m new questions are right, after k of n right answers.

    `right` lies between 0 and `answered`, `needed` between 0 and `questions`; `questions` is at
    least 1; all are whole, and ValueError is raised otherwise. New questions must be drawn as
    those answered were. The unknown share of right answers has Jeffreys's prior, Beta(½, ½), so
    that after k of n it follows Beta(k + ½, n − k + ½); the right ones among m new questions are
    then beta-binomial, which allows for few answers as well as for luck. Terms are found one from
    the other, from the most likely on, so that none of them overflows.

    Formula:
        P(X \ge c) = \sum_{x = c}^{m} \frac{m!}{x! (m - x)!}
            \frac{B(x + k + \frac{1}{2}, \; m - x + n - k + \frac{1}{2})}
            {B(k + \frac{1}{2}, \; n - k + \frac{1}{2})}

    Symbols:
        P: probability
        X: right answers among the new questions
        c: right answers needed
        m: number of new questions
        k: right answers so far
        n: questions answered so far
        x: each number of right answers from c to m
        B: the beta function

    Source: Skellam (1948), Journal of the Royal Statistical Society B 10, 257–261, for the
    distribution; Jeffreys (1946), Proceedings of the Royal Society A 186, 453–461, for the prior.
    Constructed, and held against SciPy:

    >>> found = foresee(15, 20, questions=40, needed=26)
    >>> round(found.probability, 3), round(found.expected, 1), found.low, found.high
    (0.809, 29.5, 20, 37)
    """
    if not 0 <= right <= answered:
        raise ValueError("Right answers must lie between 0 and all answers.")
    if questions < 1:
        raise ValueError("There must be at least 1 new question.")
    if not 0 <= needed <= questions:
        raise ValueError("The right answers needed must lie between 0 and all questions.")
    a, b = right + JEFFREYS, answered - right + JEFFREYS
    weights = _weights(questions, a, b)
    total = fsum(weights)
    return Foreseen(
        probability=settle(fsum(weights[needed:]) / total),
        expected=settle(questions * a / (a + b)),
        low=_first(weights, TAIL * total),
        high=questions - _first(weights[::-1], TAIL * total),
    )


def at_least(share: float, questions: int, needed: int) -> float:
    r"""How likely at least `needed` of m questions are right, if each is with probability p.

    `share` lies from 0 to 1, `needed` between 0 and `questions`, which is at least 1; raises
    ValueError otherwise. This is what a share that is known for certain would do; nobody's is.

    Formula:
        P(X \ge c) = \sum_{x = c}^{m} \frac{m!}{x! (m - x)!} p^x (1 - p)^{m - x}

    Symbols:
        P: probability
        X: right answers
        c: right answers needed
        m: number of questions
        p: probability that a question is answered right
        x: each number of right answers from c to m

    Source: the binomial distribution, as in every textbook. The example is five heads or more of
    six throws, 7 of 64 cases.

    >>> at_least(0.5, questions=6, needed=5) == 7 / 64
    True
    """
    if not 0 <= share <= 1:
        raise ValueError("A share must lie between 0 and 1.")
    if not (questions >= 1 and 0 <= needed <= questions):
        raise ValueError("The right answers needed must lie between 0 and all questions.")
    if share in (0, 1):
        return float(needed == 0 or share == 1)
    odds = share / (1 - share)
    start = min(questions, int((questions + 1) * share))
    weights = _spread(questions, start, lambda x: (questions - x) / (x + 1) * odds)
    return settle(fsum(weights[needed:]) / fsum(weights))


def _weights(questions: int, a: float, b: float) -> list[float]:
    """Numbers in proportion to the probability of 0, 1, … right answers."""
    start = min(questions, int((questions + 1) * a / (a + b)))
    return _spread(
        questions, start, lambda x: (questions - x) / (x + 1) * (a + x) / (b + questions - x - 1)
    )


def _spread(questions: int, start: int, step: Callable[[int], float]) -> list[float]:
    """From 1 at a likely place both ways; `step` leads from x to x + 1."""
    weights = [1.0] * (questions + 1)
    for x in range(start, questions):
        weights[x + 1] = weights[x] * step(x)
    for x in range(start, 0, -1):
        weights[x - 1] = weights[x] / step(x - 1)
    return weights


def _first(weights: list[float], left_out: float) -> int:
    """The first place up to which more than so much lies."""
    return next(at for at, sofar in enumerate(accumulate(weights)) if sofar > left_out)
