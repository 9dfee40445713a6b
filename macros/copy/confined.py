"""What a calculator may do in its trial: what a page can do, and nothing else."""

from __future__ import annotations

import _thread
import atexit
import os
import signal
import sys
import threading
from collections.abc import Callable
from pathlib import Path
from typing import Any, NoReturn

import calculator
from macros import terminal

IN_PAGES = {*sys.stdlib_module_names, calculator.__name__}
PRINTING = terminal.later("prints something; what a calculator has to say it gives back")
CLOSING_ONE = terminal.later("closes a stream, which is not its own")
# What no page can do: a calculator that does it works nowhere but where it was written.
NOT_IN_PAGES = (
    *("os.system", "os.exec", "os.fork", "os.forkpty", "os.kill", "os.killpg", "os.spawn"),
    *("os.posix_spawn", "subprocess.Popen", "socket.connect", "socket.bind", "os.remove"),
    *("os.rename", "os.rmdir", "os.mkdir", "os.truncate", "os.symlink", "os.link", "os.chmod"),
    *("shutil.rmtree", "signal.pthread_kill", "ctypes.dlopen", "pty.spawn", "os.putenv"),
)


class NotInPages(SystemExit):
    """Something was tried that no page can do; no calculator catches it by mistake."""


class Silence:
    """What stands in the place of a stream, and remembers who wrote to it or closed it."""

    encoding, errors, closed = "utf-8", "strict", False

    def __init__(self, tell: Callable[[str], None] | None) -> None:
        self._tell = tell

    def write(self, text: str) -> int:
        """Take a text and pass over it."""
        if text and self._tell:
            self._tell(PRINTING)
        return len(text)

    def close(self) -> None:
        """Stay open."""
        if self._tell:
            self._tell(CLOSING_ONE)

    def fileno(self) -> NoReturn:
        """Have no number that could be closed."""
        raise OSError("there is no file behind this stream")

    def flush(self) -> None:
        """Do nothing."""

    def isatty(self) -> bool:
        """Be no terminal."""
        return False


def confine(path: Path, tell: Callable[[str], None]) -> None:
    """Keep a calculator from what no page can do, and from ending this Python unnoticed.

    Args:
        path: Its file.
        tell: Hears what it does that is passed over, as English to be said.
    """

    def forbidden(name: str) -> Callable[..., NoReturn]:
        def refuse(*_: Any, **__: Any) -> NoReturn:
            raise NotInPages(terminal.say("it calls {name}", name=f"os.{name}"))

        return refuse

    def heard(event: str, given: tuple[Any, ...]) -> None:
        writes = event == "open" and isinstance(given[1], str) and {*given[1]} & {*"wax+"}
        far = event == "import" and str(given[0]).partition(".")[0] not in IN_PAGES
        if (event in NOT_IN_PAGES or writes or far) and _inside(path):
            if writes:
                raise NotInPages(terminal.say("it opens a file to write"))
            if far:
                raise NotInPages(terminal.say("it imports {name}", name=given[0]))
            raise NotInPages(terminal.say("it calls {name}", name=event))

    def left_to_others(module: Any, name: str) -> Callable[..., Any]:
        given = getattr(module, name)

        def refuse(*args: Any, **named: Any) -> Any:
            direct = sys._getframe(1).f_code.co_filename == str(path)
            if direct or (module is _thread and _inside(path)):
                called = f"{module.__name__.strip('_')}.{name}"
                raise NotInPages(terminal.say("it calls {name}", name=called))
            return given(*args, **named)

        return refuse

    for name in ("_exit", "abort", "close", "closerange", "dup2"):
        setattr(os, name, forbidden(name))
    for module, name in ((atexit, "register"), (signal, "signal")):
        setattr(module, name, left_to_others(module, name))
    for name in [one for one in dir(_thread) if one.startswith("start_")]:
        started = left_to_others(_thread, name)
        setattr(_thread, name, started)
        for held in (threading, f"_{name}"), (threading, name):
            if hasattr(*held):
                setattr(*held, started)
    sys.stdin = open(os.devnull)  # noqa: PTH123, SIM115 as long as this lasts
    sys.stdout = sys.__stdout__ = Silence(tell)  # type: ignore[assignment, misc]
    sys.stderr = sys.__stderr__ = Silence(None)  # type: ignore[assignment, misc]
    sys.addaudithook(heard)


def _inside(path: Path) -> bool:
    frame = sys._getframe(2)
    inside = False
    while frame is not None and not inside:
        inside = frame.f_code.co_filename == str(path)
        # Python itself writes and renames what it has compiled.
        if frame.f_code.co_filename.startswith("<frozen importlib"):
            return False
        frame = frame.f_back  # type: ignore[assignment]
    return inside
