"""Importance and performance: what people say matters beside what goes along with the outcome."""

from collections.abc import Iterator, Sequence
from math import sqrt
from typing import Any

from calculator.declaration import Claim, Formula, Presentation
from calculator.methods import fisher
from calculator.methods import importance_performance as ipa
from calculator.survey.answers.responses import Responses
from calculator.survey.cards import moments as asking
from calculator.survey.cards import performing_by_group, performing_shown, regressors
from calculator.survey.cards.card import Told
from calculator.survey.cards.measures import MeanOf, normal
from calculator.survey.cards.performing_by_group import Performing, set_of
from calculator.survey.cards.surveyed import Surveyed
from calculator.survey.changing import TURN
from calculator.survey.statistics.gathering import GatheringPlan
from calculator.words import agree, amount, counted, quote, several, signed

NONE = (
    "Importance–performance needs at least two moments with an importance and a performance, or "
    "an “outcome” with at least two “drivers”."
)


def asked(answers: Responses) -> list[Performing]:
    """The moments with a performance; without any, the drivers of the outcome."""
    outcome = answers.outcome
    found = [
        Performing(one.name, one.experience, one.importance)
        for one in asking.asked(answers)
        if one.experience != outcome
    ]
    if not found:
        rated = {one.column.heading: one.column.called for one in answers.columns}
        names = regressors.wanted(answers)[1:]
        found = [
            Performing(rated[heading], heading)
            for heading in names
            if answers.of(heading).column.kind in ("rating", "ordered")
        ]
    usable = outcome in {one.column.heading for one in answers.columns} and bool(
        regressors.wanted(answers)
    )
    return [one for one in found if one.importance or usable] if len(found) > 1 else []


def plan(answers: Responses) -> GatheringPlan:
    """Performance and importance by answer, and each performance with the outcome."""
    found = asked(answers)
    outcome = regressors.wanted(answers)[:1]
    items = [heading for one in found for heading in (one.performance, one.importance) if heading]
    sets = {set_of(one): (one.performance, outcome[0]) for one in found if outcome}
    return GatheringPlan(items=tuple(items), sets=sets, group_sets=sets)


def tell(survey: Surveyed) -> Told | str:
    """Say what matters and goes badly, by what is said and by what is derived."""
    found = [one for one in asked(survey.answers) if survey.answered(one.performance)]
    if len(found) < 2:
        return NONE
    scale = asking.scale_of(survey.answers, [one.performance for one in found])
    if scale is None:
        return "The performances are not all on one scale, so no line can separate them."
    certain = 1 - 0.05 / len(found) / 2
    lines = [_line(survey, one, at, certain) for at, one in enumerate(found, start=1)]
    ways = [
        (way, words, rows)
        for way, words in (("stated", "stated"), ("derived", "derived"))
        if len(rows := [line for line in lines if line[way] is not None]) > 1
    ]
    if not ways:
        return NONE
    for way, _, rows in ways:
        _placed(rows, way)
    groups = performing_by_group.by_group(survey, found, [way for way, *_ in ways])
    return Told(
        presented=Presentation(
            answer=_answer(ways),
            claims=tuple(_claims(lines, ways)),
            advice=(*groups.said(survey), *_advice(lines, ways)),
            charts=tuple(
                performing_shown.matrix(scale, words, way, rows) for way, words, rows in ways
            ),
            tables=(
                performing_shown.table(lines, [way for way, *_ in ways]),
                *groups.tables(survey),
            ),
            formulas=_formulas(ways),
        ),
        values={},
        rows=[*lines, *groups.rows()],
        notes=[*_notes(survey, lines), *groups.notes(survey)],
    )


def _line(survey: Surveyed, one: Performing, at: int, certain: float) -> dict[str, Any]:
    counts = survey.whole.counts
    performance = MeanOf("mean", one.performance).estimate(counts[one.performance], certain)
    line: dict[str, Any] = {
        "number": at,
        "name": one.name,
        "n": counts[one.performance].all.rows,
        "effective": counts[one.performance].all.effective,
        "performance": performance.value,
        "performance_low": performance.low,
        "performance_high": performance.high,
        **dict.fromkeys(
            f"{way}{end}" for way in ("stated", "derived") for end in ("", "_low", "_high")
        ),
        "quadrant_stated": None,
        "quadrant_derived": None,
        "sure_stated": None,
        "sure_derived": None,
    }
    if one.importance and survey.answered(one.importance):
        stated = MeanOf("mean", one.importance).estimate(counts[one.importance], certain)
        line |= {"stated": stated.value, "stated_low": stated.low, "stated_high": stated.high}
    products = survey.whole.products.get(set_of(one))
    if products is not None and products.rows.effective > 4:
        first, outcome = products.names
        spreads = products.spread(first, first) * products.spread(outcome, outcome)
        if spreads > 0:
            r = products.spread(first, outcome) / sqrt(spreads)
            low, high = fisher.interval(r, int(products.rows.effective), normal(certain))
            line |= {"derived": r, "derived_low": low, "derived_high": high}
    return line


