"""What goes along with the outcome: relative weights of the drivers that the mapping names."""

from collections.abc import Iterator
from typing import Any

from calculator import charts
from calculator.declaration import Claim, Formula, Presentation
from calculator.grids import grid, number, text
from calculator.methods import fisher, least_squares, lmg, relative_weights
from calculator.methods import summed_least_squares as summed
from calculator.methods.wilson import Z
from calculator.survey.answers.responses import Responses
from calculator.survey.cards import drivers_by_group, regressors
from calculator.survey.cards.card import Told
from calculator.survey.cards.order_drawn import beyond_chance, order_said
from calculator.survey.cards.regressors import DRIVERS_SET, Regressors
from calculator.survey.cards.surveyed import Surveyed
from calculator.survey.changing import TURN
from calculator.survey.statistics.gathering import GatheringPlan
from calculator.words import amount, counted, isolated, percent, quote, several, signed

NONE = (
    "The mapping names no “outcome” with “drivers”, each a rating, ordered labels, yes or no, or a "
    "number."
)
MOST_FOR_LMG = 12


def plan(answers: Responses) -> GatheringPlan:
    """The products of the outcome and the drivers, and the outcome by answer."""
    names = regressors.wanted(answers)
    if not names:
        return GatheringPlan()
    sets = {DRIVERS_SET: names}
    return GatheringPlan(items=names, sets=sets, group_sets=sets)


def tell(survey: Surveyed) -> Told | str:
    """Say which driver carries most here, and what that is worth."""
    products = survey.whole.products.get(DRIVERS_SET)
    if products is None:
        return NONE
    ready = regressors.ready(survey, products)
    if isinstance(ready, str):
        return ready
    try:
        correlated = regressors.tried(ready)
    except least_squares.Dependent as fault:
        return regressors.same_said(survey, ready.drivers, fault)
    lines = _lines(survey, ready, correlated)
    r2 = least_squares.explained(correlated)
    compared = beyond_chance(survey, ready, lines) if r2 else []
    stands = bool(compared) and all(one["less_low"] > 0 for one in compared)
    words = f"{quote(lines[0]['name'])} comes first beyond chance"
    groups = drivers_by_group.by_group(survey, ready)
    return Told(
        presented=Presentation(
            answer=(f"{words}. " if stands else "") + _answer(survey, ready, lines, r2),
            advice=(
                *order_said(compared, lines),
                *_advice(survey, ready, lines, r2),
                *groups.said(survey),
            ),
            charts=(_chart(lines),) if r2 else (),
            tables=(_table(lines, r2), *groups.tables(survey)),
            formulas=_formulas(lines, r2),
            claims=(
                *(
                    Claim(words, f"values.compared.{at}.less", side=1)
                    for at in range(len(compared) if stands else 0)
                ),
                *(
                    Claim(_falls(lines), f"rows.{at}.correlation", side=-1)
                    for at, line in enumerate(lines)
                    if line in _falling(lines)
                ),
            ),
        ),
        values={
            "r2": r2,
            "answers": products.rows.rows,
            "effective": ready.answers,
            "compared": compared,
        },
        rows=[*lines, *groups.rows()],
        notes=[
            *ready.notes,
            *filter(None, [regressors.yes_or_no(survey, ready.outcome, "R² and its shares are")]),
            *_without_lmg(len(lines)),
            *groups.notes(survey),
        ],
    )


def _lines(
    survey: Surveyed, ready: Regressors, correlated: least_squares.Correlations
) -> list[dict[str, Any]]:
    weights = relative_weights.johnson(correlated)
    gains: list[float | None] = [None] * len(weights)
    if len(weights) <= MOST_FOR_LMG:
        gains = [*lmg.lmg(correlated)]
    r2 = least_squares.explained(correlated)
    factors = summed.inflation(correlated)
    lines = []
    for at, heading in enumerate(ready.drivers):
        r = correlated.with_outcome[at]
        low, high = _between(r, ready.answers)
        lines.append(
            {
                "name": survey.called(heading),
                "johnson": weights[at],
                "johnson_share": weights[at] / r2 if r2 else None,
                "lmg": gains[at],
                "lmg_share": gain / r2 if r2 and (gain := gains[at]) is not None else None,
                "correlation": r,
                "correlation_low": low,
                "correlation_high": high,
                "vif": factors[at],
            }
        )
    return sorted(lines, key=lambda line: -line["johnson"])


def _between(r: float, answers: float) -> tuple[float | None, float | None]:
    return fisher.interval(r, int(answers), Z) if answers > 4 else (None, None)


