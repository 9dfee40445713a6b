"""A command that somebody ends, by Ctrl-C or from outside, tidies up and says nothing of it."""

from __future__ import annotations

import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager

ENDED_AT = 128
"""Added to a signal's number, this is the exit status of whom it ended, as shells have it."""


@contextmanager
def ending_cleanly() -> Iterator[None]:
    """Let whoever ends the program leave nothing behind: what was put aside is removed first.

    An end raises `SystemExit` wherever the program is. DuckDB calls that a fault of its query, and
    whoever hears of it next may have a sentence for it; so whatever is raised after an end is taken
    to be it. What was started so that an end does not reach it goes on.

    Raises:
        SystemExit: Somebody ended the program; 130 after Ctrl-C, 143 after SIGTERM.
    """
    if threading.current_thread() is not threading.main_thread():  # no other may be told of signals
        yield
        return
    came: list[int] = []

    def leave(number: int, _frame: object) -> None:
        came.append(number)
        raise SystemExit(ENDED_AT + number)

    before = {one: signal.getsignal(one) for one in (signal.SIGTERM, signal.SIGINT)}
    reached = {one: by for one, by in before.items() if by not in (signal.SIG_IGN, None)}
    for one in reached:
        signal.signal(one, leave)
    try:
        yield
    except BaseException:
        if came:
            raise SystemExit(ENDED_AT + came[0]) from None
        raise
    finally:
        for one, by in reached.items():
            signal.signal(one, by)
