"""What holds for every calculator there is, found by its declaration alone."""

from __future__ import annotations

import json
import math
from typing import Any

import pytest

import calculator
from calculator.declaration import Field, Table
from calculator.wire import answer
from tests import questions

NAMES = calculator.names()


def walk(fields: tuple[Field, ...], value: Any, path: str = "") -> list[tuple[Field, str, Any]]:
    """Every field with its path in nested inputs, and what stands there."""
    found: list[tuple[Field, str, Any]] = []
    for field in fields:
        given = value.get(field.key)
        found.append((field, path + field.key, given))
        if isinstance(field, Table):
            for position, row in enumerate(given or []):
                found += walk(field.columns, row, f"{path}{field.key}.{position}.")
    return found


@pytest.mark.parametrize("name", NAMES)
def test_the_example_answers_without_an_error(name: str) -> None:
    declared = calculator.load(name)
    assert declared.name == name
    reply = calculator.respond(name, declared.example)
    assert not reply.faulty, reply.messages
    assert list(reply.values) == [value.key for value in declared.values]
    assert declared.limits
    assert declared.sources
    assert declared.question.endswith("?")


@pytest.mark.parametrize("name", NAMES)
def test_what_is_drawn_around_the_example_is_answered_or_explained(name: str) -> None:
    answers = 0
    for _, text in questions.asked(name, 120):
        reply = json.loads(answer(name, text), parse_constant=pytest.fail)
        errors = [one for one in reply["messages"] if one["level"] == "error"]
        assert bool(errors) != bool(reply["answer"]), text
        assert bool(reply["details"]) == bool(reply["answer"])
        for message in reply["messages"]:
            assert message["text"].endswith((".", "?")), message
        answers += bool(reply["answer"])
    assert 20 < answers < 120, f"{answers} of 121 answered: both ways must be seen"


@pytest.mark.parametrize("name", NAMES)
def test_every_field_refuses_what_it_cannot_mean_and_names_itself(name: str) -> None:
    declared = calculator.load(name)
    for field, path, _ in walk(declared.fields, declared.example):
        spoilt = json.loads(json.dumps(declared.example))
        *way, key = path.split(".")
        holder: Any = spoilt
        for step in way:
            holder = holder[int(step) if step.isdigit() else step]
        for wrong in (float("nan"), float("inf"), 1e308, True, {"x": 1}, [None], "\ud800;x"):
            if type(field).__name__ == "Name" and isinstance(wrong, str):
                continue
            holder[key] = wrong
            reply = calculator.respond(name, spoilt)
            assert reply.faulty, f"{path} takes {wrong!r}"
            assert any(message.path.startswith(path) for message in reply.messages), (
                path,
                wrong,
                reply.messages,
            )


@pytest.mark.parametrize("name", NAMES)
def test_a_missing_or_unknown_key_is_named(name: str) -> None:
    declared = calculator.load(name)
    unknown = calculator.respond(name, declared.example | {"nonsense": 1})
    assert [message.path for message in unknown.messages] == ["nonsense"]
    nothing = calculator.respond(name, {})
    assert nothing.faulty
    assert {message.path.partition(".")[0] for message in nothing.messages} <= {
        field.key for field in declared.fields
    }


@pytest.mark.parametrize("name", NAMES)
def test_ten_million_rows_are_refused_by_their_number(name: str) -> None:
    declared = calculator.load(name)
    for field in declared.fields:
        if isinstance(field, Table):
            row = (declared.example.get(field.key) or [{}])[0]
            many = declared.example | {field.key: [row] * 10_000_000}
            reply = calculator.respond(name, many)
            assert "10,000,000" in reply.messages[0].text
            assert reply.messages[0].path == field.key


@pytest.mark.parametrize("name", NAMES)
def test_every_number_is_settled(name: str) -> None:
    declared = calculator.load(name)
    reply = calculator.respond(name, declared.example)

    def numbers(data: Any) -> list[float]:
        if isinstance(data, dict):
            return [one for value in data.values() for one in numbers(value)]
        if isinstance(data, list | tuple):
            return [one for value in data for one in numbers(value)]
        return [data] if isinstance(data, float) else []

    for number in numbers([reply.values, reply.rows]):
        assert math.isfinite(number)
        assert number == float(f"{number:.12g}")


@pytest.mark.parametrize("name", NAMES)
def test_the_snippet_gives_the_number_it_says(name: str) -> None:
    declared = calculator.load(name)
    assert declared.snippet, "every calculator shows its Python"
    space: dict[str, Any] = {}
    exec(declared.snippet, space)
    data = calculator.respond(name, declared.example).data()
    wanted: Any = data if declared.snippet_gives.startswith("rows.") else data["values"]
    for step in declared.snippet_gives.split("."):
        wanted = wanted[int(step) if step.isdigit() else step]
    result = space["result"]
    if isinstance(wanted, int | float):
        assert result == pytest.approx(wanted, rel=1e-11)
    else:
        assert result == wanted
