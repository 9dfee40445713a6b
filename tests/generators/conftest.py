"""A reader of each generator's sealed site, for whom nothing is blocked or comes from elsewhere."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from macros.generators import BUILDS
from tests import soaking

LISTEN = """
window.violations = [];
addEventListener("securitypolicyviolation", (event) => {
  violations.push(`${event.violatedDirective} ${event.blockedURI} ${event.sample}`);
});
"""
OPEN_SEARCH = {"mkdocs": "/", "properdocs": "/", "zensical": "Control+k"}


@dataclass
class Walk:
    """A reader's page, and everything that went wrong on it."""

    page: Page
    address: str
    generator: str
    faults: list[str] = field(default_factory=list)

    def goes_to(self, place: str) -> None:
        """Load a page anew, once what was blocked on the last one is noted."""
        self.note()
        self.page.goto(f"{self.address}{place}")

    def note(self) -> None:
        """Keep what the policy blocked, which a page forgets when it is left."""
        self.faults += self.page.evaluate("window.violations ?? []")

    def opens_search(self) -> None:
        """By its key, once there is somebody who hears it, and until the letters go there."""
        search = self.page.locator(":is([role=combobox], .md-search__input)")
        search.wait_for(state="attached")  # one of the dialogs is made by a script
        self.page.keyboard.press(OPEN_SEARCH[self.generator])
        expect(search).to_be_focused()

    def searches_for(self, words: str) -> None:
        """Type this in place of what stands in the open search."""
        self.page.keyboard.press("ControlOrMeta+a")
        self.page.keyboard.type(words)


LIKE_MKDOCS = {"properdocs": soaking.only}
"""Its site is that of MkDocs, as test_sites.py shows."""


@pytest.fixture(params=[pytest.param(one, marks=LIKE_MKDOCS.get(one, ())) for one in BUILDS])
def walk(
    request: pytest.FixtureRequest,
    browser: Browser,
    sites: dict[str, Path],
    served: tuple[Path, str],
) -> Iterator[Walk]:
    generator = request.param
    assert generator in sites
    origin = served[1]
    context = browser.new_context(color_scheme="light")
    context.add_init_script(LISTEN)
    page = context.new_page()
    walk = Walk(page, f"{origin}/{generator}/", generator)
    page.on(
        "console",
        lambda said: walk.faults.append(f"console: {said.text}") if said.type == "error" else None,
    )
    page.on("pageerror", lambda error: walk.faults.append(f"error: {error}"))
    page.on(
        "request",
        lambda asked: (
            None
            if asked.url.startswith((f"{origin}/{generator}/", f"blob:{origin}/"))
            else walk.faults.append(f"request: {asked.url}")
        ),
    )
    yield walk
    walk.note()
    context.close()
    assert walk.faults == []
