"""Which files are read while a page is made, whoever reads them.

Python tells its audit hooks of each file that is opened. One hook is set in a process and stays,
since Python lets none go.
"""

from __future__ import annotations

import os
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

BEYOND = ("subprocess.Popen", "os.system", "os.exec", "os.posix_spawn", "socket.connect")
"""What reaches further than anybody can note."""
WRITING = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC | os.O_APPEND
COMPILED = "__pycache__"


@dataclass
class Watch:
    """What was noted.

    Attributes:
        read: The files that were opened.
        wrote: Whether any was opened to be written.
        beyond: Whether a program was started, or a network asked.
    """

    read: set[str] = field(default_factory=set)
    wrote: bool = False
    beyond: bool = False


_now = threading.local()
_lock = threading.Lock()
_hooked = False


@contextmanager
def watching() -> Iterator[Watch]:
    """Note what is read in this thread meanwhile."""
    global _hooked
    with _lock:
        if not _hooked:
            sys.addaudithook(_note)
            _hooked = True
    before, _now.watch = getattr(_now, "watch", None), Watch()
    try:
        yield _now.watch
    finally:
        _now.watch = before


def _note(event: str, arguments: tuple[Any, ...]) -> None:
    watch: Watch | None = getattr(_now, "watch", None)
    if watch is None:
        return
    if event == "open":
        path, _, flags = arguments
        if isinstance(path, str | bytes | os.PathLike):
            place = os.path.abspath(os.fsdecode(path))  # noqa: PTH100 it need not be there
            if COMPILED in place:
                return
            watch.read.add(place)
            watch.wrote |= bool(isinstance(flags, int) and flags & WRITING)
    elif event in BEYOND:
        watch.beyond = True
