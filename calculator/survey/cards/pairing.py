"""The same people in two waves: their answers are compared in pairs, person by person."""

from math import fsum, sqrt

from calculator.methods import student
from calculator.precision import settle
from calculator.survey.answers.responses import Responses
from calculator.survey.cards.measures import MeanOf, Measure, Measured, ScoreOf, ShareOf
from calculator.survey.statistics.splits import Split
from calculator.survey.statistics.sums import tally_of

LEAST_SHARED = 10
MOST_OF_THEM = 0.5
"""People who must have answered in both waves, and of which share of either wave they must be, for
their answers to be compared in pairs."""


def paired(
    answers: Responses, split: Split, measure: Measure, before: str, after: str, certain: float
) -> tuple[Measured, int] | None:
    """The mean change of those who answered in both waves, and how many they are.

    Shares are of 0 and 1, net promoter scores of −100, 0 and 100, each with Student's interval.

    Returns:
        None if people are not told apart, if any answered twice in a wave, or if too few answered
        in both.
    """
    column = next((one for one in answers.columns if one.column.heading == measure.of), None)
    if answers.persons is None or column is None:
        return None
    found: list[dict[int, tuple[float, float]]] = []
    weights = answers.weighing.weights if answers.weighing else None
    for wave in (before, after):
        scores: dict[int, tuple[float, float]] = {}
        for at in split.rows[wave]:
            value = column.values[at]
            if not isinstance(value, float):
                continue
            if answers.persons[at] in scores:
                return None
            weight = weights[at] if weights else 1.0
            scores[answers.persons[at]] = (_score(measure, value), weight)
        found.append(scores)
    first, second = found
    shared = [person for person in first if person in second]
    if len(shared) < max(LEAST_SHARED, MOST_OF_THEM * max(len(first), len(second))):
        return None
    changes = [second[person][0] - first[person][0] for person in shared]
    heavy = [second[person][1] for person in shared]
    tally = tally_of(heavy if weights else None, len(shared))
    mean = fsum(w * one for w, one in zip(heavy, changes, strict=True)) / tally.weight
    spread = fsum(w * (one - mean) * (one - mean) for w, one in zip(heavy, changes, strict=True))
    worth = tally.effective
    sd = sqrt(spread / tally.weight * worth / (worth - 1)) if worth > 1 else 0.0
    if not sd:
        return Measured(settle(mean), None, None), len(shared)
    low, high = student.interval(mean, sd, worth, certain)
    return Measured(settle(mean), low, high), len(shared)


def _score(measure: Measure, value: float) -> float:
    match measure:
        case ShareOf():
            return float(measure.holds(value))
        case ScoreOf():
            return 100.0 * ((value >= 9) - (value < 7))
        case MeanOf():
            return value
    return value
