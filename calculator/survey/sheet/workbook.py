"""An Excel workbook becomes rows of text: one sheet, and what is hidden in it is asked about."""

import io
import os
import warnings
import zipfile
import zlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import IO, Any
from xml.parsers.expat import ExpatError, ParserCreate

from calculator.survey.export import Asked, Decision
from calculator.survey.sheet.body import Rows
from calculator.survey.sheet.layout import MOST_HEADINGS
from calculator.survey.sheet.shown import ParsedSheet, hide, merge, tell
from calculator.survey.sheet.signatures import SENTENCES
from calculator.survey.unreadable import UnreadableSurvey
from calculator.words import agree, amount, counted, nearest, quote, several

UNZIPPED = 400_000_000
"""Bytes that a workbook may have once it is unzipped."""
MOST_PARTS = 5_000
MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
VALUES = (f"{MAIN} v", f"{MAIN} is")
"""What a cell holds in which something stands."""
DEEPEST = 200
"""How deep a workbook's XML may be nested."""
PLAIN_XML = {"OPENPYXL_LXML": "False", "OPENPYXL_DEFUSEDXML": "False"}
"""So that openpyxl parses with the same library here and in the browser."""
STRICT = b"purl.oclc.org/ooxml"
FAULTS = (
    ExpatError,
    ArithmeticError,
    AttributeError,
    EOFError,
    LookupError,
    NotImplementedError,
    OSError,
    RuntimeError,
    SyntaxError,  # what ElementTree finds wrong is one
    TypeError,
    ValueError,
    zipfile.BadZipFile,
    zlib.error,
)
"""What a damaged workbook makes zipfile, expat and openpyxl raise."""


Found = tuple[Rows, list[Decision], list[Asked]]


def sheet(data: bytes, said: Mapping[str, str], longest: int, most: int) -> Found:
    """Read one sheet of a workbook.

    Args:
        data: The whole file.
        said: What somebody has answered: `sheet`, `hidden_rows`, `hidden_columns`, `merged_cells`,
            `formulas`.
        longest: Characters of the longest cell that is read.
        most: Cells that are read at most.

    Raises:
        UnreadableSurvey: It is damaged, too large or holds no such sheet.
    """
    settled: list[Decision] = []
    asked: list[Asked] = []
    try:
        filled = _looked_through(data)
        with _quiet():
            parsed = _parsed(data, filled, said, longest, most, settled, asked)
    except FAULTS:
        raise UnreadableSurvey(SENTENCES["cut"]) from None
    tell(parsed, said, settled, asked)
    hide(parsed, said, settled, asked)
    merge(parsed, said, settled, asked)
    return _gathered(parsed, most), settled, asked


def _looked_through(data: bytes) -> dict[str, int]:
    """Refuse what would take too much; count the cells in which something stands, by part."""
    filled = {}
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        parts = archive.infolist()
        size = 0
        for part in parts:
            size += part.file_size
            if part.flag_bits & 1:
                raise UnreadableSurvey(SENTENCES["locked"])
        if size > UNZIPPED or len(parts) > MOST_PARTS:
            raise UnreadableSurvey(
                f"Unzipped, the workbook is larger than {amount(UNZIPPED / 1e6)} MB or has more "
                f"than {counted(MOST_PARTS, 'part')}, and no more can be read. Save the sheet with "
                "the answers as CSV."
            )
        for part in parts:
            if part.filename.endswith((".xml", ".rels")):
                with archive.open(part) as source:
                    filled[part.filename] = _filled(source)
        names = {part.filename for part in parts}
        if "xl/workbook.xml" in names and STRICT in archive.read("xl/workbook.xml"):
            raise UnreadableSurvey(
                "It is a Strict Open XML workbook: open it in Excel, choose File > Save As and the "
                "type “Excel Workbook (.xlsx)”, and open that file here."
            )
    return filled


def _filled(source: IO[bytes]) -> int:
    """Count the cells of a sheet in which something stands.

    XML that is nested without end is refused: taking it apart again would end a browser's Python.
    """
    depth = found = 0

    def begun(name: str, _attributes: object) -> None:
        nonlocal depth, found
        depth += 1
        if name in VALUES:
            found += 1
        elif depth > DEEPEST:
            raise UnreadableSurvey(SENTENCES["cut"])

    def ended(_name: str) -> None:
        nonlocal depth
        depth -= 1

    parser = ParserCreate(namespace_separator=" ")
    parser.StartElementHandler, parser.EndElementHandler = begun, ended
    parser.ParseFile(source)
    return found


