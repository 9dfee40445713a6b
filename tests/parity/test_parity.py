"""The same bytes on two Pythons: CPython, which builds the pages, and the browser's Pyodide."""

from collections.abc import Iterator
from pathlib import Path

import pytest

import calculator
from calculator.wire import answer
from tests.conftest import ROOT
from tests.parity import questions
from tests.parity.node import NodePython
from tests.questions import asked as around_the_example


@pytest.fixture
def node_python(runtime_folder: Path) -> Iterator[NodePython]:
    with NodePython(runtime_folder) as python:
        yield python


SCENARIOS = questions.scenarios(ROOT / "docs")


@pytest.mark.parametrize(
    "asked",
    [
        pytest.param(SCENARIOS, id="scenarios"),
        pytest.param(questions.generated("encounter", 200), id="encounter"),
        pytest.param(questions.generated("volume", 200), id="volume"),
        pytest.param(questions.two_surveys(60), id="two surveys"),
        pytest.param([("encountre", "{}"), ("", "{}"), ("\ud800", "{}")], id="unknown"),
    ],
)
def test_replies_are_the_same_bytes(asked: list[tuple[str, str]], node_python: NodePython) -> None:
    different = [
        number
        for number, (name, text) in enumerate(asked)
        if answer(name, text) != node_python.answer(name, text)
    ]
    assert [asked[number] for number in different[:3]] == []


@pytest.mark.parametrize("name", calculator.names())
def test_every_calculator_replies_the_same_bytes(name: str, node_python: NodePython) -> None:
    different = [
        text
        for name, text in around_the_example(name, 50)
        if answer(name, text) != node_python.answer(name, text)
    ]
    assert different[:3] == []


def test_generated_inputs_are_answered_and_refused() -> None:
    """Only inputs of both kinds show that both ways through the code agree."""
    for name in ("encounter", "volume"):
        replies = [answer(*asked) for asked in questions.generated(name, 200)]
        assert len(set(replies)) > 120
        assert sum('"answer": null' in reply for reply in replies) in range(40, 140)
    replies = [answer(*asked) for asked in questions.two_surveys(60)]
    assert sum('"answer": "These answers' in reply for reply in replies) in range(90, 170)
