"""A processor slowed for every process and thread of a browser.

The browser's own switch, `Emulation.setCPUThrottlingRate`, holds back the page's thread and leaves
workers as fast as they were, so it would flatter whatever runs in a worker. Here the browser's
whole group of processes is stopped and let go on in turn, many times a second: workers, compilers,
the collector of garbage and the network's process are slowed alike. The server is not.
"""

from __future__ import annotations

import os
import signal
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager

AT_WORK = 0.02  # seconds between two stops; shorter turns slowed less than they should

possible = hasattr(signal, "SIGSTOP")


@contextmanager
def slowed(group: int, times: float) -> Iterator[None]:
    """Let a group of processes run for one part of the time only.

    Args:
        group: Its number; never the caller's own.
        times: How many times slower: 4 is one quarter of the time.
    """
    assert group != os.getpgrp(), "that would stop the bench itself"
    done = threading.Event()

    def hold() -> None:
        while not done.is_set():
            # What a busy machine adds to the time at work is added to the pause, three times.
            began = time.perf_counter()
            done.wait(AT_WORK)
            os.killpg(group, signal.SIGSTOP)
            time.sleep((time.perf_counter() - began) * (times - 1))
            os.killpg(group, signal.SIGCONT)

    thread = threading.Thread(target=hold, daemon=True)
    thread.start()
    try:
        yield
    finally:
        done.set()
        thread.join()
        os.killpg(group, signal.SIGCONT)
