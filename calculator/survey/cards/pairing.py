"""The same people in two waves: their answers are compared in pairs, person by person."""

from math import fsum, sqrt

from calculator.methods import student
from calculator.precision import settle
from calculator.survey.cards.measures import MeanOf, Measure, Measured, ScoreOf, ShareOf
from calculator.survey.cards.surveyed import Surveyed
from calculator.survey.statistics.splits import Split
from calculator.survey.statistics.sums import tally_of

LEAST_SHARED = 10
MOST_OF_THEM = 0.5
"""People who must have answered in both waves, and of which share of either wave they must be, for
their answers to be compared in pairs."""


def in_both(
    survey: Surveyed, split: Split, measure: Measure, before: str, after: str
) -> list[tuple[int, int]]:
    """The rows of those whose answers count in both waves, the earlier one's first.

    Returns:
        Nothing if people are not told apart, if any answered twice in a wave, or if too few
        answered in both.
    """
    persons = survey.answers.persons
    if persons is None or any(name not in survey.columns for name in measure.columns):
        return []
    columns = [survey.columns[name] for name in measure.columns]
    found: list[dict[int, int]] = []
    for wave in (before, after):
        places: dict[int, int] = {}
        for at in split.rows[wave]:
            if any(column[at] is None for column in columns):
                continue
            if persons[at] in places:
                return []
            places[persons[at]] = at
        found.append(places)
    first, second = found
    shared = [person for person in first if person in second]
    if len(shared) < max(LEAST_SHARED, MOST_OF_THEM * max(len(first), len(second))):
        return []
    return [(first[person], second[person]) for person in shared]


def paired(
    survey: Surveyed, measure: Measure, rows: list[tuple[int, int]], certain: float
) -> Measured:
    """The mean change of those who answered in both waves, by the rows of each of them.

    Shares are of 0 and 1, net promoter scores of −100, 0 and 100, each with Student's interval.
    """
    column = survey.columns[measure.columns[0]]
    scores = [
        _score(measure, value) for pair in rows for at in pair if (value := column[at]) is not None
    ]
    changes = [later - earlier for earlier, later in zip(scores[::2], scores[1::2], strict=True)]
    weighing = survey.answers.weighing
    heavy = [weighing.weights[after] if weighing else 1.0 for _, after in rows]
    tally = tally_of(heavy if weighing else None, len(rows))
    mean = fsum(w * one for w, one in zip(heavy, changes, strict=True)) / tally.weight
    spread = fsum(w * (one - mean) * (one - mean) for w, one in zip(heavy, changes, strict=True))
    worth = tally.effective
    sd = sqrt(spread / tally.weight * worth / (worth - 1)) if worth > 1 else 0.0
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
