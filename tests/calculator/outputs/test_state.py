"""A file of inputs holds what stands in the form, faulty or not, and opens as a link does."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import calculator
from calculator.entered import entered
from calculator.wire import answer, leave, opened
from tests import drawn
from tests.soaking import times

NAMES = calculator.names()


def saved(name: str, inputs: object) -> str:
    left = json.loads(leave(name, json.dumps({"inputs": inputs, "as": "state"})))
    assert left["messages"] == []
    assert (left["file"], left["type"]) == (f"{name}.json", "application/json")
    return str(left["text"])


@pytest.mark.parametrize("name", NAMES)
@settings(max_examples=times(15))
@given(st.data())
def test_a_file_gives_the_same_bytes(name: str, data: st.DataObject) -> None:
    made = data.draw(drawn.inputs(name))
    reply = calculator.respond(name, made)
    held = entered(calculator.load(name).fields, reply.inputs)
    for inputs in (held, json.loads(json.dumps(reply.data()["inputs"]))):
        found = json.loads(opened(saved(name, inputs)))
        assert found["inputs"] == held
        assert drawn.said(name, found["inputs"]) == (reply.data(), reply.html)


def test_a_file_says_what_it_is() -> None:
    data = json.loads(saved("promoters", {"promoters": "31", "passives": "x", "detractors": ""}))
    assert list(data.items())[:2] == [("moments", 1), ("calculator", "promoters")]


def test_what_is_faulty_is_kept_as_it_stands() -> None:
    inputs = {"promoters": " thirty-one ", "passives": "22", "detractors": ""}
    found = json.loads(opened(saved("promoters", inputs)))
    assert found["inputs"].items() >= inputs.items()
    assert not any(found["inputs"][key] for key in found["inputs"].keys() - inputs.keys())
    reply = json.loads(answer("promoters", json.dumps(found["inputs"])))
    assert "“thirty-one” is not a number" in reply["messages"][0]["text"]


@pytest.mark.parametrize(
    ("file", "said"),
    [
        ("", "The file is not JSON that can be read."),
        ("[1]", "The file must hold an object with moments, calculator and inputs."),
        ('{"moments": 2, "calculator": "promoters", "inputs": {}}', "is of version “2”"),
        ('{"moments": 1, "inputs": {}}', "The file names no calculator."),
        ('{"moments": 1, "calculator": "promotors", "inputs": {}}', "did you mean “promoters”?"),
        ('{"moments": 1, "calculator": "promoters"}', "The file holds no inputs for “What is our"),
        (
            '{"moments": 1, "calculator": "promoters", "inputs": {"promotors": 1}}',
            "The file has a field “promotors”, which is unknown here; did you mean “promoters”?",
        ),
        (
            '{"moments": 1, "calculator": "promoters", "inputs": {"promoters": true}}',
            "The file: “Promoters” must be text or a number.",
        ),
        (
            '{"moments": 1, "calculator": "encounter", "inputs": {"moments": [{"nmae": "x"}]}}',
            "The file, moment 1 has a field “nmae”, which is unknown here; did you mean “name”?",
        ),
        ('{"moments": 1, "calculator": "promoters", "calculator": "x"}', "names a field twice."),
        ('{"moments": 1, "x": ' + "[" * 99 + "]" * 99 + "}", "nested more than 16 levels deep."),
        (" " * 10_000_001, "The file has more than 10,000,000 characters."),
    ],
)
def test_another_file_is_refused_with_a_sentence(file: str, said: str) -> None:
    found: dict[str, Any] = json.loads(opened(file))
    assert found["inputs"] is None
    [message] = found["messages"]
    assert message["level"] == "error"
    assert said in message["text"]
