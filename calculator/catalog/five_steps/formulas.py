"""The formulas of the five steps, with the numbers of one contact in them."""

from calculator.catalog.five_steps.contacts import (
    change,
    heaviest,
    interval,
    responses_of,
    scores_of,
    verdict,
)
from calculator.declaration import Findings, Formula, Inputs
from calculator.methods import converse
from calculator.words import amount, percent, quote, signed


def formulas(inputs: Inputs, found: Findings) -> tuple[Formula, ...]:
    """The formulas with the numbers of the contact that comes first."""
    contacts = inputs["contacts"]
    at = heaviest(found)
    contact, row = contacts[at], found.rows[at]
    product = contact["frequency"] * contact["impact"]
    lines = [
        Formula(
            f"Priority of {quote(row['name'])}",
            "frequency × impact ÷ Σ frequency × impact",
            f"{amount(contact['frequency'])} × {amount(contact['impact'])} ÷ "
            f"{amount(product / row['priority'])} = {percent(row['priority'])}",
        )
    ]
    if row["chosen"] is not None:
        best = contact["responses"][converse.chosen(responses_of(contact)) or 0]
        lines.append(
            Formula(
                f"Delight of {quote(row['chosen'])}",
                "predicted − expected; the largest is chosen, of equal ones the cheaper",
                f"{amount(best['predicted'])} − {amount(best['expected'])} = "
                f"{signed(row['delight'])}",
            )
        )
    told, measured = next(
        ((one, row) for one, row in zip(contacts, found.rows, strict=True) if one["scores"]),
        (None, {}),
    )
    if told is None:
        return tuple(lines)
    scores = scores_of(told)
    lines.append(
        Formula(
            f"Satisfied with {quote(told['name'])}, last period",
            "satisfied ÷ answers, with Wilson’s 95 % interval; met if rate ≥ standard",
            f"{amount(scores[-1].satisfied)} ÷ {amount(scores[-1].answers)} = "
            f"{percent(measured['rate'])} ({interval(measured)}), standard "
            f"{percent(told['standard'])}: {verdict(measured)}",
        )
    )
    if measured["drift"] is not None:
        base = converse.leverage(scores)
        lines.append(
            Formula(
                "Its drift",
                "Σ answers × (period − mean period) × (rate − mean rate) ÷ "
                "Σ answers × (period − mean period)²",
                f"{signed(measured['drift'] * base)} ÷ {amount(base)} = "
                f"{change(measured['drift'])}",
            )
        )
    return tuple(lines)
