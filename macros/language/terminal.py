"""What the command line says, in the language of the copy or of whoever types.

Each sentence stands in English where it is said, with the names of values in braces.

>>> say("{file} cannot be read: {why}.", file="a.csv", why="No such file or directory")
'a.csv cannot be read: No such file or directory.'
>>> with speaking(load("de")):
...     say("{file} cannot be read: {why}.", file="a.csv", why="No such file or directory")
'a.csv kann nicht gelesen werden: No such file or directory.'
>>> spoken_by({"LANG": "fr_CA.UTF-8"}), spoken_by({"LANGUAGE": "xx:de", "LANG": "fr_FR"})
('fr', 'de')
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Any

from calculator.words import quote
from macros.language.catalogue import SHIPPED_CATALOGUES, Vocabulary, load
from macros.language.scripts import VALUE_IN_BRACES
from macros.language.spoken import ENGLISH

OF_WHOEVER_TYPES = ("LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG")
"""Where somebody's language stands, and only the first that is set counts, as for gettext."""
IN_MARKS = "“{text}”"
_spoken = [Vocabulary()]


def say(message: str, /, **values: object) -> str:
    """A sentence in the language that is spoken.

    Args:
        message: The English sentence.
        values: What stands in it, by the names in braces.
    """
    return _filled(_spoken[-1].terminal(message), values)


def quoted(text: str) -> str:
    """Somebody's own words, in the quotation marks of the language that is spoken."""
    return say(IN_MARKS, text=quote(text)[1:-1])


def count(one: str, many: str, number: int, /, **values: object) -> str:
    """A sentence about a number of things, in the form that the language has for it.

    Args:
        one: The English sentence for one thing.
        many: That for another number.
        number: How many there are, which stands in them as `{number}`.
        values: What else stands in them.
    """
    said = _spoken[-1].terminal_count(one, many, number)
    return _filled(said, {"number": number, **values})


@contextmanager
def speaking(words: Vocabulary) -> Iterator[None]:
    """Speak a language for a while, and let argparse speak it too."""
    before = {name: getattr(argparse, name) for name in ("_", "ngettext")}
    ours: dict[str, Any] = {"_": words.terminal, "ngettext": words.terminal_count}
    _spoken.append(words)
    try:
        # argparse asks gettext's own catalogue, a file in a folder of the system; a copy's is none.
        for name, function in (ours if words else before).items():
            setattr(argparse, name, function)
        yield
    finally:
        _spoken.pop()
        for name, function in before.items():
            setattr(argparse, name, function)


def spoken_by(variables: Mapping[str, str]) -> str:
    """The language that an environment asks for, of those that are shipped; else English.

    Args:
        variables: The environment. `LANGUAGE` may name several, the dearest first.
    """
    asked = next(filter(None, map(variables.get, OF_WHOEVER_TYPES)), "")
    for one in asked.split(":"):
        code = one.split(".")[0].split("@")[0].split("_")[0].lower()
        if code in (ENGLISH, "c", "posix") or (SHIPPED_CATALOGUES / f"{code}.po").is_file():
            return code if len(code) == len(ENGLISH) else ENGLISH
    return ENGLISH


def _filled(said: str, values: Mapping[str, object]) -> str:
    return VALUE_IN_BRACES.sub(lambda name: str(values.get(name[1], name[0])), said)


__all__ = ["IN_MARKS", "count", "load", "quoted", "say", "speaking", "spoken_by"]
