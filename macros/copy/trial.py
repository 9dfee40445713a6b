"""One own calculator, tried in a Python of its own, which may come to any end.

Run as `python -m macros.copy.trial CALCULATORS STEM FOLDER LEAST LANGUAGE COPY`: the last is empty
if no copy has words of its own for the language. It finds in FOLDER what it is to answer beside its
example (`asked`), and leaves there what it was doing last and how long that may take (`doing`),
where it stood when that was over (`stuck`), and what it found (`found`). Whoever started it reads
these, whether it ended well or not.
"""

from __future__ import annotations

import faulthandler
import importlib
import json
import os
import sys
import time
import traceback
import warnings
from dataclasses import replace
from pathlib import Path
from typing import Any, NoReturn

import calculator
from calculator import catalog
from calculator.declaration import Calculator, Findings, Inputs, Presentation
from calculator.errors import MomentsError
from macros import terminal
from macros.copy import patched, shapes
from macros.copy.confined import NotInPages, confine
from macros.copy.spoiling import spoilt
from macros.language.catalogue import load

ASKED, DOING, STUCK, FOUND = "asked", "doing", "stuck", "found"
TIMES_AS_LONG = 50
"""How many times as long a try may take as starting and answering a shipped calculator took."""
MEASURE = "volume"
MOST_MEMORY = 2 << 30
BEING_IMPORTED = terminal.later("when it is imported")
OWN_EXAMPLE = terminal.later("for its own example")


class Shapeless(MomentsError):
    """A calculator gave something that no page can show.

    Args:
        keyword: The argument of its declaration that gave it.
        said: What it gave.
    """

    def __init__(self, keyword: str, said: str) -> None:
        super().__init__(said)
        self.keyword, self.said = keyword, said


class Trial:
    """The trial of one calculator.

    Args:
        path: Its file.
        folder: Where to leave what is found.
        patience: Seconds that one try may take.
    """

    def __init__(self, path: Path, folder: Path, patience: float) -> None:
        self.path, self.folder, self.patience = path, folder, patience
        self.when = terminal.said(BEING_IMPORTED)
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
        self.say(self._then(terminal.said(said)), line, column)

    def _then(self, said: str) -> str:
        return terminal.say("{what} ({when}).", what=said, when=self.when)

    def raised(self, error: BaseException) -> None:
        """Note what was raised, at the last line of the file that had a share in it."""
        stack = traceback.extract_tb(error.__traceback__)
        frames = [one for one in stack if Path(one.filename) == self.path]
        line, column = (frames[-1].lineno or 1, (frames[-1].colno or 0) + 1) if frames else (1, 1)
        said = str(error).strip().rstrip(".")[:300]
        if isinstance(error, NotInPages):
            said = terminal.say("{what}, which no page can do", what=said)
            self.say(self._then(said), line, column)
        else:
            colon = ": " if said else ""
            self.say(f"{type(error).__name__} {self.when}{colon}{said}.", line, column)

    def run(self) -> None:
        """Import it, and ask it for its example and for inputs that people spoil."""
        before = patched.noted()
        try:
            self.begin(terminal.said(BEING_IMPORTED))
            module = importlib.import_module(f"{catalog.__name__}.{self.path.stem}")
            declared = getattr(module, "CALCULATOR", None)
            if not isinstance(declared, Calculator):
                said = terminal.say(
                    "the file declares no calculator; it needs `CALCULATOR = Calculator(…)`."
                )
                self.say(said, keyword="CALCULATOR")
            else:
                self._asked(declared)
        except Shapeless as wrong:
            self.say(self._then(wrong.said), keyword=wrong.keyword)
        except BaseException as error:  # noqa: BLE001 whatever somebody's own file raises
            self.raised(error)
        for what, name in patched.since(before).items():
            said = terminal.say(
                "it changes {name}, which every calculator uses.",
                name=terminal.quoted(f"{name}.{what}"),
            )
            self.say(said, name=what)

    def end(self) -> NoReturn:
        """Leave what was found, and end whatever is still running."""
        faulthandler.cancel_dump_traceback_later()
        (self.folder / FOUND).write_text(json.dumps(self.found), encoding="utf-8")
        self._end(0)

    def _asked(self, declared: Calculator) -> None:
        name = self.path.stem.replace("_", "-")
        if declared.name != name:
            said = terminal.say(
                "its file is called {file}, so its name is {name}, not {other}.",
                file=terminal.quoted(self.path.name),
                name=terminal.quoted(name),
                other=terminal.quoted(declared.name),
            )
            self.say(said, keyword="name")
            return
        for keyword, said in shapes.declared_wrongly(declared):
            self.say(said, keyword=keyword)
        if self.found:
            return
        sys.modules[f"{catalog.__name__}.{self.path.stem}"].__dict__["CALCULATOR"] = _held(declared)
        self.begin(terminal.said(OWN_EXAMPLE))
        reply = calculator.respond(name, declared.example)
        calculator.render_form(name, declared.example)
        for message in reply.messages:
            if message.level == "error":
                where = f"{message.path}: " if message.path else ""
                said = terminal.say("its own example is refused: {why}", why=where + message.text)
                self.say(said, keyword="example")
        for what, inputs in () if self.found else spoilt(declared):
            self.begin(terminal.say("for its example with {what}", what=what))
            calculator.respond(name, inputs)
        for file, inputs in () if self.found else self.asked.items():
            self.begin(terminal.say("for the inputs of {file}", file=file))
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
    calculators, stem, folder, least, language, words = arguments
    started = time.perf_counter()
    _bounded()
    warnings.simplefilter("ignore")
    calculator.respond(MEASURE, catalog.load(MEASURE).example)
    catalog.add(calculators)
    calculator.respond(MEASURE, catalog.load(MEASURE).example)
    patience = max(float(least), TIMES_AS_LONG * (time.perf_counter() - started))
    trial = Trial(Path(calculators, f"{stem}.py"), Path(folder), patience)
    spoken = load(language, Path(words) if words else None)
    confine(trial.path, trial.here)
    with terminal.speaking(spoken):
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
