"""Which moment first, and how sure: need of each moment, and how often each has the largest."""

from collections.abc import Iterator, Mapping, Sequence
from math import ceil
from typing import Any

from calculator.declaration import Claim, Formula, Presentation
from calculator.methods import disconfirmation, first_driver, first_place, need
from calculator.survey.answers.responses import Responses
from calculator.survey.cards import first_by_group, first_shown, groups_shown, lowest
from calculator.survey.cards import moments as asking
from calculator.survey.cards.card import Told
from calculator.survey.cards.measures import MeanOf
from calculator.survey.cards.moments import AskedMoment
from calculator.survey.cards.needing import (
    EXPERIENCES,
    GAPS,
    SEED_OF_DRAWS,
    Needing,
    drawn_needs,
    needing,
    pairs,
    standings,
)
from calculator.survey.cards.surveyed import Surveyed
from calculator.survey.changing import BY_ITEM
from calculator.survey.statistics.gathering import GatheringPlan
from calculator.words import agree, amount, counted, percent, quote, several

DRAWS_TO_SETTLE = 400
"""Draws for each number of further answers that is tried; more would keep a page waiting."""
NONE = (
    "No moment of the mapping has both an expectation and an experience (or a perception or "
    "performance) beside it, so the need for fixing cannot be worked out; nor are there two "
    "drivers on one scale of which one could be rated lowest."
)

BY_GROUP = (
    "By group and by wave gaps vary person by person, so expectation as well as experience; "
    "importance and reach are held as each group gave them."
)


def plan(answers: Responses) -> GatheringPlan:
    """Expectation, experience and gap of each moment, and the experiences together."""
    found = asking.expected(answers)
    names = tuple(f"experience of {one.name}" for one in found)
    gaps = tuple(one.gap for one in found)
    sets: Mapping[str, tuple[str, ...]] = {EXPERIENCES: names} if names else {}
    group_sets: Mapping[str, tuple[str, ...]] = {GAPS: gaps} if names else {}
    if not answers.by_customer:  # any two of them over the rows that hold both
        sets, group_sets = pairs(names), pairs(gaps)
    derived = tuple(asking.felt(answers, found))
    return GatheringPlan(derived=derived, sets=sets, group_sets=group_sets)


def tell(survey: Surveyed) -> Told | str:
    """Say which moment has the largest need, and in how many draws it has."""
    answers = survey.answers
    found = [
        one
        for one in asking.expected(answers)
        if survey.whole.counts[f"experience of {one.name}"].all.rows
    ]
    if not found:
        return lowest.tell(survey) or NONE
    columns = [heading for one in found for heading in (one.experience, one.expectation)]
    scale = asking.scale_of(answers, columns)
    if scale is None:
        return "Expectations and experiences are not all on one scale, so there are no gaps."
    by_customer = answers.by_customer
    moments = [needing(survey.whole, one, scale, by_customer=by_customer) for one in found]
    drawn = drawn_needs(survey, moments, scale)
    lines = _lines(moments, first_place.shares_first(drawn))
    lead = _lead(lines, drawn)
    settling, further = _settling(moments, lines, scale)
    gaps = [
        MeanOf(f"gap of {quote(one.name)}", one.gap, with_sign=True, item=one.name) for one in found
    ]
    standing = list(standings(survey, found, scale))
    groups = first_by_group.by_group(survey, gaps, standing, "comes first", above_zero=True)
    return Told(
        presented=Presentation(
            answer=_answer(lines, lead),
            advice=(*settling, *_advice(lines), *groups.said(survey)),
            charts=(first_shown.curve(lines, scale), first_shown.chart(lines)),
            tables=(
                first_shown.table(lines),
                *groups.tables("Need"),
                *groups_shown.tables("Gap", groups.compared, weighted=survey.worth_fewer),
            ),
            formulas=_formulas(lines),
            claims=(
                *((Claim(_fix(lines), "values.lead", side=1),) if lead["lead_low"] > 0 else ()),
                *groups.claims(len(lines)),
            ),
        ),
        values={
            **lead,
            "draws": first_place.DRAWS,
            "seed": SEED_OF_DRAWS,
            "further_answers": further,
        },
        rows=[*lines, *groups.rows()],
        notes=[
            *_notes(survey, found, moments),
            *([BY_GROUP] if standing else []),
            *groups.notes(survey),
        ],
    )


def _lines(moments: Sequence[Needing], shares: Sequence[float]) -> list[dict[str, Any]]:
    needs = [one.need for one in moments]
    ranks = need.ranks(needs)
    return [
        {
            "number": at,
            "name": one.asked.name,
            "n": one.rows,
            "effective": one.worth,
            "reach": one.reach,
            "importance": one.importance,
            "expectation": one.expectation,
            "experience": one.experience,
            "sd": one.sd,
            "gap": disconfirmation.gap(one.expectation, one.experience),
            "gap_low": one.low,
            "gap_high": one.high,
            "need": one.need,
            "rank": rank,
            "first": share,
        }
        for at, (one, rank, share) in enumerate(zip(moments, ranks, shares, strict=True), start=1)
    ]


