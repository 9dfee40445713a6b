"""What several tests stand on: the built runtime, and a browser."""

import gc
import os
import signal
import sys
from collections.abc import Generator, Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import settings
from playwright.sync_api import Browser, BrowserContext, expect, sync_playwright

from macros import runtime
from macros.runtime.files import RUNTIMES
from macros.scripts import joining
from macros.takeaway import files as takeaway
from macros.takeaway.files import TAKEN
from tests import chromium
from tests.sites import project, served, sites
from tests.soaking import times

__all__ = ["project", "served", "sites"]  # fixtures too, for they are found here

# The command line speaks the language of whoever types, and the tests read English.
os.environ["LANGUAGE"] = "en"
# Hundreds of processes start here, each of which would compile anew what the one before it has.
os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
sys.dont_write_bytecode = False
# How long an example takes says more about the machine than about the code, and a soak draws more.
settings.register_profile("unhurried", deadline=None, max_examples=times(25))
settings.load_profile("unhurried")
# Nor how long a page takes: Playwright's own five seconds, and thirty for a press, are few where
# two browsers share a core.
PATIENCE = 120_000
expect.set_options(timeout=PATIENCE)
# A page's Python starts in every other test and answers a few times. Making its WebAssembly fast
# takes Chromium a third of the processor's time and comes too late for that. test_same_bytes.py has
# one that does.
BASELINE = "--js-flags=--liftoff-only"

ROOT = Path(__file__).resolve().parents[1]


LONG = (
    "tests/macros/test_serve.py",
    "tests/browser/test_guides.py",
    "tests/copy/test_workflows.py",
    "tests/package/test_installed.py",
    "tests/bench/test_bench.py",
    "tests/copy/test_build.py",
    "tests/engines/test_faults.py",
    "tests/browser/test_keyboard.py",
    "tests/signoff/test_embedded_parts.py",
    "tests/browser/faults/test_runaway.py",
    "tests/engines/test_engines.py",
    "tests/macros/kept/test_pages.py",
    "tests/browser/faults/test_kept_copy.py",
    "tests/browser/survey/test_keeping.py",
    "tests/browser/survey/test_desk.py",
    "tests/browser/test_offline.py",
    "tests/browser/faults/test_image.py",
    "tests/browser/test_practice.py",
    "tests/browser/test_instrument.py",
    "tests/probes/test_probes.py",
    "tests/copy/test_serve.py",
    "tests/browser/test_every_page.py",
    "tests/browser/faults/test_downloads.py",
    "tests/parity/test_parity.py",
    "tests/browser/test_reader.py",
    "tests/browser/test_paper.py",
    "tests/browser/test_quiz.py",
)
"""Files that take longest, longest first: `make test` gives out whole files in this order.

In the order of xdist's own, by the number of tests, a file of three that take minutes comes last,
and the other processes wait for it. Among the first is one that has the sites built, between some
that need none of them and would otherwise wait.
"""


def pytest_xdist_auto_num_workers() -> int:
    """One process more than processors: each now and then waits as long as a reader does."""
    here = getattr(os, "sched_getaffinity", None)
    return 1 + (len(here(0)) if here else os.cpu_count() or 1)


@pytest.hookimpl(wrapper=True)
def pytest_collection() -> Generator[None, object, object]:
    """Collect tests without looking for garbage, and look for none among them afterwards.

    They are nearly a million objects, and stay. Python went through all of them again and again,
    a second each time: that took half of the time of collecting, and more in long tests.
    """
    gc.disable()
    try:
        return (yield)
    finally:
        gc.freeze()
        gc.enable()


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    places = {ROOT / place: at for at, place in enumerate(LONG)}
    assert all(place.is_file() for place in places), "a file was renamed"
    items.sort(key=lambda item: places.get(item.path, len(LONG)))


@pytest.fixture
def ctrl_c_is_heard() -> Iterator[None]:
    """A shell lets what it runs in the background ignore Ctrl-C, and tests may be run there."""
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    yield
    signal.signal(signal.SIGINT, before)


@pytest.fixture(scope="session")
def taken_away() -> Path:
    """The folder of what readers take away of the bank; beside it, scripts are joined as well."""
    takeaway.build(ROOT / "docs")
    joining.build(ROOT / "docs", ROOT)
    return ROOT / "docs" / TAKEN


@pytest.fixture(scope="session")
def runtime_folder(taken_away: Path) -> Path:
    """The browser's Python as the pages get it, built from the sources of now.

    What is taken away of the bank lies beside it, for a site needs both.
    """
    assert taken_away.is_dir()
    return ROOT / "docs" / RUNTIMES / runtime.build(ROOT / "docs")


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """One Chromium for all tests, each of which opens contexts of its own."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=chromium.find(), args=[*chromium.QUIETLY, BASELINE]
        )
        _wait_longer(browser)
        yield browser
        browser.close()


def _wait_longer(browser: Browser) -> None:
    """Let each profile that a test makes wait for as long as `expect` does."""
    make = browser.new_context

    def patient(**options: Any) -> BrowserContext:
        context = make(**options)
        context.set_default_timeout(PATIENCE)
        return context

    browser.new_context = patient  # type: ignore[method-assign]
