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
from calculator.words import choose, quote
from macros.sentence import suggest

WAYS_TO_SHOW = ("number", "count", "share")
Fault = tuple[str, str]
"""An argument of the declaration, and a sentence about it."""


def declared_wrongly(declared: Calculator) -> Iterator[Fault]:
    """What a page could not show of a declaration, whatever its inputs are."""
    if not (isinstance(declared.question, str) and declared.question.strip()):
        yield "question", "the question is empty; it is the title of the page."
    for keyword in ("fields", "values", "limits", "sources"):
        given = getattr(declared, keyword)
        if not isinstance(given, tuple | list):
            said = f"{keyword} needs a tuple, as in {keyword}=(…,), not {_kind(given)}."
            yield keyword, said
        elif not given and keyword != "values":
            yield keyword, f"{keyword} is empty; {NEEDED_BY_PAGES[keyword]}."
        else:
            yield from _members(keyword, given)
    if not isinstance(declared.example, Mapping):
        yield "example", f"the example needs keys with values, not {_kind(declared.example)}."


NEEDED_BY_PAGES = {
    "fields": "a calculator asks for something",
    "limits": "say at least one thing that the result does not say",
    "sources": "name at least one work that it rests on, by its key or as a Source",
}


def _members(keyword: str, given: Any) -> Iterator[Fault]:
    for one in given:
        if keyword == "values":
            if not isinstance(one, Value):
                yield keyword, f"values holds {_kind(one)}; each must be a Value."
            elif one.shown not in WAYS_TO_SHOW:
                hint = suggest(str(one.shown), WAYS_TO_SHOW)
                said = f"the value {quote(str(one.key))} is shown as {quote(str(one.shown))}; "
                yield keyword, f"{said}{hint}"
        elif keyword in ("limits", "sources"):
            text = one.text if isinstance(one, Source) and keyword == "sources" else one
            if not (isinstance(text, str) and text.strip()):
                yield keyword, f"{keyword} holds {_kind(text)} where words are needed."


def found_wrongly(declared: Calculator, found: object) -> Iterator[Fault]:
    """What a page could not show of findings, or would show wrongly."""
    if not isinstance(found, Findings) or not isinstance(found.values, Mapping):
        yield "calculate", f"`calculate` gives {_kind(found)}; Findings are needed"
        return
    keys = [value.key for value in declared.values]
    if [*found.values] != keys:
        given = choose(map(quote, map(str, found.values)), "and")
        wanted = choose(map(quote, keys), "and")
        yield "values", f"`calculate` gives {given or 'nothing'}; declared are {wanted or 'none'}"
        return
    if keys and all(found.values[key] is None for key in keys):
        yield "calculate", "`calculate` gives None for each of its values"
    if not all(isinstance(row, Mapping) for row in found.rows):
        yield "calculate", "`calculate` gives rows that are no dictionaries"
        return
    for name, value in (pair for row in (found.values, *found.rows) for pair in row.items()):
        if said := _no_figure(value):
            yield "calculate", f"`calculate` gives {said} for {quote(str(name))}"


def presented_wrongly(presented: object) -> Iterator[Fault]:
    """What a page could not show of a presentation, or would show wrongly."""
    if not isinstance(presented, Presentation):
        yield "present", f"`present` gives {_kind(presented)}; a Presentation is needed"
        return
    answer, advice = presented.answer, presented.advice
    if not (isinstance(answer, str) and answer.strip()):
        yield "present", f"the answer is {_kind(answer)}; words are needed"
    elif {"nan", "inf"} & {*answer.lower().strip(".").split()}:
        yield "present", f"the answer holds no number where one is needed: {answer}"
    if not isinstance(advice, tuple | list) or not all(isinstance(one, str) for one in advice):
        yield "present", "advice must be a tuple of sentences"
    yield from _meanings(presented)


def _meanings(presented: Presentation) -> Iterator[Fault]:
    for chart in presented.charts:
        parts = [getattr(chart, one.name) for one in fields(chart)]
        for part in [one for parts_of in parts if isinstance(parts_of, tuple) for one in parts_of]:
            means = getattr(part, "means", "")
            if means not in MEANINGS:
                known = [one for one in MEANINGS if one]
                said = f"a chart says that {quote(str(part.name))} means {quote(str(means))}; "
                yield "present", f"{said}{suggest(str(means), known).rstrip('.')}"
                break


def _no_figure(value: Any) -> str:
    """What is wrong with a value of a result; empty if it can be shown and sent as JSON."""
    if isinstance(value, float) and not isfinite(value):
        return f"{value}, which is no number,"
    if isinstance(value, Mapping):
        return next(filter(None, map(_no_figure, value.values())), "")
    if isinstance(value, tuple | list):
        return next(filter(None, map(_no_figure, value)), "")
    known = value is None or isinstance(value, bool | int | float | str)
    return "" if known else f"{_kind(value)}, and no number,"


def _kind(value: Any) -> str:
    if value is None:
        return "None"
    if isinstance(value, str):
        return f"the text {quote(value)}" if value.strip() else "empty text"
    return f"an object of the type {quote(type(value).__name__)}"
