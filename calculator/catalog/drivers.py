"""Key drivers: what drives overall satisfaction?"""

from calculator import charts
from calculator.catalog import _regression as regression
from calculator.declaration import Calculator, Findings, Formula, Message, Presentation, Value, note
from calculator.fields import Columns, Inputs, Name, told
from calculator.grids import Grid, grid, number, text
from calculator.methods import least_squares, lmg, relative_weights
from calculator.words import (
    agree,
    amount,
    counted,
    isolated,
    nearest,
    percent,
    quote,
    several,
    signed,
)

MOST_DRIVERS = 12
AMPLE = 10
"""Answers for each driver below which the order of drivers is mostly luck: a rule of thumb."""
SIGNS = {1: "+", 0: "none", -1: "−"}
METHODS = {"johnson_share": ("relative weight", ""), "lmg_share": ("LMG", "second")}
NOTHING = note(
    "data",
    "No driver is correlated with the outcome at all (R² is 0), so there is nothing to share out.",
)
FIELDS = (
    told(
        Name("outcome", "Outcome", start="Overall"),
        "The name of the column that the others are to explain.",
    ),
    told(
        Columns("data", "Data", widest=MOST_DRIVERS + 1),
        "One row for each customer and one column for each question, all answered; the first "
        "line names the columns. One column is the outcome, up to 12 are drivers.",
    ),
)
VALUES = (Value("r2", "Explained variance (R²)", shown="share"),)
EXAMPLE = {
    "Overall": [4, 7, 5, 6, 3, 7, 5, 6, 7, 5, 6, 7, 6, 6, 5, 6, 6, 7, 5, 5, 5, 6, 5, 5],
    "Check-in": [5, 5, 5, 5, 5, 7, 6, 6, 7, 6, 4, 6, 6, 6, 7, 5, 3, 7, 4, 4, 5, 7, 7, 4],
    "Room": [4, 7, 4, 7, 4, 6, 4, 7, 6, 5, 7, 6, 6, 7, 6, 6, 6, 6, 6, 6, 5, 6, 6, 6],
    "Quiet night": [3, 6, 4, 5, 3, 6, 4, 5, 5, 5, 6, 7, 4, 5, 6, 6, 7, 5, 6, 5, 5, 5, 4, 6],
    "Breakfast": [3, 6, 4, 6, 2, 4, 6, 4, 7, 5, 5, 5, 7, 6, 6, 3, 6, 7, 5, 4, 4, 5, 7, 6],
}


def check(inputs: Inputs) -> list[Message]:
    """Find an outcome that is no column, and columns that do not vary or say the same."""
    data, outcome = inputs["data"], inputs["outcome"]
    if outcome not in data:
        hint = nearest(outcome, data)
        known = f"did you mean {quote(hint)}?" if hint else f"there are {several(list(data))}."
        return [Message("outcome", f"Outcome: {quote(outcome)} is not a column; {known}")]
    drivers, answers = _drivers(inputs), len(data[outcome])
    if not drivers:
        said = (
            f"Data: {quote(outcome)} is the only column; at least 1 driver is needed beside it, "
            f"and at most {MOST_DRIVERS}."
        )
        return [Message("data", said)]
    if answers < len(drivers) + 2:
        return [regression.too_few(answers, len(drivers), "drivers", len(drivers) + 2)]
    try:
        _correlated(inputs)
    except least_squares.NoSpread:
        column = f"Data, column {quote(outcome)}"
        return [regression.nothing_to_explain(f"data.{outcome}", column, "numbers")]
    except least_squares.Dependent as fault:
        return [_dependent([list(drivers)[position] for position in fault.columns])]
    return []


def calculate(inputs: Inputs) -> Findings:
    """Find relative weights, LMG and the direction of each driver."""
    found = _correlated(inputs)
    r2 = least_squares.explained(found)
    weights, gains, along = relative_weights.johnson(found), lmg.lmg(found), found.with_outcome
    rows = [
        {
            "name": name,
            "johnson": weight,
            "johnson_share": weight / r2 if r2 else None,
            "lmg": gain,
            "lmg_share": gain / r2 if r2 else None,
            "sign": (r > 0) - (r < 0),
        }
        for name, weight, gain, r in zip(_drivers(inputs), weights, gains, along, strict=True)
    ]
    return Findings({"r2": r2}, rows, () if r2 else (NOTHING,))


def present(inputs: Inputs, found: Findings) -> Presentation:
    """Say which driver comes first by either method, and where the two disagree."""
    return Presentation(
        answer=_answer(inputs, found),
        advice=_advice(inputs, found),
        charts=(_shares(found),) if found.values["r2"] else (),
        tables=(_weights(found),),
        formulas=_formulas(inputs, found),
    )


def _drivers(inputs: Inputs) -> dict[str, list[float]]:
    """All columns but the outcome."""
    return {name: one for name, one in inputs["data"].items() if name != inputs["outcome"]}


def _correlated(inputs: Inputs) -> least_squares.Correlations:
    outcome = inputs["data"][inputs["outcome"]]
    return least_squares.correlations(list(_drivers(inputs).values()), outcome)


def _dependent(names: list[str]) -> Message:
    path = f"data.{names[-1]}"
    if len(names) > 1:
        columns = f"the columns {several(names, MOST_DRIVERS)}"
        return regression.dependent(path, columns, "Leave one of them out.")
    said = (
        f"Data, column {quote(names[0])}: all numbers are the same, and what does not vary "
        "explains nothing; at least 2 different ones are needed."
    )
    return Message(path, said)


def _ranked(found: Findings, key: str) -> list[Inputs]:
    """The drivers by one method, the strongest first."""
    return sorted(found.rows, key=lambda row: -row[key])


