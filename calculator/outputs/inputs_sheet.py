"""A calculator's inputs as a sheet, for a spreadsheet to change and for us to read again.

The first line names the calculator and the version. Blocks follow, each ended by an empty line:
single fields with their values, units and keys; then for each table, series, survey or set of
columns a line with its label and key, and its rows below their headings. The rows of a table within
a row begin with the number of the row they belong to.
"""

from collections.abc import Iterator, Sequence
from typing import Any

from calculator.declaration import Calculator, Inputs
from calculator.entered import MISSING, held
from calculator.fields import Answers, Choice, Columns, Field, Group, Number, Series, Table
from calculator.outputs.container import VERSION
from calculator.outputs.sheet import Cell, comma_separated

FIRST = "Calculator"
HEADS = ("Field", "Value", "Unit", "Key")
EMPTY = "–"
"""In a row of numbers of which all are missing: as an empty line it would end the block."""
AREAS = Series | Answers | Columns
Row = Sequence[Cell]
Numbered = tuple[tuple[int, ...], Inputs]
"""A row with its number, behind the numbers of the rows that hold it."""


def written(declared: Calculator, inputs: Inputs) -> str:
    """Inputs that have been read, as a CSV file."""
    fields = declared.fields
    lines: list[Row] = [(FIRST, declared.name, VERSION), ()]
    lines += [HEADS, *(row for field in fields for row in _single(field, inputs[field.key]))]
    for field in fields:
        if isinstance(field, Table):
            rows: list[Numbered] = [
                ((number,), row) for number, row in enumerate(inputs[field.key], start=1)
            ]
            for block in _blocks(field, field.key, [], rows):
                lines += [(), *block]
        elif isinstance(field, AREAS):
            lines += [(), (field.label, field.key), *_area(field, inputs[field.key])]
    return comma_separated(lines)


def _single(field: Field, value: Any) -> list[Row]:
    match field:
        case Table() | Series() | Answers() | Columns():
            return []
        case Group() | Choice() if not isinstance(value, str):
            given = value or {}
            return [
                (
                    f"{field.label}: {one.label}",
                    given.get(one.key),
                    one.unit,
                    f"{field.key}.{one.key}",
                )
                for one in field.fields
            ]
    unit = field.unit if isinstance(field, Number) else ""
    return [(field.label, _cell(field, value), unit, field.key)]


def _cell(field: Field, value: Any) -> Cell:
    """What stands in a cell: numbers as such, all else as a form holds it."""
    if value is None or isinstance(value, float):
        return value
    return str(held(field, value))


def _blocks(table: Table, path: str, ahead: list[str], rows: list[Numbered]) -> Iterator[list[Row]]:
    """The block of a table, and those of the tables within its rows."""
    columns = [one for one in table.columns if not isinstance(one, Table)]
    lines: list[Row] = [(table.label, path), [*ahead, *headings(columns)]]
    for numbers, row in rows:
        cells: list[Cell] = [*numbers[:-1], *(_cell(one, row[one.key]) for one in columns)]
        lines.append(cells if any(cell not in (None, "") for cell in cells) else [EMPTY])
    yield lines
    for inner in table.columns:
        if isinstance(inner, Table):
            within: list[Numbered] = [
                ((*numbers, number), one)
                for numbers, row in rows
                for number, one in enumerate(row[inner.key], start=1)
            ]
            number = f"{table.row.capitalize()} no."
            yield from _blocks(inner, f"{path}.{inner.key}", [*ahead, number], within)


def headings(columns: Sequence[Field]) -> list[str]:
    """Labels, or keys where two columns bear the same one."""
    labels = [one.label for one in columns]
    return [one.key if labels.count(one.label) > 1 else one.label for one in columns]


def _area(field: Series | Answers | Columns, value: Any) -> list[Row]:
    match field:
        case Series():
            return [(MISSING if number is None else number,) for number in value or ()]
        case Answers():
            return [[MISSING if one is None else one for one in row] for row in value]
    return [list(value), *zip(*value.values(), strict=True)] if value else []
