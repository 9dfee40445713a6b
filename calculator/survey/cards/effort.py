"""How hard we make it: questions that the mapping says measure effort, in either version."""

from collections.abc import Iterator
from typing import Any

from calculator.declaration import Formula, Presentation
from calculator.grids import grid, number, text
from calculator.methods import effort
from calculator.survey.answers.responses import Responses, TypedColumn
from calculator.survey.cards import comparing, groups_said, groups_shown
from calculator.survey.cards.card import Told
from calculator.survey.cards.measures import MeanOf, ShareOf
from calculator.survey.cards.satisfaction import share_chart
from calculator.survey.cards.surveyed import Surveyed, ends_of, many_answers
from calculator.survey.mapping.survey_mapping import EFFORT_2, EFFORT_2010
from calculator.survey.statistics.gathering import GatheringPlan
from calculator.words import amount, percent, quote, several

VERSION = {EFFORT_2010: "2010", EFFORT_2: "2.0"}
NONE = (
    f"No column says “measures: {EFFORT_2}” (was it made easy, 1 to 7) or “measures: "
    f"{EFFORT_2010}” (how much effort it took, 1 to 5); say it at the "
    "column in the mapping."
)


def asked(answers: Responses) -> list[TypedColumn]:
    """The columns that measure effort."""
    return [one for one in answers.columns if one.column.measures in VERSION]


def plan(answers: Responses) -> GatheringPlan:
    """Each of them, by answer."""
    return GatheringPlan(items=tuple(one.column.heading for one in asked(answers)))


def tell(survey: Surveyed) -> Told | str:
    """Say the easy share and the mean of each effort question."""
    columns = asked(survey.answers)
    if not columns:
        return NONE
    wrong = [
        one.column.called
        for one in columns
        if ends_of(one) != (1.0, float(_points(one)[-1])) or not survey.answered(one.column.heading)
    ]
    fit = [one for one in columns if one.column.called not in wrong]
    if not fit:
        return (
            f"{several(wrong)}: effort is asked from 1 to 7 in version 2.0 and from 1 to 5 in that "
            "of 2010; no such question has answers on its scale."
        )
    lines = [_line(survey, one) for one in fit]
    first = lines[0]
    groups = comparing.comparisons(survey, _easy(fit[0]))
    return Told(
        presented=Presentation(
            answer=_answer(first),
            advice=groups_said.said(groups, survey.answers.least_group),
            charts=(share_chart("The share of easy answers", lines),),
            tables=(
                grid(
                    "Effort in numbers, with 95 % intervals",
                    lines,
                    text("Question", "name"),
                    text("Version", "version"),
                    number("Answers", "n"),
                    number("Easy", "rate", percent),
                    number("Low", "low", percent),
                    number("High", "high", percent),
                    number("Mean", "mean"),
                    number("Low", "mean_low"),
                    number("High", "mean_high"),
                ),
                *(groups_shown.table(one, weighted=survey.worth_fewer) for one in groups),
            ),
            formulas=(
                Formula(
                    f"Easy share of {quote(first['name'])}",
                    f"answers {first['counted']} ÷ all answers",
                    f"{amount(first['rate'], 4)}, by Wilson’s interval "
                    f"{amount(first['low'], 4)} to {amount(first['high'], 4)}",
                ),
            ),
        ),
        values=first,
        rows=[*lines, *groups_shown.rows(groups)],
        notes=list(_notes(survey, first, groups, wrong)),
    )


def _points(column: TypedColumn) -> tuple[int, ...]:
    return effort.VERSIONS[VERSION[column.column.measures]].points


def _easy(column: TypedColumn) -> ShareOf:
    easy = effort.VERSIONS[VERSION[column.column.measures]].easy
    return ShareOf(
        f"easy share of {quote(column.column.called)}",
        column.column.heading,
        lambda value: value in easy,
    )


def _line(survey: Surveyed, column: TypedColumn) -> dict[str, Any]:
    answers = survey.whole.counts[column.column.heading]
    easy = effort.VERSIONS[VERSION[column.column.measures]].easy
    share = _easy(column).estimate(answers)
    mean = MeanOf("mean", column.column.heading, ends_of(column)).estimate(answers)
    return {
        "name": column.column.called,
        "version": VERSION[column.column.measures],
        "counted": f"{easy[0]} to {easy[-1]}",
        "n": answers.all.rows,
        "effective": answers.all.effective,
        "easy": answers.count(lambda value: value in easy),
        "rate": share.value,
        "low": share.low,
        "high": share.high,
        "mean": mean.value,
        "mean_low": mean.low,
        "mean_high": mean.high,
        "sd": answers.sd,
    }


def _answer(line: dict[str, Any]) -> str:
    good = "high is good" if line["version"] == "2.0" else "low is good"
    return (
        f"{percent(line['rate'])} found it easy, {amount(line['easy'])} of "
        f"{many_answers(line['n'])} to {quote(line['name'])} lying from {line['counted']}; among "
        f"all such customers it is most likely between {percent(line['low'])} and "
        f"{percent(line['high'])}. The mean is {amount(line['mean'])} (version {line['version']}, "
        f"{good})."
    )


def _notes(
    survey: Surveyed,
    line: dict[str, Any],
    groups: tuple[comparing.Comparison, ...],
    wrong: list[str],
) -> Iterator[str]:
    if wrong:
        yield f"Left out, being on no scale of an effort question: {several(wrong)}."
    if said := survey.worth_said(line["effective"]):
        yield said
    yield from groups_shown.doubts(groups, survey)
