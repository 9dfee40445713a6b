"""The command line as probes ask it: within this process, or in one that is ended at a guard."""

from __future__ import annotations

import io
import os
import signal
import subprocess
import sys
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import IO

from macros import cli

ROOT = Path(__file__).parents[2]
LONG = 120
"""Seconds, again a guard: what takes longer counts as hung."""
MOST_MEMORY = 1 << 30


@dataclass(frozen=True)
class Ran:
    """What became of a command.

    Attributes:
        status: Its exit status; `None` if it had to be ended.
        out: What it printed on the standard output.
        err: The same of the standard error.
    """

    status: int | None
    out: str
    err: str


def inside(*arguments: object, given: bytes = b"", encoding: str = "utf-8") -> Ran:
    """Run the command line in this process, with streams of its own; what it raises is raised."""
    before = sys.stdin, sys.stdout, sys.stderr
    out, err = (io.TextIOWrapper(io.BytesIO(), encoding, newline="\n") for _ in range(2))
    sys.stdin = io.TextIOWrapper(io.BytesIO(given), "utf-8")
    sys.stdout, sys.stderr = out, err
    status: int | None
    try:
        status = cli.main([str(one) for one in arguments])
    except SystemExit as end:  # as argparse refuses what it does not know
        status = end.code if isinstance(end.code, int) else 1
    finally:
        sys.stdin, sys.stdout, sys.stderr = before
    return Ran(status, _written(out), _written(err))


def _written(stream: io.TextIOWrapper) -> str:
    stream.flush()
    buffer = stream.buffer
    assert isinstance(buffer, io.BytesIO)
    return _text(buffer.getvalue(), stream.encoding)


def moments(
    *arguments: object,
    cwd: Path = ROOT,
    environment: Mapping[str, str] | None = None,
    encoding: str = "utf-8",
    stdin: int | IO[bytes] = subprocess.DEVNULL,
    command: Sequence[str] = (),
) -> Ran:
    """Run it in a process of its own, and end that with all its children at the guard.

    Args:
        arguments: What it is told.
        cwd: Where.
        environment: Variables beside ours.
        encoding: By which its bytes are text.
        stdin: Its standard input.
        command: What is put in front, such as a shell that closes streams.
    """
    process = subprocess.Popen(
        [*command, sys.executable, "-m", "macros.cli", *map(str, arguments)],
        cwd=cwd,
        env=os.environ | {"PYTHONPATH": str(ROOT)} | dict(environment or {}),
        stdin=stdin,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        start_new_session=True,
        preexec_fn=bounded,
    )
    try:
        out, err = process.communicate(timeout=LONG)
        status: int | None = process.returncode
    except subprocess.TimeoutExpired:
        with suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)
        out, err = process.communicate()
        status = None
    return Ran(status, _text(out, encoding), _text(err, encoding))


def _text(data: bytes, encoding: str) -> str:
    wide = encoding.startswith("utf-16")  # of which a reader who leaves has half a character
    return data.decode(encoding, "replace" if wide else "surrogateescape")


def bounded() -> None:
    """Let a process take no more memory than a small machine has."""
    import resource

    resource.setrlimit(resource.RLIMIT_DATA, (MOST_MEMORY, MOST_MEMORY))
