"""Reading what holds other fields: groups of numbers, and tables of rows."""

from collections.abc import Mapping, Sequence
from typing import Any

from calculator.fields import Field, Group, Inputs, Rating, Table
from calculator.numerals import blank
from calculator.reading.state import ABSENT, Place, Reading, listed
from calculator.survey.codes import suspected
from calculator.words import choose, quote


def group(reading: Reading, field: Group, given: object, place: Place) -> Inputs | None:
    """Numbers by their keys, or None."""
    keys = [one.key for one in field.fields]
    if listed(given):
        # A list may end early where the rest need not be given.
        rest = field.fields[len(given) :]
        if len(given) <= len(keys) and all(one.optional for one in rest):
            given = dict(zip(keys, given, strict=False))
    if isinstance(given, Mapping) and field.optional and all(map(blank, given.values())):
        given = ABSENT
    if given is ABSENT and field.optional:
        return None
    if not isinstance(given, Mapping):
        reading.fault(place, f"{choose(keys, 'and')} are needed, each with its number.")
        return {}
    named = {str(key): value for key, value in given.items()}  # YAML reads 1: as a number
    return reading.fields(reading, field.fields, named, place)


def table(reading: Reading, field: Table, given: object, place: Place) -> list[Inputs]:
    """An object for each row."""
    if given is ABSENT:
        given = []
    if not listed(given):
        reading.fault(place, f"a list of {field.rows} is needed.")
        return []
    if not reading.counted(given, field.least, field.most, field.row, field.rows, place):
        return []
    around = place.label.rpartition(", ")[0]
    found = len(reading.faults)
    rows = []
    for position, row in enumerate(given):
        number = f"{field.row} {position + 1}"
        label = f"{around}, {number}" if around else number.capitalize()
        at = Place(f"{place.path}.{position}", label)
        if isinstance(row, Mapping):
            rows.append(reading.fields(reading, field.columns, row, at))
        else:
            said = f"{label} must be an object with {keys_of(field.columns)}."
            reading.fault(Place(at.path), said)
    if len(reading.faults) == found:
        _ask_about_codes(reading, field, given, rows, place)
    return rows


def _ask_about_codes(
    reading: Reading, field: Table, given: Sequence[Any], rows: Sequence[Inputs], place: Place
) -> None:
    for column in field.columns:
        if isinstance(column, Rating):
            rated = [at for at, row in enumerate(rows) if row[column.key] is not None]
            cells = [given[at].get(column.key) for at in rated]
            code = suspected(cells, [rows[at][column.key] for at in rated], reading.scale)
            if code:
                reading.fault(place, f"in the column {quote(column.label)} {code}")


def keys_of(fields: Sequence[Field]) -> str:
    """The keys of fields, as a sentence names them."""
    return choose([field.key for field in fields], last="and")
