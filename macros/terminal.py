"""What the command line says, in the language of the copy or of whoever types.

Each sentence stands in English where it is said, with the names of values in braces. While nobody
speaks another language it is said as it stands there, as it is in a build of this project.

>>> say("{file} cannot be read: {why}.", file="a.csv", why="No such file or directory")
'a.csv cannot be read: No such file or directory.'
>>> from macros.language.catalogue import load
>>> with speaking(load("de")):
...     say("{file} cannot be read: {why}.", file="a.csv", why="No such file or directory")
'a.csv kann nicht gelesen werden: No such file or directory.'
"""

from __future__ import annotations

import argparse
import re
from collections.abc import Hashable, Iterator, Mapping
from contextlib import contextmanager
from typing import Any, Protocol

from calculator.words import quote

IN_MARKS = "“{text}”"
VALUE_IN_BRACES = re.compile(r"\{(\w+)\}")


class SpokenWords(Hashable, Protocol):
    """The words of a language, as far as the command line asks for them.

    What is kept of what was said is kept by them.
    """

    @property
    def language(self) -> str:
        """Its code."""

    def __bool__(self) -> bool:
        """Whether there is anything to ask."""

    def terminal(self, text: str) -> str:
        """A sentence for its English."""

    def terminal_count(self, one: str, many: str, number: int) -> str:
        """The same for a number of things."""


_spoken: list[SpokenWords | None] = []


def say(message: str, /, **values: object) -> str:
    """A sentence in the language that is spoken.

    Args:
        message: The English sentence.
        values: What stands in it, by the names in braces.
    """
    words = spoken()
    return _filled(words.terminal(message) if words else message, values)


def later(message: str, /) -> str:
    """An English sentence that stands in a table, to be said by `said` when it is needed."""
    return message


def said(message: str, /, **values: object) -> str:
    """Say a sentence that was written with `later`, or one that nobody translates, as it is."""
    return say(message, **values)


def count(one: str, many: str, number: int, /, **values: object) -> str:
    """A sentence about a number of things, in the form that the language has for it.

    Args:
        one: The English sentence for one thing.
        many: That for another number.
        number: How many there are; it stands in them as `{number}`, unless that is given too.
        values: What else stands in them.
    """
    form = one if number == 1 else many
    if words := spoken():
        form = words.terminal_count(one, many, number)
    return _filled(form, {"number": number, **values})


def quoted(text: str, longest: int = 60) -> str:
    """Somebody's own words, in the quotation marks of the language that is spoken."""
    return say(IN_MARKS, text=quote(text, longest)[1:-1])


def marks() -> tuple[str, str]:
    """What stands before and behind somebody's own words."""
    before, _, behind = say(IN_MARKS).partition("{text}")
    return before, behind


def spoken() -> SpokenWords | None:
    """The words that are spoken, or `None` while all is said as it is written."""
    return _spoken[-1] if _spoken else None


@contextmanager
def in_english() -> Iterator[None]:
    """Say all as it is written for a while: what a program reads has one language."""
    _spoken.append(None)
    try:
        yield
    finally:
        _spoken.pop()


@contextmanager
def speaking(words: SpokenWords) -> Iterator[None]:
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


def _filled(form: str, values: Mapping[str, object]) -> str:
    return VALUE_IN_BRACES.sub(lambda name: str(values.get(name[1], name[0])), form)
