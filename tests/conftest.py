"""What several tests stand on: the built runtime, and a browser."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import settings
from playwright.sync_api import Browser, sync_playwright

from macros import runtime
from macros.runtime.files import RUNTIMES
from tests import chromium
from tests.sites import project, served, sites

__all__ = ["project", "served", "sites"]  # fixtures too, for they are found here

# How long an example takes says more about the machine than about the code.
settings.register_profile("unhurried", deadline=None)
settings.load_profile("unhurried")

ROOT = Path(__file__).resolve().parents[1]


@pytest.fixture(scope="session")
def runtime_folder() -> Path:
    """The browser's Python as the pages get it, built from the sources of now."""
    return ROOT / "docs" / RUNTIMES / runtime.build(ROOT / "docs")


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """One Chromium for all tests, each of which opens contexts of its own."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium.find(), args=chromium.QUIETLY)
        yield browser
        browser.close()
