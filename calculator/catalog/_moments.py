"""What calculators of moments share: gaps and Hyken's states, and moments that carry a number."""

from collections.abc import Iterable
from typing import Any

from calculator.fields import Inputs
from calculator.grids import Row, text
from calculator.methods import disconfirmation, hyken

SHAPES = {
    hyken.MAGIC: "▲ magic",
    hyken.MEDIOCRITY: "● mediocrity",
    hyken.MISERY: "▼ misery",
}


def rated(moments: Iterable[Inputs], threshold: float) -> list[dict[str, Any]]:
    """Each moment with its gap, experience − expectation, and the state that this makes.

    >>> rated([{"expectation": 6, "experience": 8}], threshold=0.5)
    [{'expectation': 6, 'experience': 8, 'gap': 2.0, 'state': 'magic'}]
    """
    found = []
    for one in moments:
        gap = disconfirmation.gap(one["expectation"], one["experience"])
        found.append({**one, "gap": gap, "state": hyken.state(gap, threshold)})
    return found


def numbered(rows: Iterable[Row]) -> list[dict[str, Any]]:
    """Each row with its place, from 1, by which charts and tables know it.

    >>> numbered([{"name": "Check-in"}])
    [{'number': 1, 'name': 'Check-in'}]
    """
    return [{"number": place, **row} for place, row in enumerate(rows, start=1)]


MOMENT = text("Moment", lambda one: f"{one['number']}. {one['name']}")
"""The column that names numbered moments."""
