"""A reader in Chromium, in front of the site as MkDocs built it, sealed, under a sub-path."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import (
    Browser,
    BrowserContext,
    ConsoleMessage,
    Error,
    Page,
    Route,
    ViewportSize,
    Worker,
)

LISTEN = """
window.violations = [];
addEventListener("securitypolicyviolation", (event) => {
  violations.push(`${event.violatedDirective} ${event.blockedURI} ${event.sample}`);
});
"""
SHOWN = {"viewport", "color_scheme", "reduced_motion"}
USUAL: ViewportSize = {"width": 1280, "height": 720}
NOWHERE = "nothing/"
"""A place of the site where no script runs and nothing is fetched, not even an icon."""
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


@pytest.fixture
def one_tab() -> None:
    """For tests that leave nothing in a tab but what goes with its page, or what `left` takes away.

    They have one tab after the other's: a new one costs a process, and Python is translated anew
    in each. No clock is installed there, and no script is run before a page's own.
    """


def arrives(visitor: BrowserContext, address: str, again: bool) -> Page:
    """A tab for somebody who was never here: nothing is stored, though files are cached.

    It is the last one's if it may be, and a new one otherwise.
    """
    if not again:
        for page in visitor.pages:
            page.close()
    page = visitor.pages[0] if visitor.pages else visitor.new_page()
    session = visitor.new_cdp_session(page)
    origin = "/".join(address.split("/")[:3])
    session.send("Storage.clearDataForOrigin", {"origin": origin, "storageTypes": "all"})
    session.detach()
    return page


def rests(page: Page, address: str) -> None:
    """Have a tab stand at the site without a page of it, where what is stored can be changed."""
    body = '<!doctype html><link rel="icon" href="data:,">'
    page.route(address + NOWHERE, lambda route: route.fulfill(content_type="text/html", body=body))
    page.goto(address + NOWHERE)
    page.unroute_all(behavior="ignoreErrors")


def left(page: Page, address: str) -> None:
    """Leave a tab as a new one would be, once nothing of its last page runs on."""
    page.unroute_all(behavior="ignoreErrors")
    page.mouse.move(-1, -1)  # what lies below a pointer is asked for Python
    rests(page, address)
    page.evaluate("sessionStorage.clear()")
    page.set_viewport_size(USUAL)
    page.emulate_media(media="null", color_scheme="light", reduced_motion="no-preference")


@contextmanager
def opening(
    browser: Browser,
    visitor: BrowserContext,
    address: str,
    faults: list[str],
    *,
    again: bool = False,
) -> Iterator[Opener]:
    """Opens a page by its path; at the end nothing may have gone wrong on any of them.

    What only concerns how a page is shown is set on a tab of the visitor's, which is the last
    test's if it may be had again. Whoever asks for more, or for a second page, gets a profile of
    their own. A script `before` runs once at the site, and keeps what the page shall find there.
    """
    contexts: list[BrowserContext] = []
    kept: list[Page] = []

    def said(message: ConsoleMessage) -> None:
        if message.type == "error":
            faults.append(f"console: {message.text}")

    def failed(error: Error) -> None:
        faults.append(f"error: {error}")

    def opened(path: str = "calculate/encounter/", **options: Any) -> Page:
        scripts = options.pop("scripts", "")
        before = options.pop("before", "")
        if not scripts and not contexts and options.keys() <= SHOWN:
            contexts.append(visitor)
            page = arrives(visitor, address, again)
            if again:
                kept.append(page)
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
        page.on("console", said)
        page.on("pageerror", failed)
        if before:
            rests(page, address)
            page.evaluate(f"() => {{ {before} }}")
        page.goto(address + path)
        return page

    try:
        yield opened
        for context in contexts:
            for page in context.pages:
                faults += page.evaluate("window.violations ?? []")
        for page in kept:
            page.remove_listener("console", said)
            page.remove_listener("pageerror", failed)
            left(page, address)
    except BaseException:
        kept.clear()  # who knows in what state it is
        raise
    finally:
        for context in contexts:
            if context is not visitor:
                context.close()
        for page in visitor.pages:
            if page not in kept:
                page.close()
    assert faults == []


@pytest.fixture
def open_page(
    request: pytest.FixtureRequest,
    browser: Browser,
    visitor: BrowserContext,
    address: str,
    faults: list[str],
) -> Iterator[Opener]:
    again = "one_tab" in request.fixturenames
    with opening(browser, visitor, address, faults, again=again) as opened:
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
