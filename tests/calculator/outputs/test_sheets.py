"""Sheets: what a spreadsheet gets, that nothing in it is a formula, and that it comes back."""

from __future__ import annotations

import csv
import io
import json
import re
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import calculator
from calculator.outputs import inputs_sheet, sheet, sheet_reader
from calculator.survey import guard
from calculator.wire import leave
from tests import drawn
from tests.soaking import times

NAMES = calculator.names()


def left(name: str, kind: str, inputs: object = None, which: int | None = None) -> dict[str, Any]:
    inputs = calculator.load(name).example if inputs is None else inputs
    asked = {"inputs": inputs, "as": kind, "which": which}
    found: dict[str, Any] = json.loads(leave(name, json.dumps(asked)))
    return found


def rows(text: str, delimiter: str = ",") -> list[list[str]]:
    return list(
        csv.reader(io.StringIO(text.removeprefix("\ufeff"), newline=""), delimiter=delimiter)
    )


@given(st.text())
def test_a_guard_comes_off_again_and_leaves_no_formula(text: str) -> None:
    guarded = guard.guarded(text)
    assert guard.unguarded(guarded) == text
    assert not guarded.startswith(("=", "+", "-", "@", "\t", "\r"))


@pytest.mark.parametrize("name", NAMES)
@settings(max_examples=times(15))
@given(st.data())
def test_a_sheet_of_inputs_gives_the_same_bytes(name: str, data: st.DataObject) -> None:
    reply = calculator.respond(name, data.draw(drawn.inputs(name)))
    written = inputs_sheet.written(calculator.load(name), reply.inputs)
    assert sheet_reader.is_inputs(written)
    found = sheet_reader.read(written)
    assert found.messages == ()
    assert drawn.said(name, found.inputs) == (reply.data(), reply.html)


@pytest.mark.parametrize("name", NAMES)
def test_a_spreadsheet_may_save_it_its_own_way(name: str) -> None:
    """Semicolons, decimal commas, short lines filled up, and no byte order mark."""
    reply = calculator.respond(name, calculator.load(name).example)
    table = rows(left(name, "inputs-csv")["text"])
    width = max(map(len, table))
    saved = io.StringIO()
    csv.writer(saved, delimiter=";", lineterminator="\n").writerows(
        [
            [re.sub(r"^(-?\d+)\.(\d{1,2})$", r"\1,\2", cell) for cell in row]
            + [""] * (width - len(row))
            for row in table
        ]
    )
    # The version "2.0" of one calculator is the key of a choice, which a spreadsheet may not know.
    found = sheet_reader.read(saved.getvalue().replace("2,0", "2.0"))
    assert found.inputs is not None, found.messages
    assert drawn.said(name, found.inputs) == (reply.data(), reply.html)


def test_a_table_stands_below_its_labels() -> None:
    found = rows(left("encounter", "inputs-csv")["text"])
    assert found[0] == ["Calculator", "encounter", "1"]
    assert ["Threshold", "0.5", "points", "threshold"] in found
    at = found.index(["Moments", "moments"])
    assert found[at + 1][:3] == ["Moment", "Channel", "Importance"]
    assert found[at + 3][:5] == ["Wait in the queue", "place", "7", "5", "3.5"]


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        (("Calculator,", "Calculator,x"), "There is no calculator “xencounter”"),
        (("encounter,1", "encounter,2"), "The sheet is of version “2”"),
        (("Moment,Channel", "Moment,Chanel"), "Line 10 of the sheet: the heading “Chanel” is"),
        (("Moments,moments", "Moments,momnts"), "Line 9 of the sheet: “momnts” is unknown"),
        (("points,threshold", "points,scale"), "Line 5 of the sheet: “scale” stands there a"),
        (("0.5,points,threshold", "0.5"), "Line 5 of the sheet: field, value, unit and key"),
        (("web,6,7,8,70,", "web,6,7,8,70,5,5,"), "Line 11 of the sheet: 10 cells, and 9 headings."),
        (("Moments,moments", "Moments,x"), "“x” is unknown here."),
        (("Moments,moments", "Moments,scale"), "“scale” stands there a second time."),
        (("Moments,moments", "Moments,scale.x"), "“scale” has no rows that could hold others."),
        (("Moments,moments", "Moments"), "the name of a table and its key are needed"),
    ],
)  # fmt: skip
def test_what_is_not_understood_is_refused_with_its_line(
    changed: tuple[str, str], said: str
) -> None:
    text = left("encounter", "inputs-csv")["text"]
    assert changed[0] in text
    found = sheet_reader.read(text.replace(*changed, 1))
    assert found.inputs is None
    assert said in found.messages[0].text


