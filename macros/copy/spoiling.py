"""Inputs as people spoil them: each field of an example emptied, mistyped, or at its ends."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from copy import deepcopy
from typing import Any

from calculator.declaration import Calculator, Field, Inputs, Number, Rating, Series, Table
from macros import terminal


def spoilt(declared: Calculator) -> Iterator[tuple[str, Inputs]]:
    """Give what was done to the example, as the end of a sentence, and the inputs made so."""
    example = dict(deepcopy(declared.example))
    for one in declared.fields:
        name = terminal.quoted(one.label if hasattr(one, "label") else one.key)
        left = {key: value for key, value in example.items() if key != one.key}
        yield terminal.say("nothing for {name}", name=name), left
        for what, value in _values(one, example.get(one.key)):
            said = terminal.say("{what} for {name}", what=what, name=name)
            yield said, {**deepcopy(example), one.key: value}


def _values(one: Field, given: Any) -> Iterator[tuple[str, Any]]:
    yield terminal.say("empty text"), ""
    yield terminal.say("words"), "many"
    yield terminal.say("a list of nothing"), []
    match one:
        case Number():
            yield from _ends(one)
        case Series():
            for what, end in _ends(one):
                yield terminal.say("{what} only", what=what), [end]
                yield terminal.say("{what} three times", what=what), [end] * 3
        case Table() if isinstance(given, list) and given and isinstance(given[0], Mapping):
            yield terminal.say("one row"), [given[0]]
            yield terminal.say("the same row three times"), [given[0]] * 3
            for column in one.columns:
                if isinstance(column, Number):
                    for what, end in _ends(column):
                        rows = [{**row, column.key: end} for row in given]
                        label = terminal.quoted(column.label)
                        yield (
                            terminal.say("{what} in each row of {name}", what=what, name=label),
                            rows,
                        )
        case Rating():
            return
        case _:
            if isinstance(given, Mapping):
                for key in given:
                    at = terminal.quoted(str(key))
                    yield terminal.say("zero at {name}", name=at), {**given, key: 0}
                yield terminal.say("zero everywhere"), dict.fromkeys(given, 0)
            elif isinstance(given, list) and given:
                yield terminal.say("its first entry"), given[:1]
                yield terminal.say("its first entry three times"), given[:1] * 3


def _ends(one: Number | Series) -> Iterator[tuple[str, float]]:
    yield terminal.say("the lowest number"), one.low
    yield terminal.say("the highest number"), one.high
    if one.low < 0 < one.high:
        yield terminal.say("zero"), 0
