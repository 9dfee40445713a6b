"""What the types of a copy's files allow: their keys, limits and examples, for sentences."""

from __future__ import annotations

import datetime
from typing import Any, get_args

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from macros import terminal
from macros.knowledge.problems import Way

SOMETHING_ELSE = terminal.later("something else")
KINDS_OF_VALUE = {
    str: terminal.later("text"),
    bool: terminal.later("yes or no"),
    int: terminal.later("a number"),
    float: terminal.later("a number"),
    list: terminal.later("a list"),
    datetime.date: terminal.later("a date"),
}


def field(way: Way, model: type[BaseModel]) -> FieldInfo | None:
    """What the types say about a value."""
    info: FieldInfo | None = None
    for step in way:
        models = models_of(info) if info else [model]
        if not models or step not in models[0].model_fields:
            return info
        info = models[0].model_fields[str(step)]
    return info


def model_at(way: Way, model: type[BaseModel]) -> type[BaseModel]:
    """The type that says what stands at a place."""
    info = field(way, model)
    models = models_of(info) if info else []
    return models[0] if models else model


def models_of(info: FieldInfo) -> list[type[BaseModel]]:
    """The types with keys of their own that a value may have."""
    return [one for one in (info.annotation, *get_args(info.annotation)) if _is_model(one)]


def _is_model(one: Any) -> bool:
    return isinstance(one, type) and issubclass(one, BaseModel)


def limit(info: FieldInfo | None, kind: type[Any], name: str) -> float:
    """A limit of one kind, which the types give for a value."""
    limits = [getattr(one, name) for one in _metadata(info) if isinstance(one, kind)]
    return float(limits[0])


def _metadata(info: FieldInfo | None) -> list[Any]:
    """What stands beside a type, also where the type is one of two because it may be left out."""
    if info is None:
        return []
    found = [*info.metadata]
    for part in get_args(info.annotation):
        for one in getattr(part, "__metadata__", ()):
            found += one.metadata if isinstance(one, FieldInfo) else [one]
    return found


def _examples(info: FieldInfo | None) -> list[Any]:
    if info is None:
        return []
    inner = [one for part in get_args(info.annotation) for one in getattr(part, "__metadata__", ())]
    found = [*(info.examples or ())]
    for one in inner:
        found += (one.examples or []) if isinstance(one, FieldInfo) else []
    return found


def example_of(info: FieldInfo | None) -> str:
    """An example as people write it in the file."""
    examples = _examples(info)
    return written(examples[0]) if examples else "…"


def written(example: Any) -> str:
    """A value as people write it in the file."""
    if isinstance(example, list):
        return f"[{', '.join(map(str, example))}]"
    return f'"{example}"' if str(example).startswith("#") else str(example)


def kind(given: Any) -> str:
    """What a value is, in words."""
    if isinstance(given, dict):
        return terminal.say("keys with values")
    return terminal.said(KINDS_OF_VALUE.get(type(given), SOMETHING_ELSE))
