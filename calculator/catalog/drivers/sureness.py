"""How sure the first driver is: weights of covariances drawn anew, beside a column of chance."""

from typing import Any

from calculator.catalog.drivers import survey
from calculator.catalog.drivers.order import ranked
from calculator.declaration import Claim, Findings, Sureness
from calculator.fields import Inputs
from calculator.grids import Grid, grid, number, text
from calculator.methods import first_driver
from calculator.words import amount, beside, percent, quote, signed

SEED = 1
"""Of all draws, so that the same answers give the same intervals."""
DRAWS = {6: 1000, 8: 400, 11: 200}
"""How many draws up to so many drivers: a draw of more takes longer, and a slow telephone has to be
done within seconds. Beyond the last none is made."""


def beyond_chance(inputs: Inputs, found: Findings) -> Sureness | None:
    """Whether the driver with the largest weight may be called the first."""
    size = len(found.rows)
    enough = len(survey.outcome(inputs)) >= size + 3
    if not enough or not found.values["r2"]:
        return None
    draws = next((count for most, count in DRAWS.items() if size <= most), 0)
    if not draws:
        return _unchecked(found)
    order = [found.rows.index(row) for row in ranked(found, "johnson")]
    columns = list(survey.drivers(inputs).values())
    drawn = first_driver.weights(columns, survey.outcome(inputs), SEED, draws)
    first = order[0]
    compared = [("a column of chance", size)]
    compared += [(quote(found.rows[order[1]]["name"]), order[1])] if size > 1 else []
    rows: list[dict[str, Any]] = []
    for name, at in compared:
        low, high = first_driver.interval([row[first] - row[at] for row in drawn])
        weight = found.rows[at]["johnson"] if at < size else 0.0
        less = found.rows[first]["johnson"] - weight
        rows.append({"name": name, "less": less, "less_low": low, "less_high": high})
    stands = all(row["less_low"] > 0 for row in rows)
    words = f"{quote(found.rows[first]['name'])} comes first"
    return Sureness(
        answer=_answer(words, quote(found.rows[first]["name"]), rows, stands=stands),
        rests_on=(
            f"{amount(draws)} draws of the drivers’ and the outcome’s covariances from Wishart’s "
            f"distribution with {amount(len(survey.outcome(inputs)) - 1)} degrees of freedom, "
            f"seed {SEED}, each weighed anew beside a column of chance. That takes answers for "
            "normal and respondents for independent; where it matters, ask more customers."
        ),
        claims=tuple(Claim(words, f"compared.{at}.less", side=1) for at in range(len(rows)))
        if stands
        else (),
        table=_table(rows),
        values={"draws": draws, "seed": SEED, "compared": rows},
    )


def _unchecked(found: Findings) -> Sureness:
    """There are too many drivers for draws, so none may be called the first."""
    first, second = ranked(found, "johnson")[:2]
    less = first["johnson"] - second["johnson"]
    row = {"name": quote(second["name"]), "less": less, "less_low": None, "less_high": None}
    return Sureness(
        answer=(
            f"Do not call {quote(first['name'])} the first: with more than {max(DRAWS)} drivers "
            "nothing here tells its weight from chance or from the next. Compare the drivers that "
            "matter to you alone."
        ),
        rests_on=f"Weights are drawn anew for up to {max(DRAWS)} drivers.",
        table=_table([row]),
        values={"draws": 0, "seed": SEED, "compared": [row]},
    )


def _answer(words: str, name: str, rows: list[dict[str, Any]], *, stands: bool) -> str:
    """What may be called first, or why nothing may."""
    between = " and ".join(
        f"{low} to {high} more than that of {row['name']}"
        for row in rows
        for low, high in [beside(0, row["less_low"], row["less_high"], write=_points, places=1)]
    )
    between = f"Of the outcome’s variance its weight is {between}"
    if stands:
        return f"{words} beyond chance. {between}."
    doubt = next(row for row in rows if row["less_low"] <= 0)
    return (
        f"Do not call {name} the first: these answers do not tell it from {doubt['name']}. "
        f"{between}."
    )


def _points(number: float, places: int) -> str:
    return f"{signed(100 * number, places)} %"


def _table(rows: list[dict[str, Any]]) -> Grid:
    return grid(
        "The largest weight, less that of others, with 95 % intervals",
        rows,
        text("Less the weight of", "name"),
        number("Difference", "less", lambda n: percent(n, 1)),
        number("Low", "less_low", lambda n: _points(n, 1)),
        number("High", "less_high", lambda n: _points(n, 1)),
    )
