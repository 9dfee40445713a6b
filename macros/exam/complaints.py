"""What pydantic objects to in a question, in sentences for whoever wrote it."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Mapping
from typing import Any, get_args

from pydantic import BaseModel, ValidationError
from pydantic.fields import FieldInfo

from calculator.words import amount, nearest
from macros import terminal
from macros.exam.values import OWN_SENTENCE
from macros.knowledge.problems import Problem, Tree, Way
from macros.sentence import suggest

SORTS = {
    str: terminal.later("text"),
    bool: terminal.later("true or false"),
    int: terminal.later("a number"),
    float: terminal.later("a number"),
    list: terminal.later("a list"),
    dict: terminal.later("keys with values"),
    datetime.date: terminal.later("a date"),
    datetime.datetime: terminal.later("a time"),
    type(None): terminal.later("nothing"),
}
"""What a value is called, by its type."""
ANYTHING = terminal.later("something else")

NEEDED = {
    "string_type": SORTS[str],
    "list_type": SORTS[list],
    "dict_type": SORTS[dict],
    "model_type": SORTS[dict],
    "bool_type": SORTS[bool],
    "float_type": SORTS[float],
    "int_type": terminal.later("a whole number"),
    "int_from_float": terminal.later("a whole number"),
    "date_type": terminal.later("a day such as 2026-11-28, without quotation marks,"),
    "finite_number": SORTS[float],
}
"""What is needed where pydantic found something of another type."""

LIMITS = {
    "greater_than": ("gt", terminal.later("a number above {limit} is needed here, not {found}.")),
    "greater_than_equal": (
        "ge",
        terminal.later("a number of at least {limit} is needed here, not {found}."),
    ),
    "less_than_equal": (
        "le",
        terminal.later("a number of at most {limit} is needed here, not {found}."),
    ),
}
"""What is said of a number beyond a limit, and under which name the error has that limit."""


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
        said = terminal.say(
            "there is no key {key}; {hint}",
            key=terminal.quoted(str(key)),
            hint=suggest(str(key), holder),
        )
        return where + said
    if error["type"] == "missing":
        return where + lacking(str(key), terminal.said(described(holder[str(key)])))
    if error["type"] == OWN_SENTENCE:
        return f"{_shown(steps)}: {error['ctx']['sentence']}"
    return f"{_shown(steps)}: {_wrong(error, given, tree.written(way))}"


def _wrong(error: Mapping[str, Any], given: Any, written: str) -> str:
    match error["type"]:
        case "too_short":
            return _too_few(error["ctx"]["min_length"], len(given))
        case "too_long":
            return terminal.say(
                "{most} are possible at most; there are {number}.",
                most=error["ctx"]["max_length"],
                number=len(given),
            )
        case sort if sort in LIMITS:
            name, limited = LIMITS[sort]
            return terminal.said(limited, limit=amount(error["ctx"][name]), found=written)
        case sort if sort in NEEDED and given is None:
            needed = terminal.said(NEEDED[sort]).rstrip(",")
            return terminal.say("this is empty; give {needed}.", needed=needed)
        case "string_type" if not isinstance(given, dict | list):
            return terminal.say(
                'text is needed here; put it in quotation marks: "{text}".', text=written
            )
        case sort if sort in NEEDED:
            kind = terminal.said(SORTS.get(type(given), ANYTHING))
            if NEEDED[sort] == SORTS[dict]:
                return terminal.say("keys with values are needed here, not {kind}.", kind=kind)
            return terminal.say(
                "{expected} is needed here, not {kind}.",
                expected=terminal.said(NEEDED[sort]),
                kind=kind,
            )
    raise AssertionError(f"no words for {error}")  # a test sees to it that this is never reached


def lacking(key: str, about: str) -> str:
    """Say that a key is missing, and what belongs there."""
    return terminal.say("the key {key} is missing: {about}", key=terminal.quoted(key), about=about)


def described(info: FieldInfo) -> str:
    """What is said of a key, to go on with after a colon: it has an entry in the catalogue."""
    about = " ".join((info.description or "").split())
    return about[:1].lower() + about[1:]


def _too_few(least: int, found: int) -> str:
    if not found:
        return terminal.count(
            "{number} is needed at least; there is none.",
            "{number} are needed at least; there is none.",
            least,
        )
    there = terminal.count("there is {number}.", "there are {number}.", found)
    return terminal.say("{least} are needed at least; {there}", least=least, there=there)
