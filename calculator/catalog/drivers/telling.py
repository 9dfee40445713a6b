"""What is said: which driver comes first, what the order is worth, and the formulas."""

from calculator.catalog.drivers import survey
from calculator.catalog.drivers.fields import MOST_WITH_LMG
from calculator.catalog.drivers.order import methods, ranked
from calculator.catalog.drivers.tables import fourth
from calculator.declaration import Findings, Formula
from calculator.fields import Inputs
from calculator.words import (
    agree,
    amount,
    counted,
    isolated,
    percent,
    quote,
    several,
    signed,
)

AMPLE = 10
"""Answers for each driver below which the order of drivers is mostly luck: a rule of thumb."""


def answer(inputs: Inputs, found: Findings) -> str:
    """Which driver comes first, and how much all of them explain."""
    r2, outcome = found.values["r2"], quote(inputs["outcome"])
    if not r2:
        return f"Nothing here drives {outcome}: no column is correlated with it."
    first = ranked(found, "johnson")[0]
    name, together = quote(first["name"]), f"{percent(r2)} of the differences in {outcome}"
    down = " (downwards: the more of it, the lower the outcome)" if first["sign"] == -1 else ""
    if len(found.rows) == 1:
        return f"{name} explains {together}{down}."
    return (
        f"{name} has the largest weight here: {percent(first['johnson_share'])} of what the "
        f"{amount(len(found.rows))} drivers explain{down}. Together they explain {together}."
    )


def advice(inputs: Inputs, found: Findings) -> tuple[str, ...]:
    """What the order is worth: by the other method, by chance and by the number of answers."""
    r2, size = found.values["r2"], len(found.rows)
    if not r2:
        return ("Ask about other moments, or about more customers.",)
    answers = len(survey.outcome(inputs))
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
    if "lmg_share" not in methods(found):
        return (
            "Nothing here confirms this order: relative weights stand alone, because LMG needs 2ᵏ "
            f"models and with {amount(len(found.rows))} drivers is left out. Up to {MOST_WITH_LMG} "
            "drivers get both methods."
        )
    johnson, gain = ([row["name"] for row in ranked(found, key)] for key in ("johnson", "lmg"))
    if johnson == gain:
        return "Relative weights and LMG put the drivers in the same order."
    moved = next(name for name in johnson if johnson.index(name) != gain.index(name))
    return (
        f"The two methods disagree: {quote(moved)} is number {johnson.index(moved) + 1} by "
        f"relative weights and number {gain.index(moved) + 1} by LMG. Where they differ, neither "
        "order is safe; LMG has the clearer meaning."
    )


def formulas(inputs: Inputs, found: Findings) -> tuple[Formula, ...]:
    """R² and the weights of the first driver, with the reader's own numbers."""
    r2, rows = found.values["r2"], ranked(found, "johnson")
    top = rows[0]
    by_weights = (
        Formula(
            "R²",
            "1 − what the drivers leave unexplained ÷ variance of the outcome = Σ weights",
            f"{' + '.join(fourth(row['johnson']) for row in rows)} = {fourth(r2)}",
        ),
        Formula(
            "Relative weight (Johnson)",
            "Σₖ λⱼₖ² × βₖ², with Λ the root of the drivers’ correlations and β = Λ⁻¹ × their "
            "correlations with the outcome",
            f"{isolated(top['name'])}: {fourth(top['johnson'])}",
        ),
    )
    by_lmg = (_by_lmg(top, len(rows)),) if "lmg_share" in methods(found) else ()
    share = (_share(inputs, top, r2),) if r2 else ()
    return (*by_weights, *by_lmg, *share)


def _by_lmg(top: Inputs, size: int) -> Formula:
    return Formula(
        "LMG",
        "mean gain in R² when the driver enters, over all orders of entering",
        f"{isolated(top['name'])}: {fourth(top['lmg'])}, over {amount(2 ** (size - 1))} sets of "
        "the other drivers",
    )


def _share(inputs: Inputs, top: Inputs, r2: float) -> Formula:
    return Formula(
        f"Share of {quote(top['name'])}",
        "weight ÷ R²",
        f"{fourth(top['johnson'])} ÷ {fourth(r2)} = {percent(top['johnson_share'])}; correlation "
        f"{signed(survey.along(inputs, top['name']), 3)}",
    )
