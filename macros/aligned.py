"""Rows of words and numbers for a terminal: each column as wide as its widest cell."""

from __future__ import annotations

from collections.abc import Sequence

from calculator.grids import Grid
from calculator.words import amount, bare, isolated


def shown(value: object) -> str:
    """A value as a reader of a terminal wants it.

    >>> shown(2.5), shown(True), shown(None), shown("Queue")
    ('2.5', 'yes', '–', 'Queue')
    """
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, int | float):
        return amount(value, places=3)
    return "–" if value is None else isolated(str(value))


def aligned(rows: Sequence[tuple[str, ...]], words: int = 1) -> list[str]:
    """Lines of cells, the first `words` columns set to the left and the others to the right.

    >>> aligned([("Queue", "4"), ("Bag drop", "12")])
    ['Queue      4', 'Bag drop  12']
    """
    # Marks that set a name apart take no room.
    widths = [max(len(bare(row[column])) for row in rows) for column in range(len(rows[0]))]
    return [
        "  ".join(
            cell + _room(cell, width) if column < words else _room(cell, width) + cell
            for column, (cell, width) in enumerate(zip(row, widths, strict=True))
        ).rstrip()
        for row in rows
    ]


def lines_of(table: Grid) -> list[str]:
    """A table of the page: its caption, then its rows, set in."""
    words = min(set(range(len(table.head))) & table.numeric, default=len(table.head))
    rows = [tuple(cell.replace("\n", " ") for cell in row) for row in (table.head, *table.rows)]
    return [
        f"{bare(table.caption)}:",
        *(f"  {line}" for line in aligned(rows, words=max(1, words))),
    ]


def _room(cell: str, width: int) -> str:
    return " " * (width - len(bare(cell)))
