"""Chromium as an engine among others, driven by Playwright as in all other tests."""

from __future__ import annotations

from typing import Any, Self

from playwright.sync_api import Browser


class Chromium:
    """A page of a Chromium that runs already; use it in a `with` statement."""

    def __init__(self, browser: Browser) -> None:
        self._context = browser.new_context()
        self._page = self._context.new_page()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *fault: object) -> None:
        self._context.close()

    def open(self, address: str) -> None:
        """Load a page, and wait until all of it is there."""
        self._page.goto(address)

    def run(self, function: str, *given: object) -> Any:
        """Call a JavaScript function in the page, and wait for what it promises."""
        return self._page.evaluate(f"(given) => ({function})(...given)", list(given))

    def type(self, selector: str, text: str) -> None:
        """Put the caret into a field, and type in place of what stands there."""
        self._page.locator(selector).first.fill("")
        self._page.locator(selector).first.press_sequentially(text)
