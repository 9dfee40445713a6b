"""Cases of a kind in a process of their own, which is ended if it does not come to an end.

The deadline is a guard and no measure: a busy machine has all the time it needs, and what runs into
it counts as hung. One process goes on from case to case, so that the package is imported once.
"""

from __future__ import annotations

import json
import os
import queue
import shutil
import signal
import subprocess
import sys
import tempfile
import threading
import traceback
from collections import deque
from collections.abc import Iterable, Iterator
from contextlib import suppress
from importlib import import_module
from pathlib import Path
from random import Random
from types import ModuleType

from tests.probes.ending import End, Way

ROOT = Path(__file__).parents[2]
GUARD = 300
"""Seconds without an end after which a case counts as hung."""
WITHIN = "--within"
Case = tuple[str, int]
"""A kind, and a number in it."""


def module(kind: str) -> ModuleType:
    """What draws and judges the cases of a kind."""
    return import_module(f"tests.probes.{kind.replace(' ', '_')}")


def ends(seed: int, cases: Iterable[Case]) -> Iterator[End]:
    """Draw cases of any kinds, and give the end of each, in their order.

    Args:
        seed: What all of them are drawn from; each depends on it, its kind and its number alone.
        cases: Kinds, each of `KINDS`, and numbers.
    """
    left = deque(cases)
    while left:
        with tempfile.TemporaryDirectory(prefix="moments-probe-") as folder:
            for end in _watched(seed, left, folder):
                kind, number = left.popleft()
                yield End(end.way, f"{kind} {seed}:{number}: {end.what}", end.shown)


def _watched(seed: int, cases: Iterable[Case], folder: str) -> Iterator[End]:
    told = [str(seed), folder, *(f"{kind}:{number}" for kind, number in cases)]
    process = subprocess.Popen(
        [sys.executable, "-m", "tests.probes", WITHIN, *told],
        cwd=ROOT,
        env=os.environ | {"PYTHONUTF8": "1", "PYTHONDONTWRITEBYTECODE": "1"},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        encoding="utf-8",
        errors="replace",
        start_new_session=True,
    )
    assert process.stdout is not None
    lines: queue.Queue[str] = queue.Queue()
    reader = threading.Thread(target=_read, args=(process, lines), daemon=True)
    reader.start()
    doing, said = f"nothing; it began with {told[2]}", ""
    try:
        while True:
            line = lines.get(timeout=GUARD)
            if not line:
                break
            try:
                one = json.loads(line)
            except ValueError:
                said += line
                continue
            if "doing" in one:
                doing = one["doing"]
            else:
                yield End(Way(one["way"]), one["what"], one["shown"])
    except queue.Empty:
        yield End(Way.HUNG, doing, f"{GUARD} seconds were not enough")
        return
    finally:
        with suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)
        process.wait()
        reader.join()
        process.stdout.close()
    if process.returncode:
        yield End(Way.TRACEBACK, doing, f"exit status {process.returncode}: {said[-2000:]}")


def _read(process: subprocess.Popen[str], lines: queue.Queue[str]) -> None:
    assert process.stdout is not None  # for whoever checks types
    for line in process.stdout:
        lines.put(line)
    lines.put("")


def within(seed: int, cases: Iterable[Case], folder: Path) -> None:
    """Come to an end with one case after the other, and say each on a line of its own."""
    say = os.fdopen(os.dup(1), "w", encoding="utf-8")
    for at, (kind, number) in enumerate(cases):
        here = folder / str(at)
        here.mkdir()
        print(json.dumps({"doing": f"{kind}, number {number}"}), file=say, flush=True)
        end = ended(module(kind).probe, Random(f"{kind} {seed} {number}"), here)
        one = {"way": end.way, "what": end.what, "shown": end.shown}
        print(json.dumps(one), file=say, flush=True)
        shutil.rmtree(here, ignore_errors=True)


def ended(probe: object, draw: Random, folder: Path) -> End:
    """The end of one case; what a command line would show as a traceback is one."""
    assert callable(probe)
    try:
        end = probe(draw, folder)
    except Exception as fault:  # noqa: BLE001 whatever the product raises and should have said
        stack = "".join(traceback.format_exception(fault))[-3000:]
        return End(Way.TRACEBACK, f"{getattr(fault, 'probed', folder.name)}", stack)
    assert isinstance(end, End)
    return end
