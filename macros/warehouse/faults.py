"""What an engine says when it gives up, as a sentence to whoever can act, with no secret in it."""

from __future__ import annotations

import errno
import os
import re
from collections.abc import Iterator
from contextlib import contextmanager

from calculator.errors import MomentsError
from macros import terminal

SECRET = re.compile(r"://[^/@\s]*@")
"""What stands before the host of an address: a name and perhaps a password."""
PASSWORD = "MOMENTS_PASSWORD"
"""The environment variable that holds a database's password, if it wants one."""
FULL = (
    "no space left on device",
    "out of disk space",
    "could not write to file",
    "disk full",
    "file too large",
)
CUT = (
    "no magic bytes", "is not a parquet file", "too small to be a parquet file", "corrupt",
    "metadata length", "failed to read parquet", "unexpected end", "invalid parquet",
    "could not read footer", "don't have enough bytes", "read failed",
)  # fmt: skip
GONE = (
    "connection refused", "could not connect", "connection reset", "server closed the connection",
    "connection already closed", "connection to server", "broken pipe", "terminating connection",
    "lost connection", "connection has been closed", "connection was closed", "no route to host",
    "name or service not known", "connection is closed",
)  # fmt: skip
OF_NO_ENGINE = ("builtins", "dataclasses", "json")
"""Modules whose errors no engine raises."""
NO_MEMORY = ("out of memory", "outofmemory", "failed to allocate", "java heap space")
NO_TEXT = ("not utf-8", "invalid unicode", "utf-8 encoded", "invalid byte sequence")
UNEVEN = ("expected number of columns", "too many columns", "missing columns", "malformed")
LOCKED = ("conflicting lock", "could not set lock")


class Unscored(MomentsError):
    """A survey cannot be scored; the message says why and what to do."""


def bare_address(address: str) -> str:
    """An address without the name and password in front of its host.

    >>> bare_address("postgres://anna:secret@db/shop")
    'postgres://db/shop'
    """
    return SECRET.sub("://", address)


@contextmanager
def engine_told(what: str, engine: str) -> Iterator[None]:
    """Turn whatever an engine raises into one sentence.

    Args:
        what: The files or the table that is read.
        engine: What the engine is called.

    Raises:
        Unscored: Anything was raised within.
    """
    try:
        yield
    except MomentsError:
        raise
    except Exception as fault:  # each engine and each driver has a family of errors of its own
        if type(fault).__module__ in OF_NO_ENGINE and not isinstance(fault, OSError):
            raise  # a fault of this program is no engine's
        raise Unscored(sentence(fault, what, engine)) from fault


def sentence(fault: Exception, what: str, engine: str) -> str:
    """What to tell of an engine's error."""
    words = bare_address(" ".join(str(fault).split()))
    if password := os.environ.get(PASSWORD):  # some drivers repeat what they were called with
        words = words.replace(password, "…")
    said = words.lower()
    if _any(FULL, said) or getattr(fault, "errno", None) == errno.ENOSPC:
        return terminal.say(
            "The disk is full, and nothing was written. Free some space, or name a roomier folder "
            "for what is put aside meanwhile with --scratch."
        )
    if _any(NO_MEMORY, said):
        return terminal.say(
            "{engine} needs more memory than it may take. Allow it more with --memory, or score "
            "fewer columns: take some out of the mapping.",
            engine=engine,
        )
    if _any(LOCKED, said):
        return terminal.say(
            "Another program holds {what} open for writing. Close it there, and try again.",
            what=what,
        )
    if _any(NO_TEXT, said):
        return terminal.say(
            "{what} is not UTF-8 all through, and {engine} reads no other text: {why} Save it as "
            "UTF-8, or turn it round with iconv.",
            what=what,
            engine=engine,
            why=_short(words),
        )
    if _any(UNEVEN, said):
        return terminal.say(
            "Not every row of {what} has as many cells as the first ones: {why} Quote the cells "
            "that hold the separating character; where rows end early and the rest of them is "
            "blank, say “short_rows: blank” under “file” in the mapping.",
            what=what,
            why=_short(words),
        )
    if _any(GONE, said):
        return terminal.say(
            "{engine} went away, or cannot be reached: {why} Nothing was written. See that it runs "
            "and that the address is right, and start again.",
            engine=engine,
            why=_short(words),
        )
    if _any(CUT, said):
        return terminal.say(
            "{what} is damaged or cut off, as where a file is still being written or was not sent "
            "whole: {why} Fetch it once more.",
            what=what,
            why=_short(words),
        )
    return terminal.say(
        "{engine} gave up on {what}: {why}", engine=engine, what=what, why=_short(words)
    )


def _any(signs: tuple[str, ...], said: str) -> bool:
    return any(sign in said for sign in signs)


def _short(words: str) -> str:
    first = words.split(" LINE 1:")[0][:300].strip()
    return first if first.endswith((".", "!", "?")) else f"{first}."
