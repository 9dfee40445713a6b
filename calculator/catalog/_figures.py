"""The table of a result's numbers, as each of them says that it is shown."""

from collections.abc import Iterable

from calculator.declaration import Findings, Value
from calculator.grids import Grid, grid, number, text
from calculator.words import figure


def figures(caption: str, values: Iterable[Value], found: Findings) -> Grid:
    """A line for each of the declared values."""
    rows = [{"label": one.label, "is": figure(found.values[one.key], one.shown)} for one in values]
    return grid(caption, rows, text("Figure", "label"), number("Amount", "is", str))
