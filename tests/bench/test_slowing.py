"""Stopping and continuing a group of processes."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest

from bench.slowing import possible, slowed


def test_a_group_is_stopped_again_and_again_and_left_running() -> None:
    assert possible, "this system cannot stop a process; the bench then leaves that part out"
    with subprocess.Popen(
        [sys.executable, "-c", "input()"], stdin=subprocess.PIPE, start_new_session=True
    ) as process:
        with slowed(os.getpgid(process.pid), 4):
            for _ in range(3):
                _, status = os.waitpid(process.pid, os.WUNTRACED)
                assert os.WIFSTOPPED(status)
        process.communicate(b"\n")
        assert process.returncode == 0


def test_the_bench_never_stops_itself() -> None:
    with pytest.raises(AssertionError, match="the bench itself"), slowed(os.getpgrp(), 4):
        pass
