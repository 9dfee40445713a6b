"""The same people in two waves: their answers are compared in pairs, person by person."""

from collections.abc import Mapping
from math import fsum, sqrt

from calculator.methods import student
from calculator.precision import settle
from calculator.survey.cards.measures import MeanOf, Measure, Measured, ScoreOf, ShareOf
from calculator.survey.statistics.splits import Split
from calculator.survey.statistics.sums import Tally, together

Answers = Mapping[tuple[float, float], Tally]
LEAST_SHARED = 10
MOST_OF_THEM = 0.5
"""People who must have answered in both waves, and of which share of either wave they must be, for
their answers to be compared in pairs."""


def in_both(split: Split, measure: Measure, before: str, after: str) -> Answers:
    """What those answered whose answers count in both waves: by the two answers, their tally.

    Returns:
        Nothing if people are not told apart, if any answered twice in a wave, or if too few
        answered in both.
    """
    found = split.follow(measure.columns, before, after)
    if found is None:
        return {}
    shared = together(found.answers.values()).rows
    needed = max(LEAST_SHARED, MOST_OF_THEM * max(found.before, found.after))
    return found.answers if shared >= needed else {}


def paired(measure: Measure, answers: Answers, certain: float) -> Measured:
    """The mean change of those who answered in both waves.

    Shares are of 0 and 1, net promoter scores of −100, 0 and 100, each with Student's interval.
    """
    changes = [
        (_score(measure, now) - _score(measure, then), tally)
        for (then, now), tally in sorted(answers.items())
    ]
    everyone = together(tally for _, tally in changes)
    mean = fsum(one.weight * change for change, one in changes) / everyone.weight
    spread = fsum(one.weight * (change - mean) * (change - mean) for change, one in changes)
    worth = everyone.effective
    sd = sqrt(spread / everyone.weight * worth / (worth - 1)) if worth > 1 else 0.0
    if not sd:
        return Measured(settle(mean), None, None)
    return Measured(settle(mean), *student.interval(mean, sd, worth, certain))


def _score(measure: Measure, value: float) -> float:
    match measure:
        case ShareOf():
            return float(measure.holds(value))
        case ScoreOf():
            return 100.0 * ((value >= 9) - (value < 7))
        case MeanOf():
            return value
    return value
