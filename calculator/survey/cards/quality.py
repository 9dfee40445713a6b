"""Encounter quality in four dimensions, from the items that the mapping says belong to each."""

from collections.abc import Iterator
from math import fsum, sqrt
from typing import Any

from calculator.declaration import Claim, Formula, Presentation
from calculator.grids import grid, number, text
from calculator.methods import student
from calculator.precision import settle
from calculator.survey.answers.responses import Responses, TypedColumn
from calculator.survey.cards import comparing, groups_said, groups_shown
from calculator.survey.cards import moments as asking
from calculator.survey.cards.card import Told
from calculator.survey.cards.measures import MeanOf
from calculator.survey.cards.spans_shown import spans_of
from calculator.survey.cards.surveyed import Surveyed, many_answers
from calculator.survey.mapping.survey_mapping import DIMENSIONS
from calculator.survey.statistics.gathering import Derived, GatheringPlan
from calculator.words import agree, amount, choose

NONE = (
    "No column says “measures:” with one of the four dimensions, "
    f"{choose(DIMENSIONS)}; say it of each item, at the column in the mapping."
)
ITEMS_SET = "items of encounter quality"
OVERALL = "encounter quality"
LOW_ALPHA = 0.7


def items(answers: Responses) -> dict[str, list[TypedColumn]]:
    """The items of each dimension that has any."""
    found: dict[str, list[TypedColumn]] = {}
    for name in DIMENSIONS:
        if columns := [one for one in answers.columns if one.column.measures == name]:
            found[name] = columns
    return found


def plan(answers: Responses) -> GatheringPlan:
    """Each person's score in each dimension and overall, and the products of items and scores."""
    found = items(answers)
    if not found:
        return GatheringPlan()
    every = tuple(one.column.heading for columns in found.values() for one in columns)
    derived, factors = [], []
    for name, columns in found.items():
        own = tuple(one.column.heading for one in columns)
        share = 1 / len(own)
        derived.append(Derived(_score(name), own, (share,) * len(own), within=every))
        factors += [share / len(found)] * len(own)
    derived.append(Derived(OVERALL, every, tuple(factors)))
    scores = tuple(_score(name) for name in found)
    return GatheringPlan(derived=tuple(derived), sets={ITEMS_SET: every, OVERALL: scores})


def _score(name: str) -> str:
    return f"score of {name}"


def tell(survey: Surveyed) -> Told | str:
    """Say how good the encounters are, and which dimension is shown to be lowest."""
    found = items(survey.answers)
    if not found:
        return NONE
    every = [one.column.heading for columns in found.values() for one in columns]
    scale = asking.scale_of(survey.answers, every)
    if scale is None:
        return "The items are not all on one scale, so they have no common score."
    counts = survey.whole.counts
    if not counts[OVERALL].all.rows:
        return "Nobody answered every item, so the encounters cannot be scored."
    lines = sorted(
        (_line(survey, name, columns, scale) for name, columns in found.items()),
        key=lambda line: line["mean"],
    )
    measure = MeanOf("encounter quality", OVERALL, scale)
    overall = measure.estimate(counts[OVERALL])
    groups = comparing.comparisons(survey, measure)
    _lowest(survey, lines)
    lowest = all((line["above_low"] or 0) > 0 for line in lines[1:])
    return Told(
        presented=Presentation(
            answer=_answer(lines, overall, scale, counts[OVERALL].all.rows, lowest),
            advice=(*groups_said.said(groups, survey.answers.least_group), *_advice(lines, found)),
            charts=(
                spans_of(
                    "Each dimension with its 95 % interval",
                    lines,
                    "mean",
                    axis=scale,
                    reference=None,
                    written=amount,
                    of="Dimension",
                ),
            ),
            tables=(
                grid(
                    "The dimensions, with 95 % intervals",
                    lines,
                    text("Dimension", "name"),
                    number("Items", "items"),
                    number("Mean", "mean"),
                    number("Low", "low"),
                    number("High", "high"),
                    number("Standard deviation", "sd"),
                    number("Alpha", "alpha"),
                ),
                *(groups_shown.table(one, weighted=survey.worth_fewer) for one in groups),
            ),
            formulas=(
                Formula(
                    "Overall",
                    "sum of the dimension means ÷ dimensions",
                    f"({' + '.join(amount(line['mean']) for line in lines)}) ÷ "
                    f"{amount(len(lines))} = {amount(overall.value)}",
                ),
            ),
            claims=tuple(
                Claim(f"{lines[0]['name']} is lowest", f"rows.{at}.above", side=1)
                for at in range(1, len(lines))
            )
            if lowest
            else (),
        ),
        values={
            "overall": overall.value,
            "low": overall.low,
            "high": overall.high,
            "complete": counts[OVERALL].all.rows,
            "left_out": len(survey.answers.lines) - counts[OVERALL].all.rows,
        },
        rows=[*lines, *groups_shown.rows(groups)],
        notes=list(_notes(survey, groups, found)),
    )


