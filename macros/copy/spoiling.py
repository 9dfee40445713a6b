"""Inputs as people spoil them: each field of an example emptied, mistyped, or at its ends."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from copy import deepcopy
from typing import Any

from calculator.declaration import Calculator, Field, Inputs, Number, Rating, Series, Table
from calculator.words import quote


def spoilt(declared: Calculator) -> Iterator[tuple[str, Inputs]]:
    """Give what was done to the example, as the end of a sentence, and the inputs made so."""
    example = dict(deepcopy(declared.example))
    for one in declared.fields:
        name = quote(one.label) if hasattr(one, "label") else quote(one.key)
        left = {key: value for key, value in example.items() if key != one.key}
        yield f"nothing for {name}", left
        for what, value in _values(one, example.get(one.key)):
            yield f"{what} for {name}", {**deepcopy(example), one.key: value}


def _values(one: Field, given: Any) -> Iterator[tuple[str, Any]]:
    yield from (("empty text", ""), ("words", "many"), ("a list of nothing", []))
    match one:
        case Number():
            yield from _ends(one)
        case Series():
            for what, end in _ends(one):
                yield f"{what} only", [end]
                yield f"{what} three times", [end] * 3
        case Table() if isinstance(given, list) and given and isinstance(given[0], Mapping):
            yield "one row", [given[0]]
            yield "the same row three times", [given[0]] * 3
            for column in one.columns:
                if isinstance(column, Number):
                    for what, end in _ends(column):
                        rows = [{**row, column.key: end} for row in given]
                        yield f"{what} in each row of {quote(column.label)}", rows
        case Rating():
            return
        case _:
            if isinstance(given, Mapping):
                for key in given:
                    yield f"zero at {quote(str(key))}", {**given, key: 0}
                yield "zero everywhere", dict.fromkeys(given, 0)
            elif isinstance(given, list) and given:
                yield "its first entry", given[:1]
                yield "its first entry three times", given[:1] * 3


def _ends(one: Number | Series) -> Iterator[tuple[str, float]]:
    yield "the lowest number", one.low
    yield "the highest number", one.high
    if one.low < 0 < one.high:
        yield "zero", 0
