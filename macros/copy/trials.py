"""Trying own calculators, each in a Python of its own that is ended when its time is over.

However it ends, it is said what the calculator was doing then, and where in its file.
"""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
import tempfile
import time
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from macros import terminal
from macros.copy import contents, trial
from macros.language.catalogue import Vocabulary
from macros.language.spoken import ENGLISH
from macros.runtime.sources import ROOT

LEAST_SECONDS = 10.0
"""Seconds that a calculator has for one answer, on a machine however quick."""
STARTING = 600.0
"""Seconds after which a Python that has not even begun counts as broken."""
GRACE = 2
LOOK_EVERY = 0.1
"""How many times its time it may take where it has kept Python from ending it by itself."""
KNOWN: dict[tuple[str, bytes], tuple[Tried, ...]] = {}
"""What was found of a file with these bytes: `serve` and tests look at the same ones often."""
STACK = re.compile(r'File "(?P<file>[^"]*)", line (?P<line>[0-9]+)')


@dataclass(frozen=True)
class Tried:
    """One thing that was found wrong.

    Attributes:
        said: What, as a sentence.
        line: Its line in the file; 0 if `keyword` or `name` tell.
        column: Its column.
        keyword: The argument of the declaration that is meant.
        name: A name that the file changes or calls.
    """

    said: str
    line: int = 0
    column: int = 1
    keyword: str = ""
    name: str = ""


def tried(path: Path, asked: Mapping[str, Any] | None = None) -> tuple[Tried, ...]:
    """Try a calculator.

    Args:
        path: Its file; others in the same folder can be imported by it.
        asked: Further inputs that it must answer, by the file in which they stand.
    """
    beside = b"".join(one.read_bytes() for one in contents.files(path.parent, "", ".py"))
    further = json.dumps(asked or {}, default=str)
    language, words = _language()
    key = f"{path.name} {language} {words}", path.read_bytes() + beside + further.encode()
    if key not in KNOWN:
        with tempfile.TemporaryDirectory() as folder:
            Path(folder, trial.ASKED).write_text(further, encoding="utf-8")
            KNOWN[key] = _tried(path, Path(folder))
    return KNOWN[key]


def _tried(path: Path, folder: Path) -> tuple[Tried, ...]:
    given = (str(path.parent.resolve()), path.stem, str(folder), str(LEAST_SECONDS), *_language())
    process = subprocess.Popen(
        [sys.executable, "-P", "-B", "-m", trial.__name__, *given],
        env=os.environ | {"PYTHONPATH": _path(), "PYTHONUTF8": "1"},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=os.name != "nt",
    )
    try:
        _waited(process, folder)
    finally:
        process.kill()
        status = process.wait()
    found = _read(folder / trial.FOUND)
    if isinstance(found, list):
        return tuple(Tried(**one) for one in found)
    doing = _read(folder / trial.DOING)
    if not doing:
        said = terminal.say(
            "Python could not be started to try it (exit status {status}).", status=status
        )
        return (Tried(said, 1),)
    stuck = (folder / trial.STUCK).read_text(encoding="utf-8", errors="replace")
    line = _line(stuck, path)
    if stuck or status == ENDED:
        said = terminal.say(
            "it does not come to an end {when}: {seconds} seconds were not enough.",
            when=doing["when"],
            seconds=f"{doing['seconds']:.0f}",
        )
        return (Tried(said, line or 1),)
    said = terminal.say(
        "it ends Python itself {when} (exit status {status}).", when=doing["when"], status=status
    )
    return (Tried(said, 0, 1, "", "_exit"),)


def _language() -> tuple[str, str]:
    """The language in which it is to be told, and the copy that has words of its own for it."""
    words = terminal.spoken()
    if not isinstance(words, Vocabulary):
        return ENGLISH, ""
    return words.language, str(words.folder.resolve()) if words.folder else ""


def _waited(process: subprocess.Popen[bytes], folder: Path) -> None:
    """Wait until it ends; each try has its time, which is known as soon as it has begun."""
    doing: Any = None
    until = time.monotonic() + STARTING
    while time.monotonic() < until:
        with suppress(subprocess.TimeoutExpired):
            process.wait(timeout=LOOK_EVERY)
            return
        if (now := _read(folder / trial.DOING)) != doing and now is not None:
            doing = now
            until = time.monotonic() + GRACE * doing["seconds"]


ENDED = 1 if os.name == "nt" else -9
"""The exit status of a process that was killed from here."""


def _read(path: Path) -> Any:
    try:
        return json.loads(path.read_bytes())
    except (OSError, ValueError):
        return None


def _line(stack: str, path: Path) -> int:
    """The line of the file in a stack as `faulthandler` writes it, the innermost first."""
    for found in STACK.finditer(stack):
        if found["file"].endswith(f"{path.parent.name}/{path.name}"):
            return int(found["line"])
    return 0


def _path() -> str:
    return os.pathsep.join(filter(None, (str(ROOT), os.environ.get("PYTHONPATH"))))
