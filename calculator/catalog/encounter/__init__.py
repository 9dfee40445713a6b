"""The encounter calculator: which moment should we put right first?"""

from calculator.catalog.encounter import charts, orders, telling
from calculator.catalog.encounter.fields import FIELDS, VALUES, importance
from calculator.declaration import Calculator, Findings, Inputs, Message, Presentation
from calculator.methods import disconfirmation, hyken, need, peak_end
from calculator.methods.weighted_gap import weighted_gap
from calculator.words import amount


def check(inputs: Inputs) -> tuple[Message, ...]:
    """Find a threshold that no gap on the scale could pass."""
    low, high = inputs["scale"]
    given, widest = inputs["threshold"], high - low
    if given <= widest:
        return ()
    needed = f"a number from 0 to {amount(widest)} is needed on this scale."
    return (Message("threshold", f"Threshold: {amount(given)} is out of range; {needed}"),)


def calculate(inputs: Inputs) -> Findings:
    """Reckon gaps, states, needs and ranks of the moments, and the journey's figures."""
    moments = inputs["moments"]
    reach = [moment["reach"] / 100 for moment in moments]
    gaps = [disconfirmation.gap(m["expectation"], m["experience"]) for m in moments]
    states = [hyken.state(gap, inputs["threshold"]) for gap in gaps]
    mattering = [importance(moment, inputs["scale"]) for moment in moments]
    needs = [need.need(*one) for one in zip(reach, mattering, gaps, strict=True)]
    weights = [r * i for r, i in zip(reach, mattering, strict=True)]
    met = any(reach)
    found = Findings(
        values={
            "weighted_gap": weighted_gap(gaps, weights),
            "weighted_gap_loss": weighted_gap(gaps, weights, inputs["loss_weight"]),
            "memory_gap": peak_end.memory(gaps),
            **hyken.shares(states, reach),
            "total_need": need.total(needs),
        },
        rows=[
            {
                "name": m["name"],
                "gap": gap,
                "state": state,
                "need": one,
                "share": share,
                "rank": rank,
            }
            for m, gap, state, one, share, rank in zip(
                moments,
                gaps,
                states,
                needs,
                need.shares(needs),
                need.ranks(needs),
                strict=True,
            )
        ],
        notes=() if met else (NOBODY,),
    )
    if inputs["method"] in orders.ORDERS:
        scores = orders.scores(inputs["method"], inputs, found)
        ranks = orders.ranks(inputs["method"], inputs, found)
        for row, score, rank in zip(found.rows, scores, ranks, strict=True):
            row.update(method_score=score, method_rank=rank)
    return found


NOBODY = Message(
    "moments",
    "Every moment has a reach of 0 %, so nobody meets any of them: the weighted gaps and the "
    "shares of magic, mediocrity and misery cannot be computed.",
    level="note",
)


def present(inputs: Inputs, found: Findings) -> Presentation:
    """Say which moment comes first and what it would take, and show the journey."""
    return Presentation(
        answer=telling.answer(found),
        advice=telling.advice(inputs, found),
        charts=(charts.curve(inputs, found), charts.matrix(inputs, found)),
        tables=(
            telling.priorities(inputs, found),
            telling.journey(found),
            orders.side_by_side(inputs, found),
        ),
        formulas=telling.formulas(inputs, found),
    )


CALCULATOR = Calculator(
    name="encounter",
    question="Which moment should we put right first?",
    fields=FIELDS,
    values=VALUES,
    example={
        "moments": [
            {
                "name": "Find the opening hours",
                "channel": "web",
                "importance": 6,
                "expectation": 7,
                "experience": 8,
                "reach": 70,
            },
            {
                "name": "Wait in the queue",
                "channel": "place",
                "importance": 7,
                "expectation": 5,
                "experience": 3.5,
                "reach": 100,
            },
            {
                "name": "Explain the problem",
                "channel": "face",
                "importance": 9,
                "expectation": 6.5,
                "experience": 6.5,
                "reach": 100,
            },
            {
                "name": "Ring back about the repair",
                "channel": "phone",
                "importance": 9,
                "expectation": 6,
                "experience": 3,
                "reach": 40,
            },
            {
                "name": "Collect the repaired thing",
                "channel": "face",
                "importance": 10,
                "expectation": 7,
                "experience": 8,
                "reach": 95,
            },
        ]
    },
    check=check,
    calculate=calculate,
    present=present,
    limits=(
        "Need is our own combination of published ideas: importance–performance analysis, "
        "disconfirmation and reach. It orders moments; its size means nothing by itself.",
        "A rating is a mean of some answers. The fewer they are, the less the order can be "
        "trusted, and this page does not know how many there were.",
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
