"""Key drivers: what drives overall satisfaction?"""

from calculator.catalog import _regression as regression
from calculator.catalog.drivers import charts, sureness, survey, tables, telling
from calculator.catalog.drivers.fields import EXAMPLE, FIELDS, MOST_DRIVERS
from calculator.catalog.drivers.order import has_lmg
from calculator.declaration import Calculator, Findings, Message, Presentation, Value, note
from calculator.fields import Inputs
from calculator.methods import least_squares, lmg, relative_weights
from calculator.words import amount, nearest, quote, several

MOST_NAMED = 12
"""Columns that a message names one by one."""
NOTHING = note(
    "data",
    "No driver is correlated with the outcome at all (R² is 0), so there is nothing to share out.",
)
VALUES = (Value("r2", "Explained variance (R²)", shown="share"),)


def check(inputs: Inputs) -> list[Message]:
    """Find an outcome that is no column, and columns that do not vary or say the same."""
    data, outcome = inputs["data"], inputs["outcome"]
    if outcome not in data:
        hint = nearest(outcome, data)
        known = f"did you mean {quote(hint)}?" if hint else f"there are {several(list(data))}."
        return [Message("outcome", f"Outcome: {quote(outcome)} is not a column; {known}")]
    drivers, answers = survey.drivers(inputs), len(data[outcome])
    if not drivers:
        said = (
            f"Data: {quote(outcome)} is the only column; at least 1 driver is needed beside it, "
            f"and at most {MOST_DRIVERS}."
        )
        return [Message("data", said)]
    if answers < len(drivers) + 2:
        return [regression.too_few(answers, len(drivers), "drivers", len(drivers) + 2)]
    try:
        survey.correlated(inputs)
    except least_squares.NoSpread:
        column = f"Data, column {quote(outcome)}"
        return [regression.nothing_to_explain(f"data.{outcome}", column, "numbers")]
    except least_squares.Dependent as fault:
        return [_dependent([list(drivers)[position] for position in fault.columns])]
    return []


def calculate(inputs: Inputs) -> Findings:
    """Find relative weights, LMG of not too many drivers, and the direction of each."""
    found = survey.correlated(inputs)
    drivers = survey.drivers(inputs)
    r2 = least_squares.explained(found)
    weights, along = relative_weights.johnson(found), found.with_outcome
    gains = lmg.lmg(found) if has_lmg(len(drivers)) else [None] * len(drivers)
    rows = [
        {
            "name": name,
            "johnson": weight,
            "johnson_share": weight / r2 if r2 else None,
            "lmg": gain,
            "lmg_share": gain / r2 if r2 and gain is not None else None,
            "sign": (r > 0) - (r < 0),
        }
        for name, weight, gain, r in zip(drivers, weights, gains, along, strict=True)
    ]
    notes = () if r2 else (NOTHING,)
    return Findings({"r2": r2}, rows, (*notes, *_two_values(inputs), *_without_lmg(inputs)))


def present(inputs: Inputs, found: Findings) -> Presentation:
    """Say which driver comes first by either method, and where the two disagree."""
    return Presentation(
        answer=telling.answer(inputs, found),
        advice=telling.advice(inputs, found),
        charts=(charts.shares(found),) if found.values["r2"] else (),
        tables=(tables.weights(found),),
        formulas=telling.formulas(inputs, found),
    )


def _dependent(names: list[str]) -> Message:
    path = f"data.{names[-1]}"
    if len(names) > 1:
        columns = f"the columns {several(names, MOST_NAMED)}"
        return regression.dependent(path, columns, "Leave one of them out.")
    said = (
        f"Data, column {quote(names[0])}: all numbers are the same, and what does not vary "
        "explains nothing; at least 2 different ones are needed."
    )
    return Message(path, said)


def _two_values(inputs: Inputs) -> list[Message]:
    return regression.of_a_yes_or_no(
        f"data.{inputs['outcome']}",
        f"The outcome {quote(inputs['outcome'])}",
        survey.outcome(inputs),
        "R² and its shares are",
        "this R² cannot be compared with that of a rating.",
    )


def _without_lmg(inputs: Inputs) -> list[Message]:
    size = len(survey.drivers(inputs))
    if has_lmg(size):
        return []
    said = (
        f"LMG needs 2ᵏ models for k drivers; with {amount(size)} drivers it is left out, and the "
        "shares are Johnson’s relative weights alone."
    )
    return [note("data", said)]


CALCULATOR = Calculator(
    name="drivers",
    question="What drives overall satisfaction?",
    fields=FIELDS,
    values=VALUES,
    example={"outcome": "Overall", "data": EXAMPLE},
    check=check,
    calculate=calculate,
    present=present,
    sure=sureness.beyond_chance,
    limits=(
        "Shares of explained variance are not causes: a driver that goes along with an unasked "
        "one gets its credit.",
        "Only straight-line relations are seen. A moment that can only punish is underrated here; "
        "penalty–reward contrast analysis is made for it.",
        "The order has no interval, but for its first place: of up to 11 drivers the page says "
        "whether the largest weight is more than chance’s and than the next. It is less certain "
        "than two decimals suggest.",
        "Johnson’s weights are quick and popular, but their derivation is disputed (Thomas et al. "
        "2014); therefore LMG stands beside them, for up to 12 drivers. With more drivers they "
        "stand alone, because LMG needs 2ᵏ models for k drivers.",
        "An outcome with two values only, such as satisfied or not, gets a linear probability "
        "model; a logistic method would be the usual one.",
    ),
    sources=(
        "johnson2000",
        "lindeman1980",
        "budescu1993",
        "gromping2006",
        "thomas2014",
        "tonidandel2009",
    ),
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
