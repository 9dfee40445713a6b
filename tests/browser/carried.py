"""A reader who takes figures away from the page of promoters, and brings them back."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Download, Locator, Page

from .conftest import Opener
from .test_reader import PATIENCE, answered

NPS = "promoters?v=1&promoters=40&passives=25&detractors=15"
COPYING = {"permissions": ["clipboard-read", "clipboard-write"]}
PROMOTERS = "calculate/promoters/"


@pytest.fixture
def promoters(open_page: Opener) -> Page:
    page = open_page(PROMOTERS, **COPYING)
    page.locator("[data-field=promoters]").fill("40")
    answered(page, "+38")
    return page


def brought(page: Page) -> Locator:
    return page.locator("[data-part=brought]").first


def told(page: Page) -> Locator:
    """Where the row of buttons below the form says what became of it."""
    return page.locator(".moments-leave-all [data-said]")


def leaves(page: Page, name: str, exact: bool = True) -> Download:
    with page.expect_download(timeout=PATIENCE) as waiting:
        page.get_by_role("button", name=name, exact=exact).first.press("Enter")
    return waiting.value


def text(download: Download) -> str:
    return Path(download.path()).read_bytes().decode("utf-8")


def clipboard(page: Page) -> str:
    copied = page.evaluate("navigator.clipboard.readText()")
    assert isinstance(copied, str)
    return copied


def value(page: Page, key: str = "promoters") -> str:
    return page.locator(f"[data-field={key}]").input_value()
