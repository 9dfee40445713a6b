"""Where service falls short of expectation: gaps with intervals, and no invented weights."""

from collections.abc import Iterator
from typing import Any

from calculator import charts
from calculator.declaration import Formula, Presentation
from calculator.grids import grid, number, text
from calculator.survey.answers.responses import Responses
from calculator.survey.cards import comparing, groups_said, groups_shown
from calculator.survey.cards import moments as asking
from calculator.survey.cards.card import Told
from calculator.survey.cards.measures import MeanOf
from calculator.survey.cards.spans_shown import spans_of
from calculator.survey.cards.surveyed import Surveyed, many_answers
from calculator.survey.changing import BY_ITEM
from calculator.survey.statistics.gathering import Derived, GatheringPlan
from calculator.words import agree, amount, quote, several, signed

NONE = (
    "No moment of the mapping has both an expectation and a perception (or an experience or "
    "performance)."
)
ALL_GAPS = "mean gap of all statements"


def plan(answers: Responses) -> GatheringPlan:
    """Each gap, and each person's mean gap over all statements."""
    found = asking.expected(answers)
    if not found:
        return GatheringPlan()
    felt = tuple(one.experience for one in found)
    hoped = tuple(one.expectation for one in found)
    each = 1 / len(found)
    whole = Derived(ALL_GAPS, (*felt, *hoped), (each,) * len(felt) + (-each,) * len(hoped))
    return GatheringPlan(derived=(*asking.felt(answers, found), whole))


def tell(survey: Surveyed) -> Told | str:
    """Say how far service falls short, statement by statement, as far as intervals carry it."""
    found = [
        one for one in asking.expected(survey.answers) if survey.whole.counts[one.gap].all.rows
    ]
    if not found:
        return NONE
    columns = [heading for one in found for heading in (one.experience, one.expectation)]
    if asking.scale_of(survey.answers, columns) is None:
        return "Expectations and perceptions are not all on one scale, so there are no gaps."
    certain = 1 - comparing.UNSURE / len(found) / 2
    lines = [_line(survey, one, certain) for one in found]
    whole = survey.whole.counts[ALL_GAPS]
    overall = None
    groups: tuple[comparing.Comparison, ...] = ()
    if whole.all.rows:
        measure = MeanOf("mean gap", ALL_GAPS, with_sign=True)
        overall = {"n": whole.all.rows, "sd": whole.sd, **vars(measure.estimate(whole))}
        groups = comparing.comparisons(survey, measure)
    return Told(
        presented=Presentation(
            answer=_answer(lines, overall),
            advice=(*groups_said.said(groups, survey.answers.least_group), *_advice(lines)),
            charts=(_chart(lines),),
            tables=(
                _table(lines),
                *(groups_shown.table(one, weighted=survey.worth_fewer) for one in groups),
            ),
            formulas=(
                Formula(
                    f"Gap of {quote(lines[0]['name'])}",
                    "perception − expectation, person by person; the mean of that",
                    f"{amount(lines[0]['perception'])} − {amount(lines[0]['expectation'])} = "
                    f"{signed(lines[0]['gap'])}",
                ),
            ),
        ),
        values=overall or {},
        rows=[*lines, *groups_shown.rows(groups)],
        notes=list(_notes(survey, lines, groups)),
    )


def _line(survey: Surveyed, one: asking.AskedMoment, certain: float) -> dict[str, Any]:
    counts = survey.whole.counts
    gap = MeanOf("gap", one.gap, with_sign=True).estimate(counts[one.gap])
    strict = MeanOf("gap", one.gap, with_sign=True).estimate(counts[one.gap], certain)
    return {
        "name": one.name,
        "n": counts[one.gap].all.rows,
        "effective": counts[one.gap].all.effective,
        "expectation": counts[f"expectation of {one.name}"].mean,
        "perception": counts[f"experience of {one.name}"].mean,
        "gap": gap.value,
        "low": gap.low,
        "high": gap.high,
        "side": strict.side,
    }


def _answer(lines: list[dict[str, Any]], overall: dict[str, Any] | None) -> str:
    short = [line["name"] for line in lines if line["side"] < 0]
    above = [line["name"] for line in lines if line["side"] > 0]
    said = ""
    if overall and overall["low"] is not None:
        said = (
            f"Over all statements the gap is {signed(overall['value'])}, among all such customers "
            f"most likely between {signed(overall['low'])} and {signed(overall['high'])}, from "
            f"{many_answers(overall['n'])} in full. "
        )
    if not short and not above:
        return said + "No statement is shown to fall short of what is expected, nor to exceed it."
    told = []
    if short:
        told.append(f"{several(short)} {agree(short, 'falls', 'fall')} short of expectation")
    if above:
        told.append(f"{several(above)} {agree(above, 'exceeds', 'exceed')} it")
    return f"{said}{'; '.join(told)}, the interval allowed for."


def _advice(lines: list[dict[str, Any]]) -> Iterator[str]:
    silent = [line["name"] for line in lines if not line["side"]]
    if silent and len(silent) < len(lines):
        yield f"Of {several(silent, 5)} neither is shown."
    yield (
        f"A verdict needs an interval at 1 − 0.05 ÷ {amount(len(lines))}, since "
        f"{amount(len(lines))} gaps are looked at. Nobody gave weights, so all count alike."
    )


def _chart(lines: list[dict[str, Any]]) -> charts.Spans:
    return spans_of(
        "Gaps, perception less expectation, with their 95 % intervals",
        lines,
        "gap",
        reference_name="as expected",
    )


def _table(lines: list[dict[str, Any]]) -> Any:
    return grid(
        "Where service falls short, with 95 % intervals",
        lines,
        text("Statement", "name"),
        number("Answers", "n"),
        number("Expectation", "expectation"),
        number("Perception", "perception"),
        number("Gap", "gap", signed),
        number("Low", "low", signed),
        number("High", "high", signed),
    )


def _notes(
    survey: Surveyed, lines: list[dict[str, Any]], groups: tuple[comparing.Comparison, ...]
) -> Iterator[str]:
    rows, everything = lines[0]["n"], len(survey.answers.lines)
    if survey.answers.by_customer and rows < everything:
        yield (
            f"{amount(rows)} of {amount(everything)} rows count, those in which everything is "
            f"answered; {BY_ITEM.mapping} to count each statement by its own answers."
        )
    if said := survey.worth_said(lines[0]["effective"]):
        yield said
    yield from groups_shown.doubts(groups, survey)
