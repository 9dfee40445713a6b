"""Whoever ends a command sees no traceback, and nothing is left of it."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
import time

import pytest

from macros.cli import main
from macros.ending import ending_cleanly

pytestmark = pytest.mark.usefixtures("ctrl_c_is_heard")

ENDS = [(signal.SIGTERM, 143), (signal.SIGINT, 130)]
only_here = pytest.mark.skipif(os.name == "nt", reason="Windows ends a program without asking it")


@only_here
@pytest.mark.parametrize(("end", "status"), ENDS)
def test_a_library_that_takes_the_end_for_a_fault(end: signal.Signals, status: int) -> None:
    before = signal.getsignal(end)

    def query() -> None:
        try:
            os.kill(os.getpid(), end)
            time.sleep(60)  # the end comes at once
        except SystemExit:
            raise RuntimeError("Query interrupted") from None

    with pytest.raises(SystemExit) as left, ending_cleanly():
        query()
    assert left.value.code == status
    assert signal.getsignal(end) is before


def test_a_fault_that_nobody_asked_for_stays_one() -> None:
    with pytest.raises(RuntimeError, match="ours"), ending_cleanly():
        raise RuntimeError("ours")


@only_here
def test_who_lets_ctrl_c_be_ignored_is_heeded() -> None:
    before = signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        with ending_cleanly():
            os.kill(os.getpid(), signal.SIGINT)
    finally:
        signal.signal(signal.SIGINT, before)


def test_beside_the_main_thread_commands_run_too() -> None:
    statuses: list[int] = []
    beside = threading.Thread(target=lambda: statuses.append(main(["list"])))
    beside.start()
    beside.join()
    assert statuses == [0]


WAITING = """
import time
from macros import cli
cli.running.run = lambda *_: print("asked", flush=True) or time.sleep(3600)
cli.main(["run", "promoters", "-"])
"""


@only_here
@pytest.mark.parametrize(("end", "status"), ENDS)
def test_a_command_says_nothing_of_its_end(end: signal.Signals, status: int) -> None:
    with subprocess.Popen(
        [sys.executable, "-c", WAITING], stdout=-1, stderr=-1, text=True
    ) as running:
        assert running.stdout
        assert running.stdout.readline() == "asked\n"
        running.send_signal(end)
        said = running.communicate()
    assert (running.returncode, *said) == (status, "", "")
