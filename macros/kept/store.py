"""A folder of small files, each under a name that says all that its content hangs on.

It is shared by builds that run at once, and may be lost, cut or changed by anybody: a file that is
not whole, or is not ours, is as good as none.
"""

from __future__ import annotations

import hashlib
import json
import os
import stat
import tempfile
import time
from contextlib import suppress
from pathlib import Path
from typing import Any

from macros.kept.files import at_once

SWITCH = "MOMENTS_KEPT"
"""The variable of the environment that turns all of it off, with `no`."""
PROJECTS = Path(".make", "kept")
"""Where the project's own build keeps; not `.cache`, which Zensical empties."""
COPYS = "kept"
"""Where a copy's build keeps, below `.moments/`."""
MOST_ON_DISK = 256_000_000  # bytes
ROOM_IS_MADE = 64  # files that are put before the next look at what all of them weigh
USED = 3600  # seconds between two notes that a file is in use
KEPT_FILE = ".kept"
HALF_WRITTEN = ".writing"
LEFT = 600  # seconds after which nobody writes on at what was half written


class Store:
    """A folder of what is kept, or none at all.

    Args:
        folder: The folder, which is made when something is put into it; without one nothing is
            kept.
        most: How many bytes its files may weigh together.
    """

    def __init__(self, folder: Path | None, most: int = MOST_ON_DISK) -> None:
        self._folder = folder if os.environ.get(SWITCH, "").lower() != "no" else None
        self._most = most
        self._put = 0

    def __bool__(self) -> bool:
        return self._folder is not None

    def get(self, name: str) -> Any | None:
        """What was put under a name, as JSON gives it back; `None` if nothing whole is there."""
        if self._folder is None:
            return None
        path = self._folder / f"{name}{KEPT_FILE}"
        try:
            found = self._whole(path, name)
        except (OSError, ValueError, RecursionError):
            found = None
        if found is None:
            with suppress(OSError):
                path.unlink()
        return found

    def put(self, name: str, value: Any) -> None:
        """Keep what JSON can say; where nothing can be written, nothing is kept.

        Args:
            name: A digest of all that the value hangs on.
            value: Texts, numbers, lists and mappings.
        """
        if self._folder is None:
            return
        content = json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode()
        half: Path | None = None
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
            ready, written = tempfile.mkstemp(suffix=HALF_WRITTEN, dir=self._folder)
            half = Path(written)
            with os.fdopen(ready, "wb") as file:
                file.write(_seal(name, content) + b"\n" + content)
            half.replace(self._folder / f"{name}{KEPT_FILE}")
        except OSError:
            if half is not None:
                with suppress(OSError):
                    half.unlink()
            return
        if self._put % ROOM_IS_MADE == 0:
            self._make_room()
        self._put += 1

    def _whole(self, path: Path, name: str) -> Any | None:
        with at_once(path) as file:
            facts = os.fstat(file.fileno())
            if not stat.S_ISREG(facts.st_mode) or not _ours(facts):
                return None
            seal, _, content = file.read().partition(b"\n")
        if seal != _seal(name, content):
            return None
        if facts.st_mtime < time.time() - USED:
            with suppress(OSError):
                os.utime(path)
        return json.loads(content)

    def _make_room(self) -> None:
        """Remove what was used longest ago, until the rest weighs no more than it may."""
        assert self._folder is not None
        found: list[tuple[float, int, Path]] = []
        with suppress(OSError):
            for path in self._folder.iterdir():
                with suppress(OSError):
                    facts = path.lstat()
                    if path.suffix == KEPT_FILE:
                        found.append((facts.st_mtime, facts.st_size, path))
                    elif path.suffix == HALF_WRITTEN and facts.st_mtime < time.time() - LEFT:
                        path.unlink()
        weight = sum(size for _, size, _ in found)
        for _, size, path in sorted(found):
            if weight <= self._most:
                break
            with suppress(OSError):
                path.unlink()
            weight -= size


def _seal(name: str, content: bytes) -> bytes:
    return hashlib.sha256(name.encode() + b"\n" + content).hexdigest().encode()


def _ours(facts: os.stat_result) -> bool:
    """Whether we wrote a file, since whoever else did could have written anything into it."""
    return not hasattr(os, "geteuid") or facts.st_uid == os.geteuid()


def named(*parts: object) -> str:
    """A name for what hangs on all of these, which are told apart by what `repr` says of them."""
    return hashlib.sha256(repr(parts).encode("utf-8", "surrogatepass")).hexdigest()