def _placed(rows: Sequence[dict[str, Any]], way: str) -> None:
    """Give each moment its quadrant, and say whether its intervals keep it on its side."""
    cross = performing_shown.crossing(rows, way)
    for line in rows:
        line[f"quadrant_{way}"] = ipa.quadrant(line[way], line["performance"], *cross)
        ends = (
            (line[f"{way}_low"], line[f"{way}_high"], cross[0]),
            (line["performance_low"], line["performance_high"], cross[1]),
        )
        line[f"sure_{way}"] = all(
            low is not None and not low <= at <= high for low, high, at in ends
        )


Ways = list[tuple[str, str, list[dict[str, Any]]]]


def _answer(ways: Ways) -> str:
    said = []
    for way, words, rows in ways:
        there = [line for line in rows if line[f"quadrant_{way}"] == ipa.CONCENTRATE]
        if sure := _sure(rows, way):
            said.append(_concentrate(words, sure))
        elif there:
            said.append(
                f"By {words} importance {several([line['name'] for line in there])} "
                f"{agree(there, 'stands', 'stand')} where effort should go, but an interval "
                "crosses a line, so that is not shown"
            )
        else:
            said.append(f"By {words} importance no moment both matters more and goes worse")
    return f"{'. '.join(said)}."


def _sure(rows: list[dict[str, Any]], way: str) -> list[dict[str, Any]]:
    """Moments in which effort should go, by both intervals."""
    there = [line for line in rows if line[f"quadrant_{way}"] == ipa.CONCENTRATE]
    return [line for line in there if line[f"sure_{way}"]]


def _concentrate(words: str, sure: list[dict[str, Any]]) -> str:
    return (
        f"By {words} importance concentrate on {several([line['name'] for line in sure])}: more "
        "important than the mean and performing below it, with both intervals"
    )


def _against(lines: list[dict[str, Any]]) -> list[dict[str, Any]]:
    return [line for line in lines if (line["derived_high"] or 0) < 0]


def _runs(lines: list[dict[str, Any]]) -> str:
    names = [line["name"] for line in _against(lines)]
    return (
        f"{several(names)} {agree(names, 'runs', 'run')} against the outcome, with the whole "
        "interval"
    )


def _claims(lines: list[dict[str, Any]], ways: Ways) -> Iterator[Claim]:
    """Where effort should go, and what runs against the outcome."""
    for way, words, rows in ways:
        across, along = performing_shown.crossing(rows, way)
        sure = _sure(rows, way)
        for at, line in enumerate(lines):
            if line in sure:
                said = _concentrate(words, sure)
                yield Claim(said, f"rows.{at}.{way}", side=1, line=across)
                yield Claim(said, f"rows.{at}.performance", side=-1, line=along)
    for at, line in enumerate(lines):
        if line in _against(lines):
            yield Claim(_runs(lines), f"rows.{at}.derived", side=-1)


def _advice(lines: list[dict[str, Any]], ways: Ways) -> Iterator[str]:
    if len(ways) > 1:
        apart = [
            line["name"]
            for line in lines
            if line["quadrant_stated"] and line["quadrant_derived"]
            if line["quadrant_stated"] != line["quadrant_derived"]
        ]
        if apart:
            yield (
                f"Stated and derived importance place {several(apart)} in different quadrants: "
                "what people say matters and what goes along with the outcome are two things."
            )
        else:
            yield "Stated and derived importance place every moment alike."
    if _against(lines):
        yield (
            f"{_runs(lines)}. Asked the other way round? Then {TURN.mapping} "
            "before you call any of them unimportant."
        )
    yield (
        "The lines cross at the means of these moments, and are taken as they are. Intervals are "
        f"at 1 − 0.05 ÷ {amount(len(lines))}, since {counted(len(lines), 'moment')} are looked at."
    )


def _formulas(ways: Ways) -> tuple[Formula, ...]:
    way, words, rows = ways[-1]
    cross, one = performing_shown.crossing(rows, way), rows[0]
    return (
        Formula(
            f"Quadrant of {quote(one['name'])}",
            "high is at the line or above it, for both",
            f"{words} importance {signed(one[way]).removeprefix('+')} against {amount(cross[0])}, "
            f"performance {amount(one['performance'])} against {amount(cross[1])}: "
            f"{performing_shown.QUADRANT_NAMES[one[f'quadrant_{way}']]}",
        ),
    )


def _notes(survey: Surveyed, lines: list[dict[str, Any]]) -> Iterator[str]:
    if any(line["derived"] is not None for line in lines):
        yield (
            "Derived importance is the correlation with "
            f"{quote(survey.called(survey.answers.outcome))}, with Fisher’s interval; it is no "
            "cause."
        )
    if said := survey.worth_said(lines[0]["effective"]):
        yield said
