"""Rows of cells, each with the line on which it begins, for one delimiter."""

import csv
import io
from collections.abc import Iterator

ALONE = "\x1f"
"""Stands in for a delimiter where nothing separates: a character that no sheet holds."""

# It holds for all of Python, so it is set once, and never to what one text needs. How long a cell
# may be is said where it is read.
csv.field_size_limit(2**31 - 1)


def quoted(text: str, delimiter: str) -> Iterator[tuple[int, list[str]]]:
    """Each row with the line on which it begins; quotation marks hold a cell together."""
    reader = csv.reader(
        io.StringIO(text, newline="\n"),
        delimiter=delimiter or ALONE,
        skipinitialspace=delimiter != " ",
        strict=True,
    )
    begins = 1
    try:
        for row in reader:
            yield begins, row
            begins = reader.line_num + 1
    except csv.Error:
        raise csv.Error(begins) from None  # its own words differ from Python to Python


def literal(text: str, delimiter: str) -> Iterator[tuple[int, list[str]]]:
    """Each line, with quotation marks as they stand."""
    for at, line in enumerate(text.split("\n"), start=1):
        yield at, line.split(delimiter or ALONE)
