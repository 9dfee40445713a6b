"""Files that somebody names on the command line, read to their end and never for ever.

A pipe or a device may hold no end, and a file may hold more than anybody typed: both are said
before a byte of them is read.
"""

from __future__ import annotations

import stat
import sys
from pathlib import Path

from calculator.errors import MomentsError
from calculator.words import amount
from macros import terminal

BYTES_IN_A_MEGABYTE = 1_000_000


class UnreadableGiven(MomentsError):
    """A file that was named cannot be read; the message says why."""


def content(file: str, megabytes: int) -> bytes:
    """All bytes of a file, or of the standard input if it is named “-”.

    Args:
        file: Path of a regular file, or “-”.
        megabytes: The most that is read.

    Raises:
        UnreadableGiven: It is not there, is no regular file, or holds more.
    """
    most = megabytes * BYTES_IN_A_MEGABYTE
    named = terminal.say("The standard input") if file == "-" else terminal.quoted(file)
    too_large = terminal.say(
        "{file} holds more than {megabytes} MB, which is too much to read.",
        file=named,
        megabytes=amount(megabytes),
    )
    if file == "-":
        if sys.stdin is None or sys.stdin.closed:
            said = terminal.say("The standard input is closed; name a file in place of “-”.")
            raise UnreadableGiven(said)
        text = sys.stdin.read(most + 1) if not hasattr(sys.stdin, "buffer") else None
        found = sys.stdin.buffer.read(most + 1) if text is None else text.encode("utf-8")
        if len(found) > most:
            raise UnreadableGiven(too_large)
        return found
    path = Path(file)
    try:
        about = path.stat()
        if stat.S_ISDIR(about.st_mode):
            said = terminal.say("{file} is a folder; name a file in it.", file=file)
            raise UnreadableGiven(said)
        if not stat.S_ISREG(about.st_mode):
            said = terminal.say(
                "{file} is a pipe or a device, which may never end; "
                "save what it gives as a file, or give it to “-”.",
                file=file,
            )
            raise UnreadableGiven(said)
        if about.st_size > most:
            raise UnreadableGiven(too_large)
        return path.read_bytes()
    except OSError as fault:
        said = terminal.say("{file} cannot be read: {why}.", file=file, why=fault.strerror)
        raise UnreadableGiven(said) from fault
    except ValueError as fault:  # a NUL in the name
        said = terminal.say("{file} cannot be the name of a file.", file=terminal.quoted(file))
        raise UnreadableGiven(said) from fault


def text(file: str, megabytes: int) -> str:
    """The same as text, which must be UTF-8; a byte order mark in front is dropped.

    Raises:
        UnreadableGiven: As for `content`, or it is not UTF-8.
    """
    try:
        return content(file, megabytes).decode("utf-8-sig")
    except UnicodeDecodeError as fault:
        name = terminal.say("The standard input") if file == "-" else file
        said = terminal.say("{file} is not UTF-8 text; save it as UTF-8.", file=name)
        raise UnreadableGiven(said) from fault
