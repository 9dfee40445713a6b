"""A link is kept: what it holds comes back as it was, and what cannot be taken is told."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from random import Random
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import calculator
from calculator.outputs import link
from calculator.wire import answer, opened
from calculator.wire import link as asked_link
from tests import drawn, hostile
from tests.conftest import ROOT
from tests.soaking import times

GOLDEN = json.loads(Path(__file__).with_name("golden.json").read_text(encoding="utf-8"))
NAMES = calculator.names()


def of_example(name: str) -> str:
    return link.fragment(name, calculator.respond(name, calculator.load(name).example).inputs)


@pytest.mark.parametrize("name", NAMES)
@settings(max_examples=times(4))
@given(st.data())
def test_a_link_gives_the_same_bytes(name: str, data: st.DataObject) -> None:
    reply = calculator.respond(name, data.draw(drawn.inputs(name)))
    found = link.open_link(
        "https://example.org/sub/page/?embed#" + link.fragment(name, reply.inputs)
    )
    assert found.messages == ()
    assert drawn.said(name, found.inputs) == (reply.data(), reply.html)
    assert list(found.inputs or ()) == [field.key for field in calculator.load(name).fields]


def test_the_first_answer_waits_for_nothing_that_only_leaving_needs() -> None:
    asked = (
        "import sys; from calculator.wire import answer;"
        'answer(\'promoters\', \'{"promoters": 1, "passives": 1, "detractors": 1}\');'
        "print(*[one for one in sys.modules if one.startswith('calculator.outputs')])"
    )
    found = subprocess.run(
        [sys.executable, "-c", asked], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert found.stdout == "\n"


def test_a_link_is_what_the_documents_show() -> None:
    inputs = calculator.respond("promoters", {"promoters": 31, "passives": 22, "detractors": 12})
    written = link.fragment("promoters", inputs.inputs)
    assert written.startswith("promoters?v=1&promoters=31&passives=22&detractors=12&scores=&")
    assert written.endswith("&second_scores=")


@pytest.mark.parametrize("golden", GOLDEN, ids=lambda one: one["link"].partition("?")[0])
def test_every_link_ever_made_gives_the_same_values(golden: dict[str, Any]) -> None:
    found = link.open_link(golden["link"])
    assert found.inputs is not None, found.messages
    reply = calculator.respond(found.calculator, found.inputs).data()
    assert {key: reply["values"][key] for key in golden["values"]} == golden["values"]
    kept = [
        {key: row[key] for key in was}
        for was, row in zip(golden["rows"], reply["rows"], strict=True)
    ]
    assert kept == golden["rows"]


@pytest.mark.parametrize("name", NAMES)
def test_the_link_written_today_is_golden(name: str) -> None:
    made = of_example(name)
    values = calculator.respond(name, calculator.load(name).example).data()
    line = {"link": made, "values": values["values"], "rows": values["rows"]}
    assert made in [one["link"] for one in GOLDEN], (
        f"Add this to golden.json, and leave all that stands there: {json.dumps(line)}"
    )


def test_what_is_not_said_counts_as_not_given_and_is_told() -> None:
    found = link.open_link("volume?v=1&customers=10&contacts=5&seconds=15")
    assert found.inputs is not None
    assert found.inputs["misery_share"] == ""
    [note] = found.messages
    assert note.level == "note"
    assert "“Share that goes wrong”" in note.text


def test_text_is_written_for_any_address() -> None:
    reply = calculator.respond(
        "drivers", calculator.load("drivers").example | {"outcome": "Overall"}
    )
    written = link.fragment("drivers", reply.inputs | {"outcome": "Öl & שלום = 100 %#?"})
    assert written.isascii()
    assert "outcome=%C3%96l%20%26%20%D7%A9%D7%9C%D7%95%D7%9D%20%3D%20100%20%25%23%3F&" in written
    found = link.open_link(written)
    assert found.inputs is not None
    assert found.inputs["outcome"] == "Öl & שלום = 100 %#?"


@pytest.mark.parametrize("kind", hostile.KINDS)
def test_a_hostile_link_ends_in_a_sentence(kind: str) -> None:
    for made in hostile.of_kind(kind, times(3 * len(hostile.KINDS))):
        found = json.loads(opened(json.dumps({"fragment": made})))
        assert found["inputs"] is None
        assert all(one["level"] == "error" for one in found["messages"])
        assert all(one["text"].endswith((".", "?")) for one in found["messages"])
        assert all(len(one["text"]) < 700 for one in found["messages"])


def test_there_are_fifty_kinds() -> None:
    assert len(hostile.KINDS) >= 50


@pytest.mark.parametrize("kind", hostile.FAULTY_INPUTS)
def test_faulty_inputs_open_and_are_told_by_the_calculator(kind: str) -> None:
    found = json.loads(opened(json.dumps({"fragment": hostile.FAULTY_INPUTS[kind]})))
    assert found["inputs"] is not None
    reply = json.loads(answer(found["calculator"], json.dumps(found["inputs"])))
    assert reply["answer"] is None
    assert reply["messages"]


@settings(max_examples=times(25))
@given(st.text(max_size=200))
def test_any_text_is_opened_without_raising(text: str) -> None:
    assert json.loads(opened(text))["messages"]
    assert json.loads(opened(json.dumps({"fragment": f"promoters?v=1&{text}"})))["messages"]


JSON = st.recursive(
    st.none() | st.booleans() | st.floats() | st.integers() | st.text(max_size=9),
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=9), inner, max_size=3)
    ),
    max_leaves=9,
)


@settings(max_examples=times(25))
@given(JSON, st.sampled_from(NAMES), st.data())
def test_any_container_is_opened_without_raising(
    value: Any, name: str, data: st.DataObject
) -> None:
    key = data.draw(st.sampled_from([field.key for field in calculator.load(name).fields]))
    for container in (value, {"calculator": name, "v": value, "inputs": {}}):
        assert json.loads(opened(json.dumps(container)))["messages"]
    found = json.loads(opened(json.dumps({"calculator": name, "v": 1, "inputs": {key: value}})))
    assert found["inputs"] or found["messages"]
    if found["inputs"] is not None:
        assert json.loads(answer(name, json.dumps(found["inputs"])))["calculator"] == name


def test_the_wire_says_what_a_link_holds() -> None:
    example = json.dumps(calculator.load("encounter").example)
    made = json.loads(asked_link("encounter", example))
    assert made["fragment"] == of_example("encounter")
    assert made["length"] == len(made["fragment"])
    assert made["says"].startswith(
        "The link holds your 5 moments with moment, channel, importance,"
    )
    assert "Anyone who has the link has these figures" in made["says"]


def test_a_link_too_long_offers_a_file() -> None:
    draw = Random("long")
    rows = [
        {
            "name": f"{draw.random()} {draw.random()}",
            "channel": "web",
            "importance": 1 + 9 * draw.random(),
            "expectation": 5,
            "experience": 1 + 9 * draw.random(),
        }
        for _ in range(200)
    ]
    made = json.loads(asked_link("encounter", json.dumps({"moments": rows})))
    assert made["messages"] == []
    assert made["fragment"] is None
    assert made["length"] > link.LONGEST
    assert "Save a file instead: it holds your 200 moments" in made["says"]


def test_no_link_is_made_that_would_not_open() -> None:
    made = json.loads(asked_link("promoters", json.dumps({"scores": "10\n" * 100_000})))
    assert made["messages"] == []
    assert made["length"] < link.LONGEST
    assert made["fragment"] is None
    assert made["says"].startswith("A link may hold 200,000 bytes, and these are more. Save a file")


def test_faulty_inputs_give_messages_and_no_link() -> None:
    for text in ('{"promoters": "many"}', "{", "[" * 99, '{"promoters": 1, "promoters": 2}'):
        made = json.loads(asked_link("promoters", text))
        assert made["fragment"] is None
        assert made["messages"]
    assert "There is no calculator" in asked_link("promotors", "{}")


def test_what_no_form_holds_is_told_when_it_is_opened() -> None:
    pairs = [{"name": "Tea", "functional": "like", "dysfunctional": "dislike"}]
    inputs = {"rows": calculator.load("kano").example["rows"], "pairs": pairs}
    made = link.fragment("kano", calculator.respond("kano", inputs).inputs)
    [note] = json.loads(opened(json.dumps({"fragment": made})))["messages"]
    assert note["level"] == "note"
    assert "“Pairs” cannot be shown in the form" in note["text"]
