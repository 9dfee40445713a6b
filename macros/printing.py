"""Where the command line prints: terminals of any encoding, pipes that close, disks that are full.

>>> "Bag drop – 3.5 ≥ 2 “in time”: 東京".encode("ascii", "moments.plain")
b'Bag drop - 3.5 >= 2 "in time": ??'
"""

from __future__ import annotations

import codecs
import errno
import os
import sys
import unicodedata
from collections.abc import Callable
from typing import TextIO

PLAINLY = {
    "’": "'", "‘": "'", "“": '"', "”": '"', "„": '"', "–": "-", "—": "-", "−": "-", "…": "...",
    "×": "x", "·": "-", "•": "-", "→": "->", "←": "<-", "≤": "<=", "≥": ">=", "≠": "<>", "±": "+/-",
    "′": "'", "\u00a0": " ", "\u202f": " ", "\u2009": " ", "½": "1/2",
}  # fmt: skip
"""Signs as a terminal that lacks them can show them; letters lose their accents, or become “?”."""
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


def guarded(run: Callable[[], int]) -> int:
    """Run what prints, and return its exit status or one that says why it could not print."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="moments.plain")
    try:
        status = run()
        if sys.stdout is not None:
            sys.stdout.flush()
        return status
    except BrokenPipeError:
        _forget()
        return READER_LEFT
    except OSError as fault:
        # A pipe that closed is told so on Windows; anything else that files are at fault for is
        # said where they are read and written.
        if fault.filename is not None or fault.errno not in (errno.ENOSPC, errno.EIO, errno.EINVAL):
            raise
        _forget()
        print(f"moments: What was calculated cannot be printed: {fault.strerror}.", file=sys.stderr)
        return NOT_PRINTED


def _forget() -> None:
    """Point the standard output to nowhere: Python flushes it once more at its end."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, sys.stdout.fileno())
    os.close(nowhere)
