"""Converse's five steps: contacts by priority, responses by delight, and delight that wears off."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import fsum

from calculator.methods import disconfirmation, newcombe, wilson
from calculator.precision import settle


@dataclass(frozen=True)
class Response:
    """One way to respond in a contact (step 2).

    What customers `expected` of the contact and how they are `predicted` to rate this response are
    points of one scale; `cost` is in any unit, the same for all responses of the contact.
    """

    expected: float
    predicted: float
    cost: float


@dataclass(frozen=True)
class Score:
    """What was measured in one period (step 5): `satisfied` of `answers`, 1 answer at least.

    Periods are numbers, such as 1, 2, 3 or years, and their distance counts.
    """

    period: float
    satisfied: float
    answers: float


def priorities(frequencies: Sequence[float], impacts: Sequence[float]) -> list[float]:
    r"""Priority of each contact (step 1): frequency × impact ÷ Σ frequency × impact.

    Both are 0 or more, in any unit that is the same for all contacts; the results are fractions of
    1 and add up to 1. Raises ValueError if every product is 0.

    Formula:
        p_k = \frac{f_k I_k}{\sum_j f_j I_j}

    Symbols:
        p_k: priority of contact k, a fraction of 1
        f_k: how often the contact happens
        I_k: its impact on satisfaction

    Source: the step is Converse's (Fast Company, 22 May 2008: the contacts with the most impact on
    satisfaction). He gives no formula; frequency × impact is our reading. Constructed:

    >>> priorities([400, 100], [5, 10])
    [0.666666666667, 0.333333333333]
    """
    products = [settle(f * i) for f, i in zip(frequencies, impacts, strict=True)]
    total = fsum(products)
    if total == 0:
        raise ValueError("Every contact has a frequency or an impact of 0.")
    return [settle(product / total) for product in products]


def delight(response: Response) -> float:
    r"""Delight that a response promises (step 3): predicted − expected, in points of their scale.

    Above 0 it exceeds expectation, at 0 it just meets it, below 0 it disappoints.

    Formula:
        D = \hat{P} - E

    Symbols:
        D: delight that the response promises
        \hat{P}: rating that customers are predicted to give it
        E: rating that they expect of the contact

    Source: the step is Converse's (exceed expectations, not only meet them); the difference is
    Oliver's disconfirmation (1980), calculated before the event. Constructed:

    >>> delight(Response(expected=4, predicted=7.5, cost=2000))
    3.5
    """
    return disconfirmation.gap(response.expected, response.predicted)


def chosen(responses: Sequence[Response]) -> int | None:
    """Position of the response that promises most delight.

    Of equal delights the cheaper counts, of equal costs as well the first. None if there is no
    response at all.

    Source: step 3, as for `delight`. Preferring the cheaper is our rule. Constructed:

    >>> chosen([Response(5, 6, 10), Response(5, 7, 40), Response(4, 6, 25)])
    2
    """
    if not responses:
        return None
    return min(range(len(responses)), key=lambda at: (-delight(responses[at]), responses[at].cost))


def rate(score: Score) -> float:
    r"""Share of satisfied answers in one period: satisfied ÷ answers, a fraction of 1.

    Raises ZeroDivisionError without an answer. Constructed:

    Formula:
        r = \frac{s}{n}

    Symbols:
        r: share of satisfied answers, a fraction of 1
        s: satisfied answers of the period
        n: all answers of the period

    >>> rate(Score(period=1, satisfied=57, answers=60))
    0.95
    """
    return settle(score.satisfied / score.answers)


def standard_met(share: float, standard: float) -> bool:
    """Whether a share of satisfied answers reaches the standard (step 4): share ≥ standard.

    Both are fractions of 1. The standard is the least share that counts as basic satisfaction.

    Constructed: 12 of 15 are exactly four fifths.

    >>> standard_met(12 / 15, standard=0.8)
    True
    """
    return settle(share) >= settle(standard)


def leverage(scores: Sequence[Score]) -> float:
    r"""What the periods give a slope to hold on to: Σ answers × (period − mean period)².

    The mean is weighted by answers. 0 if there is one period only. Constructed:

    Formula:
        S = \sum_t n_t (t - \bar{t})^2
        \bar{t} = \frac{\sum_t n_t \, t}{\sum_t n_t}

    Symbols:
        S: leverage
        t: a period
        n_t: answers in period t
        \bar{t}: mean period, weighted by answers

    >>> leverage([Score(1, 9, 10), Score(2, 8, 10), Score(3, 7, 10)])
    20.0
    """
    middle = _mean([one.period for one in scores], scores)
    return settle(fsum(s.answers * ((s.period - middle) * (s.period - middle)) for s in scores))


def drift(scores: Sequence[Score]) -> float | None:
    r"""Change of the rate per period: the slope of a straight line, weighted by answers.

    In fractions of 1 per period, so −0.05 is five points lost from one period to the next.
    None below two different periods.

    Formula:
        b = \frac{\sum_t n_t (t - \bar{t})(r_t - \bar{r})}{\sum_t n_t (t - \bar{t})^2}

    Symbols:
        b: drift, in fractions of 1 per period
        t: a period
        n_t: answers in period t
        r_t: share of them that is satisfied
        \bar{t}: mean period, weighted by answers
        \bar{r}: mean share, weighted by answers

    Source: weighted least squares, as in any textbook. That delight wears off is Converse's fourth
    step; measuring it by a slope is our reading. Constructed: 90, 80 and 70 % of ten answers each.

    >>> drift([Score(1, 9, 10), Score(2, 8, 10), Score(3, 7, 10)])
    -0.1
    """
    if len({one.period for one in scores}) < 2:
        return None
    periods, rates = [one.period for one in scores], [rate(one) for one in scores]
    at, level = _mean(periods, scores), _mean(rates, scores)
    moved = fsum(
        s.answers * (t - at) * (r - level) for s, t, r in zip(scores, periods, rates, strict=True)
    )
    return settle(moved / leverage(scores))


def basic_from(scores: Sequence[Score]) -> float | None:
    r"""The period from which delight has become basic.

    None if it has not. It is the first period from which on, up to the last, the upper end of every
    rate's interval lies below the lower end of the first period's: what is satisfied now is clearly
    less than what was satisfied when the response was new. Intervals are Wilson's, 95 %; the order
    of the scores does not matter.

    Formula:
        T = \min \{ t : U_u < L_1 \text{ for all } u \ge t \}

    Symbols:
        T: first period in which the delight has become basic
        t: a period
        U_u: upper end of the interval of period u
        L_1: lower end of the interval of the first period

    Source: that customers get used to a delight and come to expect it is Converse's fourth step
    (seen in Fast Company, 22 May 2008). He gives no test; this one is ours. Constructed: 95 % of 60
    have a lower end of 86.3 %; the upper ends that follow are 91.4 and 81.4 %.

    >>> basic_from([Score(1, 57, 60), Score(2, 51, 60), Score(3, 46, 64)])
    3
    """
    if not scores:
        return None
    first, *later = sorted(scores, key=lambda score: score.period)
    floor = wilson.interval(first.satisfied, first.answers)[0]
    since = None
    for score in reversed(later):
        if not wilson.interval(score.satisfied, score.answers)[1] < floor:
            break
        since = score.period
    return since


def since_new(scores: Sequence[Score]) -> tuple[float, float, float] | None:
    r"""Rate of a later period less that of the first, and both ends of its 95 % interval.

    All three are fractions of 1. Of the periods in which the delight is basic it is the one whose
    interval comes nearest 0, so that what is true of it is true of all of them; where the delight
    has not become basic, it is the last. None for one period only. The interval is Newcombe's.

    Formula:
        \Delta = r_t - r_1

    Symbols:
        \Delta: what became of the rate since the response was new
        r_t: rate of the later period
        r_1: rate of the first period

    Source: as for `basic_from`; where the intervals of two rates do not overlap, that of their
    difference leaves out 0 (Newcombe 1998). Constructed: 46 of 64 after 57 of 60.

    >>> [round(one, 3) for one in since_new([Score(1, 57, 60), Score(2, 51, 60), Score(3, 46, 64)])]
    [-0.231, -0.356, -0.102]
    """
    first, *later = sorted(scores, key=lambda score: score.period)
    if not later:
        return None
    start = basic_from(scores)
    held = [one for one in later if one.period >= start] if start is not None else later[-1:]
    changes = [
        newcombe.difference(first.satisfied, first.answers, one.satisfied, one.answers)
        for one in held
    ]
    return max(changes, key=lambda change: change[2])


def _mean(numbers: Sequence[float], scores: Sequence[Score]) -> float:
    total = fsum(one.answers for one in scores)
    return fsum(one.answers * number for one, number in zip(scores, numbers, strict=True)) / total
