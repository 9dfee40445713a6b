"""`moments serve`, as whoever writes pages and calculators of a copy meets it."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

import pytest

from tests.conftest import ROOT
from tests.copy.copies import few, put

ANSWERED: set[str] = set()
PATIENCE = 180
"""Seconds after which a change counts as lost: many times what it takes on a busy machine."""


@pytest.fixture
def copy(tmp_path: Path, runtime_folder: Path) -> Path:
    assert runtime_folder.is_dir()
    return few(tmp_path / "copy")


@pytest.fixture
def served(copy: Path) -> Iterator[str]:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        address = f"127.0.0.1:{free.getsockname()[1]}"
    with (copy.parent / "said").open("wb") as said:
        process = subprocess.Popen(
            [sys.executable, "-m", "macros.cli", "serve", str(copy), "--address", address],
            env=os.environ | {"PYTHONPATH": str(ROOT), "PYTHONUNBUFFERED": "1"},
            stdout=said,
            stderr=subprocess.STDOUT,
        )
    yield address
    assert process.poll() is None, (copy.parent / "said").read_text()
    process.send_signal(signal.SIGTERM)
    assert process.wait(timeout=PATIENCE) == 0
    with socket.socket() as attempt:  # the generator ended too
        host, _, port = address.partition(":")
        assert attempt.connect_ex((host, int(port))) != 0


def shows(address: str, place: str, text: str) -> None:
    """Wait until a page holds a text, as a reader would who reloads it.

    A page that was shown once is answered from then on, whatever is being built.
    """
    last = ""
    for _ in range(PATIENCE * 2):
        try:
            with urlopen(f"http://{address}/{place}", timeout=10) as response:
                last = response.read().decode()
                ANSWERED.add(f"{address}/{place}")
        except TimeoutError:
            last = ""
        except (URLError, ConnectionError) as fault:
            if f"{address}/{place}" in ANSWERED and "timed out" not in str(fault):
                raise AssertionError(f"{place} was not answered any more") from fault
            last = ""
        if text in last:
            return
        time.sleep(0.5)
    raise AssertionError(f"{place} never held {text!r}: {last[-2000:]}")


@pytest.mark.skipif(sys.platform == "win32", reason="it is ended by a signal here")
def test_what_is_saved_appears(copy: Path, served: str) -> None:
    shows(served, "our-promise/", "3 of 10 customers waited longer")
    put(copy, "docs/our-promise.md", "# Our second promise\n")
    shows(served, "our-promise/", "Our second promise")
    put(copy, "docs/third.md", "# Our third promise\n")
    shows(served, "our-promise/", 'href="../third/"')
    calculator = copy / "calculators" / "waiting_time.py"
    text = calculator.read_text(encoding="utf-8")
    calculator.write_text(text.replace("customers waited longer", "customers stood longer"))
    shows(served, "calculate/waiting-time/", "3 of 10 customers stood longer")
    moments = copy / "moments.yml"
    right = moments.read_text(encoding="utf-8")
    moments.write_text(right.replace("name: Our Service Lab", "nane: Another Lab"))
    for _ in range(PATIENCE * 2):
        if "moments.yml:2:1: there is no key “nane”" in (copy.parent / "said").read_text("utf-8"):
            break
        time.sleep(0.5)
    shows(served, "our-promise/", "Our Service Lab")  # what was served stays
    moments.write_text(right.replace("name: Our Service Lab", "name: Another Lab"))
    shows(served, "our-promise/", "Another Lab")
    assert "there is no key “nane”" in (copy.parent / "said").read_text("utf-8")
