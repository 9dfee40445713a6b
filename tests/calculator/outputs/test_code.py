"""Python that leaves gives the very reply it was made from."""

from __future__ import annotations

import io
import json
from contextlib import redirect_stdout
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import calculator
from calculator.wire import leave
from tests import drawn
from tests.soaking import times

NAMES = calculator.names()


def ran(name: str, inputs: object) -> tuple[dict[str, Any], str, str]:
    found = json.loads(leave(name, json.dumps({"inputs": inputs, "as": "python"})))
    assert found["messages"] == []
    space: dict[str, Any] = {}
    out = io.StringIO()
    with redirect_stdout(out):
        exec(found["text"], space)
    return space, out.getvalue(), found["text"]


@pytest.mark.parametrize("name", NAMES)
def test_the_example_gives_its_answer_and_its_main_number(name: str) -> None:
    example = calculator.load(name).example
    space, out, text = ran(name, example)
    reply = calculator.respond(name, example)
    assert space["reply"].data() == reply.data()
    assert out.splitlines() == [reply.answer, str(space["result"])]
    assert space["result"] is not None
    assert max(map(len, text.splitlines())) <= 120


@pytest.mark.parametrize("name", NAMES)
@settings(max_examples=times(5))
@given(st.data())
def test_whatever_was_given_is_what_runs(name: str, data: st.DataObject) -> None:
    made = data.draw(drawn.inputs(name))
    space, _, _ = ran(name, made)
    reply = calculator.respond(name, made)
    assert (space["reply"].data(), space["reply"].html) == (reply.data(), reply.html)


def test_it_is_short_and_readable() -> None:
    *_, text = ran("promoters", {"promoters": "31", "passives": 22, "detractors": " 12 "})
    assert text == (
        "import calculator\n"
        "\n"
        "reply = calculator.respond(\n"
        '    "promoters", {"promoters": 31, "passives": 22, "detractors": 12}\n'
        ")\n"
        "print(reply.answer)\n"
        'result = reply.values["nps_adjusted"]\n'
        "print(result)\n"
    )


def test_marks_that_nobody_sees_are_written_by_their_numbers() -> None:
    example = calculator.load("encounter").example
    moments = [row | {"name": "a\u202eb\u2066\u200f"} for row in example["moments"]]
    *_, text = ran("encounter", {"moments": moments})
    assert '"a\\u202eb\\u2066\\u200f"' in text