def _lead(lines: list[dict[str, Any]], drawn: list[list[float]]) -> dict[str, float]:
    """The largest need less the largest of the others, with the middle 95 of 100 draws of it."""
    top = [at for at, line in enumerate(lines) if line["rank"] == 1]
    if len(top) != 1:
        return dict.fromkeys(("lead", "lead_low", "lead_high"), 0.0)

    def apart(needs: Sequence[float]) -> float:
        others = [one for at, one in enumerate(needs) if at != top[0]]
        return needs[top[0]] - max(others, default=0.0)

    low, high = first_driver.interval([apart(row) for row in drawn])
    found = apart([line["need"] for line in lines])
    return {"lead": found, "lead_low": min(low, found), "lead_high": max(high, found)}


def _fix(lines: list[dict[str, Any]]) -> str:
    return f"Fix {several([line['name'] for line in lines if line['rank'] == 1])} first"


def _answer(lines: list[dict[str, Any]], lead: dict[str, float]) -> str:
    top = [line for line in lines if line["rank"] == 1]
    if not top:
        return "No moment falls short of what is expected of it, as rated."
    first, often = top[0], _of_100(top[0]["first"])
    if len(top) > 1:
        return f"{several([one['name'] for one in top])} tie for the largest need here."
    if lead["lead_low"] > 0:
        return f"{_fix(lines)}: its need is the largest here, and in {often} it stays so."
    rivals = sorted(lines, key=lambda line: -line["first"])
    others = [one["name"] for one in rivals if one is not first and one["first"] >= 0.05]
    rest = f" Treat it and {several(others)} as equal until more have answered." if others else ""
    return (
        f"{quote(first['name'])} has the largest need here, and in {often} it stays first; these "
        f"answers do not show which moment comes first.{rest}"
    )


def _of_100(share: float) -> str:
    within = ceil(100 * first_place.margin(share))
    return f"{amount(100 * share, 0)} of 100 draws (± {within})"


def _settling(
    moments: Sequence[Needing], lines: list[dict[str, Any]], scale: tuple[float, float]
) -> tuple[list[str], int | None]:
    """What would tell the two leading moments apart, as a sentence and as answers for each."""
    leading = sorted((one for one in lines if one["first"]), key=lambda one: -one["first"])[:2]
    if len(leading) < 2:
        return [], None
    leading.sort(key=lambda one: -one["need"])
    pair = [moments[one["number"] - 1] for one in leading]
    one, other = (quote(each["name"]) for each in leading)
    normals = first_place.normals(2, SEED_OF_DRAWS, DRAWS_TO_SETTLE)
    further = first_place.further_answers([each.uncertain for each in pair], normals, scale)
    if further is None:
        said = (
            f"Treat {one} and {other} as equal: {amount(first_place.MOST)} more answers for each "
            "would not tell them apart, at these means and spreads."
        )
    elif further == 0:
        said = f"No more answers are needed to tell {one} from {other}."
    else:
        said = (
            f"{counted(further, 'more answer')} for each of {one} and {other} would put {one} "
            f"ahead in {amount(100 * first_place.SURE)} of 100 draws, if means and spreads stay as "
            "they are."
        )
    return [said], further


def _advice(lines: list[dict[str, Any]]) -> Iterator[str]:
    short = [line["name"] for line in lines if (line["gap_high"] or 0) < 0]
    unsure = [
        line["name"]
        for line in lines
        if line["gap"] < 0 and (line["gap_high"] is None or line["gap_high"] >= 0)
    ]
    if short:
        yield (
            f"{several(short, 5)} {agree(short, 'falls', 'fall')} short of what is expected: the "
            "95 % interval of the gap lies below zero."
        )
    if unsure:
        do = agree(unsure, "does", "do") if short else agree(unsure, "falls", "fall")
        so = "" if short else " short of what is expected"
        yield f"Whether {several(unsure, 5)} {do}{so} is not shown."


def _formulas(lines: list[dict[str, Any]]) -> tuple[Formula, ...]:
    one = min(lines, key=lambda line: line["rank"] or len(lines) + 1)
    return (
        Formula(
            f"Need of {quote(one['name'])}",
            "reach × importance × max(0, expectation − experience)",
            f"{percent(one['reach'])} × {amount(one['importance'])} × max(0, "
            f"{amount(one['expectation'])} − {amount(one['experience'])}) = {amount(one['need'])}",
        ),
    )


def _notes(
    survey: Surveyed, asked: Sequence[AskedMoment], moments: Sequence[Needing]
) -> Iterator[str]:
    yield (
        f"{amount(first_place.DRAWS)} draws from seed {SEED_OF_DRAWS}: the means of experience "
        "are drawn together, normal, with the covariance of the answers ÷ n. Importance, "
        "expectation and reach are held as they were found."
    )
    without = [one.name for one in asked if not one.importance]
    if len(without) == len(asked):
        yield (
            "No importance was asked, so all moments count alike; the middle of the scale stands "
            "for it."
        )
    elif without:
        yield (
            f"No importance was asked of {several(without)}; the middle of the scale stands for it."
        )
    if survey.answers.by_customer:
        rows, everything = moments[0].rows, len(survey.answers.lines)
        if rows < everything:
            yield (
                f"{amount(rows)} of {amount(everything)} rows count, those in which every moment "
                f"is rated; {BY_ITEM.mapping} to count each moment by its own answers."
            )
    else:
        yield (
            "Reach is the share of customers who rated a moment; somebody who skipped the question "
            "counts as not having met it."
        )
    if said := survey.worth_said(moments[0].worth):
        yield said
