"""The two tables: the five steps of each contact, and every response."""

from collections.abc import Sequence

from calculator.catalog._contacts import interval
from calculator.catalog.five_steps.contacts import points_a_period, responses_of, verdict
from calculator.catalog.five_steps.fields import INTERACTIONS
from calculator.fields import Inputs
from calculator.grids import Grid, grid, number, text
from calculator.methods import converse
from calculator.words import amount, or_dash, percent, signed


def steps(contacts: Sequence[Inputs]) -> Grid:
    """The five steps in one row for each contact."""
    return grid(
        "The five steps, contact by contact; drift in percentage points a period",
        contacts,
        text("Contact", "name"),
        text("Interaction", "interaction", INTERACTIONS.__getitem__),
        number("Priority", "priority", percent),
        text("Chosen response", "chosen"),
        number("Delight", "delight", signed),
        number("Satisfied", _satisfied, str),
        number("Standard", _standard, str),
        number("Drift", "drift", points_a_period),
        text("Basic from", "basic_from", lambda period: f"period {amount(period)}"),
    )


def _satisfied(contact: Inputs) -> str:
    return or_dash(contact["rate"], lambda rate: f"{percent(rate)} ({interval(contact)})")


def _standard(contact: Inputs) -> str:
    standard = percent(contact["standard"])
    return standard if contact["rate"] is None else f"{standard} {verdict(contact)}"


def choices(contacts: Sequence[Inputs]) -> Grid:
    """Every response with its delight, and whether it is chosen."""
    return grid(
        "Every response that was thought of",
        [choice for contact in contacts for choice in _choices(contact)],
        text("Response", "name"),
        text("Contact", "contact"),
        number("Expected", "expected"),
        number("Predicted", "predicted"),
        number("Delight", "delight", signed),
        number("Cost", "cost"),
        text("Chosen", "chosen"),
    )


def _choices(contact: Inputs) -> list[Inputs]:
    responses = responses_of(contact)
    best = converse.chosen(responses)
    return [
        {
            **response,
            "contact": contact["name"],
            "delight": converse.delight(responses[at]),
            "chosen": "yes" if at == best else "no",
        }
        for at, response in enumerate(contact["responses"])
    ]
