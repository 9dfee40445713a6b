"""Net promoter score with its interval: plain, and adjusted so that few answers look like few."""

from dataclasses import dataclass
from math import sqrt

from calculator.methods.wilson import Z
from calculator.precision import settle

FURTHEST = 100.0
ADDED = 0.75
ADDED_TO_ALL = 3.0


@dataclass(frozen=True)
class Score:
    """A score in points from −100 to 100, its margin, and its 95 % interval cut at ±100."""

    nps: float
    margin: float
    low: float
    high: float


def plain(promoters: float, passives: float, detractors: float, z: float = Z) -> Score:
    r"""Net promoter score with the Wald interval: 100·(p − d) ± 100·z·√((p + d − (p − d)²) / n).

    Promoters (answers 9–10), passives (7–8) and detractors (0–6) are counts of 0 or more, together
    above 0; p and d are shares of all n, the passives included. Raises ValueError otherwise. The
    margin is what is added and taken away, before the ends are cut at ±100 points. Another `z`
    gives another level than 95 %.

    Formula:
        \text{NPS} = 100 \, (p - d)
        m = 100 \, z \sqrt{\frac{p + d - (p - d)^2}{n}}

    Symbols:
        p: share of promoters, who answer 9 or 10
        d: share of detractors, who answer 0 to 6
        n: all answers, the passives included
        m: margin of error; the interval is NPS ± m, cut at ±100
        z: 1.96, for 95 %

    Source: Reichheld (2003), Harvard Business Review, December, for the score; the variance is
    that of a difference of two shares of one sample. Printed example: 300 answers, 40 % promoters
    and 20 % detractors give 20 ± 8.5.

    >>> round(plain(120, 120, 60).margin, 1)
    8.5
    """
    _checked(promoters, passives, detractors)
    return _score(promoters, detractors, promoters + passives + detractors, z)


def adjusted(promoters: float, passives: float, detractors: float, z: float = Z) -> Score:
    r"""Net promoter score with the adjusted Wald interval, which stays wide for few answers.

    The plain formula with ¾ of an answer added to the promoters, ¾ to the detractors and 3 to all
    answers. Counts as for `plain`.

    Formula:
        \tilde{n} = n + 3
        \tilde{p} = \frac{P + \frac{3}{4}}{\tilde{n}}
        \tilde{d} = \frac{D + \frac{3}{4}}{\tilde{n}}
        \text{NPS} = 100 \, (\tilde{p} - \tilde{d})
        m = 100 \, z \sqrt{\frac{\tilde{p} + \tilde{d} - (\tilde{p} - \tilde{d})^2}{\tilde{n}}}

    Symbols:
        \tilde{n}: answers, with three added
        \tilde{p}: share of promoters, with ¾ of an answer added
        \tilde{d}: share of detractors, with ¾ of an answer added
        P: promoters, who answer 9 or 10
        D: detractors, who answer 0 to 6
        n: all answers, the passives included
        m: margin of error; the interval is NPS ± m, cut at ±100
        z: 1.96, for 95 %

    Source: Rocks (2016), The American Statistician 70(4), 365–372, who found variations of the
    adjusted Wald interval among the best of those studied.

    Constructed:

    >>> score = adjusted(5, 3, 1)
    >>> round(score.nps, 1), round(score.low, 1), round(score.high, 1)
    (33.3, -7.2, 73.9)
    """
    _checked(promoters, passives, detractors)
    total = promoters + passives + detractors + ADDED_TO_ALL
    return _score(promoters + ADDED, detractors + ADDED, total, z)


def answers_needed(promoters: float, passives: float, detractors: float, margin: float) -> float:
    r"""How many answers would narrow the plain margin to so many points, shares being equal.

    Margin is above 0. Counts as for `plain`.

    Formula:
        n = \left( \frac{100 \, z}{m} \right)^2 \left( p + d - (p - d)^2 \right)

    Symbols:
        n: answers needed
        m: margin of error that is wanted, in points
        p: share of promoters
        d: share of detractors
        z: 1.96, for 95 %

    Constructed: at half promoters and half detractors 100 answers give ± 19.6 points.

    >>> round(answers_needed(50, 0, 50, 19.6))
    100
    """
    _checked(promoters, passives, detractors)
    if not margin > 0:
        raise ValueError("The margin must be above 0.")
    times = FURTHEST * Z / margin
    total = promoters + passives + detractors
    return settle(times * times * _variance(promoters / total, detractors / total))


def apart(promoters: float, passives: float, detractors: float) -> float:
    r"""Points by which two surveys of this size and mix differ by chance: √2 × the plain margin.

    95 of 100 pairs of such surveys of the same customers lie nearer to each other. Counts as for
    `plain`.

    Formula:
        a = \sqrt{2} \times m

    Symbols:
        a: points that two surveys differ by chance
        m: margin of error of one of them

    Constructed: a margin of 19.6 points, times 1.414.

    >>> round(apart(50, 0, 50), 1)
    27.7
    """
    return settle(sqrt(2) * plain(promoters, passives, detractors).margin)


def _checked(promoters: float, passives: float, detractors: float) -> None:
    if min(promoters, passives, detractors) < 0:
        raise ValueError("A count must not be negative.")
    if promoters + passives + detractors == 0:
        raise ValueError("There must be more than 0 answers.")


def _score(promoters: float, detractors: float, total: float, z: float) -> Score:
    p, d = promoters / total, detractors / total
    nps = settle(FURTHEST * (promoters - detractors) / total)
    margin = settle(FURTHEST * z * sqrt(_variance(p, d) / total))
    low, high = max(-FURTHEST, nps - margin), min(FURTHEST, nps + margin)
    return Score(nps, margin, settle(low), settle(high))


def _variance(p: float, d: float) -> float:
    return max(0.0, p + d - (p - d) * (p - d))
