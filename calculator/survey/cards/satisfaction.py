"""How many are satisfied with what: each rated question, its share and mean with intervals."""

from collections.abc import Iterator
from typing import Any

from calculator import charts
from calculator.declaration import Formula, Presentation
from calculator.grids import grid, number, text
from calculator.survey.answers.responses import Responses, TypedColumn
from calculator.survey.cards import comparing, groups_said, groups_shown
from calculator.survey.cards.card import Told
from calculator.survey.cards.measures import MeanOf, Measured, ShareOf
from calculator.survey.cards.satisfied import Cut, cut_of
from calculator.survey.cards.surveyed import Surveyed, ends_of, many_answers
from calculator.survey.changing import SATISFIED
from calculator.survey.statistics.gathering import GatheringPlan
from calculator.words import amount, beside, percent, quote

NOT_RATED = ("expectation", "importance", "adequate", "desired", "functional", "dysfunctional")
"""What a column can be of a moment without being a judgement of it."""
KINDS_RATED = ("rating", "ordered", "yes_no")
NONE = (
    "No column that is kept is a rating, ordered labels or yes or no with a scale from which on "
    f"somebody counts as satisfied; {SATISFIED.mapping}."
)


def rated(answers: Responses) -> list[tuple[TypedColumn, Cut]]:
    """The columns in which something is judged, the outcome first, with their cuts."""
    others = {one.parts.get(part) for one in answers.moments for part in NOT_RATED}
    columns = [
        one
        for one in answers.columns
        if one.column.kind in KINDS_RATED
        and one.column.heading not in others
        and not one.column.measures
    ]
    columns.sort(key=lambda one: one.column.heading != answers.outcome)
    return [(one, cut) for one in columns if (cut := cut_of(one))]


def plan(answers: Responses) -> GatheringPlan:
    """Each of them, by answer."""
    return GatheringPlan(items=tuple(one.column.heading for one, _ in rated(answers)))


def tell(survey: Surveyed) -> Told | str:
    """Say the share of the outcome, or of the first question, and show all of them."""
    judged = [
        (one, cut) for one, cut in rated(survey.answers) if survey.answered(one.column.heading)
    ]
    if not judged:
        return NONE
    lines = [_line(survey, one, cut) for one, cut in judged]
    first, (column, cut) = lines[0], judged[0]
    share = _share(column, cut)
    groups = comparing.comparisons(survey, share)
    return Told(
        presented=Presentation(
            answer=_answer(first, survey),
            advice=(
                *groups_said.said(groups, survey.answers.least_group),
                *_advice(lines, judged),
            ),
            charts=(
                share_chart("The share of satisfied answers", lines),
                *(
                    drawn
                    for one in groups
                    if (drawn := groups_shown.chart(one, (0, 100), 100, "Per cent"))
                ),
            ),
            tables=(
                _table(lines, survey),
                *(groups_shown.table(one, weighted=survey.worth_fewer) for one in groups),
            ),
            formulas=(_formula(first),),
        ),
        values={key: first[key] for key in ("rate", "low", "high", "mean", "sd", "n")},
        rows=[*lines, *groups_shown.rows(groups)],
        notes=list(_notes(survey, first, groups)),
    )


def _share(column: TypedColumn, cut: Cut) -> ShareOf:
    name = f"share of {cut.words} to {quote(column.column.called)}"
    return ShareOf(name, column.column.heading, lambda value: value >= cut.least)


def _line(survey: Surveyed, column: TypedColumn, cut: Cut) -> dict[str, Any]:
    answers = survey.whole.counts[column.column.heading]
    share = _share(column, cut).estimate(answers)
    ends = ends_of(column)
    mean: Measured | None = None
    if column.column.kind != "yes_no":
        mean = MeanOf("mean", column.column.heading, ends).estimate(answers)
    return {
        "name": column.column.called,
        "counted": cut.words,
        "by_custom": cut.by_custom,
        "n": answers.all.rows,
        "effective": answers.all.effective,
        "satisfied": answers.count(lambda value: value >= cut.least),
        "rate": share.value,
        "low": share.low,
        "high": share.high,
        "mean": mean.value if mean else None,
        "mean_low": mean.low if mean else None,
        "mean_high": mean.high if mean else None,
        "sd": answers.sd if mean else None,
        "ends": list(ends) if ends else None,
    }


def _answer(line: dict[str, Any], survey: Surveyed) -> str:
    low, high = beside(0.5, line["low"], line["high"], write=percent)
    weighted = " by weight" if survey.weighted else ""
    return (
        f"{percent(line['rate'])}{weighted} answered {line['counted']} to {quote(line['name'])}, "
        f"{amount(line['satisfied'])} of {many_answers(line['n'])}; among all such customers it is "
        f"most likely between {low} and {high}."
    )


def _advice(lines: list[dict[str, Any]], judged: list[tuple[TypedColumn, Cut]]) -> Iterator[str]:
    wide = amount(100 * (lines[0]["high"] - lines[0]["low"]), 0)
    yield (
        f"The interval is {wide} percentage points wide; four times as many answers would about "
        "halve it."
    )
    custom = [line for line in lines if line["by_custom"]]
    if custom:
        yield (
            f"Counting {custom[0]['counted']} to {quote(custom[0]['name'])} is a custom; another "
            f"cut gives another share. To set it, {SATISFIED.mapping}."
        )
    if len({(cut.words, one.column.scale) for one, cut in judged}) > 1:
        yield "The questions are not on one scale, so their shares cannot be compared."


def share_chart(what: str, lines: list[dict[str, Any]]) -> charts.Spans:
    """Shares with their intervals, one below the other."""
    drawn = [
        {
            "name": line["name"],
            "rate": line["rate"],
            "low": line["low"],
            "high": line["high"],
            "shown": f"{percent(line['rate'])} ({percent(line['low'])} to {percent(line['high'])})",
        }
        for line in lines
    ]
    first = drawn[0]
    return charts.spans(
        f"{quote(first['name'])}: {first['shown']}",
        f"{what} to each question, with its 95 % interval.",
        drawn,
        "rate",
        "shown",
        table=grid(
            "The shares with their 95 % intervals",
            drawn,
            text("Question", "name"),
            text("Share (95 % interval)", "shown"),
        ),
    )


def _table(lines: list[dict[str, Any]], survey: Surveyed) -> Any:
    return grid(
        "Each question in numbers, with 95 % intervals",
        lines,
        text("Question", "name"),
        text("Counted", "counted"),
        number("Answers", "n"),
        *((number("Effective", "effective"),) if survey.worth_fewer else ()),
        number("Share", "rate", percent),
        number("Low", "low", percent),
        number("High", "high", percent),
        number("Mean", "mean"),
        number("Low", "mean_low"),
        number("High", "mean_high"),
        number("Standard deviation", "sd"),
    )


def _formula(line: dict[str, Any]) -> Formula:
    return Formula(
        f"Wilson’s interval of {quote(line['name'])}",
        "(p + z²÷2n ± z × √(p(1 − p)÷n + z²÷4n²)) ÷ (1 + z²÷n)",
        f"{amount(line['low'], 4)} to {amount(line['high'], 4)}, with p = {amount(line['rate'], 4)}"
        f", n = {amount(line['effective'], 1)} and z = 1.96",
    )


def _notes(
    survey: Surveyed, line: dict[str, Any], groups: tuple[comparing.Comparison, ...]
) -> Iterator[str]:
    if said := survey.worth_said(line["effective"]):
        yield said
    yield from groups_shown.doubts(groups, survey)
