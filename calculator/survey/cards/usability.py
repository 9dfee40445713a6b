"""The System Usability Scale from ten columns that the mapping numbers."""

from collections.abc import Iterator
from typing import Any

from calculator.declaration import Formula, Presentation
from calculator.grids import grid, number, text
from calculator.methods import brooke
from calculator.survey.answers.responses import Responses
from calculator.survey.cards import comparing, groups_said, groups_shown
from calculator.survey.cards.card import Told
from calculator.survey.cards.measures import MeanOf, Measured
from calculator.survey.cards.spans_shown import spans_of
from calculator.survey.cards.surveyed import Surveyed, ends_of, many_answers
from calculator.survey.mapping.survey_mapping import USABILITY
from calculator.survey.statistics.gathering import Derived, GatheringPlan
from calculator.words import amount, choose, plural, quote

SUS_SCORE = "SUS"
NONE = (
    f"No columns say “measures: {USABILITY[0]}” to “{USABILITY[-1]}”, the ten statements of the "
    "System Usability Scale; say it at the column in the mapping."
)


def statements(answers: Responses) -> dict[str, str]:
    """The heading of each statement that a column measures."""
    return {
        one.column.measures: one.column.heading
        for one in answers.columns
        if one.column.measures in USABILITY
    }


def plan(answers: Responses) -> GatheringPlan:
    """Each person's score, and each statement by answer."""
    found = statements(answers)
    if len(found) < brooke.STATEMENTS:
        return GatheringPlan()
    of = tuple(found[name] for name in USABILITY)
    factors = tuple(brooke.FACTOR * (1 if at % 2 else -1) for at in range(1, len(of) + 1))
    half = brooke.STATEMENTS / 2
    constant = brooke.FACTOR * half * (brooke.HIGHEST - brooke.LOWEST)
    score = Derived(SUS_SCORE, of, factors, constant)
    return GatheringPlan(items=of, derived=(score,))


def tell(survey: Surveyed) -> Told | str:
    """Say the mean score with its interval, and who differs from whom."""
    found = statements(survey.answers)
    if not found:
        return NONE
    missing = [name for name in USABILITY if name not in found]
    if missing:
        return f"No column says “measures: {choose(missing)}”; the score needs all ten statements."
    off = [
        survey.called(heading)
        for heading in found.values()
        if ends_of(survey.answers.of(heading)) != (brooke.LOWEST, brooke.HIGHEST)
    ]
    turned = [one for one in found.values() if survey.answers.of(one).column.turned]
    if off:
        return f"{quote(off[0])} is not answered from 1 to 5, as all ten statements are."
    if turned:
        return (
            f"{quote(survey.called(turned[0]))} says “turned: yes”; the score turns the even "
            "statements itself, so take that away."
        )
    scores = survey.whole.counts[SUS_SCORE]
    if not scores.all.rows:
        return "Nobody answered all ten statements, so there is no score."
    measure = MeanOf("SUS score", SUS_SCORE, (0.0, brooke.MOST))
    mean = measure.estimate(scores)
    groups = comparing.comparisons(survey, measure)
    lines = [_line(survey, at, found[name]) for at, name in enumerate(USABILITY, start=1)]
    return Told(
        presented=Presentation(
            answer=_answer(mean, scores.all.rows),
            advice=(*groups_said.said(groups, survey.answers.least_group), *_advice()),
            charts=(
                spans_of(
                    "The score with its 95 % interval",
                    [{"name": "SUS", "mean": mean.value, "low": mean.low, "high": mean.high}],
                    "mean",
                    axis=(0.0, brooke.MOST),
                    reference=None,
                    written=lambda one: amount(one, 1),
                    of="Score",
                ),
            ),
            tables=(
                grid(
                    "The ten statements, by what each adds to the score, from 0 to 4",
                    lines,
                    text("Statement", "name"),
                    number("Answers", "n"),
                    number("Mean answer", "mean"),
                    number("Adds", "adds"),
                ),
                *(groups_shown.table(one, weighted=survey.worth_fewer) for one in groups),
            ),
            formulas=(
                Formula(
                    "SUS",
                    "2.5 × (Σ odd answers − 1, and Σ 5 − even answers), person by person",
                    f"mean of {many_answers(scores.all.rows)}: {amount(mean.value, 1)}",
                ),
            ),
        ),
        values={
            "score": mean.value,
            "low": mean.low,
            "high": mean.high,
            "sd": scores.sd,
            "complete": scores.all.rows,
            "left_out": len(survey.answers.lines) - scores.all.rows,
        },
        rows=[*lines, *groups_shown.rows(groups)],
        notes=list(_notes(survey, groups)),
    )


def _line(survey: Surveyed, at: int, heading: str) -> dict[str, Any]:
    answers = survey.whole.counts[heading]
    mean = answers.mean if answers.all.rows else None
    return {
        "number": at,
        "name": survey.called(heading),
        "n": answers.all.rows,
        "mean": mean,
        "adds": None if mean is None else brooke.contribution(at, mean),
    }


def _answer(mean: Measured, rows: int) -> str:
    said = f"The SUS score is {amount(mean.value, 1)} of 100, from {many_answers(rows)} in full"
    if mean.low is None or mean.high is None:
        return f"{said}; too few, or too alike, to say how sure that is."
    return (
        f"{said}; among all such customers it is most likely between {amount(mean.low, 1)} and "
        f"{amount(mean.high, 1)}."
    )


def _advice() -> Iterator[str]:
    yield (
        "The score is no per cent of anything, and says nothing of what to mend: single statements "
        "are not meant to be read alone."
    )


def _notes(survey: Surveyed, groups: tuple[comparing.Comparison, ...]) -> Iterator[str]:
    scores = survey.whole.counts[SUS_SCORE].all
    left = len(survey.answers.lines) - scores.rows
    if left:
        yield (
            f"{plural(left, 'row', 'rows')} left out, a statement being unanswered. Brooke asks "
            "people to mark the middle where they cannot answer; nothing is filled in here."
        )
    if said := survey.worth_said(scores.effective):
        yield said
    yield from groups_shown.doubts(groups, survey)
