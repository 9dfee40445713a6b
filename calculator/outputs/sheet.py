"""What a spreadsheet takes: results as CSV, a table as text to be pasted, and harmless cells.

CSV is UTF-8 with a byte order mark and CRLF, which Excel, LibreOffice, Numbers and Google Sheets
read alike. Numbers have all their digits, a point and no thousands, and never just three decimals
that some would take for thousands; shares are fractions of 1.
"""

import csv
import io
import re
from collections.abc import Iterable, Sequence
from typing import Any

from calculator.declaration import Calculator, Value
from calculator.entered import sure
from calculator.grids import Grid
from calculator.precision import settle
from calculator.reply import Reply
from calculator.words import bare

BOM = "\ufeff"
DANGEROUS = re.compile(r"'*[=+\-@\t\r]")
"""Text that a spreadsheet would take for a formula, or that was guarded once already."""
NUMERAL = re.compile(r"-?[0-9]+(\.[0-9]+)?")
Cell = str | int | float | None


def guarded(text: str) -> str:
    """A text cell that no spreadsheet takes for a formula: such a one is led by an apostrophe.

    >>> guarded("=1+1"), guarded("'=1+1"), guarded("Queue")
    ("'=1+1", "''=1+1", 'Queue')
    """
    return f"'{text}" if DANGEROUS.match(text) else text


def unguarded(text: str) -> str:
    """The text of a cell that `guarded` may have written.

    >>> unguarded("'=1+1"), unguarded("''=1+1"), unguarded("'tis"), unguarded("-5")
    ('=1+1', "'=1+1", "'tis", '-5')
    """
    return text[1:] if text.startswith("'") and DANGEROUS.match(text) else text


def comma_separated(rows: Iterable[Sequence[Cell]]) -> str:
    """Rows as a CSV file: text is guarded, numbers stand in full."""
    written = io.StringIO()
    csv.writer(written, lineterminator="\r\n").writerows(
        [guarded(cell) if isinstance(cell, str) else sure(cell) for cell in row] for row in rows
    )
    return BOM + written.getvalue()


def results(declared: Calculator, reply: Reply, which: int | None = None) -> str:
    """All that a calculator found, as blocks with an empty line between them, or one table alone.

    Args:
        declared: The calculator.
        reply: Its reply, without an error.
        which: The table's position on the page, from 0, those of charts first. A table alone has
            its heads in the first line and no caption.
    """
    if which is not None:
        return comma_separated(_cells(tables(reply)[which]))
    blocks = [_said(declared, reply)]
    if declared.values:
        blocks.append([("Figure", "Value", "Unit"), *_figures(declared.values, reply)])
    if reply.rows:
        keys = list(reply.rows[0])
        rows = [[_cell(row[key]) for key in keys] for row in reply.rows]
        blocks.append([("Row by row, all digits",), keys, *rows])
    blocks += [[(bare(table.caption),), *_cells(table)] for table in tables(reply)]
    lines: list[Sequence[Cell]] = []
    for block in blocks:
        lines += [*block, ()]
    return comma_separated(lines[:-1])


def tables(reply: Reply) -> tuple[Grid, ...]:
    """The tables in the order of the page: those of the charts, then those of the result."""
    presented = reply.presented
    if presented is None:
        return ()
    return (*(chart.table for chart in presented.charts), *presented.tables)


def pasteable(table: Grid) -> str:
    """A table as lines with tabs between cells, which a paste into a spreadsheet takes apart."""
    lines = (
        [sure(cell) if not isinstance(cell, str) else guarded(_flat(cell)) for cell in row]
        for row in _cells(table)
    )
    return "\n".join("\t".join(line) for line in lines) + "\n"


def _said(declared: Calculator, reply: Reply) -> list[Sequence[Cell]]:
    notes = [message.text for message in reply.messages]
    said = [("Question", declared.question), ("Answer", reply.answer or "")]
    said += [("Advice", sentence) for sentence in reply.advice]
    said += [("Note", sentence) for sentence in notes]
    return [(head, bare(sentence)) for head, sentence in said]


def _figures(values: Iterable[Value], reply: Reply) -> list[Sequence[Cell]]:
    return [
        (value.label, _cell(reply.values[value.key]), value.unit or _unit(value))
        for value in values
    ]


def _unit(value: Value) -> str:
    return "fraction of 1" if value.shown == "share" else ""


def _cells(table: Grid) -> list[Sequence[Cell]]:
    rows = [
        [
            _number(cell, row[at] if row else None) if at in table.numeric else bare(cell)
            for at, cell in enumerate(cells)
        ]
        for cells, row in zip(table.rows, table.exact or [()] * len(table.rows), strict=True)
    ]
    return [table.head, *rows]


def _number(shown: str, exact: float | None) -> Cell:
    """The number of a cell: in full if it is known, else as it is shown if that is one."""
    if exact is not None:
        return settle(exact)
    plain = shown.replace("−", "-").replace(",", "").removeprefix("+")
    return float(plain) if NUMERAL.fullmatch(plain) else bare(shown)


def _cell(value: Any) -> Cell:
    if isinstance(value, bool):
        return "yes" if value else "no"
    return bare(value) if isinstance(value, str) else value


def _flat(text: str) -> str:
    return " ".join(text.split("\n")).replace("\t", " ")
