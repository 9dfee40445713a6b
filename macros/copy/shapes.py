"""What an own calculator declares and answers, held against what a page can show.

The types of Python say nothing when a program runs: a calculator may give anything, and a page
would show it, or stay empty.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import fields
from math import isfinite
from typing import Any

from calculator.charts import MEANINGS
from calculator.declaration import Calculator, Findings, Presentation, Source, Value
from macros import terminal
from macros.sentence import both, suggest

WAYS_TO_SHOW = ("number", "count", "share")
Fault = tuple[str, str]
"""An argument of the declaration, and a sentence about it."""


def declared_wrongly(declared: Calculator) -> Iterator[Fault]:
    """What a page could not show of a declaration, whatever its inputs are."""
    if not (isinstance(declared.question, str) and declared.question.strip()):
        yield "question", terminal.say("the question is empty; it is the title of the page.")
    for keyword in ("fields", "values", "limits", "sources"):
        given = getattr(declared, keyword)
        if not isinstance(given, tuple | list):
            said = terminal.say(
                "{keyword} needs a tuple, as in {example}, not {kind}.",
                keyword=keyword,
                example=f"{keyword}=(…,)",
                kind=_kind(given),
            )
            yield keyword, said
        elif not given and keyword != "values":
            hint = terminal.said(NEEDED_BY_PAGES[keyword])
            yield keyword, terminal.say("{keyword} is empty; {hint}.", keyword=keyword, hint=hint)
        else:
            yield from _members(keyword, given)
    if not isinstance(declared.example, Mapping):
        said = terminal.say(
            "the example needs keys with values, not {kind}.", kind=_kind(declared.example)
        )
        yield "example", said


NEEDED_BY_PAGES = {
    "fields": terminal.later("a calculator asks for something"),
    "limits": terminal.later("say at least one thing that the result does not say"),
    "sources": terminal.later("name at least one work that it rests on, by its key or as a Source"),
}


def _members(keyword: str, given: Any) -> Iterator[Fault]:
    for one in given:
        if keyword == "values":
            if not isinstance(one, Value):
                said = terminal.say("values holds {kind}; each must be a Value.", kind=_kind(one))
                yield keyword, said
            elif one.shown not in WAYS_TO_SHOW:
                said = terminal.say(
                    "the value {key} is shown as {way}; {hint}",
                    key=terminal.quoted(str(one.key)),
                    way=terminal.quoted(str(one.shown)),
                    hint=suggest(str(one.shown), WAYS_TO_SHOW),
                )
                yield keyword, said
        elif keyword in ("limits", "sources"):
            text = one.text if isinstance(one, Source) and keyword == "sources" else one
            if not (isinstance(text, str) and text.strip()):
                said = terminal.say(
                    "{keyword} holds {kind} where words are needed.",
                    keyword=keyword,
                    kind=_kind(text),
                )
                yield keyword, said


def found_wrongly(declared: Calculator, found: object) -> Iterator[Fault]:
    """What a page could not show of findings, or would show wrongly."""
    if not isinstance(found, Findings) or not isinstance(found.values, Mapping):
        said = terminal.say("`calculate` gives {kind}; Findings are needed", kind=_kind(found))
        yield "calculate", said
        return
    keys = [value.key for value in declared.values]
    if [*found.values] != keys:
        said = terminal.say(
            "`calculate` gives {given}; declared are {wanted}",
            given=both(map(terminal.quoted, map(str, found.values))) or terminal.say("nothing"),
            wanted=both(map(terminal.quoted, keys)) or terminal.say("none"),
        )
        yield "values", said
        return
    if keys and all(found.values[key] is None for key in keys):
        yield "calculate", terminal.say("`calculate` gives None for each of its values")
    if not all(isinstance(row, Mapping) for row in found.rows):
        yield "calculate", terminal.say("`calculate` gives rows that are no dictionaries")
        return
    for name, value in (pair for row in (found.values, *found.rows) for pair in row.items()):
        if said := _no_figure(value):
            named = terminal.quoted(str(name))
            said = terminal.say("`calculate` gives {what} for {name}", what=said, name=named)
            yield "calculate", said


def presented_wrongly(presented: object) -> Iterator[Fault]:
    """What a page could not show of a presentation, or would show wrongly."""
    if not isinstance(presented, Presentation):
        said = terminal.say(
            "`present` gives {kind}; a Presentation is needed", kind=_kind(presented)
        )
        yield "present", said
        return
    answer, advice = presented.answer, presented.advice
    if not (isinstance(answer, str) and answer.strip()):
        said = terminal.say("the answer is {kind}; words are needed", kind=_kind(answer))
        yield "present", said
    elif {"nan", "inf"} & {*answer.lower().strip(".").split()}:
        said = terminal.say(
            "the answer holds no number where one is needed: {answer}", answer=answer
        )
        yield "present", said
    if not isinstance(advice, tuple | list) or not all(isinstance(one, str) for one in advice):
        yield "present", terminal.say("advice must be a tuple of sentences")
    yield from _meanings(presented)


def _meanings(presented: Presentation) -> Iterator[Fault]:
    for chart in presented.charts:
        parts = [getattr(chart, one.name) for one in fields(chart)]
        for part in [one for parts_of in parts if isinstance(parts_of, tuple) for one in parts_of]:
            means = getattr(part, "means", "")
            if means not in MEANINGS:
                known = [one for one in MEANINGS if one]
                said = terminal.say(
                    "a chart says that {part} means {meaning}; {hint}",
                    part=terminal.quoted(str(part.name)),
                    meaning=terminal.quoted(str(means)),
                    hint=suggest(str(means), known).rstrip("."),
                )
                yield "present", said
                break


def _no_figure(value: Any) -> str:
    """What is wrong with a value of a result; empty if it can be shown and sent as JSON."""
    if isinstance(value, float) and not isfinite(value):
        return terminal.say("{value}, which is no number,", value=value)
    if isinstance(value, Mapping):
        return next(filter(None, map(_no_figure, value.values())), "")
    if isinstance(value, tuple | list):
        return next(filter(None, map(_no_figure, value)), "")
    known = value is None or isinstance(value, bool | int | float | str)
    return "" if known else terminal.say("{value}, and no number,", value=_kind(value))


def _kind(value: Any) -> str:
    if value is None:
        return "None"
    if isinstance(value, str):
        if not value.strip():
            return terminal.say("empty text")
        return terminal.say("the text {text}", text=terminal.quoted(value))
    return terminal.say("an object of the type {type}", type=terminal.quoted(type(value).__name__))
