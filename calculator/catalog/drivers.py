"""Key drivers: what drives overall satisfaction?"""

from calculator.declaration import (
    Bar,
    Bars,
    Calculator,
    Columns,
    Findings,
    Formula,
    Grid,
    Inputs,
    Message,
    Name,
    Presentation,
    Value,
)
from calculator.methods import least_squares, lmg, relative_weights
from calculator.methods.least_squares import Correlations
from calculator.words import amount, choose, counted, nearest, percent, quote, several, signed

MOST_DRIVERS = 12
AMPLE = 10
"""Answers for each driver below which the order of drivers is mostly luck: a rule of thumb."""
SIGNS = {1: "+", 0: "none", -1: "−"}


def check(inputs: Inputs) -> list[Message]:
    """Find an outcome that is no column, and columns that do not vary or say the same."""
    data, outcome = inputs["data"], inputs["outcome"]
    if outcome not in data:
        hint = nearest(outcome, data)
        known = f"did you mean {quote(hint)}?" if hint else f"there are {several(list(data))}."
        return [Message("outcome", f"Outcome: {quote(outcome)} is not a column; {known}")]
    names = _drivers(inputs)
    answers = len(data[outcome])
    if not names:
        return [
            Message(
                "data",
                f"Data: {quote(outcome)} is the only column; at least 1 driver is needed beside "
                f"it, and at most {MOST_DRIVERS}.",
            )
        ]
    if answers < len(names) + 2:
        return [
            Message(
                "data",
                f"Data: {amount(answers)} answers for {amount(len(names))} drivers; at least "
                f"{amount(len(names) + 2)} are needed, and many more to learn anything.",
            )
        ]
    try:
        _correlated(inputs)
    except least_squares.NoSpread:
        return [
            Message(
                f"data.{outcome}",
                f"Data, column {quote(outcome)}: all numbers are the same, so there is nothing to "
                "explain; at least 2 different ones are needed.",
            )
        ]
    except least_squares.Dependent as fault:
        return [_dependent([names[position] for position in fault.columns])]
    return []


def _dependent(names: list[str]) -> Message:
    if len(names) == 1:
        return Message(
            f"data.{names[0]}",
            f"Data, column {quote(names[0])}: all numbers are the same, and what does not vary "
            "explains nothing; at least 2 different ones are needed.",
        )
    return Message(
        f"data.{names[-1]}",
        f"Data: the columns {choose([quote(name) for name in names], 'and')} say the same, one "
        "following from the rest (1 − R² is below 0.00000001), so their effects cannot be told "
        "apart. Leave one of them out.",
    )


def _drivers(inputs: Inputs) -> list[str]:
    return [name for name in inputs["data"] if name != inputs["outcome"]]


def _correlated(inputs: Inputs) -> Correlations:
    data = inputs["data"]
    return least_squares.correlations(
        [data[name] for name in _drivers(inputs)], data[inputs["outcome"]]
    )


def calculate(inputs: Inputs) -> Findings:
    """Reckon relative weights, LMG and the direction of each driver."""
    found = _correlated(inputs)
    names = _drivers(inputs)
    r2 = least_squares.explained(found)
    johnsons, lmgs = relative_weights.johnson(found), lmg.lmg(found)
    rows = [
        {
            "name": name,
            "johnson": johnson,
            "johnson_share": johnson / r2 if r2 else None,
            "lmg": one,
            "lmg_share": one / r2 if r2 else None,
            "sign": (r > 0) - (r < 0),
        }
        for name, johnson, one, r in zip(names, johnsons, lmgs, found.with_outcome, strict=True)
    ]
    return Findings({"r2": r2}, rows, () if r2 else (NOTHING,))


NOTHING = Message(
    "data",
    "No driver is correlated with the outcome at all (R² is 0), so there is nothing to share out.",
    level="note",
)


def present(inputs: Inputs, found: Findings) -> Presentation:
    """Say which driver comes first by either method, and where the two disagree."""
    return Presentation(
        answer=_answer(inputs, found),
        advice=_advice(inputs, found),
        charts=(_shares(found),) if found.values["r2"] else (),
        tables=(_weights(found),),
        formulas=_formulas(inputs, found),
    )


def _order(found: Findings, key: str) -> list[int]:
    return sorted(range(len(found.rows)), key=lambda at: (-found.rows[at][key], at))


def _answer(inputs: Inputs, found: Findings) -> str:
    r2, outcome = found.values["r2"], quote(inputs["outcome"])
    if not r2:
        return f"Nothing here drives {outcome}: no column is correlated with it."
    first = found.rows[_order(found, "johnson")[0]]
    together = f"{percent(r2)} of the differences in {outcome}"
    if len(found.rows) == 1:
        return f"{quote(first['name'])} explains {together}{_downward(first)}."
    return (
        f"{quote(first['name'])} drives {outcome} most: it carries "
        f"{percent(first['johnson_share'])} of what the {amount(len(found.rows))} drivers explain"
        f"{_downward(first)}, and together they explain {together}."
    )


