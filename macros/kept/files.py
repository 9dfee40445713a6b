"""Files as what is kept hangs on them: what they hold, and whether they lie still."""

from __future__ import annotations

import hashlib
import os
import stat
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import BinaryIO

YOUNG, COARSE = 100_000_000, 2_000_000_000
"""Nanoseconds that a file has to lie still: times are no finer, so that one which was written twice
would look as if it had been written once. The second is for disks that know no parts of a second.
"""

Facts = tuple[int, int, int, int]


def facts(path: Path | str) -> Facts | None:
    """What changes when somebody writes a file; `None` if there is none."""
    try:
        found = os.stat(path)  # noqa: PTH116 hundreds of them
    except (OSError, ValueError):
        return None
    return found.st_mtime_ns, found.st_ctime_ns, found.st_size, found.st_ino


def still(found: Iterable[Facts | None], since: float) -> bool:
    """Whether files lay still for a while before a moment, as far as their times say it."""
    moment = int(since * 1e9)
    return not any(
        max(one[:2]) > moment - (YOUNG if one[0] % 1_000_000 else COARSE) for one in found if one
    )


def content(path: Path | str) -> str:
    """A digest of what a file holds; nothing if it cannot be read, or is no file."""
    try:
        with at_once(path) as file:
            if stat.S_ISREG(os.fstat(file.fileno()).st_mode):
                return hashlib.sha256(file.read()).hexdigest()
    except (OSError, ValueError):
        pass
    return ""


def at_once(path: Path | str) -> BinaryIO:
    """Open a file to be read; a pipe in its place is opened as well, and keeps nobody waiting.

    Raises:
        OSError: If it cannot be opened.
    """
    return open(path, "rb", opener=_opened)


def _opened(path: str, flags: int) -> int:
    return os.open(path, flags | getattr(os, "O_NONBLOCK", 0))


def below(folder: Path | str, apart: Iterable[str] = ()) -> Iterator[str]:
    """The paths of all files below a folder, folder by folder, without what Python compiled.

    Args:
        folder: The folder; if there is none it holds nothing.
        apart: Names of folders that are left out.
    """
    left = {"__pycache__", *apart}
    for place, folders, names in os.walk(folder):
        folders[:] = sorted(set(folders) - left)
        yield from (os.path.join(place, name) for name in sorted(names))  # noqa: PTH118 likewise
