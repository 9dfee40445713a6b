"""The table: both rates of each contact beside their targets."""

from collections.abc import Sequence

from calculator.catalog.outcomes.contacts import CELLS
from calculator.fields import Inputs
from calculator.grids import Grid, grid, number, text
from calculator.words import percent


def targets(contacts: Sequence[Inputs]) -> Grid:
    """Both rates of each contact beside their targets."""
    return grid(
        "Process and outcome, side by side",
        contacts,
        text("Contact", "name"),
        number("Contacts", "contacts"),
        number("Process", "process_rate", percent),
        number("Target", "process_target", percent),
        number("Outcome", "outcome_rate", percent),
        number("Target", "outcome_target", percent),
        text("Cell", "cell", CELLS.__getitem__),
        number("Priority", "priority", percent),
    )
