"""What pydantic objects to, in sentences for whoever wrote the file."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator, Mapping
from typing import Any, get_args

from annotated_types import Ge, Le, MaxLen
from pydantic import BaseModel, ValidationError
from pydantic.fields import FieldInfo

from calculator.words import amount, choose, nearest, quote
from macros.knowledge.problems import Problem, Tree, Way
from macros.sentence import suggest

JUDGED = "ours"
"""The type of an error whose sentence was made where the value was judged."""

UNDECIDED = "default_factory_not_called"
"""The type of an error that only follows from another: a colour that we would have chosen."""

UNKNOWN_KEY = ("extra_forbidden", "invalid_key")
NUMBER = re.compile(r"-?[0-9]+(\.[0-9]+)?")
EITHER: dict[Way, set[Way]] = {("contact", "url"): {("contact", "email")}}
"""Keys of which one is needed: what is missing at the first may have been meant by the second."""

KINDS_OF_VALUE = {
    str: "text",
    bool: "yes or no",
    int: "a number",
    float: "a number",
    list: "a list",
    datetime.date: "a date",
}


def told(error: ValidationError, model: type[BaseModel], tree: Tree) -> Iterator[Problem]:
    """Put errors into sentences, each with its place.

    What is empty is left out, for that is said elsewhere; so is a missing key for which a
    mistyped one was found.
    """
    found = error.errors(include_url=False)
    mistyped = {_meant(one["loc"], model) for one in found if one["type"] in UNKNOWN_KEY}
    for one in found:
        if one["type"] == UNDECIDED:
            continue
        way = _way(one["loc"])
        lacks = one["type"] == "missing" or (one["type"] == JUDGED and one["input"] is None)
        if lacks and mistyped & {way, *EITHER.get(way, ())}:
            continue
        if one["input"] is None and not lacks:
            continue
        key = one["type"] in UNKNOWN_KEY or "[key]" in one["loc"]
        yield tree.problem(way, _sentence(one, way, model, tree), key=key)


def shown(way: Way) -> str:
    """The keys that lead to a value, as people write them.

    >>> shown(("methods", 1)), shown(("scale", "labels", 9))
    ('methods[1]', 'scale.labels.9')
    """
    keys = ""
    for at, step in enumerate(way):
        in_list = isinstance(step, int) and way[at - 1] != "labels"
        keys += f"[{step}]" if in_list else f".{step}" if keys else str(step)
    return keys


def _sentence(error: Mapping[str, Any], way: Way, model: type[BaseModel], tree: Tree) -> str:
    name = f"{shown(way)}: "
    match error["type"]:
        case "extra_forbidden" | "invalid_key":
            return _unknown(way, model)
        case "missing":
            return _missing(way, model)
        case _ if error["type"] == JUDGED and error["input"] is None:
            return f"{shown(way[:-1])}: {error['ctx']['sentence']}"
        case _ if error["type"] == JUDGED:
            return name + str(error["ctx"]["sentence"])
    return name + _wrong(error, way, model, tree)


def _wrong(error: Mapping[str, Any], way: Way, model: type[BaseModel], tree: Tree) -> str:
    given = error["input"]
    info = field(way, model)
    match error["type"]:
        case "string_type" if isinstance(given, dict | list):
            return f"text is needed here, not {_kind(given)}."
        case "string_type":
            written = tree.written(way)
            return f'text is needed here; put it in quotation marks: "{written}".'
        case "string_too_long" | "too_long":
            most = _limit(info, MaxLen, "max_length")
            return f"{len(given)} characters are too many; at most {most:g} can be shown."
        case "int_type" | "int_from_float" | "float_type":
            whole = "" if error["type"] == "float_type" else "whole "
            if "[key]" in error["loc"]:
                said = "an answer on the scale is needed as key"
                return f"{said}, a whole number without quotation marks."
            if isinstance(given, str) and NUMBER.fullmatch(given):
                return f"{quote(given)} is text; write it without quotation marks."
            found = f"text, {quote(given)}" if isinstance(given, str) else tree.written(way)
            return f"a {whole}number is needed here, {_example(info)}, not {found or _kind(given)}."
        case "greater_than_equal" | "less_than_equal":
            low, high = _limit(info, Ge, "ge"), _limit(info, Le, "le")
            written = amount(given) if abs(given) < 1e9 else tree.written(way)
            said = f"{written} is out of range; a number from {amount(low)} to "
            said += f"{amount(high)} is needed here"
            if high == 1 and 1 < given <= 100:
                return f"{said}, such as {given / 100:g} for {amount(given)} %."
            return f"{said}."
        case "literal_error" if way[-1] == "shipped" and isinstance(given, dict):
            return f"all or a list of names is needed here, such as [bank], not {_kind(given)}."
        case "literal_error" if way[-1] == "shipped":
            return f"{quote(tree.written(way))} is neither all nor a list of names, such as [bank]."
        case "literal_error":
            return _not_offered(given, tree.written(way), str(error["ctx"]["expected"]))
        case "finite_number":
            return f"a number is needed here, {_example(info)}, not {tree.written(way)}."
        case "list_type":
            return f"a list is needed here, not {_kind(given)}, {_example(info)}."
        case "model_type" | "model_attributes_type" | "dict_type":
            return f"keys with values are needed here, not {_kind(given)}."
    raise AssertionError(f"no words for {error}")  # a test sees to it that this is never reached


def _not_offered(given: Any, written: str, expected: str) -> str:
    if isinstance(given, str) and given == expected:  # which is a number, or it would be right
        return f"{quote(given)} is text; write {given} without quotation marks."
    expected = expected.replace("'", "")
    if isinstance(given, dict | list):
        return f"{expected} is needed here, not {_kind(given)}."
    return f"{quote(written)} is not possible; there is only {expected}."


def _unknown(way: Way, model: type[BaseModel]) -> str:
    *parents, key = way
    holder = _model(tuple(parents), model)
    of = f"{quote(shown(tuple(parents)))} has" if parents else "there is"
    fields = [*holder.model_fields]
    homes = [
        f"{name}.{key}"
        for name, info in model.model_fields.items()
        for part in _models(info)
        if key in part.model_fields
    ]
    if key in model.model_fields and parents:
        homes.append(str(key))
    if homes and not nearest(str(key), fields):
        return f"{of} no key {quote(str(key))}; it belongs to {choose(map(quote, homes))}."
    return f"{of} no key {quote(str(key))}; {suggest(str(key), fields)}"


def _missing(way: Way, model: type[BaseModel]) -> str:
    *parents, key = way
    info = field(way, model)
    where = f" in {quote(shown(tuple(parents)))}" if parents else ""
    said = f"the key {quote(str(key))} is missing{where}"
    if info is not None and info.examples:
        return f"{said}; write {key}: {_written(info.examples[0])}, for example."
    inner = [*_model(way, model).model_fields]
    return f"{said}; it holds {choose(inner, 'and')}."


def _meant(loc: tuple[int | str, ...], model: type[BaseModel]) -> Way:
    *parents, key = _way(loc)
    fields = _model(tuple(parents), model).model_fields
    return (*parents, nearest(str(key), fields))


def _way(loc: tuple[int | str, ...]) -> Way:
    """Leave out what pydantic adds: the tag of a choice, the mark of a key."""
    return tuple(step for step in loc if step != "[key]" and not str(step).startswith("="))


def field(way: Way, model: type[BaseModel]) -> FieldInfo | None:
    """What the types say about a value."""
    info: FieldInfo | None = None
    for step in way:
        models = _models(info) if info else [model]
        if not models or step not in models[0].model_fields:
            return info
        info = models[0].model_fields[str(step)]
    return info


def _model(way: Way, model: type[BaseModel]) -> type[BaseModel]:
    info = field(way, model)
    models = _models(info) if info else []
    return models[0] if models else model


def _models(info: FieldInfo) -> list[type[BaseModel]]:
    return [one for one in (info.annotation, *get_args(info.annotation)) if _is_model(one)]


def _is_model(one: Any) -> bool:
    return isinstance(one, type) and issubclass(one, BaseModel)


def _limit(info: FieldInfo | None, kind: type[Any], name: str) -> float:
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


def _example(info: FieldInfo | None) -> str:
    examples = _examples(info)
    return f"such as {_written(examples[0])}" if examples else "for example"


def _written(example: Any) -> str:
    if isinstance(example, list):
        return f"[{', '.join(map(str, example))}]"
    return f'"{example}"' if str(example).startswith("#") else str(example)


def _kind(given: Any) -> str:
    if isinstance(given, dict):
        return "keys with values"
    return KINDS_OF_VALUE.get(type(given), "something else")
