"""What pydantic objects to in a question, in sentences for whoever wrote it."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Mapping
from typing import Any, get_args

from pydantic import BaseModel, ValidationError
from pydantic.fields import FieldInfo

from calculator.words import amount, nearest, quote
from macros.exam.values import OWN_SENTENCE
from macros.knowledge.problems import Problem, Tree, Way
from macros.sentence import suggest

SORTS = {
    str: "text",
    bool: "true or false",
    int: "a number",
    float: "a number",
    list: "a list",
    dict: "keys with values",
    datetime.date: "a date",
    datetime.datetime: "a time",
    type(None): "nothing",
}
"""What a value is called, by its type."""

NEEDED = {
    "string_type": "text",
    "list_type": "a list",
    "dict_type": "keys with values",
    "model_type": "keys with values",
    "bool_type": "true or false",
    "float_type": "a number",
    "int_type": "a whole number",
    "int_from_float": "a whole number",
    "date_type": "a day such as 2026-11-28, without quotation marks,",
    "finite_number": "a number",
}
"""What is needed where pydantic found something of another type."""


def complaints(
    error: ValidationError, model: type[BaseModel], tree: Tree, way: Way, name: str = ""
) -> Iterator[Problem]:
    """Put errors into sentences, each with its place.

    Args:
        error: What pydantic found.
        model: The type that it held the part against.
        tree: The file.
        way: Where the part begins in the file.
        name: What sentences call the part, if there is more than one such.
    """
    found = error.errors(include_url=False)
    mistyped = {
        (*one["loc"][:-1], nearest(str(one["loc"][-1]), keys(model, one["loc"][:-1])))
        for one in found
        if one["type"] == "extra_forbidden"
    }
    for one in found:
        here = one["loc"]
        if one["type"] == "missing" and here in mistyped:
            continue
        of_key = one["type"] in ("extra_forbidden", "missing")
        sentence = f"{name}{_sentence(one, model, tree, (*way, *here))}"
        yield tree.problem((*way, *here), sentence, key=of_key)


def keys(model: type[BaseModel], steps: Way) -> dict[str, FieldInfo]:
    """The keys that a part may hold, as they are written, with what is said of each."""
    holder = model
    for step in steps:
        inner = _inner(holder, step) if isinstance(step, str) else None
        holder = inner or holder
    return {info.alias or name: info for name, info in holder.model_fields.items()}


def _inner(model: type[BaseModel], key: str) -> type[BaseModel] | None:
    info = {info.alias or name: info for name, info in model.model_fields.items()}.get(key)
    return None if info is None else _model(info.annotation)


def _model(annotation: Any) -> type[BaseModel] | None:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    return next(filter(None, map(_model, get_args(annotation))), None)


def _shown(steps: Way) -> str:
    """The keys that lead to a value, as people count them.

    >>> _shown(("options", 2, "because"))
    'options, 3, because'
    """
    return ", ".join(str(step + 1) if isinstance(step, int) else step for step in steps)


def _sentence(error: Mapping[str, Any], model: type[BaseModel], tree: Tree, way: Way) -> str:
    steps, given = error["loc"], error["input"]
    *parents, key = steps
    holder = keys(model, tuple(parents))
    where = f"{_shown(tuple(parents))}: " if parents else ""
    if error["type"] in ("extra_forbidden", "invalid_key"):  # the latter is no text, such as .nan
        return f"{where}there is no key {quote(str(key))}; {suggest(str(key), holder)}"
    if error["type"] == "missing":
        about = " ".join((holder[str(key)].description or "").split())
        return f"{where}the key {quote(str(key))} is missing: {about[:1].lower()}{about[1:]}"
    name = f"{_shown(steps)}: "
    match error["type"]:
        case sort if sort == OWN_SENTENCE:
            return name + str(error["ctx"]["sentence"])
        case "too_short":
            least = error["ctx"]["min_length"]
            return f"{name}{_are(least)} needed at least; there {_are(len(given), first=False)}."
        case "too_long":
            most = error["ctx"]["max_length"]
            return f"{name}{_are(most)} possible at most; there {_are(len(given), first=False)}."
        case "greater_than" | "greater_than_equal" | "less_than_equal":
            limits = {"gt": "above", "ge": "of at least", "le": "of at most"}
            limit = next(f"{limits[k]} {amount(v)}" for k, v in error["ctx"].items() if k in limits)
            return f"{name}a number {limit} is needed here, not {tree.written(way)}."
        case sort if sort in NEEDED and given is None:
            return f"{name}this is empty; give {NEEDED[sort].rstrip(',')}."
        case "string_type" if not isinstance(given, dict | list):
            written = tree.written(way)
            return f'{name}text is needed here; put it in quotation marks: "{written}".'
        case sort if sort in NEEDED:
            be = "are" if NEEDED[sort] == SORTS[dict] else "is"
            return f"{name}{NEEDED[sort]} {be} needed here, not {SORTS.get(type(given), 'this')}."
    raise AssertionError(f"no words for {error}")  # a test sees to it that this is never reached


def _are(count: int, *, first: bool = True) -> str:
    """A count with its verb.

    >>> _are(1), _are(3, first=False), _are(0, first=False)
    ('1 is', 'are 3', 'is none')
    """
    be = "is" if count < 2 else "are"
    return f"{count} {be}" if first else f"{be} {count or 'none'}"
