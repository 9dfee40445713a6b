"""Reading inputs: what someone typed, or a file held, becomes values or sentences that help.

Nothing here raises for bad input. Every fault is a `Message` with the path of its field, and all
faults of one reading are found at once.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from typing import Any

from calculator.declaration import Message
from calculator.fields import (
    Answers,
    Choice,
    Columns,
    Field,
    Group,
    Inputs,
    Name,
    Number,
    Rating,
    Scale,
    Series,
    Table,
)
from calculator.reading import lists, nested, single
from calculator.reading.state import ABSENT, Place, Reading
from calculator.words import clean, nearest, quote

READERS: Mapping[type, Callable[[Reading, Any, object, Place], Any]] = {
    Number: single.number,
    Rating: single.rating,
    Scale: single.scale,
    Name: single.name,
    Choice: single.choice,
    Series: lists.series,
    Answers: lists.answers,
    Columns: lists.columns,
    Group: nested.group,
    Table: nested.table,
}


def read(fields: Sequence[Field], raw: object) -> tuple[Inputs, list[Message]]:
    """Read `raw` against the declared fields: the inputs, and every fault that was found.

    With any fault the inputs are incomplete and nothing must be calculated from them.
    """
    if not isinstance(raw, Mapping):
        return {}, [Message("", f"The inputs must be an object with {nested.keys_of(fields)}.")]
    reading = Reading(_fields)
    return _fields(reading, fields, raw, Place()), reading.faults


def _fields(
    reading: Reading, fields: Sequence[Field], raw: Mapping[Any, Any], place: Place
) -> Inputs:
    known = {field.key for field in fields}
    for key in raw:
        if key not in known:
            said = f"{place.label or 'The inputs'} cannot have a field {quote(str(key))}"
            at = Place(place.at(clean(str(key)), "").path)
            reading.fault(at, said + _suggestion(str(key), fields))
    found: Inputs = {}
    # The scale first, because ratings are measured by it; the order of the rest is kept.
    for field in sorted(fields, key=lambda one: not isinstance(one, Scale)):
        label = field.label.lower() if place.label else field.label
        at, given = place.at(field.key, label), _given(raw, field.key)
        if isinstance(field, Number | Group) and _given(raw, field.unless) is not ABSENT:
            field = replace(field, optional=True)
        found[field.key] = READERS[type(field)](reading, field, given, at)
    return {field.key: found[field.key] for field in fields}


def _given(raw: Mapping[Any, Any], key: str) -> Any:
    """What stands at a key; nothing and blank text are as good as absent."""
    given = raw.get(key, ABSENT)
    return ABSENT if given is None or (isinstance(given, str) and not clean(given)) else given


def _suggestion(key: str, fields: Sequence[Field]) -> str:
    hint = nearest(key, [field.key for field in fields])
    return f"; did you mean {quote(hint)}?" if hint else f"; it has {nested.keys_of(fields)}."