def _downward(row: dict[str, object]) -> str:
    return " (downwards: the more of it, the lower the outcome)" if row["sign"] == -1 else ""


def _advice(inputs: Inputs, found: Findings) -> tuple[str, ...]:
    if not found.values["r2"]:
        return ("Ask about other moments, or about more customers.",)
    steps = []
    answers, size = len(inputs["data"][inputs["outcome"]]), len(found.rows)
    if size > 1:
        steps.append(_compared(found))
    chance = size / (answers - 1)
    steps.append(
        f"With {amount(answers)} answers and {counted(size, 'driver')}, columns of pure "
        f"noise would explain {percent(chance)} on average: set the "
        f"{percent(found.values['r2'])} against that."
    )
    if answers < AMPLE * size:
        steps.append(
            f"These are fewer than {amount(AMPLE)} answers for each driver. Take neighbours in the "
            "order for equals until more customers have answered."
        )
    falling = [row["name"] for row in found.rows if row["sign"] == -1]
    if falling:
        steps.append(
            f"{several(falling)} {'runs' if len(falling) == 1 else 'run'} against the outcome. "
            "Weights have no direction of their own; the sign is that of the correlation."
        )
    return tuple(steps)


def _compared(found: Findings) -> str:
    johnson, other = _order(found, "johnson"), _order(found, "lmg")
    if johnson == other:
        return "Relative weights and LMG put the drivers in the same order."
    moved = next(at for at in johnson if johnson.index(at) != other.index(at))
    name = quote(found.rows[moved]["name"])
    return (
        f"The two methods disagree: {name} is number {johnson.index(moved) + 1} by relative "
        f"weights and number {other.index(moved) + 1} by LMG. Where they differ, neither order is "
        "safe; LMG has the clearer meaning."
    )


def _shares(found: Findings) -> Bars:
    order = _order(found, "johnson")
    first = found.rows[order[0]]
    by_lmg = found.rows[_order(found, "lmg")[0]]
    title = (
        f"{quote(first['name'])} comes first by both methods"
        if first is by_lmg
        else f"{quote(first['name'])} comes first by relative weights, {quote(by_lmg['name'])} "
        "by LMG"
    )
    bars = []
    for at in order:
        row = found.rows[at]
        for label, key in (("relative weight", "johnson_share"), ("LMG", "lmg_share")):
            bars.append(
                Bar(
                    name=f"{row['name']}, {label}",
                    value=row[key],
                    shown=percent(row[key]),
                    means="" if key == "johnson_share" else "mediocrity",
                )
            )
    largest = max(max(row["johnson_share"], row["lmg_share"]) for row in found.rows)
    return Bars(
        title=title,
        description=(
            "Shares of the explained variance by driver, relative weight and LMG side by side: "
            + "; ".join(
                f"{found.rows[at]['name']} {percent(found.rows[at]['johnson_share'])} and "
                f"{percent(found.rows[at]['lmg_share'])}"
                for at in order
            )
            + "."
        ),
        bars=tuple(bars),
        low=0,
        high=max(largest, 0.5),
        table=_weights(found),
    )


def _weights(found: Findings) -> Grid:
    def share(number: float | None) -> str:
        return "–" if number is None else percent(number)

    rows = [
        (
            row["name"],
            SIGNS[int(row["sign"])],
            amount(row["johnson"], 4),
            share(row["johnson_share"]),
            amount(row["lmg"], 4),
            share(row["lmg_share"]),
        )
        for row in (found.rows[at] for at in _order(found, "johnson"))
    ]
    return Grid(
        caption="What each driver contributes to R²",
        head=("Driver", "Sign", "Relative weight", "Share", "LMG", "Share"),
        rows=(*rows, ("Together (R²)", "", *_together(found))),
        numeric=frozenset({2, 3, 4, 5}),
    )


def _together(found: Findings) -> tuple[str, ...]:
    shown, whole = amount(found.values["r2"], 4), "100 %" if found.values["r2"] else "–"
    return shown, whole, shown, whole


