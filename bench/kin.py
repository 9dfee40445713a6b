"""What a program and all that it starts take: Spark works in a Java that outlives its Python."""

from __future__ import annotations

import os
import threading
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

PROC = Path("/proc")
PACE = 0.2  # seconds between two looks
TICKS = os.sysconf("SC_CLK_TCK") if hasattr(os, "sysconf") else 100


class Kin:
    """Looks at a process and its descendants until it is told to stop.

    What one of them did between the last look and its end is not seen. Without `/proc` nothing is.

    Attributes:
        megabytes: The most memory that all of them held at a time.
    """

    def __init__(self, pid: int) -> None:
        self._pid = pid
        self._took: dict[int, float] = {}
        self.megabytes = 0
        self._done = threading.Event()
        self._looking = threading.Thread(target=self._look, daemon=True)
        self._looking.start()

    @property
    def processor(self) -> float:
        """Seconds of processors that descendants took, without the process itself."""
        return sum(self._took.values())

    def stop(self) -> None:
        """Look no more."""
        self._done.set()
        self._looking.join()

    def _look(self) -> None:
        while not self._done.wait(PACE):
            held = 0
            for pid in _family(self._pid):
                try:
                    told = (PROC / str(pid) / "stat").read_text().rpartition(")")[2].split()
                except OSError:  # it has ended
                    continue
                held += int(told[21]) * os.sysconf("SC_PAGE_SIZE")
                if pid != self._pid:
                    self._took[pid] = (int(told[11]) + int(told[12])) / TICKS
            self.megabytes = max(self.megabytes, round(held / 1024**2))


def _family(pid: int) -> Iterator[int]:
    children: dict[int, list[int]] = {}
    for place in PROC.glob("[0-9]*/stat"):
        with suppress(OSError):  # it has ended
            parent = int(place.read_text().rpartition(")")[2].split()[1])
            children.setdefault(parent, []).append(int(place.parent.name))
    waiting = [pid]
    for one in waiting:  # which grows on the way
        yield one
        waiting += children.get(one, [])
