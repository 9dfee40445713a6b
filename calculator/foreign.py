"""JSON that comes from outside: a page, a link or a file, any of which may be hostile or broken."""

import json
import re
from typing import Any

from calculator.errors import MomentsError

STRING = re.compile(r'"(?:[^"\\]|\\.)*"', re.DOTALL)
BRACKET = re.compile(r"[][{}]")


class Unreadable(MomentsError):
    """A text is JSON that must not be taken; the message ends a sentence that names the text."""


def parsed(text: str, deepest: int) -> Any:
    """The data of a JSON text that came from outside.

    Raises:
        Unreadable: If it is nested more than `deepest` levels, or names a field twice.
        ValueError: If it is no JSON, NaN and Infinity included.
    """
    if depth(text) > deepest:
        raise Unreadable(f"is nested more than {deepest} levels deep.")
    return json.loads(text, object_pairs_hook=_once, parse_constant=_no_number)


def depth(text: str) -> int:
    """How deep lists and objects are nested in a JSON text, which a parser needs its stack for."""
    level = deepest = 0
    for bracket in BRACKET.findall(STRING.sub("", text)):
        level += 1 if bracket in "[{" else -1
        deepest = max(deepest, level)
    return deepest


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) < len(pairs):
        raise Unreadable("names a field twice.")
    return found


def _no_number(name: str) -> None:
    raise ValueError(name)
