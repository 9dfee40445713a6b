"""How the fields of a form stand: folded or in sight, how wide, and under which heads."""

import re
from collections.abc import Mapping, Sequence
from typing import Any

from calculator.declaration import Calculator
from calculator.entered import held
from calculator.fields import Choice, Field, Group, Name, Number, Scale, Table, is_setting

LONG = 1e9
"""Amounts of money and of customers may be larger, and need a field that is wider."""
SHORTEST = 9
"""A head with a shorter word needs no break within it."""

_BREAK = re.compile(
    r"(?<=[aeiouy])(?=[bcdfghjklmnpqrstvwxz](?!h)[aeiouy])"  # expe|rience
    r"|(?<=[aeiouy][bcdfghjklmnpqrstvwxz])(?=[bcdfghjklmnpqrstvwxz][aeiouy])",  # impor|tance
    re.IGNORECASE,
)


def typed(field: Field, inputs: Mapping[str, Any], new: bool = False) -> str:
    """What stands in a field: the given value, the default, or what a new row starts with."""
    value = inputs.get(field.key)
    if value is None:
        starts_with = getattr(field, "start", None) if new or isinstance(field, Name) else None
        value = starts_with if starts_with is not None else getattr(field, "default", None)
    if isinstance(field, Choice) and isinstance(value, Mapping):
        return next(iter(field.options))
    return str(held(field, value))


def grouped(group: Group, inputs: Mapping[str, Any]) -> Mapping[str, Any]:
    """What a group's fields hold, however its numbers were given."""
    filled: Mapping[str, Any] = held(group, inputs.get(group.key))
    return {key: value or None for key, value in filled.items()}


def signed(field: Field, calculator: Calculator) -> bool:
    """Whether numbers below zero are typed into it: some telephones' number pads have no minus."""
    if isinstance(field, Number):
        return field.low < 0
    return any(isinstance(one, Scale) and one.default[0] < 0 for one in calculator.fields)


def folded(field: Field) -> bool:
    """Whether a field is folded among the settings; a name says which figures are meant."""
    return is_setting(field) and not isinstance(field, Name | Table | Group)


def alone(field: Field) -> bool:
    """Whether a field stands by itself, in sight, with what is asked about."""
    return not isinstance(field, Table | Group) and not folded(field)


def changed(fields: Sequence[Field], inputs: Mapping[str, Any]) -> bool:
    """Whether any of the fields holds something else than what it holds by itself."""
    return any(typed(one, inputs) != typed(one, {}) for one in fields)


def long(field: Field) -> bool:
    """Whether a field takes amounts, which need more room than counts and ratings."""
    return isinstance(field, Number) and field.high > LONG


def broken(label: str) -> str:
    """A head with a soft hyphen where a long word may be broken, so that it is never cut off.

    >>> broken("Importance").split(chr(173))
    ['Impor', 'tance']
    >>> broken("Experience").split(chr(173))
    ['Expe', 'rience']
    >>> broken("Reach (%)")
    'Reach (%)'
    """
    return re.sub(r"[^\W\d_]+", lambda word: _halves(word[0]), label)


def _halves(word: str) -> str:
    if len(word) < SHORTEST:
        return word
    places = [one.start() for one in _BREAK.finditer(word)]
    if not places:
        return word
    middle = min(places, key=lambda place: (abs(2 * place - len(word)), -place))
    return f"{word[:middle]}\u00ad{word[middle:]}"
