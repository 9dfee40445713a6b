"""Inputs for any calculator, made from its declaration: right ones, and ones with faults.

All is drawn with `random()` from a fixed seed, so each run asks the same and a fault can be found
again by its number. What is right is drawn around the calculator's own example, which knows how its
fields hang together.
"""

from __future__ import annotations

import copy
import json
from collections.abc import Iterator, Sequence
from random import Random
from typing import Any, TypeVar

import calculator

T = TypeVar("T")

AWKWARD: tuple[object, ...] = (
    0, -1, 0.1 + 0.2, 2.675, 5e-324, 1e-13, 6.999999999999999, 1e16, 2**53 + 1, 10**30, 1e308,
    float("inf"), float("nan"), -0.0, True, None, [], {}, [7], [[1]], "7,5", " 6.5 ", "1e1", "−3",
    "1.234", "1,234", "1 000", "٣", "seven", "", " ", "9" * 41, "<b>&\"'</b>", "\ud800",
)  # fmt: skip


def asked(name: str, count: int) -> list[tuple[str, str]]:
    """The example of a calculator, and `count` inputs drawn around it, as JSON text."""
    draw = Random(f"questions {name}")
    example = calculator.load(name).example
    made = [example] + [varied(draw, example) for _ in range(count)]
    return [(name, json.dumps(inputs)) for inputs in made]


def varied(draw: Random, example: dict[str, Any]) -> dict[str, Any]:
    """A copy of an example: its numbers moved, its rows mixed, and in a third of cases spoilt."""
    inputs = copy.deepcopy(example)
    rate = choose(draw, (0.02, 0.1, 0.4))
    for holder, key in list(leaves(inputs)):
        value = holder[key]
        if isinstance(value, int | float) and draw.random() < rate:
            holder[key] = moved(draw, value)
    for rows in list(tables(inputs)):
        if len(rows) > 1 and draw.random() < 0.5:
            position = int(draw.random() * len(rows))
            rows.append(rows.pop(position))
        if len(rows) > 2 and draw.random() < 0.2:
            rows.pop(int(draw.random() * len(rows)))
    if draw.random() < 1 / 3:
        holder, key = choose(draw, list(leaves(inputs)))
        holder[key] = choose(draw, AWKWARD)
    if draw.random() < 0.05:
        inputs[choose(draw, list(inputs))] = choose(draw, AWKWARD)
    return inputs


def moved(draw: Random, value: float) -> float:
    """A number near another; whole ones stay whole, so that counts remain counts."""
    if value == int(value):
        steps = max(1, abs(int(value)) // 3)
        return max(0, int(value) + int((2 * draw.random() - 1) * (steps + 1)))
    return round(value * (0.5 + draw.random()), choose(draw, (1, 2, 12)))


def leaves(inputs: Any) -> Iterator[tuple[Any, Any]]:
    """Every place in nested inputs that holds neither a list nor an object."""
    places = inputs.items() if isinstance(inputs, dict) else enumerate(inputs)
    for key, value in places:
        if isinstance(value, dict | list):
            yield from leaves(value)
        else:
            yield inputs, key


def tables(inputs: Any) -> Iterator[list[Any]]:
    """Every list of objects in nested inputs: the rows of a table."""
    for value in inputs.values() if isinstance(inputs, dict) else inputs:
        if isinstance(value, list) and value and isinstance(value[0], dict):
            yield value
        if isinstance(value, dict | list):
            yield from tables(value)


def choose(draw: Random, among: Sequence[T]) -> T:
    """Choose one; `Random.choice` may draw differently in another Python."""
    return among[int(draw.random() * len(among))]
