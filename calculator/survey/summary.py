"""Rows that sum up those above them, such as a total or a mean: a sheet often ends in one."""

from collections.abc import Sequence
from math import fsum

from calculator.numerals import number_from
from calculator.survey.decimals import decided
from calculator.words import clean

SUMS = frozenset(
    {"total", "totals", "grand total", "subtotal", "sum", "average", "averages", "avg", "mean"}
    | {"median", "overall", "all", "gesamt", "summe", "durchschnitt", "mittelwert", "moyenne"}
    | {"somme", "promedio", "suma", "media", "totale", "gemiddelde"}
)
"""What such a row is called."""
FURTHEST = 1e15


def sums_up(name: str, rows: Sequence[Sequence[str]], sign: str = "") -> bool:
    """Whether the last row may be the total or the mean of those above, by its name or its numbers.

    By its numbers only if it has two of them or more, each below three or more, and if they are all
    totals, or all means of which one has more decimals than the numbers above it: the last of many
    whole answers often lies near all means.

    >>> sums_up("Mean", [("A", "4"), ("Mean", "4")])
    True
    >>> sums_up("", [("A", "4", "1"), ("B", "6", "2"), ("C", "5", "3.5"), ("", "5.0", "2.17")])
    True
    >>> sums_up("D", [("A", "4", "1"), ("B", "6", "2"), ("C", "5", "3"), ("D", "5", "2")])
    False

    Args:
        name: What the last row is called.
        rows: All rows, the last one among them.
        sign: The decimal sign of the sheet, if it is known.
    """
    if clean(name).lower().strip(" :") in SUMS:
        return len(rows) > 1
    # Answers are few and come again, and each is read once.
    known = {cell: _number(cell, sign) for cell in {cell for row in rows for cell in row}}
    *above, last = ([known[cell] for cell in row] for row in rows)
    columns = [
        ([number for row in above if at < len(row) and (number := row[at]) is not None], here)
        for at, here in enumerate(last)
        if here is not None
    ]
    if len(columns) < 2 or min(len(column) for column, _ in columns) < 3:
        return False
    totals = [abs(fsum(column) - here) <= 1e-9 * max(1, abs(here)) for column, here in columns]
    if all(totals):
        return any(here for _, here in columns)
    finer = any(_places(here) > max(map(_places, column)) for column, here in columns)
    return finer and all(_is_mean(column, here) for column, here in columns)


def _is_mean(column: Sequence[float], here: float) -> bool:
    """Whether a number is the mean of a column, as far as it was written down."""
    return abs(fsum(column) / len(column) - here) <= max(0.5 * 10.0 ** -_places(here), 1e-9)


def _places(number: float) -> int:
    text = repr(number)
    return len(text.partition(".")[2]) if text[-2:] != ".0" else 0


def _number(cell: str, sign: str) -> float | None:
    plainly = decided(cell, sign)
    return number_from(cell if plainly is None else plainly, -FURTHEST, FURTHEST, sheet=True)[0]
