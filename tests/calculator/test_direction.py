"""Names in Hebrew and Arabic keep their order, and leave the order of what is around them alone."""

from __future__ import annotations

import copy
import csv
import io
import json
import re
from typing import Any

import pytest

import calculator
from calculator.declaration import Columns, Field, Name, Table
from calculator.outputs import link
from calculator.wire import leave
from calculator.words import TURNING, bare, isolated, quote

ELEMENT = re.compile(r"<bdi>.*?</bdi>", re.DOTALL)
ISOLATE = re.compile("\u2068[^\u2068\u2069]*\u2069")
NAMES = calculator.names()


def turned(name: str) -> dict[str, Any]:
    """A calculator's example with all names in Hebrew or Arabic."""
    declared = calculator.load(name)
    inputs = copy.deepcopy(declared.example)
    new = {}
    for field in declared.fields:
        if isinstance(field, Columns) and inputs.get(field.key):
            columns = inputs[field.key]
            new = {key: f"عمود {number}" for number, key in enumerate(columns)}
            inputs[field.key] = {new[key]: column for key, column in columns.items()}
    rename(declared.fields, inputs, new)
    return inputs


def rename(fields: tuple[Field, ...], holder: dict[str, Any], new: dict[str, str]) -> None:
    for field in fields:
        given = holder.get(field.key)
        if isinstance(field, Name) and given:
            holder[field.key] = new.get(given, f"תור (9–10), {len(given)}{given[0]}{given[-1]}")
        elif isinstance(field, Table):
            for row in given or []:
                rename(field.columns, row, new)


def unguarded(text: str) -> list[str]:
    """Lines in which something runs from right to left and nothing sets it apart."""
    return [
        line for line in ISOLATE.sub("", ELEMENT.sub("", text)).splitlines() if TURNING.search(line)
    ]


@pytest.mark.parametrize("name", NAMES)
def test_every_name_is_set_apart_wherever_it_is_shown(name: str) -> None:
    inputs = turned(name)
    reply = calculator.respond(name, inputs)
    assert not reply.faulty, reply.messages
    assert unguarded(reply.html) == []
    for kind in ("report", "svg"):
        left = json.loads(leave(name, json.dumps({"inputs": inputs, "as": kind, "which": 0})))
        assert unguarded(left["text"]) == []


@pytest.mark.parametrize("name", NAMES)
def test_no_mark_stands_in_a_cell_a_link_or_a_file(name: str) -> None:
    inputs = turned(name)
    for kind in ("csv", "inputs-csv", "state", "python", "tsv"):
        left = json.loads(leave(name, json.dumps({"inputs": inputs, "as": kind, "which": None})))
        assert bare(left["text"]) == left["text"]
    fragment = link.fragment(name, calculator.respond(name, inputs).inputs)
    opened = link.open_link(fragment)
    assert bare(json.dumps(opened.inputs, ensure_ascii=False)) == json.dumps(
        opened.inputs, ensure_ascii=False
    )
    assert "%E2%81%A8" not in fragment


@pytest.mark.parametrize("name", NAMES)
def test_other_names_get_no_mark(name: str) -> None:
    html = calculator.respond(name, calculator.load(name).example).html
    assert bare(html) == html


def test_a_cell_holds_the_name_itself() -> None:
    example = calculator.load("encounter").example
    moments = [row | {"name": "המתנה"} for row in example["moments"]]
    asked = {"inputs": {"moments": moments}, "as": "csv"}
    text = json.loads(leave("encounter", json.dumps(asked)))["text"]
    assert ["המתנה", "-1.5"] in [row[:2] for row in csv.reader(io.StringIO(text))]


@pytest.mark.parametrize(
    "name",
    ["שלום", "مرحبا 123", "x\u202ey", "a\u2069b", "\ufb1dאב", "ܫܠܡܐ", "\U0001e900\U0001e901"],
)
def test_a_name_that_turns_is_isolated_and_cannot_break_out(name: str) -> None:
    shown = quote(name)
    assert ISOLATE.sub("", shown) == "“”"
    assert isolated(name)[1:-1] == bare(name)


@pytest.mark.parametrize(
    "name", ["Queue", "Öl & Ärger", "你好", "Ελλάδα", "नमस्ते", "👩‍👩‍👧‍👦", "e\u0301"]
)
def test_a_name_that_does_not_turn_stays_as_it_is(name: str) -> None:
    assert quote(name) == f"“{name}”"