def _answer(inputs: Inputs, found: Findings) -> str:
    r2, outcome = found.values["r2"], quote(inputs["outcome"])
    if not r2:
        return f"Nothing here drives {outcome}: no column is correlated with it."
    first = _ranked(found, "johnson")[0]
    name, together = quote(first["name"]), f"{percent(r2)} of the differences in {outcome}"
    down = " (downwards: the more of it, the lower the outcome)" if first["sign"] == -1 else ""
    if len(found.rows) == 1:
        return f"{name} explains {together}{down}."
    return (
        f"{name} drives {outcome} most: it carries {percent(first['johnson_share'])} of what the "
        f"{amount(len(found.rows))} drivers explain{down}, and together they explain {together}."
    )


def _advice(inputs: Inputs, found: Findings) -> tuple[str, ...]:
    r2, size = found.values["r2"], len(found.rows)
    if not r2:
        return ("Ask about other moments, or about more customers.",)
    answers = len(inputs["data"][inputs["outcome"]])
    steps = [_compared(found)] if size > 1 else []
    steps.append(
        f"With {amount(answers)} answers and {counted(size, 'driver')}, columns of pure noise "
        f"would explain {percent(size / (answers - 1))} on average: set the {percent(r2)} against "
        "that."
    )
    if answers < AMPLE * size:
        steps.append(
            f"These are fewer than {amount(AMPLE)} answers for each driver. Take neighbours in the "
            "order for equals until more customers have answered."
        )
    falling = [row["name"] for row in found.rows if row["sign"] == -1]
    if falling:
        steps.append(
            f"{several(falling)} {agree(falling, 'runs', 'run')} against the outcome. Weights have "
            "no direction of their own; the sign is that of the correlation."
        )
    return tuple(steps)


def _compared(found: Findings) -> str:
    johnson, gain = ([row["name"] for row in _ranked(found, key)] for key in ("johnson", "lmg"))
    if johnson == gain:
        return "Relative weights and LMG put the drivers in the same order."
    moved = next(name for name in johnson if johnson.index(name) != gain.index(name))
    return (
        f"The two methods disagree: {quote(moved)} is number {johnson.index(moved) + 1} by "
        f"relative weights and number {gain.index(moved) + 1} by LMG. Where they differ, neither "
        "order is safe; LMG has the clearer meaning."
    )


def _shares(found: Findings) -> charts.Bars:
    ranked = _ranked(found, "johnson")
    first, by_lmg = (rows[0]["name"] for rows in (ranked, _ranked(found, "lmg")))
    both = "both methods" if first == by_lmg else f"relative weights, {quote(by_lmg)} by LMG"
    said = "; ".join(
        f"{isolated(row['name'])} {percent(row['johnson_share'])} and {percent(row['lmg_share'])}"
        for row in ranked
    )
    return charts.bars(
        f"{quote(first)} comes first by {both}",
        "Shares of the explained variance by driver, relative weight and LMG side by side: "
        f"{said}.",
        [
            {"name": f"{row['name']}, {method}", "share": row[key], "means": means}
            for row in ranked
            for key, (method, means) in METHODS.items()
        ],
        "share",
        percent,
        means="means",
        high=max(0.5, *(row[key] for row in ranked for key in METHODS)),
        table=_weights(found),
    )


def _weights(found: Findings) -> Grid:
    together = {
        "name": "Together (R²)",
        "sign": None,
        **dict.fromkeys(("johnson", "lmg"), found.values["r2"]),
        **dict.fromkeys(METHODS, 1.0 if found.values["r2"] else None),
    }
    return grid(
        "What each driver contributes to R²",
        [*_ranked(found, "johnson"), together],
        text("Driver", "name"),
        text("Sign", lambda row: SIGNS.get(row["sign"], "")),
        number("Relative weight", "johnson", _fourth),
        number("Share", "johnson_share", percent),
        number("LMG", "lmg", _fourth),
        number("Share", "lmg_share", percent),
    )


def _fourth(weight: float) -> str:
    return amount(weight, places=4)


def _formulas(inputs: Inputs, found: Findings) -> tuple[Formula, ...]:
    r2, ranked = found.values["r2"], _ranked(found, "johnson")
    top = ranked[0]
    formulas = (
        Formula(
            "R²",
            "1 − what the drivers leave unexplained ÷ variance of the outcome = Σ weights",
            f"{' + '.join(_fourth(row['johnson']) for row in ranked)} = {_fourth(r2)}",
        ),
        Formula(
            "Relative weight (Johnson)",
            "Σₖ λⱼₖ² × βₖ², with Λ the root of the drivers’ correlations and β = Λ⁻¹ × their "
            "correlations with the outcome",
            f"{isolated(top['name'])}: {_fourth(top['johnson'])}",
        ),
        Formula(
            "LMG",
            "mean gain in R² when the driver enters, over all orders of entering",
            f"{isolated(top['name'])}: {_fourth(top['lmg'])}, over "
            f"{amount(2 ** (len(ranked) - 1))} sets of the other drivers",
        ),
    )
    if not r2:
        return formulas
    along = dict(zip(_drivers(inputs), _correlated(inputs).with_outcome, strict=True))
    share = Formula(
        f"Share of {quote(top['name'])}",
        "weight ÷ R²",
        f"{_fourth(top['johnson'])} ÷ {_fourth(r2)} = {percent(top['johnson_share'])}; correlation "
        f"{signed(along[top['name']], 3)}",
    )
    return (*formulas, share)


CALCULATOR = Calculator(
    name="drivers",
    question="What drives overall satisfaction?",
    fields=FIELDS,
    values=VALUES,
    example={"outcome": "Overall", "data": EXAMPLE},
    check=check,
    calculate=calculate,
    present=present,
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
)