def _formulas(inputs: Inputs, found: Findings) -> tuple[Formula, ...]:
    r2 = found.values["r2"]
    order = _order(found, "johnson")
    formulas = [
        Formula(
            "R²",
            "1 − what the drivers leave unexplained ÷ variance of the outcome = Σ weights",
            " + ".join(amount(found.rows[at]["johnson"], 4) for at in order)
            + f" = {amount(r2, 4)}",
        ),
        Formula(
            "Relative weight (Johnson)",
            "Σₖ λⱼₖ² × βₖ², with Λ the root of the drivers’ correlations and β = Λ⁻¹ × their "
            "correlations with the outcome",
            f"{found.rows[order[0]]['name']}: {amount(found.rows[order[0]]['johnson'], 4)}",
        ),
        Formula(
            "LMG",
            "mean gain in R² when the driver enters, over all orders of entering",
            f"{found.rows[order[0]]['name']}: {amount(found.rows[order[0]]['lmg'], 4)}, over "
            f"{amount(2 ** (len(order) - 1))} sets of the other drivers",
        ),
    ]
    if r2:
        top = found.rows[order[0]]
        formulas.append(
            Formula(
                f"Share of {quote(top['name'])}",
                "weight ÷ R²",
                f"{amount(top['johnson'], 4)} ÷ {amount(r2, 4)} = {percent(top['johnson_share'])}"
                f"; correlation {signed(_correlation(inputs, order[0]), 3)}",
            )
        )
    return tuple(formulas)


def _correlation(inputs: Inputs, position: int) -> float:
    data = inputs["data"]
    name = _drivers(inputs)[position]
    return least_squares.correlations([data[name]], data[inputs["outcome"]]).with_outcome[0]


EXAMPLE = {
    "Overall": [4, 7, 5, 6, 3, 7, 5, 6, 7, 5, 6, 7, 6, 6, 5, 6, 6, 7, 5, 5, 5, 6, 5, 5],
    "Check-in": [5, 5, 5, 5, 5, 7, 6, 6, 7, 6, 4, 6, 6, 6, 7, 5, 3, 7, 4, 4, 5, 7, 7, 4],
    "Room": [4, 7, 4, 7, 4, 6, 4, 7, 6, 5, 7, 6, 6, 7, 6, 6, 6, 6, 6, 6, 5, 6, 6, 6],
    "Quiet night": [3, 6, 4, 5, 3, 6, 4, 5, 5, 5, 6, 7, 4, 5, 6, 6, 7, 5, 6, 5, 5, 5, 4, 6],
    "Breakfast": [3, 6, 4, 6, 2, 4, 6, 4, 7, 5, 5, 5, 7, 6, 6, 3, 6, 7, 5, 4, 4, 5, 7, 6],
}

FIELDS = (
    Name(
        key="outcome",
        label="Outcome",
        start="Overall",
        help="The name of the column that the others are to explain.",
    ),
    Columns(
        key="data",
        label="Data",
        widest=MOST_DRIVERS + 1,
        help="One row for each customer and one column for each question, all answered; the first "
        "line names the columns. One column is the outcome, up to 12 are drivers.",
    ),
)

CALCULATOR = Calculator(
    name="drivers",
    question="What drives overall satisfaction?",
    fields=FIELDS,
    values=(Value(key="r2", label="Explained variance (R²)", shown="share"),),
    example={"outcome": "Overall", "data": EXAMPLE},
    check=check,
    calculate=calculate,
    present=present,
    snippet="""\
from calculator.methods import least_squares, relative_weights

overall = [4, 7, 5, 6, 3, 7, 5, 6, 7, 5, 6, 7, 6, 6, 5, 6, 6, 7, 5, 5, 5, 6, 5, 5]
check_in = [5, 5, 5, 5, 5, 7, 6, 6, 7, 6, 4, 6, 6, 6, 7, 5, 3, 7, 4, 4, 5, 7, 7, 4]
room = [4, 7, 4, 7, 4, 6, 4, 7, 6, 5, 7, 6, 6, 7, 6, 6, 6, 6, 6, 6, 5, 6, 6, 6]
night = [3, 6, 4, 5, 3, 6, 4, 5, 5, 5, 6, 7, 4, 5, 6, 6, 7, 5, 6, 5, 5, 5, 4, 6]
breakfast = [3, 6, 4, 6, 2, 4, 6, 4, 7, 5, 5, 5, 7, 6, 6, 3, 6, 7, 5, 4, 4, 5, 7, 6]
found = least_squares.correlations([check_in, room, night, breakfast], overall)
result = relative_weights.johnson(found)[0]
""",
    snippet_gives="rows.0.johnson",
    limits=(
        "Shares of explained variance are not causes: a driver that goes along with an unasked "
        "one gets its credit.",
        "Only straight-line relations are seen. A moment that can only punish is underrated here; "
        "penalty–reward contrast analysis is made for it.",
        "There is no interval on this page. How far the order can be trusted depends on the number "
        "of answers, and is less than two decimals suggest.",
        "Johnson’s weights are quick and popular, but their derivation is disputed (Thomas et al. "
        "2014); therefore LMG stands beside them.",
    ),
    sources=("johnson2000", "lindeman1980", "budescu1993", "gromping2006", "thomas2014"),
)