@given(st.text(alphabet="a,;\n\r\"\t='.1–x", max_size=60))
def test_any_sheet_is_read_without_raising(text: str) -> None:
    for made in (text, f"Calculator,five-steps,1\n{text}", f"Calculator;kano;1\n\nx;rows\n{text}"):
        found = sheet_reader.read(made)
        assert (found.inputs is None) == any(one.level == "error" for one in found.messages)


@pytest.mark.parametrize("name", NAMES)
def test_results_hold_all_that_the_page_shows(name: str) -> None:
    declared = calculator.load(name)
    reply = calculator.respond(name, declared.example)
    found = left(name, "csv")
    text = found["text"]
    assert text.startswith("\ufeff")
    assert re.search(r"[^\r]\n", text) is None
    table = rows(text)
    assert ["Question", declared.question] in table
    assert ["Answer", guard.guarded(reply.answer or "")] in table
    for value in declared.values:
        [row] = [row for row in table if row[:1] == [value.label] and len(row) == 3]
        number = reply.values[value.key]
        if isinstance(number, int | float) and not isinstance(number, bool):
            assert float(row[1]) == number
    assert reply.presented is not None
    for grid in sheet.tables(reply):
        at = table.index([guard.guarded(grid.caption)])
        assert table[at + 1] == [guard.guarded(head) for head in grid.head]
        assert len(table[at + 2 : at + 2 + len(grid.rows)][-1:]) == bool(grid.rows)
        assert at + 2 + len(grid.rows) == len(table) or not table[at + 2 + len(grid.rows)]


def test_one_table_stands_alone() -> None:
    table = rows(left("promoters", "csv", which=1)["text"])
    assert table[0] == ["Group", "Answered", "Answers", "Share"]
    assert table[1] == ["Promoters", "9–10", "31", "0.476923076923"]
    pasted = left("promoters", "tsv", which=1)["text"]
    assert pasted.startswith("Group\tAnswered\tAnswers\tShare\nPromoters\t9–10\t31\t0.4769")


@pytest.mark.parametrize("which", [-1, 99, True, "1", 1.0])
def test_a_table_that_is_not_there_is_told(which: Any) -> None:
    found = left("promoters", "csv", which=which)
    assert found["text"] is None
    assert found["messages"]


def test_no_cell_is_a_formula() -> None:
    example = calculator.load("encounter").example
    names = ["=1+1", "+1", "-1 + 2", "@x", "'=x"]
    moments = [row | {"name": name} for row, name in zip(example["moments"], names, strict=True)]
    for kind in ("csv", "inputs-csv"):
        for row in rows(left("encounter", kind, {"moments": moments})["text"]):
            for cell in row:
                assert not cell.startswith(("=", "+", "@"))
                assert not cell.startswith("-") or float(cell) < 0


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ("[]", "must be an object with inputs and as"),
        ("{", "is not JSON"),
        ('{"inputs": {}, "as": "xls"}', "Nothing leaves as “xls”"),
        ('{"inputs": {}, "as": "csv"}', "Promoters: a whole number"),
        ('{"inputs": 1, "as": "state"}', "The inputs must be an object."),
        ("{}", "Nothing leaves as “None”"),
    ],
)
def test_what_cannot_leave_is_told(asked: str, said: str) -> None:
    found = json.loads(leave("promoters", asked))
    assert found["file"] is found["type"] is found["text"] is None
    assert said in found["messages"][0]["text"]
    assert (
        "There is no calculator" in leave("promotors", asked) or "JSON" in said or "object" in said
    )
