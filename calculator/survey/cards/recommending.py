"""The net promoter score of each question that asks to recommend, by group and by wave."""

from collections.abc import Iterator
from typing import Any

from calculator import charts
from calculator.catalog.promoters import telling
from calculator.declaration import Formula, Presentation
from calculator.grids import grid, number, text
from calculator.methods import net_promoter
from calculator.survey.answers.responses import Responses
from calculator.survey.cards import comparing, groups_said, groups_shown
from calculator.survey.cards.card import Told
from calculator.survey.cards.measures import ScoreOf, mix_of
from calculator.survey.cards.surveyed import Surveyed, many_answers
from calculator.survey.changing import RECOMMENDS
from calculator.survey.statistics.gathering import GatheringPlan
from calculator.words import agree, amount, beside, percent, quote, several, signed

NONE = "No column that is kept asks how likely somebody is to recommend you, from 0 to 10."
SIDES = ("promoters", "passives", "detractors")


def plan(answers: Responses) -> GatheringPlan:
    """Each recommendation, by answer."""
    return GatheringPlan(items=tuple(asked(answers)))


def asked(answers: Responses) -> list[str]:
    """The headings of the columns that ask to recommend, the outcome first."""
    found = [one.column.heading for one in answers.columns if one.column.kind == "recommendation"]
    return sorted(found, key=lambda heading: heading != answers.outcome)


def tell(survey: Surveyed) -> Told | str:
    """Say the score and how far it can be trusted, then who differs from whom."""
    headings = [one for one in asked(survey.answers) if survey.answered(one)]
    if not headings:
        return NONE + _could_be(survey)
    lines = [_line(survey, heading) for heading in headings]
    groups = comparing.comparisons(survey, ScoreOf("NPS", headings[0]))
    first = lines[0]
    return Told(
        presented=Presentation(
            answer=_answer(first, survey),
            claims=telling.claims(first),
            advice=(
                *groups_said.said(groups, survey.answers.least_group),
                *_advice(first),
            ),
            charts=(
                _chart(lines),
                *(
                    drawn
                    for one in groups
                    if (drawn := groups_shown.chart(one, (-100, 100), unit="Points"))
                ),
            ),
            tables=(
                _table(lines, survey),
                *(groups_shown.table(one, weighted=survey.worth_fewer) for one in groups),
            ),
            formulas=_formulas(first),
        ),
        values=first,
        rows=[*lines, *groups_shown.rows(groups)],
        notes=list(_notes(survey, first, groups)),
    )


def _could_be(survey: Surveyed) -> str:
    """Name ratings from 0 to 10, which may ask to recommend: nobody but the reader knows."""
    near = [
        one.column.called
        for one in survey.answers.columns
        if one.column.kind == "rating" and one.scale and one.scale.ends == (0.0, 10.0)
    ]
    if not near:
        return ""
    return f" If {several(near)} {agree(near, 'does', 'do')}, {RECOMMENDS.mapping}."


def _line(survey: Surveyed, heading: str) -> dict[str, Any]:
    answers = survey.whole.counts[heading]
    mix = mix_of(answers)
    plain, adjusted = net_promoter.plain(*mix), net_promoter.adjusted(*mix)
    promoters = answers.count(lambda one: one >= 9)
    detractors = answers.count(lambda one: one < 7)
    return {
        "name": survey.called(heading),
        "n": answers.all.rows,
        "effective": answers.all.effective,
        "promoters": promoters,
        "passives": answers.all.rows - promoters - detractors,
        "detractors": detractors,
        "promoters_share": answers.share(lambda one: one >= 9),
        "detractors_share": answers.share(lambda one: one < 7),
        "nps": plain.nps,
        "margin": plain.margin,
        "low": plain.low,
        "high": plain.high,
        "nps_adjusted": adjusted.nps,
        "low_adjusted": adjusted.low,
        "high_adjusted": adjusted.high,
    }


def _answer(line: dict[str, Any], survey: Surveyed) -> str:
    low, high = beside(0, line["low_adjusted"], line["high_adjusted"])
    weighted = ", weighted" if survey.weighted else ""
    return (
        f"NPS is {signed(line['nps'], 1)} among the {many_answers(line['n'])} to "
        f"{quote(line['name'])}{weighted}; among all such customers it most likely lies between "
        f"{low} and {high}."
    )


def _advice(line: dict[str, Any]) -> Iterator[str]:
    if words := telling.outnumbering(line):
        yield f"{words}."
    else:
        yield (
            "The interval holds 0: these answers do not show whether promoters outnumber "
            "detractors."
        )


def _chart(lines: list[dict[str, Any]]) -> charts.Spans:
    drawn = [
        {
            **line,
            "shown": f"{signed(line['nps'], 1)} ({signed(line['low_adjusted'], 1)} to "
            f"{signed(line['high_adjusted'], 1)})",
        }
        for line in lines
    ]
    return charts.spans(
        f"{quote(drawn[0]['name'])}: NPS {drawn[0]['shown']}",
        "Net promoter score in points with its adjusted 95 % interval; the line is at 0.",
        drawn,
        "nps",
        "shown",
        ends=("low_adjusted", "high_adjusted"),
        axis=(-100, 100),
        reference=0,
        reference_name="as many of both",
        x_label="Points",
        table=grid(
            "The scores with their 95 % intervals",
            drawn,
            text("Question", "name"),
            text("NPS (95 % interval)", "shown"),
        ),
    )


def _table(lines: list[dict[str, Any]], survey: Surveyed) -> Any:
    return grid(
        "Each question that asks to recommend; 9 and 10 are promoters, below 7 detractors",
        lines,
        text("Question", "name"),
        number("Answers", "n"),
        *((number("Effective", "effective"),) if survey.worth_fewer else ()),
        *(number(side.capitalize(), side) for side in SIDES),
        number("Promoters, share", "promoters_share", percent),
        number("Detractors, share", "detractors_share", percent),
        number("NPS", "nps", lambda one: signed(one, 1)),
        number("Adjusted, low", "low_adjusted", lambda one: signed(one, 1)),
        number("Adjusted, high", "high_adjusted", lambda one: signed(one, 1)),
    )


def _formulas(line: dict[str, Any]) -> tuple[Formula, ...]:
    p, d = amount(line["promoters_share"], 3), amount(line["detractors_share"], 3)
    return (
        Formula(
            "NPS",
            "100 × (share of promoters − share of detractors)",
            f"100 × ({p} − {d}) = {signed(line['nps'], 1)}",
        ),
        Formula(
            "Adjusted NPS",
            "100 × ((promoters + ¾) − (detractors + ¾)) ÷ (answers + 3)",
            f"of {amount(line['effective'], 1)} answers of equal weight: "
            f"{signed(line['nps_adjusted'], 1)}; its margin is the plain one of these numbers, and "
            "ends beyond ±100 are cut",
        ),
    )


def _notes(
    survey: Surveyed, line: dict[str, Any], groups: tuple[comparing.Comparison, ...]
) -> Iterator[str]:
    if said := survey.worth_said(line["effective"]):
        yield said
    yield from groups_shown.doubts(groups, survey)
