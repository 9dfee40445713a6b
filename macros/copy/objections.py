"""What pydantic objects to, in sentences for whoever wrote the file."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from annotated_types import Ge, Le, MaxLen
from pydantic import BaseModel, ValidationError
from pydantic.fields import FieldInfo
from pydantic_core import PydanticCustomError

from calculator.words import amount, nearest
from macros import terminal
from macros.copy.allowed import example_of, field, kind, limit, model_at, models_of, written
from macros.knowledge.problems import Problem, Tree, Way
from macros.sentence import both, either, suggest

JUDGED = "ours"
"""The type of an error whose sentence was made where the value was judged."""

UNDECIDED = "default_factory_not_called"
"""The type of an error that only follows from another: a colour that we would have chosen."""

UNKNOWN_KEY = ("extra_forbidden", "invalid_key")
NUMBER = re.compile(r"-?[0-9]+(\.[0-9]+)?")
EITHER: dict[Way, set[Way]] = {("contact", "url"): {("contact", "email")}}
"""Keys of which one is needed: what is missing at the first may have been meant by the second."""


def fault(sentence: str) -> PydanticCustomError:
    """Make an error whose sentence is ready to be read."""
    return PydanticCustomError(JUDGED, "{sentence}", {"sentence": sentence})


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
            return terminal.say("text is needed here, not {kind}.", kind=kind(given))
        case "string_type":
            return terminal.say(
                'text is needed here; put it in quotation marks: "{text}".', text=tree.written(way)
            )
        case "string_too_long" | "too_long":
            most = limit(info, MaxLen, "max_length")
            return terminal.say(
                "{number} characters are too many; at most {most} can be shown.",
                number=len(given),
                most=f"{most:g}",
            )
        case "int_type" | "int_from_float" | "float_type":
            return _no_number(error, way, info, tree)
        case "greater_than_equal" | "less_than_equal":
            return _out_of_range(given, tree.written(way), info)
        case "literal_error" if way[-1] == "shipped" and isinstance(given, dict):
            return terminal.say(
                "all or a list of names is needed here, such as [bank], not {kind}.",
                kind=kind(given),
            )
        case "literal_error" if way[-1] == "shipped":
            return terminal.say(
                "{text} is neither all nor a list of names, such as [bank].",
                text=terminal.quoted(tree.written(way)),
            )
        case "literal_error":
            return _not_offered(given, tree.written(way), str(error["ctx"]["expected"]))
        case "finite_number":
            return terminal.say(
                "a number is needed here, such as {example}, not {found}.",
                example=example_of(info),
                found=tree.written(way),
            )
        case "list_type":
            return terminal.say(
                "a list is needed here, not {kind}, such as {example}.",
                kind=kind(given),
                example=example_of(info),
            )
        case "model_type" | "model_attributes_type" | "dict_type":
            return terminal.say("keys with values are needed here, not {kind}.", kind=kind(given))
    raise AssertionError(f"no words for {error}")  # a test sees to it that this is never reached


def _no_number(error: Mapping[str, Any], way: Way, info: FieldInfo | None, tree: Tree) -> str:
    given = error["input"]
    if "[key]" in error["loc"]:
        return terminal.say(
            "an answer on the scale is needed as key, a whole number without quotation marks."
        )
    if isinstance(given, str) and NUMBER.fullmatch(given):
        return terminal.say(
            "{text} is text; write it without quotation marks.", text=terminal.quoted(given)
        )
    found = tree.written(way) or kind(given)
    if isinstance(given, str):
        found = terminal.say("text, {text}", text=terminal.quoted(given))
    if error["type"] == "float_type":
        return terminal.say(
            "a number is needed here, such as {example}, not {found}.",
            example=example_of(info),
            found=found,
        )
    return terminal.say(
        "a whole number is needed here, such as {example}, not {found}.",
        example=example_of(info),
        found=found,
    )


def _out_of_range(given: float, written: str, info: FieldInfo | None) -> str:
    low, high = limit(info, Ge, "ge"), limit(info, Le, "le")
    number = amount(given) if abs(given) < 1e9 else written
    if high == 1 and 1 < given <= 100:
        return terminal.say(
            "{number} is out of range; a number from {low} to {high} is needed here, such as "
            "{share} for {percent} %.",
            number=number,
            low=amount(low),
            high=amount(high),
            share=f"{given / 100:g}",
            percent=amount(given),
        )
    return terminal.say(
        "{number} is out of range; a number from {low} to {high} is needed here.",
        number=number,
        low=amount(low),
        high=amount(high),
    )


def _not_offered(given: Any, written: str, expected: str) -> str:
    if isinstance(given, str) and given == expected:  # which is a number, or it would be right
        return terminal.say(
            "{text} is text; write {number} without quotation marks.",
            text=terminal.quoted(given),
            number=given,
        )
    expected = expected.replace("'", "")
    if isinstance(given, dict | list):
        return terminal.say(
            "{expected} is needed here, not {kind}.", expected=expected, kind=kind(given)
        )
    return terminal.say(
        "{text} is not possible; there is only {expected}.",
        text=terminal.quoted(written),
        expected=expected,
    )


def _unknown(way: Way, model: type[BaseModel]) -> str:
    *parents, key = way
    holder = model_at(tuple(parents), model)
    fields = [*holder.model_fields]
    homes = [
        f"{name}.{key}"
        for name, info in model.model_fields.items()
        for part in models_of(info)
        if key in part.model_fields
    ]
    if key in model.model_fields and parents:
        homes.append(str(key))
    if homes and not nearest(str(key), fields):
        hint = terminal.say("it belongs to {keys}.", keys=either(map(terminal.quoted, homes)))
    else:
        hint = suggest(str(key), fields)
    if not parents:
        return no_key(key, hint)
    return terminal.say(
        "{holder} has no key {key}; {hint}",
        holder=terminal.quoted(shown(tuple(parents))),
        key=terminal.quoted(str(key)),
        hint=hint,
    )


def no_key(key: object, hint: str) -> str:
    """Object to a key that nothing here has."""
    return terminal.say("there is no key {key}; {hint}", key=terminal.quoted(str(key)), hint=hint)


def _missing(way: Way, model: type[BaseModel]) -> str:
    *parents, key = way
    info = field(way, model)
    if parents:
        said = terminal.say(
            "the key {key} is missing in {holder}",
            key=terminal.quoted(str(key)),
            holder=terminal.quoted(shown(tuple(parents))),
        )
    else:
        said = terminal.say("the key {key} is missing", key=terminal.quoted(str(key)))
    if info is not None and info.examples:
        example = f"{key}: {written(info.examples[0])}"
        return terminal.say(
            "{missing}; write {example}, for example.", missing=said, example=example
        )
    inner = both(model_at(way, model).model_fields)
    return terminal.say("{missing}; it holds {keys}.", missing=said, keys=inner)


def _meant(loc: tuple[int | str, ...], model: type[BaseModel]) -> Way:
    *parents, key = _way(loc)
    fields = model_at(tuple(parents), model).model_fields
    return (*parents, nearest(str(key), fields))


def _way(loc: tuple[int | str, ...]) -> Way:
    """Leave out what pydantic adds: the tag of a choice, the mark of a key."""
    return tuple(step for step in loc if step != "[key]" and not str(step).startswith("="))
