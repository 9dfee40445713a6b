"""Files that somebody names on the command line, read to their end and never for ever.

A pipe or a device may hold no end, and a file may hold more than anybody typed: both are said
before a byte of them is read.
"""

from __future__ import annotations

import stat
import sys
from pathlib import Path

from calculator.errors import MomentsError
from calculator.words import amount, quote

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
    too_large = f"{quote(file)} holds more than {amount(megabytes)} MB, which is too much to read."
    if file == "-":
        if sys.stdin is None or sys.stdin.closed:
            raise UnreadableGiven("The standard input is closed; name a file in place of “-”.")
        text = sys.stdin.read(most + 1) if not hasattr(sys.stdin, "buffer") else None
        found = sys.stdin.buffer.read(most + 1) if text is None else text.encode("utf-8")
        if len(found) > most:
            raise UnreadableGiven(too_large.replace("“-”", "The standard input"))
        return found
    path = Path(file)
    try:
        about = path.stat()
        if stat.S_ISDIR(about.st_mode):
            raise UnreadableGiven(f"{file} is a folder; name a file in it.")
        if not stat.S_ISREG(about.st_mode):
            said = "is a pipe or a device, which may never end; save what it gives as a file"
            raise UnreadableGiven(f"{file} {said}, or give it to “-”.")
        if about.st_size > most:
            raise UnreadableGiven(too_large)
        return path.read_bytes()
    except OSError as fault:
        raise UnreadableGiven(f"{file} cannot be read: {fault.strerror}.") from fault
    except ValueError as fault:  # a NUL in the name
        raise UnreadableGiven(f"{quote(file)} cannot be the name of a file.") from fault


def text(file: str, megabytes: int) -> str:
    """The same as text, which must be UTF-8; a byte order mark in front is dropped.

    Raises:
        UnreadableGiven: As for `content`, or it is not UTF-8.
    """
    try:
        return content(file, megabytes).decode("utf-8-sig")
    except UnicodeDecodeError as fault:
        name = "The standard input" if file == "-" else file
        raise UnreadableGiven(f"{name} is not UTF-8 text; save it as UTF-8.") from fault
