"""One own calculator, tried in a Python of its own, which may come to any end.

Run as `python -m macros.copy.trial CALCULATORS STEM FOLDER LEAST`. It finds in FOLDER what it is to
answer beside its example (`asked`), and leaves there what it was doing last and how long that may
take (`doing`), where it stood when that was over (`stuck`), and what it found (`found`). Whoever
started it reads these, whether it ended well or not.
"""

from __future__ import annotations

import _thread
import atexit
import faulthandler
import importlib
import json
import os
import signal
import sys
import threading
import time
import traceback
import warnings
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any, NoReturn

import calculator
from calculator import catalog
from calculator.declaration import Calculator, Findings, Inputs, Presentation
from calculator.errors import MomentsError
from calculator.words import quote
from macros.copy import patched, shapes
from macros.copy.spoiling import spoilt

ASKED, DOING, STUCK, FOUND = "asked", "doing", "stuck", "found"
TIMES_AS_LONG = 50
"""How many times as long a try may take as starting and answering a shipped calculator took."""
MEASURE = "volume"
MOST_MEMORY = 2 << 30
IN_PAGES = {*sys.stdlib_module_names, calculator.__name__}
IMPORTED, EXAMPLE = "when it is imported", "for its own example"
# What no page can do: a calculator that does it works nowhere but where it was written.
NOT_IN_PAGES = (
    *("os.system", "os.exec", "os.fork", "os.forkpty", "os.kill", "os.killpg", "os.spawn"),
    *("os.posix_spawn", "subprocess.Popen", "socket.connect", "socket.bind", "os.remove"),
    *("os.rename", "os.rmdir", "os.mkdir", "os.truncate", "os.symlink", "os.link", "os.chmod"),
    *("shutil.rmtree", "signal.pthread_kill", "ctypes.dlopen", "pty.spawn", "os.putenv"),
)


class NotInPages(SystemExit):
    """Something was tried that no page can do; no calculator catches it by mistake."""


class Shapeless(MomentsError):
    """A calculator gave something that no page can show.

    Args:
        keyword: The argument of its declaration that gave it.
        said: What it gave.
    """

    def __init__(self, keyword: str, said: str) -> None:
        super().__init__(said)
        self.keyword, self.said = keyword, said


class Silence:
    """What stands in the place of a stream, and remembers who wrote to it or closed it."""

    encoding, errors, closed = "utf-8", "strict", False

    def __init__(self, tell: Callable[[str], None] | None) -> None:
        self._tell = tell

    def write(self, text: str) -> int:
        """Take a text and pass over it."""
        if text and self._tell:
            self._tell("prints something; what a calculator has to say it gives back")
        return len(text)

    def close(self) -> None:
        """Stay open."""
        if self._tell:
            self._tell("closes a stream, which is not its own")

    def fileno(self) -> NoReturn:
        """Have no number that could be closed."""
        raise OSError("there is no file behind this stream")

    def flush(self) -> None:
        """Do nothing."""

    def isatty(self) -> bool:
        """Be no terminal."""
        return False


