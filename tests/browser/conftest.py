"""A reader in Chromium, in front of the site as MkDocs built it, sealed, under a sub-path."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, Worker

LISTEN = """
window.violations = [];
addEventListener("securitypolicyviolation", (event) => {
  violations.push(`${event.violatedDirective} ${event.blockedURI} ${event.sample}`);
});
"""
Opener = Callable[..., Page]


@pytest.fixture
def address(sites: dict[str, Path], served: tuple[Path, str]) -> str:
    """Where the site starts; it lies below a folder, as on GitHub Pages."""
    assert "mkdocs" in sites
    return f"{served[1]}/mkdocs/"


@pytest.fixture
def faults() -> list[str]:
    """What went wrong on the pages of a test; a test that provokes faults takes them out."""
    return []


@pytest.fixture
def open_page(browser: Browser, address: str, faults: list[str]) -> Iterator[Opener]:
    """Opens a page by its path; at the end nothing may have gone wrong on any of them."""
    contexts = []

    def opened(path: str = "calculate/encounter/", **options: object) -> Page:
        scripts = options.pop("scripts", "")
        # Copying the whole site after the first answer would only slow most tests down.
        options.setdefault("service_workers", "block")
        context = browser.new_context(**options)  # type: ignore[arg-type]
        contexts.append(context)
        context.add_init_script(f"{LISTEN}{scripts}")
        page = context.new_page()
        page.on(
            "console",
            lambda said: faults.append(f"console: {said.text}") if said.type == "error" else None,
        )
        page.on("pageerror", lambda error: faults.append(f"error: {error}"))
        page.goto(address + path)
        return page

    yield opened
    for context in contexts:
        for page in context.pages:
            faults += page.evaluate("window.violations ?? []")
        context.close()
    assert faults == []


def pythons(page: Page) -> list[Worker]:
    """Our own workers on a page; the theme's search has one as well, from an address."""
    return [worker for worker in page.workers if worker.url.startswith("blob:")]


@pytest.fixture
def page(open_page: Opener) -> Page:
    """The encounter calculator with the airline trip."""
    return open_page()
