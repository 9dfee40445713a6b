"""The same bytes on two Pythons: CPython, which builds the pages, and the browser's Pyodide."""

import json
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path
from random import Random

import pytest

import calculator
from calculator import wire
from calculator.outputs import leaving
from calculator.wire import answer
from tests import drawn, hostile
from tests.conftest import ROOT
from tests.parity import questions
from tests.parity.node import NodePython
from tests.questions import asked as around_the_example
from tests.soaking import times


@pytest.fixture(scope="module")
def node_python(runtime_folder: Path) -> Iterator[NodePython]:
    """What a page asks first."""
    with NodePython(runtime_folder, image=True) as python:
        yield python


@pytest.fixture(scope="module", params=["image", "whole"])
def either_python(request: pytest.FixtureRequest, runtime_folder: Path) -> Iterator[NodePython]:
    with NodePython(runtime_folder, image=request.param == "image") as python:
        yield python


MADE = times(60)
"""How many inputs are made for a calculator, texts that are none among them."""
PAIRS = times(12)
"""How many times each calculator of two surveys is asked."""


@cache
def scenarios() -> list[tuple[str, str]]:
    return questions.scenarios(ROOT / "docs")


ASKED: dict[str, Callable[[], list[tuple[str, str]]]] = {
    "scenarios": scenarios,
    "encounter": lambda: questions.generated("encounter", MADE),
    "volume": lambda: questions.generated("volume", MADE),
    "two surveys": lambda: questions.two_surveys(PAIRS),
    "unknown": lambda: [("encountre", "{}"), ("", "{}")],
}


@pytest.mark.parametrize("what", ASKED)
def test_replies_are_the_same_bytes(what: str, either_python: NodePython) -> None:
    asked = ASKED[what]()
    different = [
        number
        for number, (name, text) in enumerate(asked)
        if answer(name, text) != either_python.answer(name, text)
    ]
    assert [asked[number] for number in different[:3]] == []


def test_half_a_character_is_the_whole_runtimes_to_answer(runtime_folder: Path) -> None:
    """UTF-8 has none, and that is how an image is asked; in JSON it is escaped."""
    with NodePython(runtime_folder, image=False) as whole:
        assert whole.answer("\ud800", "{}") == answer("\ud800", "{}")


@pytest.mark.parametrize("name", calculator.names())
def test_every_calculator_replies_the_same_bytes(name: str, node_python: NodePython) -> None:
    different = [
        text
        for name, text in around_the_example(name, times(10))
        if answer(name, text) != node_python.answer(name, text)
    ]
    assert different[:3] == []


@pytest.mark.parametrize("width", ["none", "narrow", "broad"])
def test_charts_for_a_telephone_are_the_same_bytes(width: str, node_python: NodePython) -> None:
    examples = [one for name in calculator.names() for one in around_the_example(name, 1)]
    for name, text in scenarios() + examples:
        assert answer(name, text, width) == node_python.ask("answer", name, text, width)


ABOUT = {"title": "Moments & Truth", "address": "https://example.org/", "date": "1 May 2026"}
KINDS = (*leaving.KINDS, "state")
RATED = ("importance", "expectation", "experience")


@pytest.mark.parametrize("name", calculator.names())
def test_what_leaves_and_what_is_opened_are_the_same_bytes(
    name: str, node_python: NodePython
) -> None:
    """Links above all: two zlibs might deflate one text differently."""
    draw = Random(f"leaving {name}")
    different = []
    for inputs in [drawn.answered(draw, name) for _ in range(times(3))]:
        text = json.dumps(inputs)
        made = wire.link(name, text)
        container = json.dumps({"fragment": json.loads(made)["fragment"]})
        asked: list[tuple[str, ...]] = [("link", name, text), ("opened", container)]
        for kind in KINDS:
            wanted = {"inputs": inputs, "as": kind, "which": 0, "about": ABOUT}
            asked.append(("leave", name, json.dumps(wanted)))
        for call, *given in asked:
            if getattr(wire, call)(*given) != node_python.ask(call, *given):
                different.append((call, given))
    assert different[:3] == []