class Trial:
    """The trial of one calculator.

    Args:
        path: Its file.
        folder: Where to leave what is found.
        patience: Seconds that one try may take.
    """

    def __init__(self, path: Path, folder: Path, patience: float) -> None:
        self.path, self.folder, self.patience = path, folder, patience
        self.when = IMPORTED
        self.found: list[dict[str, Any]] = []
        self.asked = json.loads((folder / ASKED).read_bytes())
        self._end = os._exit
        self._open = (folder / STUCK).open("w")

    def begin(self, when: str) -> None:
        """Say what is tried next, and give it its time."""
        self.when = when
        doing = {"when": when, "seconds": self.patience}
        (self.folder / DOING).write_text(json.dumps(doing), encoding="utf-8")
        faulthandler.dump_traceback_later(self.patience, exit=True, file=self._open)

    def say(self, said: str, line: int = 0, column: int = 1, **place: str) -> None:
        """Note what is wrong, once: in a line, or at a keyword or a name of the file."""
        one = {"line": line, "column": column, "said": said, **place}
        if not any(said == other["said"] for other in self.found):
            self.found.append(one)

    def here(self, said: str) -> None:
        """Note what the calculator does just now, at the line that does it."""
        frames = [one for one in traceback.extract_stack() if Path(one.filename) == self.path]
        last = frames[-1] if frames else None
        line, column = (last.lineno or 1, (last.colno or 0) + 1) if last else (0, 1)
        self.say(f"{said} ({self.when}).", line, column)

    def raised(self, error: BaseException) -> None:
        """Note what was raised, at the last line of the file that had a share in it."""
        stack = traceback.extract_tb(error.__traceback__)
        frames = [one for one in stack if Path(one.filename) == self.path]
        line, column = (frames[-1].lineno or 1, (frames[-1].colno or 0) + 1) if frames else (1, 1)
        said = str(error).strip().rstrip(".")[:300]
        if isinstance(error, NotInPages):
            self.say(f"{said}, which no page can do ({self.when}).", line, column)
        else:
            colon = ": " if said else ""
            self.say(f"{type(error).__name__} {self.when}{colon}{said}.", line, column)

    def alone(self) -> None:
        """Keep the calculator from what no page can do, and from ending this Python unnoticed."""

        def forbidden(name: str) -> Callable[..., NoReturn]:
            def refuse(*_: Any, **__: Any) -> NoReturn:
                raise NotInPages(f"it calls os.{name}")

            return refuse

        def heard(event: str, given: tuple[Any, ...]) -> None:
            writes = event == "open" and isinstance(given[1], str) and {*given[1]} & {*"wax+"}
            far = event == "import" and str(given[0]).partition(".")[0] not in IN_PAGES
            if (event in NOT_IN_PAGES or writes or far) and self._inside():
                did = f"imports {given[0]}" if far else f"calls {event}"
                raise NotInPages(f"it {'opens a file to write' if writes else did}")

        def left_to_others(module: Any, name: str) -> Callable[..., Any]:
            given = getattr(module, name)

            def refuse(*args: Any, **named: Any) -> Any:
                direct = sys._getframe(1).f_code.co_filename == str(self.path)
                if direct or (module is _thread and self._inside()):
                    raise NotInPages(f"it calls {module.__name__.strip('_')}.{name}")
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
        sys.stdout = sys.__stdout__ = Silence(self.here)  # type: ignore[assignment, misc]
        sys.stderr = sys.__stderr__ = Silence(None)  # type: ignore[assignment, misc]
        sys.addaudithook(heard)

    def _inside(self) -> bool:
        frame = sys._getframe(2)
        inside = False
        while frame is not None and not inside:
            inside = frame.f_code.co_filename == str(self.path)
            # Python itself writes and renames what it has compiled.
            if frame.f_code.co_filename.startswith("<frozen importlib"):
                return False
            frame = frame.f_back  # type: ignore[assignment]
        return inside

    def run(self) -> None:
        """Import it, and ask it for its example and for inputs that people spoil."""
        before = patched.noted()
        try:
            self.begin(IMPORTED)
            module = importlib.import_module(f"{catalog.__name__}.{self.path.stem}")
            declared = getattr(module, "CALCULATOR", None)
            if not isinstance(declared, Calculator):
                said = "the file declares no calculator; it needs `CALCULATOR = Calculator(…)`."
                self.say(said, keyword="CALCULATOR")
            else:
                self._asked(declared)
        except Shapeless as wrong:
            self.say(f"{wrong.said} ({self.when}).", keyword=wrong.keyword)
        except BaseException as error:  # noqa: BLE001 whatever somebody's own file raises
            self.raised(error)
        for what, name in patched.since(before).items():
            said = f"it changes {quote(f'{name}.{what}')}, which every calculator uses."
            self.say(said, name=what)

    def end(self) -> NoReturn:
        """Leave what was found, and end whatever is still running."""
        faulthandler.cancel_dump_traceback_later()
        (self.folder / FOUND).write_text(json.dumps(self.found), encoding="utf-8")
        self._end(0)

    def _asked(self, declared: Calculator) -> None:
        name = self.path.stem.replace("_", "-")
        if declared.name != name:
            said = f"its file is called {quote(self.path.name)}, so its name is {quote(name)}, not "
            self.say(f"{said}{quote(declared.name)}.", keyword="name")
            return
        for keyword, said in shapes.declared_wrongly(declared):
            self.say(said, keyword=keyword)
        if self.found:
            return
        sys.modules[f"{catalog.__name__}.{self.path.stem}"].__dict__["CALCULATOR"] = _held(declared)
        self.begin(EXAMPLE)
        reply = calculator.respond(name, declared.example)
        calculator.render_form(name, declared.example)
        for message in reply.messages:
            if message.level == "error":
                where = f"{message.path}: " if message.path else ""
                said = f"its own example is refused: {where}{message.text}"
                self.say(said, keyword="example")
        for what, inputs in () if self.found else spoilt(declared):
            self.begin(f"for its example with {what}")
            calculator.respond(name, inputs)
        for file, inputs in () if self.found else self.asked.items():
            self.begin(f"for the inputs of {file}")
            calculator.respond(name, inputs)


def _held(declared: Calculator) -> Calculator:
    """The same calculator, of which each answer is looked at before anything is made of it."""

    def calculate(inputs: Inputs) -> Findings:
        found = declared.calculate(inputs)
        for keyword, said in shapes.found_wrongly(declared, found):
            raise Shapeless(keyword, said)
        return found

    def present(inputs: Inputs, found: Findings) -> Presentation:
        presented = declared.present(inputs, found)
        for keyword, said in shapes.presented_wrongly(presented):
            raise Shapeless(keyword, said)
        return presented

    return replace(declared, calculate=calculate, present=present)


def main(arguments: list[str]) -> NoReturn:
    """Try one calculator."""
    calculators, stem, folder, least = arguments
    started = time.perf_counter()
    _bounded()
    warnings.simplefilter("ignore")
    calculator.respond(MEASURE, catalog.load(MEASURE).example)
    catalog.add(calculators)
    calculator.respond(MEASURE, catalog.load(MEASURE).example)
    patience = max(float(least), TIMES_AS_LONG * (time.perf_counter() - started))
    trial = Trial(Path(calculators, f"{stem}.py"), Path(folder), patience)
    trial.alone()
    trial.run()
    trial.end()


def _bounded() -> None:
    """Let it take no more memory than a page has."""
    if sys.platform != "win32":
        import resource

        _, hard = resource.getrlimit(resource.RLIMIT_AS)
        most = MOST_MEMORY if hard == resource.RLIM_INFINITY else min(MOST_MEMORY, hard)
        resource.setrlimit(resource.RLIMIT_AS, (most, hard))


if __name__ == "__main__":
    main(sys.argv[1:])