def _answer(survey: Surveyed, ready: Regressors, lines: list[dict[str, Any]], r2: float) -> str:
    outcome = quote(survey.called(ready.outcome))
    if not r2:
        return f"Nothing here goes along with {outcome}: no driver is correlated with it."
    first = lines[0]
    together = f"{percent(r2)} of the differences in {outcome}"
    if len(lines) == 1:
        return f"{quote(first['name'])} explains {together}."
    return (
        f"{quote(first['name'])} carries the largest share here, "
        f"{percent(first['johnson_share'])} of what the {amount(len(lines))} drivers explain, and "
        f"together they explain {together}."
    )


def _advice(
    survey: Surveyed, ready: Regressors, lines: list[dict[str, Any]], r2: float
) -> Iterator[str]:
    if not r2:
        return
    yield (
        f"With {amount(ready.answers, 1)} answers and {counted(len(lines), 'driver')}, columns of "
        f"pure noise would explain {percent(min(1.0, len(lines) / (ready.answers - 1)))} on "
        f"average: set the {percent(r2)} against that."
    )
    if ready.answers < 10 * len(lines):
        yield (
            "These are fewer than 10 answers for each driver. Take neighbours in the order for "
            "equals until more customers have answered."
        )
    factors = {line["name"]: line["vif"] for line in lines}
    in_order = [factors[survey.called(one)] for one in ready.drivers]
    if said := regressors.nearly_equal(survey, ready, in_order):
        yield said
    by_lmg = sorted(lines, key=lambda line: -(line["lmg"] or 0))
    if lines[0]["lmg"] is not None and by_lmg[0] is not lines[0]:
        yield f"By LMG {quote(by_lmg[0]['name'])} has the largest share instead."
    if _falling(lines):
        yield f"{_falls(lines)}. Is it asked the other way round? Then {TURN.mapping}."
    chance = [
        line["name"]
        for line in lines
        if line["correlation_low"] is not None
        and line["correlation_low"] <= 0 <= line["correlation_high"]
    ]
    if chance:
        yield (
            f"For {several(chance)} the interval of the correlation holds 0: alone they are not "
            "shown to go along with the outcome."
            if len(chance) > 1
            else f"For {several(chance)} the interval of the correlation holds 0: alone it is not "
            "shown to go along with the outcome."
        )


def _falling(lines: list[dict[str, Any]]) -> list[dict[str, Any]]:
    return [line for line in lines if (line["correlation_high"] or 0) < 0]


def _falls(lines: list[dict[str, Any]]) -> str:
    """What is claimed of drivers that run against the outcome."""
    return (
        f"{several([line['name'] for line in _falling(lines)])}: the more of it, the lower the "
        "outcome; the whole interval of the correlation lies below 0"
    )


def _without_lmg(size: int) -> list[str]:
    if size <= MOST_FOR_LMG:
        return []
    return [
        f"LMG needs 2ᵏ models for k drivers; with {amount(size)} drivers it is left out, and the "
        "shares are Johnson’s relative weights alone."
    ]


def _chart(lines: list[dict[str, Any]]) -> charts.Bars:
    said = "; ".join(f"{isolated(line['name'])} {percent(line['johnson_share'])}" for line in lines)
    return charts.bars(
        f"{quote(lines[0]['name'])} has the largest share here by relative weights",
        f"Shares of the explained variance by driver, by relative weights: {said}.",
        lines,
        "johnson_share",
        percent,
        high=max(line["johnson_share"] for line in lines),
        table=grid(
            "Shares by relative weights",
            lines,
            text("Driver", "name"),
            number("Share", "johnson_share", percent),
        ),
    )


def _table(lines: list[dict[str, Any]], r2: float) -> Any:
    fourth = lambda weight: amount(weight, 4)  # noqa: E731 as short as it is plain
    together = {"name": "Together (R²)", "johnson": r2, "lmg": r2 if lines[0]["lmg"] else None}
    keys = {key: None for line in lines for key in line}
    return grid(
        "What each driver contributes to R², and its correlation with a 95 % interval",
        [*lines, {**keys, **together}],
        text("Driver", "name"),
        number("Relative weight", "johnson", fourth),
        number("Share", "johnson_share", percent),
        *(
            (number("LMG", "lmg", fourth), number("Share", "lmg_share", percent))
            if lines[0]["lmg"] is not None
            else ()
        ),
        number("Correlation", "correlation", signed),
        number("Low", "correlation_low", signed),
        number("High", "correlation_high", signed),
        number("VIF", "vif"),
    )


def _formulas(lines: list[dict[str, Any]], r2: float) -> tuple[Formula, ...]:
    weights = " + ".join(amount(line["johnson"], 4) for line in lines)
    return (
        Formula("R²", "Σ relative weights of all drivers", f"{weights} = {amount(r2, 4)}"),
        Formula(
            "Relative weight (Johnson)",
            "Σₖ λⱼₖ² × βₖ², with Λ the root of the drivers’ correlations and β = Λ⁻¹ × their "
            "correlations with the outcome",
            f"{isolated(lines[0]['name'])}: {amount(lines[0]['johnson'], 4)}",
        ),
    )
