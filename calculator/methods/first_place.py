"""How sure a first place is: needs drawn again and again, as far as the evidence lets them vary."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import fsum, sqrt

from calculator.methods import disconfirmation, need
from calculator.methods.draws import Draws
from calculator.precision import settle

DRAWS = 1000
SURE = 0.95
MOST = 10_000
Z = 1.959963984540054
QUARTER = 0.25


@dataclass(frozen=True)
class Uncertain:
    """A moment with what is known of its experience.

    `reach` is a fraction of 1; `importance`, `expectation` and `experience` are ratings. `spread`
    is the standard deviation of single answers in points of the scale, `answers` how many there
    were; 0 means that the experience is a guess.
    """

    reach: float
    importance: float
    expectation: float
    experience: float
    spread: float
    answers: float


def guessed_spread(low: float, high: float) -> float:
    r"""What stands for a spread that nobody measured: a quarter of the scale's width, in points.

    Formula:
        s = \frac{b - a}{4}

    Symbols:
        s: spread of single answers that is assumed
        a: lowest point of the scale
        b: highest point

    Source: our own assumption; of four steps of one standard deviation each a scale just holds the
    middle 95 per cent of a normal distribution.

    >>> guessed_spread(1, 10)
    2.25
    """
    return settle(QUARTER * (high - low))


def standard_error(spread: float, answers: float) -> float:
    r"""How far a mean may lie from the truth: spread ÷ √answers, in points of the scale.

    Both are 0 or more; a guess, with no answers at all, counts as one.

    Formula:
        \sigma = \frac{s}{\sqrt{\max(1, n)}}

    Symbols:
        \sigma: standard error
        s: spread of single answers
        n: number of answers

    >>> standard_error(1.8, 36), standard_error(2.25, 0)
    (0.3, 2.25)
    """
    return settle(spread / sqrt(max(1.0, answers)))


def needs(
    moments: Sequence[Uncertain], drawn: Sequence[float], low: float, high: float, more: float = 0
) -> list[float]:
    r"""Needs of the moments in one draw: only experience varies, and is cut to the scale.

    `drawn` holds a number from the standard normal distribution for each moment; `more` answers are
    added to those of each. An experience beyond an end of the scale, low or high, becomes that end.

    Formula:
        N_i = \rho_i \times I_i \times \max(0, E_i - Q_i)
        Q_i = \min(b, \max(a, P_i + \sigma_i z_i))

    Symbols:
        N_i: need of moment i in this draw
        \rho_i: reach
        I_i: importance
        E_i: expectation
        Q_i: experience drawn
        P_i: experience as rated
        \sigma_i: its standard error
        z_i: a number from the standard normal distribution
        a: lowest point of the scale
        b: highest point

    Source: ours. Constructed: two points too low, and the second draw lies beyond the end.

    >>> queue = Uncertain(1, 5, expectation=6, experience=4, spread=2, answers=4)
    >>> needs([queue], [0.5], 1, 10), needs([queue], [-9], 1, 10)
    ([7.5], [25.0])
    """
    found = []
    for one, z in zip(moments, drawn, strict=True):
        felt = one.experience + standard_error(one.spread, one.answers + more) * z
        gap = disconfirmation.gap(one.expectation, min(high, max(low, felt)))
        found.append(need.need(one.reach, one.importance, gap))
    return found


def normals(moments: int, seed: int, draws: int = DRAWS) -> list[list[float]]:
    """Numbers from the standard normal distribution: for each draw one for each moment.

    >>> [len(row) for row in normals(moments=3, seed=1, draws=2)]
    [3, 3]
    """
    chance = Draws(seed)
    return [[chance.normal() for _ in range(moments)] for _ in range(draws)]


def shares_first(drawn: Sequence[Sequence[float]]) -> list[float]:
    r"""In which share of the draws each moment has the greatest need, fractions of 1.

    k moments that tie for the first place have 1/k of it each. What is missing to 1 are draws in
    which no moment has a need.

    Formula:
        p_i = \frac{1}{D} \sum_d \frac{w_{id}}{k_d}

    Symbols:
        p_i: share of draws in which moment i comes first
        D: number of draws
        d: a draw
        w_{id}: 1 where moment i has the largest need of draw d and that is above 0, otherwise 0
        k_d: how many tie for the first place in draw d

    Constructed: the first wins once and ties once, and once nobody has a need.

    >>> shares_first([[7, 2], [3, 3], [0, 0], [1, 4]])
    [0.375, 0.375]
    """
    won: list[list[float]] = [[] for _ in drawn[0]]
    for found in drawn:
        greatest = max(found)
        first = [at for at, one in enumerate(found) if one == greatest > 0]
        for at in first:
            won[at].append(1 / len(first))
    return [settle(fsum(one) / len(drawn)) for one in won]


def margin(share: float, draws: int = DRAWS) -> float:
    r"""How far a share of so many draws may lie from that of endlessly many: a 95 % margin.

    Formula:
        m = 1.96 \sqrt{\frac{p (1 - p)}{D}}

    Symbols:
        m: margin, a fraction of 1
        p: share of the draws
        D: number of draws

    >>> round(margin(0.83), 4)
    0.0233
    """
    return settle(Z * sqrt(share * (1 - share) / draws))


def share_ahead(
    pair: Sequence[Uncertain],
    drawn: Sequence[Sequence[float]],
    scale: tuple[float, float],
    more: float,
) -> float:
    """In which share of the draws the first of a pair has more need, with so many more answers.

    A tie counts half. The first is constructed to be one point worse, and surely so.

    >>> bad, good = (Uncertain(1, 5, 6, felt, 2, answers=400) for felt in (4, 5))
    >>> share_ahead([bad, good], normals(2, seed=1, draws=100), (1, 10), more=0)
    1.0
    """
    won = []
    for row in drawn:
        one, other = needs(pair, row, *scale, more)
        won.append(1.0 if one > other else 0.5 if one == other else 0.0)
    return settle(fsum(won) / len(drawn))


def further_answers(
    pair: Sequence[Uncertain], drawn: Sequence[Sequence[float]], scale: tuple[float, float]
) -> int | None:
    """The smallest number of further answers for each of two moments that tells them apart.

    With so many more, the first of the pair, which must have more need as rated, is ahead in 95 of
    100 draws, if means and spreads stay as they are. None if more than 10,000 would be needed, or
    if both have the same need. Found by halving, so it takes the share to grow with the answers.

    >>> bad, good = (Uncertain(1, 5, 6, felt, spread=2, answers=10) for felt in (4, 5))
    >>> further_answers([bad, good], normals(2, seed=1), (1, 10))
    12
    """
    one, other = needs(pair, (0.0, 0.0), *scale)
    if one <= other:
        return None
    low, high = -1, 1
    while share_ahead(pair, drawn, scale, high) < SURE:
        low, high = high, 2 * high
        if low >= MOST:
            return None
    while high - low > 1:
        middle = (low + high) // 2
        if share_ahead(pair, drawn, scale, middle) < SURE:
            low = middle
        else:
            high = middle
    return high if high <= MOST else None