def _line(
    survey: Surveyed, name: str, columns: list[TypedColumn], scale: tuple[float, float]
) -> dict[str, Any]:
    answers = survey.whole.counts[_score(name)]
    mean = MeanOf(name, "", scale).estimate(answers)
    products = survey.whole.products[ITEMS_SET]
    headings, alpha = [one.column.heading for one in columns], None
    size = len(headings)
    if size > 1 and products.rows.effective > 1:
        total = fsum(products.covariance(a, b) for a in headings for b in headings)
        own = fsum(products.covariance(a, a) for a in headings)
        alpha = settle(size / (size - 1) * (1 - own / total)) if total > 0 else None
    return {
        "name": name,
        "items": size,
        "n": answers.all.rows,
        "mean": mean.value,
        "low": mean.low,
        "high": mean.high,
        "sd": answers.sd,
        "alpha": alpha,
    }


def _lowest(survey: Surveyed, lines: list[dict[str, Any]]) -> None:
    """Give each line how far it lies above the lowest, rated by the same people, and how sure."""
    products, first = survey.whole.products[OVERALL], _score(lines[0]["name"])
    worth = products.rows.effective
    certain = 1 - comparing.UNSURE / max(1, len(lines) - 1) / 2
    for line in lines:
        line |= dict.fromkeys(("above", "above_low", "above_high"))
    for line in lines[1:] if worth > 1 else ():
        other = _score(line["name"])
        variance = (
            products.covariance(first, first)
            + products.covariance(other, other)
            - 2 * products.covariance(first, other)
        )
        apart = line["mean"] - lines[0]["mean"]
        if variance > 0:
            low, high = student.interval(apart, sqrt(variance), worth, certain)
            line |= {"above": apart, "above_low": low, "above_high": high}


def _answer(
    lines: list[dict[str, Any]],
    overall: Any,
    scale: tuple[float, float],
    complete: int,
    lowest: bool,
) -> str:
    low, high = map(amount, scale)
    said = f"Our encounters score {amount(overall.value)} on a scale from {low} to {high}"
    if overall.low is not None:
        said += (
            f" (95 % interval {amount(overall.low)} to {amount(overall.high)}, from "
            f"{many_answers(complete)} in full)"
        )
    if len(lines) == 1:
        return f"{said}, all of it {lines[0]['name']}."
    if lowest:
        return (
            f"{said}; {lines[0]['name']} is lowest with {amount(lines[0]['mean'])}, and below each "
            "other dimension."
        )
    return (
        f"{said}; {lines[0]['name']} is lowest here with {amount(lines[0]['mean'])}, but that it "
        "lies below every other is not shown."
    )


def _advice(lines: list[dict[str, Any]], found: dict[str, list[TypedColumn]]) -> Iterator[str]:
    low = [
        line["name"] for line in lines if line["alpha"] is not None and line["alpha"] < LOW_ALPHA
    ]
    if low:
        yield (
            f"Alpha of {choose(low, 'and')} {agree(low)} below {LOW_ALPHA}, the usual rule of "
            "thumb: the items may not ask about one thing, or one is asked the other way round."
        )
    alone = [name for name, columns in found.items() if len(columns) == 1]
    if alone:
        yield f"{choose(alone, 'and').capitalize()}: alpha needs at least two items."


def _notes(
    survey: Surveyed,
    groups: tuple[comparing.Comparison, ...],
    found: dict[str, list[TypedColumn]],
) -> Iterator[str]:
    answers = survey.whole.counts[OVERALL].all
    left = len(survey.answers.lines) - answers.rows
    if left:
        yield f"{amount(left)} respondents left out an item and are left out of every figure here."
    missing = [name for name in DIMENSIONS if name not in found]
    if missing:
        yield f"No item asks about {choose(missing)}; the overall mean lacks it."
    if said := survey.worth_said(answers.effective):
        yield said
    yield from groups_shown.doubts(groups, survey)
