"""Reading a sheet of inputs that `calculator.outputs.inputs_sheet` wrote and a spreadsheet saved.

A spreadsheet may have separated by semicolons or tabs, filled up short lines with empty cells and
put commas into numbers. Rows may have been added and changed; what is not understood is refused
with the number of its line.
"""

import csv
import io
from collections.abc import Iterator, Mapping
from typing import Any

from calculator.catalog import UnknownCalculator, load
from calculator.declaration import Calculator
from calculator.fields import Answers, Columns, Field, Name, Series, Table
from calculator.outputs.container import Opened, Refused, opened, refused
from calculator.outputs.inputs_sheet import EMPTY, FIRST, HEADS, headings
from calculator.outputs.sheet import unguarded
from calculator.words import amount, choose, nearest, quote

Block = list[tuple[int, list[str]]]
"""Rows that stand together, each with the number of its line."""


def is_inputs(text: str) -> bool:
    """Whether a text is such a sheet, by its first line."""
    return text.removeprefix("\ufeff").startswith(tuple(f"{FIRST}{mark}" for mark in ",;\t"))


def read(text: str) -> Opened:
    """What a sheet of inputs holds; nothing raises."""
    name = ""
    try:
        rows = _rows(text)
        if not rows or len(rows[0]) != 3 or rows[0][0] != FIRST:
            raise Refused(f"The sheet must begin with {quote(FIRST)}, its name and a version.")
        _, name, version = rows[0]
        given: dict[str, Any] = {}
        for block in _blocks(rows):
            _take(_known(name), block, given)
    except Refused as fault:
        return refused(fault, name)
    return opened("sheet", name, version, given)


def _known(name: str) -> Calculator:
    try:
        return load(name)
    except UnknownCalculator as unknown:
        raise Refused(str(unknown)) from None


def _rows(text: str) -> list[list[str]]:
    text = text.removeprefix("\ufeff")
    first = text.partition("\n")[0]
    delimiter = max(",;\t", key=first.count)
    try:
        rows = list(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter))
    except csv.Error:
        raise Refused("The sheet is not CSV that can be read.") from None
    for row in rows:
        while row and not row[-1].strip():
            row.pop()
    return rows


def _blocks(rows: list[list[str]]) -> Iterator[Block]:
    block: Block = []
    for line, row in enumerate([*rows[1:], []], start=2):
        if row:
            block.append((line, [unguarded(cell) for cell in row]))
        elif block:
            yield block
            block = []


def _take(declared: Calculator, block: Block, given: dict[str, Any]) -> None:
    line, head = block[0]
    if tuple(head) == HEADS:
        for line, row in block[1:]:
            _take_single(line, row, given)
        return
    if len(head) != 2:
        raise _wrong(
            line, f"the name of a table and its key are needed, or {choose(HEADS, 'and')}."
        )
    *way, key = head[1].split(".")
    fields, holders = declared.fields, []
    for step in way:
        holder = _field(fields, step, line)
        if not isinstance(holder, Table):
            raise _wrong(line, f"{quote(step)} has no rows that could hold others.")
        fields = holder.columns
        holders.append(holder)
    field = _field(fields, key, line)
    if not way and key in given:
        raise _wrong(line, f"{quote(key)} stands there a second time.")
    if isinstance(field, Table):
        _take_rows(field, holders, [*way, key], block, given)
    elif isinstance(field, Series | Answers | Columns) and not way:
        width = max((len(row) for _, row in block[1:]), default=0)
        lines = ([*row, *[""] * (width - len(row))] for _, row in block[1:])
        given[key] = "\n".join("\t".join(cells) for cells in lines)
    else:
        raise _wrong(line, f"{quote(key)} has no rows of its own.")


def _take_single(line: int, row: list[str], given: dict[str, Any]) -> None:
    if len(row) != len(HEADS):
        raise _wrong(line, f"{choose(map(str.lower, HEADS), 'and')} are needed.")
    group, dot, key = row[3].partition(".")
    holder = given.setdefault(group, {}) if dot else given
    key = key if dot else group
    if not isinstance(holder, dict) or key in holder:
        raise _wrong(line, f"{quote(row[3])} stands there a second time.")
    holder[key] = row[1]


def _take_rows(
    table: Table, holders: list[Table], way: list[str], block: Block, given: dict[str, Any]
) -> None:
    columns = [one for one in table.columns if not isinstance(one, Table)]
    if len(block) < 2:
        raise _wrong(block[0][0], f"the headings of {quote(table.label)} are needed below it.")
    line, heads = block[1]
    known = dict(zip(headings(columns), [one.key for one in columns], strict=True))
    keys = [_key(head, known, line) for head in heads[len(holders) :]]
    numbers_only = not any(isinstance(one, Name) for one in columns)
    if not holders:
        given[way[0]] = []
    for line, row in block[2:]:
        cells = [] if numbers_only and row == [EMPTY] else row[len(holders) :]
        if len(cells) > len(keys):
            raise _wrong(line, f"{amount(len(row))} cells, and {amount(len(heads))} headings.")
        rows = _rows_of(given, way, row[: len(holders)], line)
        rows.append(dict(zip(keys, [*cells, *[""] * (len(keys) - len(cells))], strict=True)))


def _rows_of(given: Mapping[str, Any], way: list[str], numbers: list[str], line: int) -> Any:
    """The rows that a row joins: those of the calculator, or of the row with these numbers."""
    holder: Any = given
    for step, number in zip(way, numbers, strict=False):
        rows = holder.get(step, [])
        if not (number.isascii() and number.isdigit() and 0 < int(number[:9]) <= len(rows)):
            raise _wrong(line, f"there is no row {quote(number)} in {quote(step)}.")
        holder = rows[int(number[:9]) - 1]
    return holder.setdefault(way[-1], [])


def _field(fields: tuple[Field, ...], key: str, line: int) -> Field:
    for field in fields:
        if field.key == key:
            return field
    hint = nearest(key, [field.key for field in fields])
    said = f"; did you mean {quote(hint)}?" if hint else "."
    raise _wrong(line, f"{quote(key)} is unknown here{said}")


def _key(head: str, known: Mapping[str, str], line: int) -> str:
    if head in known:
        return known[head]
    if head in known.values():
        return head
    hint = nearest(head, known)
    said = f"did you mean {quote(hint)}?" if hint else f"there are {choose(known, 'and')}."
    raise _wrong(line, f"the heading {quote(head)} is unknown here; {said}")


def _wrong(line: int, said: str) -> Refused:
    return Refused(f"Line {amount(line)} of the sheet: {said}")
