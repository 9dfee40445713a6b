"""O'Malley's question: do customers, employees and investors all gain?"""

from calculator import charts
from calculator.declaration import Calculator, Findings, Formula, Presentation, Value
from calculator.fields import Inputs, Number, told
from calculator.grids import Grid, grid, number, text
from calculator.methods import omalley
from calculator.words import amount, choose, points

LOW, HIGH = 0, 10
VALUED = {
    "customers": "consistently useful products and services",
    "employees": "respect, a say, meaningful work, pay and a chance to learn",
    "investors": "a consistently high return, from growth and margin",
}
"""What O'Malley says each group values, in our words."""
BEHIND = "chosen"
"""What the bar of a group that is behind means; the others mean nothing."""
FIELDS = (
    told(
        Number("customers", "Value for customers", LOW, HIGH),
        "How useful they find what they get, from 0 (nothing) to 10.",
    ),
    told(
        Number("employees", "Value for employees", LOW, HIGH),
        "Respect, a say, meaningful work, pay and development, from 0 to 10.",
    ),
    told(
        Number("investors", "Value for investors", LOW, HIGH),
        "Return from growth and margin, and how steady it is, from 0 to 10.",
    ),
)
VALUES = (
    Value("balance_min", "Balance (minimum)", unit="points"),
    Value("balance_geometric", "Balance (geometric mean)", unit="points"),
    Value("mean", "Arithmetic mean", unit="points"),
    Value("weakest", "Group that gains least"),
)


def calculate(inputs: Inputs) -> Findings:
    """Find the balance in three ways, and the group that gets least."""
    return Findings({**_balances(inputs), "weakest": omalley.weakest(**inputs)})


def present(inputs: Inputs, found: Findings) -> Presentation:
    """Say who gains least, and what one point more would do for whom."""
    behind = _behind(inputs)
    return Presentation(
        answer=_answer(behind, found),
        advice=_advice(inputs, behind),
        charts=(_values(inputs, behind),),
        tables=(_what_if(inputs),),
        formulas=_formulas(inputs, found),
    )


def _balances(inputs: Inputs) -> dict[str, float]:
    return {
        "balance_min": omalley.balance_min(**inputs),
        "balance_geometric": omalley.balance_geometric(**inputs),
        "mean": omalley.mean(**inputs),
    }


def _behind(inputs: Inputs) -> list[str]:
    """The groups that gain least; none if all gain alike."""
    least, most = min(inputs.values()), max(inputs.values())
    return [group for group in omalley.GROUPS if inputs[group] == least < most]


def _answer(behind: list[str], found: Findings) -> str:
    lowest = amount(found.values["balance_min"])
    if not behind:
        return (
            f"All three gain alike, {lowest} of {HIGH} by your own judgement: the balance is even."
        )
    names = choose(behind, "and").capitalize()
    return (
        f"{names} gain least here, {lowest} of {HIGH}, so the balance stands at {lowest}, whatever "
        f"the mean of {amount(found.values['mean'])} suggests."
    )


def _advice(inputs: Inputs, behind: list[str]) -> tuple[str, ...]:
    if not behind:
        return (
            "Raise all three together, and begin with customers, as O’Malley does: they value "
            f"{VALUED['customers']}.",
        )
    steps = [
        f"Begin with {group}: by O’Malley’s account they value {VALUED[group]}." for group in behind
    ]
    distance = omalley.lead(**inputs)
    if distance is not None:
        steps.append(
            f"How sure is that? The next group stands {points(distance)} higher. These are "
            "judgements on a scale, not counts: if a rating may be off by half of that, ask again "
            "before you act."
        )
    return tuple(steps)


def _values(inputs: Inputs, behind: list[str]) -> charts.Bars:
    groups = [
        {"key": group, "name": group.capitalize(), "value": inputs[group]}
        for group in omalley.GROUPS
    ]
    said = choose([f"{one['key']} {amount(one['value'])}" for one in groups], "and")
    lowest, best = (amount(end(inputs.values())) for end in (min, max))
    return charts.bars(
        f"{choose(behind, 'and').capitalize()} get {lowest}, where another group gets {best}"
        if behind
        else f"All three get {lowest}",
        f"Value for customers, employees and investors on a scale from 0 to 10: {said}.",
        groups,
        "value",
        means=lambda one: BEHIND if one["key"] in behind else "",
        high=HIGH,
        table=grid("Value for each group", groups, text("Group", "name"), number("Value", "value")),
    )


def _what_if(inputs: Inputs) -> Grid:
    changes = {"As it is": inputs} | {
        f"One point more for {group}": {**inputs, group: min(float(HIGH), inputs[group] + 1)}
        for group in omalley.GROUPS
    }
    return grid(
        "What one point more would do: the mean does not care who gets it",
        [{"change": name, **_balances(changed)} for name, changed in changes.items()],
        text("Change", "change"),
        number("Minimum", "balance_min"),
        number("Geometric mean", "balance_geometric"),
        number("Arithmetic mean", "mean"),
    )


def _formulas(inputs: Inputs, found: Findings) -> tuple[Formula, ...]:
    given = [amount(inputs[group]) for group in omalley.GROUPS]
    least, geometric, mean = (amount(found.values[key]) for key in _balances(inputs))
    return (
        Formula(
            "Balance, by the weakest",
            "the least of the three",
            f"min({', '.join(given)}) = {least}",
        ),
        Formula(
            "Balance, as a geometric mean",
            "cube root of customers × employees × investors",
            f"∛({' × '.join(given)}) = {geometric}",
        ),
        Formula(
            "Arithmetic mean, to compare",
            "(customers + employees + investors) ÷ 3",
            f"({' + '.join(given)}) ÷ 3 = {mean}",
        ),
    )


CALCULATOR = Calculator(
    name="value-balance",
    question="Do customers, employees and investors all gain?",
    fields=FIELDS,
    values=VALUES,
    example={"customers": 7.5, "employees": 4, "investors": 6.5},
    calculate=calculate,
    present=present,
    limits=(
        "O’Malley gives no score. That his argument asks for the minimum or the geometric mean, "
        "and not for the arithmetic one, is our inference.",
        "Three judgements carry no interval. Ask several people, each group for itself, and see "
        "how far they agree before you rely on the order.",
        "It is a picture of today. That one group’s loss will cost the others later is O’Malley’s "
        "argument; no number here shows it.",
    ),
    sources=("omalley1998",),
    snippet="""\
from calculator.methods import omalley

result = omalley.balance_geometric(customers=7.5, employees=4, investors=6.5)
""",
    snippet_gives="balance_geometric",
)