@contextmanager
def _quiet() -> Iterator[None]:
    """Have openpyxl imported with plain XML, and without warnings about drawings and the like."""
    before = {name: os.environ.get(name) for name in PLAIN_XML}
    os.environ.update(PLAIN_XML)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            yield
    finally:
        for name, value in before.items():
            if value is None:
                del os.environ[name]
            else:
                os.environ[name] = value


def _parsed(
    data: bytes,
    filled: Mapping[str, int],
    said: Mapping[str, str],
    longest: int,
    most: int,
    settled: list[Decision],
    asked: list[Asked],
) -> ParsedSheet:
    from openpyxl import load_workbook

    from calculator.survey.sheet.spreadsheet import TRUE, SheetParser

    workbook = load_workbook(io.BytesIO(data), read_only=True, data_only=True, keep_links=False)
    chosen = _chosen(workbook, filled, said, settled, asked)
    rows: dict[int, dict[int, str]] = {}
    cells = 0
    with chosen._get_source() as source:
        parser = SheetParser(source, workbook, chosen._shared_strings, longest)
        for number, row in parser.parse():
            if row:
                rows[number] = row
                cells += len(row)
            if cells > most:
                raise UnreadableSurvey(
                    f"The sheet holds more than {amount(most)} cells. Leave out columns that are "
                    "not needed."
                )
    hidden = set()
    for column in parser.column_dimensions.values():
        if column.get("hidden") in TRUE:
            hidden |= set(range(int(column["min"]), min(int(column["max"]), 16_384) + 1))
    merged = parser.merged_cells.mergeCell if parser.merged_cells else ()
    return ParsedSheet(
        dict(sorted(rows.items())),
        parser.hidden,
        hidden,
        [one.bounds for one in merged],
        getattr(parser, "auto_filter", None) is not None,
        parser.notes,
    )


def _chosen(
    workbook: Any,
    cells: Mapping[str, int],
    said: Mapping[str, str],
    settled: list[Decision],
    asked: list[Asked],
) -> Any:
    """The sheet with the answers: the one that was said, the only one, or the largest and asked."""
    sheets = {one.title: one for one in workbook.worksheets}
    if told := said.get("sheet"):
        if told in sheets:
            return sheets[told]
        near = nearest(told, sheets)
        known = f"did you mean {quote(near)}?" if near else f"there are {several(list(sheets))}."
        raise UnreadableSurvey(f"There is no sheet {quote(told)} in the workbook; {known}")
    sizes = {name: cells.get(one._worksheet_path, 0) for name, one in sheets.items()}
    seen = [name for name, one in sheets.items() if one.sheet_state == "visible"]
    filled = [name for name in seen if sizes[name]] or seen or list(sheets)
    if not filled:
        raise UnreadableSurvey("There is no sheet with cells in the workbook.")
    filled.sort(key=lambda name: -sizes[name])
    best = filled[0]
    hidden = [name for name in sheets if name not in seen]
    if hidden and seen:
        said_hidden = f"{several(hidden)} {agree(hidden)} hidden and {agree(hidden)} not read."
        settled.append(Decision(said_hidden, "Hidden sheets often hold lists for menus."))
    if len(filled) == 1 and seen:
        why = "No other sheet that is to be seen has cells in it."
        settled.append(Decision(f"The sheet {quote(best)} is read.", why))
    else:
        choices = tuple((name, f"{quote(name)}: {counted(sizes[name], 'cell')}") for name in filled)
        why = f"The workbook has {counted(len(filled), 'sheet')} with cells in them."
        asked.append(Asked("sheet", "Which sheet holds the answers?", why, choices))
    return sheets[best]


def _gathered(parsed: ParsedSheet, most: int) -> Rows:
    """Rows of equal width; columns in which nothing stands are not among them."""
    used = sorted({at for row in parsed.rows.values() for at in row})
    if len(used) * len(parsed.rows) > most:
        raise UnreadableSurvey(
            f"The sheet spreads over {amount(len(used) * len(parsed.rows))} cells, and at most "
            f"{amount(most)} can be read. Leave out columns that are not needed."
        )
    lines = list(parsed.rows)
    rows = [tuple(row.get(at, "") for at in used) for row in parsed.rows.values()]
    return Rows(rows, lines, "row", dict(_spread(parsed, lines, used)))


def _spread(
    parsed: ParsedSheet, lines: Sequence[int], used: Sequence[int]
) -> Iterable[tuple[tuple[int, int], str]]:
    """What a cell that is merged over several columns says above each of them."""
    row_at = {line: at for at, line in enumerate(lines[: MOST_HEADINGS + 5])}
    for left, top, right, _ in parsed.merged:
        text = parsed.rows.get(top, {}).get(left, "")
        columns = [at for at, column in enumerate(used) if left <= column <= right]
        if top in row_at and text and len(columns) > 1:
            for column in columns:
                yield (row_at[top], column), text
