"""Tables to be shown, declared column by column: a heading, what stands below it, and how.

A cell that holds nothing is a dash, whatever its column is written as. A `head` stands above a
column, a `cell` says where in a `row` its content is found, and what was found is `written` by a
function that makes words of it, such as `words.percent`.

>>> shown = grid("Waits", [{"who": "Ann", "wait": 4.5}], text("Who", "who"), number("Min", "wait"))
>>> shown.head, shown.rows
(('Who', 'Min'), (('Ann', '4.5'),))
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any

from calculator.words import amount, or_dash

Row = Mapping[str, Any]
"""What a line of a table is made from, by keys."""
Cell = str | Callable[[Any], Any]
"""Where a cell is found in a row: by its key, or by what is calculated from the row."""


@dataclass(frozen=True, kw_only=True)
class Grid:
    """A table that is ready to read: a `caption`, a `head` of column names, and `rows` of words.

    `numeric` holds the positions of columns that are aligned as numbers; the cell at `row_head`
    names its row. `exact` holds the numbers behind the cells, None where there is none; a table
    that was not made by `grid` knows none at all. `of` says which row of the inputs each row stands
    for, from 1, None if for none; `aside` holds the positions of columns that a small screen leaves
    out.
    """

    caption: str
    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    numeric: frozenset[int] = frozenset()
    row_head: int = 0
    exact: tuple[tuple[float | None, ...], ...] = ()
    of: tuple[int | None, ...] = ()
    aside: frozenset[int] = frozenset()


@dataclass(frozen=True)
class Column:
    """One column, as `text` and `number` make it.

    One that is `numeric` is aligned as numbers are; one that is `aside` is left out on a small
    screen.
    """

    head: str
    cell: Cell
    written: Callable[[Any], str]
    numeric: bool
    aside: bool = False

    def of(self, row: Row) -> str:
        """The cell of a row, ready to read."""
        return or_dash(in_row(row, self.cell), self.written)

    def exact(self, row: Row) -> float | None:
        """The number behind the cell of a row, if it is one."""
        value = in_row(row, self.cell)
        numeric = isinstance(value, int | float) and not isinstance(value, bool)
        return value if self.numeric and numeric else None


def in_row(row: Row, cell: Cell) -> Any:
    """What stands in the `cell` of a `row`.

    >>> in_row({"wait": 4}, "wait"), in_row({"wait": 4}, lambda row: row["wait"] * 60)
    (4, 240)
    """
    return cell(row) if callable(cell) else row[cell]


def text(head: str, cell: Cell, written: Callable[[Any], str] = str) -> Column:
    """A column of words."""
    return Column(head, cell, written, numeric=False)


def number(head: str, cell: Cell, written: Callable[[Any], str] = amount) -> Column:
    """A column of numbers, which are aligned as such."""
    return Column(head, cell, written, numeric=True)


def aside(column: Column) -> Column:
    """The `column`, left out where a screen has room for few; a sentence below the table says so.

    >>> aside(text("Channel", "channel")).aside
    True
    """
    return replace(column, aside=True)


def grid(caption: str, rows: Iterable[Row], *columns: Column, row_head: int = 0) -> Grid:
    """A table of these `columns` under a `caption`, with a line for each of the `rows`.

    The column at `row_head`, counted from 0, names its line. Rows that have a `number` stand for
    the row of the inputs that has it, from 1.
    """
    listed = list(rows)
    return Grid(
        caption=caption,
        head=tuple(column.head for column in columns),
        rows=tuple(tuple(column.of(row) for column in columns) for row in listed),
        numeric=frozenset(at for at, column in enumerate(columns) if column.numeric),
        row_head=row_head,
        exact=tuple(tuple(column.exact(row) for column in columns) for row in listed),
        of=tuple(row.get("number") for row in listed),
        aside=frozenset(at for at, column in enumerate(columns) if column.aside),
    )
