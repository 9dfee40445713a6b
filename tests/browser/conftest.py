"""A reader in Chromium, in front of the site as MkDocs built it, sealed, under a sub-path."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Error, Page, Route, Worker

LISTEN = """
window.violations = [];
addEventListener("securitypolicyviolation", (event) => {
  violations.push(`${event.violatedDirective} ${event.blockedURI} ${event.sample}`);
});
"""
SHOWN = {"viewport", "color_scheme", "reduced_motion"}
Opener = Callable[..., Page]


@pytest.fixture(scope="session")
def address(sites: dict[str, Path], served: tuple[Path, str]) -> str:
    """Where the site starts; it lies below a folder, as on GitHub Pages."""
    assert "mkdocs" in sites
    return f"{served[1]}/mkdocs/"


@pytest.fixture
def faults() -> list[str]:
    """What went wrong on the pages of a test; a test that provokes faults takes them out."""
    return []


@pytest.fixture(scope="session")
def visitor(browser: Browser) -> Iterator[BrowserContext]:
    """One profile for all tests that ask for nothing of their own: the site is fetched once."""
    with browser.new_context(service_workers="block") as context:
        context.add_init_script(LISTEN)
        yield context


def arrives(visitor: BrowserContext, address: str) -> Page:
    """A new tab for somebody who was never here: nothing is stored, though files are cached."""
    page = visitor.new_page()
    session = visitor.new_cdp_session(page)
    origin = "/".join(address.split("/")[:3])
    session.send("Storage.clearDataForOrigin", {"origin": origin, "storageTypes": "all"})
    session.detach()
    return page


@contextmanager
def opening(
    browser: Browser, visitor: BrowserContext, address: str, faults: list[str]
) -> Iterator[Opener]:
    """Opens a page by its path; at the end nothing may have gone wrong on any of them.

    What only concerns how a page is shown is set on a tab of the visitor's. Whoever asks for more,
    or for a second page, gets a profile of their own.
    """
    contexts: list[BrowserContext] = []

    def opened(path: str = "calculate/encounter/", **options: Any) -> Page:
        scripts = options.pop("scripts", "")
        if not scripts and not contexts and options.keys() <= SHOWN:
            contexts.append(visitor)
            page = arrives(visitor, address)
            if size := options.pop("viewport", None):
                page.set_viewport_size(size)
            if options:
                page.emulate_media(**options)
        else:
            # Copying the whole site after the first answer would only slow most tests down.
            context = browser.new_context(**{"service_workers": "block"} | options)
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

    try:
        yield opened
        for context in contexts:
            for page in context.pages:
                faults += page.evaluate("window.violations ?? []")
    finally:
        for context in contexts:
            if context is not visitor:
                context.close()
        for page in visitor.pages:
            page.close()
    assert faults == []


@pytest.fixture
def open_page(
    browser: Browser, visitor: BrowserContext, address: str, faults: list[str]
) -> Iterator[Opener]:
    with opening(browser, visitor, address, faults) as opened:
        yield opened


def pythons(page: Page) -> list[Worker]:
    """Our own workers on a page that have been asked; the theme's search has one, from an address.

    On a page with a calculator one waits from the beginning, and has asked for nothing.
    """
    return [one for one in page.workers if one.url.startswith("blob:") and _asked(one)]


def _asked(worker: Worker) -> bool:
    try:
        return bool(worker.evaluate("self.momentsImage !== null"))
    except Error:  # it was ended meanwhile
        return False


@contextmanager
def late(page: Page) -> Iterator[None]:
    """Within this, what Python comes in is held back, so that it cannot be there already."""
    held: list[Route] = []
    holds = True
    page.route(
        "**/assets/runtime/**", lambda route: held.append(route) if holds else route.continue_()
    )
    yield
    holds = False
    for one in held:
        one.continue_()


def whole(page: Page, image: bool = False) -> Page:
    """Have the page start Python itself; or, the other way, ask an image of it first."""
    page.locator("moments-calculator").evaluate_all(
        "(all, image) => all.forEach((one) => one.toggleAttribute('image', image))", image
    )
    return page


@pytest.fixture
def page(open_page: Opener) -> Page:
    """The encounter calculator with the airline trip."""
    return open_page()