def test_what_several_people_say_is_the_same_bytes(node_python: NodePython) -> None:
    draw, said = Random("several people"), 0
    for _ in range(times(10)):
        width, people = 2 + int(5 * draw.random()), []
        for at in range(2 + int(4 * draw.random())):
            rows = [
                f"{row}. {questions.NAMES[2 if draw.random() < 0.1 else 0]};"
                f"{questions.rating(draw, 0)};8;{questions.rating(draw, 1)}"
                for row in range(width)
            ]
            text = "\n".join(["Moment;Importance;Expectation;Experience", *rows])
            people.append({"name": f"P{at}.csv", "text": text})
        asked = json.dumps({"people": people, "inputs": {"scale": "1 to 10"}})
        found = wire.together("encounter", asked)
        said += '"html": ""' not in found
        assert found == node_python.ask("together", "encounter", asked)
    assert said > times(5)


def test_how_sure_an_order_is_is_the_same_bytes(node_python: NodePython) -> None:
    """A thousand draws from a seed, and what would settle them; of many moments, few, ties."""
    draw = Random("how sure")
    said = 0
    counts = (1, 2, 3, 5, 12, 40, *[4] * times(5))
    for count in counts:
        rows = [
            {
                "name": f"Moment {at}",
                "channel": "web",
                **{
                    key: questions.rating(draw, questions.choose(draw, (0, 1, 15))) for key in RATED
                },
                "reach": questions.choose(draw, (100, 100 * draw.random())),
                "answers": questions.choose(draw, (None, 0, 1, 7, int(2000 * draw.random()))),
                "sd": questions.choose(draw, (None, 0, 4 * draw.random())),
            }
            for at in range(count)
        ]
        text = json.dumps({"moments": rows})
        found = wire.sure("encounter", text)
        said += '"html": ""' not in found
        assert found == node_python.ask("sure", "encounter", text)
    assert said > len(counts) * 15 // 26
    examples = [(name, json.dumps(calculator.load(name).example)) for name in calculator.names()]
    examples += [("drivers", text) for _, text in around_the_example("drivers", times(2))]
    for name, text in examples:
        assert wire.sure(name, text) == node_python.ask("sure", name, text)
        both = json.dumps({"frozen": json.loads(text), "changed": json.loads(text)})
        assert wire.beside(name, both) == node_python.ask("beside", name, both)
    for name, text in (("promoters", "{}"), ("encounter", "{"), ("encountre", "{}")):
        assert wire.sure(name, text) == node_python.ask("sure", name, text)
        assert json.loads(wire.sure(name, text))["html"] == ""


def test_links_of_any_length_are_the_same_bytes(node_python: NodePython) -> None:
    draw = Random("long links")
    for count in (1, 5, 20, 60, 100, 200):
        rows = [
            {
                "name": f"{draw.random()}"[2 : 2 + int(16 * draw.random())] + " moment",
                "channel": questions.choose(draw, ("web", "face", "phone")),
                **dict.fromkeys(("importance", "expectation"), 1 + int(9 * draw.random())),
                "experience": round(1 + 9 * draw.random(), 1),
            }
            for _ in range(count)
        ]
        text = json.dumps({"moments": rows})
        assert wire.link("encounter", text) == node_python.ask("link", "encounter", text)


def test_hostile_links_end_in_the_same_sentences(node_python: NodePython) -> None:
    for kind, made in hostile.links(len(hostile.KINDS)):
        text = json.dumps({"fragment": made})
        assert (kind, node_python.ask("opened", text)) == (kind, wire.opened(text))


def test_generated_inputs_are_answered_and_refused() -> None:
    """Only inputs of both kinds show that both ways through the code agree."""
    for name in ("encounter", "volume"):
        replies = [answer(*asked) for asked in questions.generated(name, MADE)]
        assert len(set(replies)) > MADE * 3 // 5
        refused = sum('"answer": null' in reply for reply in replies)
        assert MADE // 5 <= refused < MADE * 7 // 10
    replies = [answer(*asked) for asked in questions.two_surveys(PAIRS)]
    said = sum('"answer": "These answers' in reply for reply in replies)
    assert PAIRS * 3 // 2 <= said < PAIRS * 17 // 6
