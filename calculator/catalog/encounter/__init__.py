"""The encounter calculator: which moment should we fix first?"""

from typing import Any

from calculator.catalog._moments import numbered, rated
from calculator.catalog.encounter import (
    charts,
    evidence,
    raters,
    sureness,
    tables,
    telling,
    what_if,
)
from calculator.catalog.encounter.fields import EXAMPLE, FIELDS, VALUES
from calculator.catalog.encounter.orders import ORDERS
from calculator.catalog.encounter.weights import importance, reach, weight
from calculator.declaration import Calculator, Findings, Message, Presentation, note
from calculator.fields import Inputs, rows
from calculator.methods import hyken, need, peak_end
from calculator.methods.weighted_gap import weighted_gap
from calculator.words import amount

NOBODY = note(
    "moments",
    "Every moment has a reach of 0 %, so nobody meets any of them: the weighted gaps and the "
    "shares of magic, mediocrity and misery cannot be computed.",
)


def check(inputs: Inputs) -> tuple[Message, ...]:
    """Find a threshold that no gap on the scale could pass, and a spread that no answers have."""
    low, high = inputs["scale"]
    given, widest = inputs["threshold"], high - low
    needed = f"a number from 0 to {amount(widest)} is needed on this scale."
    faults = list(evidence.impossible(inputs["moments"], widest))
    if given > widest:
        said = f"Threshold: {amount(given)} is out of range; {needed}"
        faults.insert(0, Message("threshold", said))
    return tuple(faults)


def calculate(inputs: Inputs) -> Findings:
    """Find gaps, states, needs and ranks of the moments, and the journey's figures."""
    scale, moments = inputs["scale"], rated(inputs["moments"], inputs["threshold"])
    gaps = [one["gap"] for one in moments]
    states = [one["state"] for one in moments]
    met = [reach(one) for one in moments]
    weights = [weight(one, scale) for one in moments]
    needs = [
        need.need(reach(one), importance(one["importance"], scale), one["gap"]) for one in moments
    ]
    columns: dict[str, list[Any]] = {
        "name": [one["name"] for one in moments],
        "gap": gaps,
        "state": states,
        "need": needs,
        "share": need.shares(needs),
        "rank": need.ranks(needs),
    }
    if order := ORDERS.get(inputs["method"]):
        columns["method_score"] = order.scores(moments, scale)
        columns["method_rank"] = order.ranks(moments, scale)
    return Findings(
        {
            "weighted_gap": weighted_gap(gaps, weights),
            "weighted_gap_loss": weighted_gap(gaps, weights, inputs["loss_weight"]),
            "memory_gap": peak_end.memory(gaps),
            **hyken.shares(states, met),
            "total_need": need.total(needs),
        },
        rows(tuple(columns), *zip(*columns.values(), strict=True)),
        notes=(*(() if any(met) else (NOBODY,)), *evidence.notes(inputs["moments"])),
    )


def present(inputs: Inputs, found: Findings) -> Presentation:
    """Say which moment comes first and what it would take, and show the journey."""
    scale, moments = inputs["scale"], numbered(found.beside(inputs["moments"]))
    return Presentation(
        answer=telling.answer(moments),
        advice=telling.advice(moments, inputs["method"]),
        charts=(charts.curve(moments, scale), charts.matrix(moments, scale)),
        tables=(
            tables.priorities(moments),
            tables.journey(found),
            tables.side_by_side(moments, scale),
        ),
        formulas=telling.formulas(inputs, found, moments),
    )


CALCULATOR = Calculator(
    name="encounter",
    question="Which moment should we fix first?",
    fields=FIELDS,
    values=VALUES,
    example={"moments": EXAMPLE},
    check=check,
    calculate=calculate,
    present=present,
    sure=sureness.sure,
    beside=what_if.beside,
    together=raters.together,
    limits=(
        "Need is our own combination of published ideas: importance–performance analysis, "
        "disconfirmation and reach. It orders moments; its size means nothing by itself.",
        "The fewer answers a rating is the mean of, the less the order can be trusted; importance, "
        "expectation and reach are no more certain than experience.",
        "Loss weight is an assumption: Tversky and Kahneman measured 2.25 on gambles for money, "
        "and later work disputes its size.",
        "Peak and end are taken from gaps between means; each customer’s own peak may lie "
        "elsewhere.",
    ),
    sources=("oliver1980", "martilla1977", "kahneman1993", "tversky1992", "hyken2013"),
    snippet="""\
from calculator.methods import disconfirmation, need

# Ring back about the repair: reach, importance, expectation, experience
result = need.need(reach=0.4, importance=9, gap=disconfirmation.gap(6, 3))
""",
    snippet_gives="rows.3.need",
)
