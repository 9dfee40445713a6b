"""A workbook becomes the same cells as the text that Excel would save, or asks."""

from __future__ import annotations

import io
import re
import subprocess
import sys
import warnings
from functools import partial

import pytest

from calculator.survey.export import Export
from calculator.survey.sheet.opening import opened
from calculator.survey.unreadable import UnreadableSurvey
from tests.conftest import ROOT
from tests.survey import workbooks
from tests.survey.files import LIMESURVEY, MICROSOFT_FORMS, QUALTRICS, SURVEYMONKEY

with warnings.catch_warnings():
    warnings.simplefilter("ignore")
    import pandas


def read(data: bytes, said: dict[str, str] | None = None) -> Export:
    return opened(data, "answers.xlsx", said)


def told(found: Export) -> str:
    return " ".join(f"{one.said} {one.why}" for one in found.settled)


def test_cells_and_rows_of_a_sheet() -> None:
    found = read(workbooks.plain())
    assert found.headings == ("No", "Score", "Why?")
    assert found.columns == (("1", "2", "3"), ("5", "4", "3"), ("Fine", "", "The queue\nat noon"))
    assert found.lines == (2, 3, 4)
    assert found.asked == ()
    assert "The sheet “Answers” is read." in told(found)


@pytest.mark.parametrize("rows", [MICROSOFT_FORMS, QUALTRICS, SURVEYMONKEY, LIMESURVEY])
def test_survey_programs_are_known_in_a_workbook_as_in_a_text(
    rows: tuple[tuple[str, ...], ...],
) -> None:
    found = read(workbooks.plain(rows))
    assert found.program
    assert found.columns[1] == tuple(row[1] for row in rows[-3:])


@pytest.mark.parametrize("mac", [False, True])
def test_dates_are_iso_text_from_both_first_days(mac: bool) -> None:
    found = read(workbooks.dated(mac=mac))
    assert found.columns[0] == ("2026-03-01", "2026-03-02", "2026-03-03")
    assert found.columns[1][0] == "2026-03-01 09:05:30"
    assert found.columns[2][0] == "26:01:00"
    assert found.columns[3] == ("1", "2", "3")


def test_a_cell_formatted_as_per_cent_has_its_sign_and_the_stored_number_is_told() -> None:
    found = read(workbooks.shares())
    assert found.columns[1] == ("70 %", "7 %", "100 %")
    assert found.columns[2] == ("70", "7", "100")
    assert found.columns[3] == ("0.7", "0.07", "1")
    assert "3 cells formatted as per cent are read with the sign." in told(found)
    assert "B2 stores 0.7 and shows 70 %." in told(found)


def test_a_formula_without_a_stored_result_is_named_and_not_blank() -> None:
    [asked] = read(workbooks.unstored()).asked
    assert asked.key == "formulas"
    assert "2 formulas in B5 and B6 have no stored result." in asked.asks
    found = read(workbooks.unstored(), {"formulas": "blank"})
    assert found.columns[1] == ("5", "4", "3", "", "")
    assert found.asked == ()


def test_a_formula_with_a_stored_result_is_its_result() -> None:
    found = read(workbooks.stored())
    assert found.columns[1] == ("5", "4", "3", "4")
    assert found.columns[2][3] == ""
    assert found.asked == ()


@pytest.mark.parametrize("by_filter", [False, True])
def test_hidden_rows_are_asked_about(by_filter: bool) -> None:
    data = workbooks.hidden(by_filter=by_filter)
    [asked] = read(data).asked
    assert asked.key == "hidden_rows"
    assert asked.asks.startswith("2 hidden rows hold cells")
    assert ("filter" in asked.asks) is by_filter
    assert read(data, {"hidden_rows": "keep"}).lines == (2, 3, 4, 5, 6)
    assert read(data, {"hidden_rows": "leave out"}).lines == (2, 3, 4)


def test_hidden_columns_are_asked_about() -> None:
    data = workbooks.hidden_column()
    [asked] = read(data).asked
    assert (asked.key, "the first is B" in asked.why) == ("hidden_columns", True)
    assert read(data, {"hidden_columns": "keep"}).headings == ("No", "Score", "Why?")
    assert read(data, {"hidden_columns": "leave out"}).headings == ("No", "Why?")


def test_merged_headings_stand_above_each_of_their_columns() -> None:
    found = read(workbooks.merged_headings())
    assert found.headings == ("No", "Our staff – Friendly", "Our staff – Fast", "Why?")
    assert found.columns[2] == ("4", "4", "2")
    assert "“Guest survey of May” stands above the headings" in told(found)
    assert found.asked == ()


