"""What was given to a calculator, as tables for paper: below an answer, and in a report."""

from collections.abc import Iterator, Sequence
from typing import Any

from calculator.entered import held, numeral
from calculator.fields import (
    Answers,
    Choice,
    Columns,
    Field,
    Group,
    Inputs,
    Name,
    Number,
    Series,
    Table,
)
from calculator.grids import Grid
from calculator.words import amount, counted

MOST_LISTED = 60
"""Numbers of a series that are printed; of a longer one its length is."""


def given(fields: Sequence[Field], inputs: Inputs) -> list[Grid]:
    """Tables of inputs that have been read: single fields in one, each table in its own."""
    return list(_given(fields, inputs))


def _given(fields: Sequence[Field], inputs: Inputs) -> Iterator[Grid]:
    singles = [row for field in fields for row in _single(field, inputs[field.key])]
    if singles:
        head = ("Field", "Value", "Unit") if any(row[2] for row in singles) else ("Field", "Value")
        rows = tuple(row[: len(head)] for row in singles)
        yield Grid(caption="What was given", head=head, rows=rows, numeric=frozenset({1}))
    for field in fields:
        if isinstance(field, Table) and inputs[field.key]:
            yield from _tables(field, [("", row) for row in inputs[field.key]], ())


def _single(field: Field, value: Any) -> Iterator[tuple[str, ...]]:
    match field:
        case Table():
            return
        case Group() | Choice() if not isinstance(value, str):
            for one in field.fields:
                number = (value or {}).get(one.key)
                yield f"{field.label}: {one.label}", _shown(one, number), one.unit
            return
    yield field.label, _shown(field, value), field.unit if isinstance(field, Number) else ""


def _shown(field: Field, value: Any) -> str:
    """A value as the reader gave it; of many numbers, how many there are."""
    if value is None:
        return "–"
    match field:
        case Choice():
            return field.options.get(value, str(value))
        case Series() if len(value) > MOST_LISTED:
            return counted(len(value), "number")
        case Series():
            return ", ".join(numeral(one) or "–" for one in value)
        case Answers():
            each = counted(len(value[0]), "item")
            return f"{counted(len(value), 'respondent')}, {each}; the sheet of inputs holds them"
        case Columns():
            length = counted(len(next(iter(value.values()))), "row")
            return f"{', '.join(value)}: {length}; the sheet of inputs holds them"
    if isinstance(value, float):
        return amount(value) if value.is_integer() else numeral(value).replace("-", "−")
    return str(held(field, value))


def _tables(
    table: Table, rows: Sequence[tuple[str, Inputs]], ahead: tuple[str, ...]
) -> Iterator[Grid]:
    """A table, and those within its rows, each of which says whose it is."""
    columns = [one for one in table.columns if not isinstance(one, Table)]
    heads = [_headed(one) for one in columns]
    yield Grid(
        caption=table.label,
        head=(*ahead, *heads),
        rows=tuple(
            (*([whose] if ahead else []), *(_shown(one, row[one.key]) for one in columns))
            for whose, row in rows
        ),
        numeric=frozenset(
            at
            for at, one in enumerate(columns, start=len(ahead))
            if not isinstance(one, Name | Choice)
        ),
    )
    naming = next((one.key for one in columns if isinstance(one, Name)), "")
    for inner in table.columns:
        if isinstance(inner, Table):
            within = [
                (str(row[naming]) if naming else f"{table.row} {number}", one)
                for number, (_, row) in enumerate(rows, start=1)
                for one in row[inner.key]
            ]
            if within:
                yield from _tables(inner, within, (table.row.capitalize(),))


def _headed(field: Field) -> str:
    unit = field.unit if isinstance(field, Number) else ""
    return f"{field.label} ({unit})" if unit else field.label
