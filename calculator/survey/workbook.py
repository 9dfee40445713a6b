"""An Excel workbook becomes rows of text: one sheet, and what is hidden in it is asked about."""

import io
import os
import warnings
import zipfile
import zlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import IO, Any
from xml.parsers.expat import ExpatError, ParserCreate

from calculator.survey.export import Asked, Decision
from calculator.survey.layout import MOST_HEADINGS, Rows
from calculator.survey.signatures import SENTENCES
from calculator.survey.unreadable import UnreadableSurvey
from calculator.words import agree, amount, choose, counted, nearest, quote, several

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


@dataclass
class _Sheet:
    """A sheet's rows as they were parsed, columns counted from 1."""

    rows: dict[int, dict[int, str]]
    hidden_rows: set[int]
    hidden_columns: set[int]
    merged: list[tuple[int, int, int, int]]
    filtered: bool
    notes: Any


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
    _tell(parsed, said, settled, asked)
    _hide(parsed, said, settled, asked)
    _merge(parsed, said, settled, asked)
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
) -> _Sheet:
    from openpyxl import load_workbook

    from calculator.survey.spreadsheet import TRUE, SheetParser

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
    return _Sheet(
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


def _tell(
    parsed: _Sheet, said: Mapping[str, str], settled: list[Decision], asked: list[Asked]
) -> None:
    """Say what cells are that hold no plain text or number."""
    notes = parsed.notes
    if notes.unstored:
        named = _named(notes.unstored)
        why = f"{named} {agree(notes.unstored, 'was', 'were')} saved by a program that stores none."
        many = counted(len(notes.unstored), "formula")
        if said.get("formulas") == "blank":
            done = f"{named} {agree(notes.unstored)} taken as blank."
            settled.append(Decision(done, "A formula stands there, and no result was stored."))
        else:
            many = (
                "A formula"
                if len(notes.unstored) == 1
                else f"{amount(len(notes.unstored))} formulas"
            )
            asked.append(
                Asked(
                    "formulas",
                    f"{many} in {named} {agree(notes.unstored, 'has', 'have')} no stored result. "
                    "Open the workbook in Excel or LibreOffice, save it and open it here again; or "
                    "shall they be blank?",
                    why,
                    (("blank", "Take them as blank"),),
                )
            )
    if notes.shares:
        cell, stored, shown = notes.shares[0]
        many = counted(len(notes.shares), "cell")
        settled.append(
            Decision(
                f"{many} formatted as per cent {agree(notes.shares)} read with the sign.",
                f"{cell} stores {stored} and shows {shown}.",
            )
        )
    if notes.errors:
        names = _named([cell for cell, _ in notes.errors])
        kinds = several(list(dict.fromkeys(error for _, error in notes.errors)))
        why = f"Formulas failed there; the {agree(notes.errors, 'cell says', 'cells say')} {kinds}."
        settled.append(Decision(f"{names} {agree(notes.errors, 'holds', 'hold')} no answer.", why))
    if notes.no_dates:
        names = _named([cell for cell, _ in notes.no_dates])
        why = f"As a date {quote(notes.no_dates[0][1])} lies beyond all that there are."
        settled.append(Decision(f"{names} {agree(notes.no_dates)} read as a number.", why))


def _named(cells: Sequence[str]) -> str:
    listed = list(cells[:3])
    if len(cells) > 3:
        listed.append(f"{amount(len(cells) - 3)} more")
    return choose(listed, "and")


def _hide(
    parsed: _Sheet, said: Mapping[str, str], settled: list[Decision], asked: list[Asked]
) -> None:
    """Ask about rows and columns that are there and not to be seen."""
    rows = [at for at in parsed.rows if at in parsed.hidden_rows]
    columns = sorted({at for row in parsed.rows.values() for at in row} & parsed.hidden_columns)
    filtered = " by a filter" if parsed.filtered else ""
    found = (("row", rows, filtered), ("column", columns, ""))
    for noun, hidden, by in found:
        if not hidden:
            continue
        many = counted(len(hidden), f"hidden {noun}")
        first = amount(hidden[0]) if noun == "row" else _letters(hidden[0])
        why = f"{many[:1].upper()}{many[1:]} of the sheet hold cells{by}, the first is {first}."
        key = f"hidden_{noun}s"
        answer = said.get(key, "")
        if answer == "keep":
            settled.append(Decision(f"{many} {agree(hidden)} read too.", why))
        elif answer == "leave out":
            settled.append(Decision(f"{many} {agree(hidden)} left out.", why))
            if noun == "row":
                for at in hidden:
                    del parsed.rows[at]
            else:
                for row in parsed.rows.values():
                    for at in hidden:
                        row.pop(at, None)
        else:
            asks = f"{many} {agree(hidden, 'holds', 'hold')} cells{by}. Shall they be read?"
            choices = (("keep", "Yes, read them too"), ("leave out", "No, leave them out"))
            asked.append(Asked(key, asks, why, choices))


def _letters(column: int) -> str:
    letters = ""
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(65 + rest) + letters
    return letters


def _merge(
    parsed: _Sheet, said: Mapping[str, str], settled: list[Decision], asked: list[Asked]
) -> None:
    """Ask whether a cell that is merged over several answers stands for each of them."""
    head = set(list(parsed.rows)[:MOST_HEADINGS])
    body = [
        one
        for one in parsed.merged
        if one[3] > one[1]
        and not set(range(one[1], one[3] + 1)) <= head
        and parsed.rows.get(one[1], {}).get(one[0])
    ]
    if not body:
        return
    first = f"{_letters(body[0][0])}{body[0][1]}:{_letters(body[0][2])}{body[0][3]}"
    many = counted(len(body), "merged cell")
    why = (
        f"{many[:1].upper()}{many[1:]} {agree(body, 'spans', 'span')} several rows, first {first}."
    )
    answer = said.get("merged_cells", "")
    if answer == "repeat":
        for left, top, right, bottom in body:
            text = parsed.rows[top][left]
            for at in range(top, bottom + 1):
                if at in parsed.rows:
                    for column in range(left, right + 1):
                        parsed.rows[at].setdefault(column, text)
        settled.append(Decision(f"What stands in {many} is read in each of their rows.", why))
    elif answer == "blank":
        settled.append(Decision(f"What stands in {many} is read in the first row only.", why))
    else:
        asks = (
            f"{many} {agree(body, 'spans', 'span')} several rows. Does it stand for each of them?"
        )
        choices = (("repeat", "Yes, for each row"), ("blank", "No, for the first row only"))
        asked.append(Asked("merged_cells", asks, why, choices))


def _gathered(parsed: _Sheet, most: int) -> Rows:
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
    parsed: _Sheet, lines: Sequence[int], used: Sequence[int]
) -> Iterable[tuple[tuple[int, int], str]]:
    """What a cell that is merged over several columns says above each of them."""
    row_at = {line: at for at, line in enumerate(lines[: MOST_HEADINGS + 5])}
    for left, top, right, _ in parsed.merged:
        text = parsed.rows.get(top, {}).get(left, "")
        columns = [at for at, column in enumerate(used) if left <= column <= right]
        if top in row_at and text and len(columns) > 1:
            for column in columns:
                yield (row_at[top], column), text