def test_a_cell_merged_over_answers_is_asked_about() -> None:
    data = workbooks.merged_answers()
    [asked] = read(data).asked
    assert (asked.key, "A2:A4" in asked.why) == ("merged_cells", True)
    assert read(data, {"merged_cells": "repeat"}).columns[0] == ("Oslo", "Oslo", "Oslo", "Bergen")
    assert read(data, {"merged_cells": "blank"}).columns[0] == ("Oslo", "", "", "Bergen")


def test_sheets_are_chosen_by_name() -> None:
    data = workbooks.several_sheets()
    [asked] = read(data).asked
    assert asked.key == "sheet"
    assert [name for name, _ in asked.choices] == ["Answers", "Lists"]
    assert asked.choices[0][1] == "“Answers”: 11 cells"
    assert read(data, {"sheet": "Answers"}).headings == ("No", "Score", "Why?")
    with pytest.raises(UnreadableSurvey, match="There is no sheet “Answer” in the workbook"):
        read(data, {"sheet": "Answer"})


def test_a_sheet_counts_by_its_cells_and_not_by_the_size_that_it_claims() -> None:
    """Some programs that write rows as they come claim A1 for all of them."""
    claim = partial(re.sub, '<dimension ref="[^"]*"', '<dimension ref="A1"')
    [asked] = read(workbooks.changed(workbooks.several_sheets(), workbooks.SHEET, claim)).asked
    assert [name for name, _ in asked.choices] == ["Answers", "Lists"]
    found = read(workbooks.changed(workbooks.plain(), workbooks.SHEET, claim))
    assert len(found.lines) == 3


def test_a_hidden_sheet_is_not_read_unless_it_is_named() -> None:
    data = workbooks.several_sheets(hide=True)
    found = read(data)
    assert (found.headings[0], found.asked) == ("No", ())
    assert "“Lists” is hidden and is not read." in told(found)
    lists = read(data, {"sheet": "Lists", "heading_rows": "0"})
    assert lists.columns[0] == ("Yes", "No")


def test_what_is_no_plain_number_or_text() -> None:
    found = read(workbooks.oddities())
    assert found.columns[1] == ("TRUE", "FALSE", "TRUE", "#DIV/0!")
    assert found.columns[2] == ("0.3", "1e-07", "12345678901", "4.7")
    assert found.columns[3] == ("007", "x", "5,5", "rich text\n2")
    assert "B5 holds no answer. Formulas failed there; the cell says “#DIV/0!”." in told(found)


def test_a_date_beyond_all_dates_is_a_number_and_said() -> None:
    data = workbooks.changed(
        workbooks.dated(),
        workbooks.SHEET,
        lambda text: text.replace("<v>46082</v>", "<v>99999999</v>"),
    )
    found = read(data)
    assert found.columns[0][0] == "99999999"
    assert "A2 is read as a number." in told(found)


@pytest.mark.parametrize(
    "make",
    [workbooks.plain, workbooks.microsoft_forms, workbooks.stored, workbooks.dated],
)
def test_pandas_finds_the_same_cells(make) -> None:  # type: ignore[no-untyped-def]
    data = make()
    frame = pandas.read_excel(io.BytesIO(data), dtype=object, keep_default_na=False)
    found = read(data)
    assert list(found.headings) == list(frame.columns)
    for heading, column in zip(found.headings, found.columns, strict=True):
        theirs = [str(cell).removesuffix(" 00:00:00") for cell in frame[heading]]
        if "days" not in theirs[0] and heading != "Wait":
            assert list(column) == theirs


def in_a_fresh_python(code: str) -> str:
    run = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, check=True, capture_output=True, text=True
    )
    return run.stdout.strip()


def test_openpyxl_is_imported_only_when_a_workbook_is_opened_and_parses_with_plain_xml() -> None:
    code = (
        "import sys\n"
        "from calculator.survey.sheet.opening import opened\n"
        "opened(b'A,B\\n1,2\\n', 'a.csv')\n"
        "print(any(name in sys.modules for name in ('openpyxl', 'zipfile', 'xml')))\n"
    )
    assert in_a_fresh_python(code) == "False"
    code = (
        "import os, sys\n"
        "from calculator.survey.sheet.opening import opened\n"
        f"data = bytes.fromhex('{workbooks.plain().hex()}')\n"
        "opened(data, 'a.xlsx')\n"
        "import openpyxl\n"
        "print(openpyxl.LXML, openpyxl.DEFUSEDXML, 'OPENPYXL_LXML' in os.environ)\n"
    )
    assert in_a_fresh_python(code) == "False False False"
