"""Errors as sentences: what was found, where, and what would have been right."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from click import ClickException

from calculator.errors import MomentsError
from calculator.words import choose, nearest
from macros import terminal


class MacroError(MomentsError, ClickException):
    """A call, or the data it names, that cannot become part of a page.

    The three generators are Click programs, and Click prints an exception of its family as one line
    instead of a traceback.

    Args:
        sentence: What was found and what would be right, for the author of the page.
        page: The page's file, as its author would name it; the extension, which knows, adds it.
        line: The line of that file on which the call begins, front matter included.
    """

    def __init__(self, sentence: str, page: str | None = None, line: int | None = None) -> None:
        where = ":".join(str(part) for part in (page, line) if part is not None)
        super().__init__(f"{where}: {sentence}" if where else sentence)
        self.sentence = sentence
        self.line = line


class SiteFailed(MomentsError):
    """There is no site; the message holds what the program said that should have made it."""

    is_report = True


def told(error: MomentsError) -> str:
    """An error as the command line says it: a report as it is, a sentence with who speaks it.

    >>> told(MacroError("There is no term “encunter”."))
    'moments: There is no term “encunter”.'
    """
    return str(error) if error.is_report else f"moments: {error}"


def suggest(word: str, known: Iterable[str]) -> str:
    """End a sentence about a wrong word: with the nearest right one or, if none is near, with all.

    >>> suggest("encunter", ["volume", "encounter"])
    'did you mean “encounter”?'
    >>> suggest("kano", ["volume", "encounter"])
    'there are “encounter” and “volume”.'
    """
    names = sorted(known)
    if near := nearest(word, names):
        return terminal.say("did you mean {name}?", name=terminal.quoted(near))
    if not names:
        return terminal.say("there is none.")
    there = both(map(terminal.quoted, names))
    return terminal.count("there is only {names}.", "there are {names}.", len(names), names=there)


def both(words: Iterable[str]) -> str:
    """Words, all of which are meant: “a, b and c”."""
    return choose(words, terminal.say("and"))


def either(words: Iterable[str]) -> str:
    """Words, one of which is meant: “a, b or c”."""
    return choose(words, terminal.say("or"))


def several(names: Sequence[str], most: int = 3) -> str:
    """Quoted names in a row; beyond `most` of them the rest is counted."""
    shown = [terminal.quoted(name) for name in names[:most]]
    if len(names) > most:
        shown.append(terminal.say("{number} more", number=len(names) - most))
    return both(shown)
