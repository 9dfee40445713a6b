"""Workbooks as people save them: written by openpyxl, and bent where it writes no such thing."""

from __future__ import annotations

import datetime
import io
import re
import zipfile
from collections.abc import Callable
from functools import partial

from openpyxl import Workbook
from openpyxl.utils.datetime import CALENDAR_MAC_1904
from openpyxl.worksheet.worksheet import Worksheet

from tests.survey.files import MICROSOFT_FORMS

ROWS = (("No", "Score", "Why?"), (1, 5, "Fine"), (2, 4, None), (3, 3, "The queue\nat noon"))


def saved(workbook: Workbook) -> bytes:
    content = io.BytesIO()
    workbook.save(content)
    return content.getvalue()


def of(rows: tuple[tuple[object, ...], ...] = ROWS) -> tuple[Workbook, Worksheet]:
    workbook = Workbook()
    sheet = workbook.active
    assert isinstance(sheet, Worksheet)
    sheet.title = "Answers"
    for row in rows:
        sheet.append(list(row))
    return workbook, sheet


def plain(rows: tuple[tuple[object, ...], ...] = ROWS) -> bytes:
    return saved(of(rows)[0])


def changed(data: bytes, part: str, change: Callable[[str], str]) -> bytes:
    """A workbook of which one part says something else."""
    content = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(content, "w") as new:
        for name in old.namelist():
            text = old.read(name)
            if name == part:
                text = change(text.decode()).encode()
            new.writestr(name, text, zipfile.ZIP_DEFLATED)
    return content.getvalue()


SHEET = "xl/worksheets/sheet1.xml"


def dated(*, mac: bool = False) -> bytes:
    workbook, sheet = of((("When", "Time", "Wait", "Score"),))
    if mac:
        workbook.epoch = CALENDAR_MAC_1904
    for day in (1, 2, 3):
        sheet.append(
            [
                datetime.date(2026, 3, day),
                datetime.datetime(2026, 3, day, 9, 5, 30),
                datetime.timedelta(hours=26, minutes=day),
                day,
            ]
        )
    return saved(workbook)


def shares() -> bytes:
    workbook, sheet = of((("No", "Share", "Whole", "Words"),))
    for at, share in enumerate((0.7, 0.07, 1), start=1):
        sheet.append([at, share, share * 100, share])
        sheet.cell(at + 1, 2).number_format = "0%" if at < 3 else "0.0 %;[Red]-0.0 %"
        sheet.cell(at + 1, 4).number_format = '0.00" % or so"'
    return saved(workbook)


def unstored() -> bytes:
    """openpyxl writes formulas and no results."""
    return plain((*ROWS, (4, "=B2-1", None), (5, "=B3", "x")))


def stored() -> bytes:
    """As Excel saves it: the formula and its result."""
    data = plain((*ROWS, (4, "=B2-1", '=""')))
    results = (
        ("<f>B2-1</f>(<v ?/>|<v></v>)", "<f>B2-1</f><v>4</v>"),
        ('<c r="C5"[^>]*><f>""</f>(<v ?/>|<v></v>)', '<c r="C5" t="str"><f>""</f><v></v>'),
    )
    for formula, result in results:
        data = changed(data, SHEET, partial(re.sub, formula, result))
    return data


def hidden(*, by_filter: bool = False) -> bytes:
    workbook, sheet = of((*ROWS, (4, 1, "hidden"), (5, 2, "hidden")))
    for row in (5, 6):
        sheet.row_dimensions[row].hidden = True
    if by_filter:
        sheet.auto_filter.ref = "A1:C6"
    return saved(workbook)


def hidden_column() -> bytes:
    workbook, sheet = of()
    sheet.column_dimensions["B"].hidden = True
    return saved(workbook)


def merged_headings() -> bytes:
    workbook, sheet = of(
        (
            ("Guest survey of May", None, None, None),
            ("No", "Our staff", None, "Why?"),
            (None, "Friendly", "Fast", None),
            (1, 5, 4, "Fine"),
            (2, 3, 4, None),
            (3, 3, 2, None),
        )
    )
    for cells in ("A1:D1", "B2:C2", "A2:A3", "D2:D3"):
        sheet.merge_cells(cells)
    return saved(workbook)


def merged_answers() -> bytes:
    rows = (("Site", "No", "Score"), ("Oslo", 1, 5), (None, 2, 4), (None, 3, 3), ("Bergen", 4, 1))
    workbook, sheet = of(rows)
    sheet.merge_cells("A2:A4")
    return saved(workbook)


def several_sheets(*, hide: bool = False) -> bytes:
    workbook, _ = of()
    lists = workbook.create_sheet("Lists")
    for word in ("Yes", "No"):
        lists.append([word, 1])
    lists.sheet_state = "hidden" if hide else "visible"
    workbook.create_sheet("Empty")
    return saved(workbook)


def oddities() -> bytes:
    """Truth values, errors, numbers of many digits, texts that look like numbers, rich text."""
    rows: tuple[tuple[object, ...], ...] = (("No", "Yes?", "Figure", "Text"),)
    rows += ((1, True, 0.1 + 0.2, "007"), (2, False, 1e-7, " x "), (3, True, 12345678901, "5,5"))
    data = plain(rows)
    return changed(
        data,
        SHEET,
        lambda text: text.replace(
            "</sheetData>",
            '<row r="5"><c r="A5"><v>4</v></c><c r="B5" t="e"><v>#DIV/0!</v></c>'
            '<c r="C5"><v>4.7000000000000002</v></c><c r="D5" t="inlineStr"><is><r><t>rich</t></r>'
            '<r><t> text_x000D_\n2</t></r><rPh sb="0" eb="1"><t>sound</t></rPh></is></c></row>'
            "</sheetData>",
        ),
    )


def microsoft_forms() -> bytes:
    return plain(MICROSOFT_FORMS)
