"""Where the command line prints: terminals of any encoding, pipes that close, disks that are full.

>>> "Bag drop – 3.5 ≥ 2 “in time”: 東京".encode("ascii", "moments.plain")
b'Bag drop - 3.5 >= 2 "in time": ??'
"""

from __future__ import annotations

import codecs
import errno
import os
import re
import sys
import unicodedata
from collections.abc import Callable
from typing import Any, TextIO, cast

from macros import terminal

PLAINLY = {
    "’": "'", "‘": "'", "“": '"', "”": '"', "„": '"', "–": "-", "—": "-", "−": "-", "…": "...",
    "×": "x", "·": "-", "•": "-", "→": "->", "←": "<-", "≤": "<=", "≥": ">=", "≠": "<>", "±": "+/-",
    "′": "'", "\u00a0": " ", "\u202f": " ", "\u2009": " ", "½": "1/2",
    "«": '"', "»": '"', "ß": "ss", "œ": "oe", "Œ": "OE", "æ": "ae", "Æ": "AE",
}  # fmt: skip
"""Signs as a terminal that lacks them can show them; letters lose their accents, or become “?”."""
UNSEEN = re.compile(
    "[\x00-\x1f\x7f-\x9f\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u2069\ufeff\ud800-\udfff]"
)
"""Characters that command a terminal, turn the direction of what follows, or show as nothing."""
COMMANDING = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028-\u202e]|\r(?!\n)")
APART = re.compile("[\u2066-\u2069]")
UNPRINTABLE = (errno.ENOSPC, errno.EIO, errno.EINVAL, errno.EBADF)
"""A disk is full or broken, a pipe closed on Windows, a stream is there for reading only."""
NOT_PRINTED = 74
"""Exit status if what was to be printed cannot be, on a full disk for instance (EX_IOERR)."""
READER_LEFT = 141
"""Exit status if the reader of a pipe closed it, as `| head` does: that of a program so ended."""


def _plainer(fault: UnicodeError) -> tuple[str, int]:
    if not isinstance(fault, UnicodeEncodeError):
        raise fault
    said = ""
    for sign in fault.object[fault.start : fault.end]:
        base = unicodedata.normalize("NFKD", sign).encode("ascii", "ignore").decode("ascii")
        said += PLAINLY.get(sign, base or "?")
    return said, fault.end


codecs.register_error("moments.plain", _plainer)


def holds_all(stream: TextIO) -> bool:
    """Whether a stream can hold every character, so that JSON needs no escapes in it."""
    encoding = getattr(stream, "encoding", None) or "utf-8"
    return codecs.lookup(encoding).name.startswith("utf")


def visible(text: str) -> str:
    r"""A name with what nobody would see in it written out.

    >>> visible("a\x1b[2J\u202e.md")
    'a\\u001b[2J\\u202e.md'
    """
    return UNSEEN.sub(lambda found: f"\\u{ord(found[0]):04x}", text)


def harmless(text: str) -> str:
    r"""A text that commands no terminal; the escapes mean the same in JSON.

    Isolates stay if they are closed in their line: they set a Hebrew name apart from what follows.

    >>> harmless("red: \x1b[31m\r\nnext"), harmless("\u2068a\u2069 \u2067b")
    ('red: \\u001b[31m\r\nnext', '\u2068a\u2069 \\u2067b')
    """
    written = COMMANDING.sub(lambda found: f"\\u{ord(found[0]):04x}", text)
    return (
        "".join(map(_closed, written.splitlines(keepends=True))) if APART.search(text) else written
    )


def _closed(line: str) -> str:
    """A line in which each isolate is closed: one that is not, or closes none, is written out."""
    open_at: list[int] = []
    signs = [*line]
    for at, sign in enumerate(signs):
        if sign in "\u2066\u2067\u2068":
            open_at.append(at)
        elif sign == "\u2069" and open_at:
            open_at.pop()
        elif sign == "\u2069":
            signs[at] = "\\u2069"
    for at in open_at:
        signs[at] = f"\\u{ord(signs[at]):04x}"
    return "".join(signs)


class HarmlessStream:
    """A stream to which no text is written that commands a terminal.

    Args:
        stream: The stream to write to; all else is asked of it.
    """

    def __init__(self, stream: TextIO) -> None:
        self._stream = stream

    def write(self, text: str) -> int:
        """Write a text, harmless as it is or made so."""
        self._stream.write(harmless(text))
        return len(text)

    def __getattr__(self, name: str) -> Any:
        return getattr(self._stream, name)


def guarded(run: Callable[[], int]) -> int:
    """Run what prints, and return its exit status or one that says why it could not print."""
    streams = sys.stdout, sys.stderr
    for stream in streams:
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="moments.plain")
    sys.stdout, sys.stderr = (one and cast(TextIO, HarmlessStream(one)) for one in streams)
    try:
        return _ran(run)
    finally:
        sys.stdout, sys.stderr = streams


def _ran(run: Callable[[], int]) -> int:
    try:
        status = run()
        if sys.stdout is not None:
            sys.stdout.flush()
        return status
    except BrokenPipeError:
        _forget()
        return READER_LEFT
    except OSError as fault:
        # Anything else that files are at fault for is said where they are read and written.
        if fault.filename is not None or fault.errno not in UNPRINTABLE:
            raise
        _forget()
        said = terminal.say("What was calculated cannot be printed: {why}.", why=fault.strerror)
        print(f"moments: {said}", file=sys.stderr)
        return NOT_PRINTED


def _forget() -> None:
    """Point the standard output to nowhere: Python flushes it once more at its end."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, sys.stdout.fileno())
    os.close(nowhere)
