"""What calculators of moments share: fields, gaps and Hyken's states, and numbered moments."""

from collections.abc import Iterable
from typing import Any

from calculator.fields import Field, Inputs, Name, Number, Table, told
from calculator.grids import Row, number, text
from calculator.methods import disconfirmation, hyken
from calculator.words import signed

SHAPES = {hyken.MAGIC: "▲ magic", hyken.MEDIOCRITY: "● mediocrity", hyken.MISERY: "▼ misery"}
NAME = Name("name", "Moment", start="New moment")
REACH = told(
    Number("reach", "Reach", 0, 100, default=100, start=100, unit="%"),
    "How many customers of a hundred meet it.",
)
NUMBERED = "{number}. {name}".format_map
MOMENT = text("Moment", NUMBERED)
"""The column that names numbered moments."""
STATE = text("State", "state", SHAPES.__getitem__)
RATED = (
    number("Expectation", "expectation"),
    number("Experience", "experience"),
    number("Gap", "gap", signed),
    STATE,
)
"""The columns of a moment that has been rated."""


def each_moment(key: str, *columns: Field, least: int = 1, told: str = "") -> Table:
    """The field that asks for moments: the name of each, then these columns."""
    named = (NAME, *columns)
    return Table(key, "Moments", "moment", "moments", columns=named, least=least, help=told)


def journey(*columns: Field) -> Table:
    """The field that asks for moments in their order."""
    return each_moment("moments", *columns, told="In the order in which the customer meets them.")


def threshold(hint: str = "") -> Number:
    """The field that asks how far from expectation mediocrity reaches, with a hint if need be."""
    return told(
        Number("threshold", "Threshold", 0, 1000, default=0.5, unit="points", on_scale=True),
        f"How far from expectation a moment may be and still be mediocrity.{hint}",
    )


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
