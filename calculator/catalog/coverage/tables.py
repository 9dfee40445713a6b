"""The table: all that is known of each encounter."""

from collections.abc import Sequence

from calculator.catalog.coverage.encounters import tenths
from calculator.catalog.coverage.fields import STATES
from calculator.fields import Inputs
from calculator.grids import Grid, grid, number, text
from calculator.words import percent


def inventory(encounters: Sequence[Inputs]) -> Grid:
    """All that is known of each encounter."""
    return grid(
        "The inventory (reconstruction)",
        encounters,
        text("Encounter", "name"),
        text("State", "state", STATES.__getitem__),
        number("Customers", "customers"),
        number("A year", "per_year"),
        number("Moments in it", "moments"),
        number("Seconds each", "seconds"),
        number("Moments a year", "count", tenths),
        number("Share", "share", percent),
    )
