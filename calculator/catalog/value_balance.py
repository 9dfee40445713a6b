"""O'Malley's question: do customers, employees and investors all gain?"""

from calculator.declaration import (
    Bar,
    Bars,
    Calculator,
    Findings,
    Formula,
    Grid,
    Inputs,
    Number,
    Presentation,
    Value,
)
from calculator.methods import omalley
from calculator.words import amount, choose, points

LOW, HIGH = 0, 10
VALUED = {
    "customers": "consistently useful products and services",
    "employees": "respect, a say, meaningful work, pay and a chance to learn",
    "investors": "a consistently high return, from growth and margin",
}
"""What O'Malley says each group values, in our words."""


def calculate(inputs: Inputs) -> Findings:
    """Reckon the balance in three ways, and the group that gets least."""
    return Findings(
        {
            "balance_min": omalley.balance_min(**inputs),
            "balance_geometric": omalley.balance_geometric(**inputs),
            "mean": omalley.mean(**inputs),
            "weakest": omalley.weakest(**inputs),
        }
    )


def present(inputs: Inputs, found: Findings) -> Presentation:
    """Say who gains least, and what one point more would do for whom."""
    values = found.values
    shown = {key: amount(values[key]) for key in ("balance_min", "balance_geometric", "mean")}
    given = {group: amount(inputs[group]) for group in omalley.GROUPS}
    return Presentation(
        answer=_answer(inputs, found),
        advice=_advice(inputs),
        charts=(_chart(inputs, found),),
        tables=(_what_if(inputs, found),),
        formulas=(
            Formula(
                "Balance, by the weakest",
                "the least of the three",
                f"min({', '.join(given.values())}) = {shown['balance_min']}",
            ),
            Formula(
                "Balance, as a geometric mean",
                "cube root of customers × employees × investors",
                f"∛({' × '.join(given.values())}) = {shown['balance_geometric']}",
            ),
            Formula(
                "Arithmetic mean, to compare",
                "(customers + employees + investors) ÷ 3",
                f"({' + '.join(given.values())}) ÷ 3 = {shown['mean']}",
            ),
        ),
    )


def _least(inputs: Inputs) -> list[str]:
    least = min(inputs[group] for group in omalley.GROUPS)
    return [group for group in omalley.GROUPS if inputs[group] == least]


def _answer(inputs: Inputs, found: Findings) -> str:
    least, lowest = _least(inputs), amount(found.values["balance_min"])
    if len(least) == len(omalley.GROUPS):
        return (
            f"All three gain alike, {lowest} of {HIGH} by your own judgement: the balance is even."
        )
    names = choose(least, "and").capitalize()
    return (
        f"{names} gain least, {lowest} of {HIGH}, so the balance stands at {lowest}, whatever the "
        f"mean of {amount(found.values['mean'])} suggests."
    )


def _advice(inputs: Inputs) -> tuple[str, ...]:
    least = _least(inputs)
    if len(least) == len(omalley.GROUPS):
        return (
            "Raise all three together, and begin with customers, as O’Malley does: they value "
            f"{VALUED['customers']}.",
        )
    steps = [
        f"Begin with {group}: by O’Malley’s account they value {VALUED[group]}." for group in least
    ]
    distance = omalley.lead(**inputs)
    if distance is not None:
        steps.append(
            f"How sure is that? The next group stands {points(distance)} higher. These are "
            f"judgements on a scale, not counts: if a rating may be off by half of that, ask again "
            f"before you act."
        )
    return tuple(steps)


def _chart(inputs: Inputs, found: Findings) -> Bars:
    least, lowest = _least(inputs), amount(found.values["balance_min"])
    best = amount(max(inputs[group] for group in omalley.GROUPS))
    title = f"{choose(least, 'and').capitalize()} get {lowest}, where another group gets {best}"
    if len(least) == len(omalley.GROUPS):
        title = f"All three get {lowest}"
    rows = tuple((group.capitalize(), amount(inputs[group])) for group in omalley.GROUPS)
    return Bars(
        title=title,
        description=(
            "Value for customers, employees and investors on a scale from 0 to 10: "
            + choose([f"{name.lower()} {shown}" for name, shown in rows], "and")
            + "."
        ),
        bars=tuple(
            Bar(
                name=group.capitalize(),
                value=inputs[group],
                shown=amount(inputs[group]),
                means="misery" if group in least and len(least) < len(omalley.GROUPS) else "",
            )
            for group in omalley.GROUPS
        ),
        low=LOW,
        high=HIGH,
        table=Grid(
            caption="Value for each group",
            head=("Group", "Value"),
            rows=rows,
            numeric=frozenset({1}),
        ),
    )


def _what_if(inputs: Inputs, found: Findings) -> Grid:
    rows = [("As it is", *(amount(found.values[key]) for key in ROWS))]
    for group in omalley.GROUPS:
        more = {**inputs, group: min(float(HIGH), inputs[group] + 1)}
        rows.append(
            (
                f"One point more for {group}",
                amount(omalley.balance_min(**more)),
                amount(omalley.balance_geometric(**more)),
                amount(omalley.mean(**more)),
            )
        )
    return Grid(
        caption="What one point more would do: the mean does not care who gets it",
        head=("Change", "Minimum", "Geometric mean", "Arithmetic mean"),
        rows=tuple(rows),
        numeric=frozenset({1, 2, 3}),
    )


ROWS = ("balance_min", "balance_geometric", "mean")

FIELDS = (
    Number(
        key="customers",
        label="Value for customers",
        low=LOW,
        high=HIGH,
        help="How useful they find what they get, from 0 (nothing) to 10.",
    ),
    Number(
        key="employees",
        label="Value for employees",
        low=LOW,
        high=HIGH,
        help="Respect, a say, meaningful work, pay and development, from 0 to 10.",
    ),
    Number(
        key="investors",
        label="Value for investors",
        low=LOW,
        high=HIGH,
        help="Return from growth and margin, and how steady it is, from 0 to 10.",
    ),
)

VALUES = (
    Value(key="balance_min", label="Balance (minimum)", unit="points"),
    Value(key="balance_geometric", label="Balance (geometric mean)", unit="points"),
    Value(key="mean", label="Arithmetic mean", unit="points"),
    Value(key="weakest", label="Group that gains least"),
)

CALCULATOR = Calculator(
    name="value-balance",
    question="Do customers, employees and investors all gain?",
    fields=FIELDS,
    values=VALUES,
    example={"customers": 7.5, "employees": 4, "investors": 6.5},
    calculate=calculate,
    present=present,
    snippet="""\
from calculator.methods import omalley

result = omalley.balance_geometric(customers=7.5, employees=4, investors=6.5)
""",
    snippet_gives="balance_geometric",
    limits=(
        "O’Malley gives no score. That his argument asks for the minimum or the geometric mean, "
        "and not for the arithmetic one, is our inference.",
        "Three judgements carry no interval. Ask several people, each group for itself, and see "
        "how far they agree before you rely on the order.",
        "It is a picture of today. That one group’s loss will cost the others later is O’Malley’s "
        "argument; no number here shows it.",
    ),
    sources=("omalley1998",),
)
