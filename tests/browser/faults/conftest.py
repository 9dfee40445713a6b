"""A reader in front of a site that misbehaves, and what must hold however it does."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Error, Page, expect

from tests import chromium
from tests.browser.conftest import rests
from tests.conftest import BASELINE

from .kinds import ANSWER, TYPED
from .server import Site, serving

PATIENCE = 120_000  # for a slow machine; what must end has deadlines of its own
LISTEN = """
window.violations = [];
addEventListener("securitypolicyviolation", ({ violatedDirective, blockedURI }) => {
  violations.push(`${violatedDirective} ${blockedURI}`);
});
"""


class Reader:
    """Somebody who calculates with numbers of their own.

    Attributes:
        page: The page of the calculator `volume`.
        errors: What our own scripts did not catch.
    """

    def __init__(self, page: Page) -> None:
        self.page = page
        self.errors: list[str] = []
        self.printed = ""
        page.on("pageerror", self._note)

    def _note(self, error: Error) -> None:
        # The theme's own scripts have errors of their own where a test forbids things.
        if any(place in (error.stack or "") for place in ("/assets/moments", "/assets/joined")):
            self.errors.append(str(error))

    def opens(self, address: str, *, image: bool = False, **deadlines: float) -> Reader:
        """Open the page; without an image it starts Python itself, as it does without the other."""
        self.page.goto(f"{address}calculate/volume/")
        self.printed = self.headline
        # Only what a test provokes is shortened: a slow machine must not fail in other stages.
        self.page.locator("moments-calculator").evaluate(
            """(one, [deadlines, image]) => {
              one.setAttribute("deadlines", deadlines);
              one.toggleAttribute("image", image);
            }""",
            [json.dumps(deadlines), image],
        )
        return self

    @property
    def headline(self) -> str:
        return self.page.locator("[data-part=headline]").inner_text()

    def types(self, text: str = TYPED) -> Reader:
        self.page.locator("[data-field=customers]").fill(text)
        return self

    def is_answered(self, answer: str = ANSWER) -> None:
        expect(self.page.locator("[data-part=headline]")).to_contain_text(answer, timeout=PATIENCE)
        expect(self.page.locator("[data-part=status]")).to_be_empty()
        expect(self.page.locator(".moments-trouble")).to_have_count(0)
        assert self.errors == []

    def is_told(self, kind: str, sentence: str, typed: str = TYPED) -> None:
        """The sentence for this fault, the result and the inputs as they were, the detail."""
        trouble = self.page.locator(".moments-trouble")
        trouble.wait_for(timeout=PATIENCE)
        detail = trouble.locator("pre").text_content() or ""
        assert f"fault: {kind}" in detail, detail
        status = self.page.locator("[data-part=status]")
        expect(status).to_contain_text(sentence)
        expect(status).to_contain_text("The result on this page stays valid")
        assert status.get_attribute("role") == "status"
        assert self.headline == self.printed
        assert self.page.locator("[data-field=customers]").input_value() == typed
        assert self.errors == []

    def tries_again(self) -> Reader:
        self.page.get_by_role("button", name="Try again").click()
        return self


Arrives = Callable[..., Reader]


@pytest.fixture(scope="session")
def misbehaving(sites: dict[str, Path]) -> Iterator[Site]:
    with serving(sites["mkdocs"]) as site:
        yield site


@pytest.fixture
def site(misbehaving: Site) -> Iterator[Site]:
    """The site, with nothing broken yet."""
    misbehaving.asked.clear()
    yield misbehaving
    misbehaving.mend()


@pytest.fixture
def arrives(browser: Browser) -> Iterator[Arrives]:
    """Lets readers arrive, each with a browser profile of their own unless they share one."""
    contexts = []

    def arrived(scripts: str = "", beside: Reader | None = None) -> Reader:
        if beside:
            return Reader(beside.page.context.new_page())
        context = browser.new_context(service_workers="block")
        contexts.append(context)
        context.add_init_script(LISTEN + scripts)
        return Reader(context.new_page())

    yield arrived
    for context in contexts:
        context.close()


@pytest.fixture(scope="module")
def tab(browser: Browser) -> Iterator[Page]:
    """One tab after the other for the readers of a file's tests."""
    with browser.new_context(service_workers="block") as context:
        context.add_init_script(LISTEN)
        yield context.new_page()


def emptied(tab: Page, address: str) -> Page:
    """A tab as a new one would be: its last page has ended, and nothing is kept or cached."""
    tab.context.set_offline(False)
    rests(tab, address)
    while any(one.url.startswith("blob:") for one in tab.workers):
        tab.wait_for_timeout(50)  # a browser takes a while to end one that is busy
    tab.evaluate("sessionStorage.clear()")
    session = tab.context.new_cdp_session(tab)
    origin = "/".join(address.split("/")[:3])
    session.send("Storage.clearDataForOrigin", {"origin": origin, "storageTypes": "all"})
    session.send("Network.clearBrowserCache")
    session.detach()
    return tab


@pytest.fixture
def reader(request: pytest.FixtureRequest, arrives: Arrives, misbehaving: Site) -> Reader:
    """A reader in a profile of their own, or in a tab in which Python was translated already."""
    if "one_tab" not in request.fixturenames:
        return arrives()
    return Reader(emptied(request.getfixturevalue("tab"), misbehaving.address))


@pytest.fixture(scope="module")
def resolving(browser: Browser) -> Iterator[Browser]:
    """A browser that finds this machine under a host's name."""
    rules = "--host-resolver-rules=MAP handbook.intranet 127.0.0.1"
    other = browser.browser_type.launch(
        executable_path=chromium.find(), args=[*chromium.QUIETLY, BASELINE, rules]
    )
    yield other
    other.close()


@pytest.fixture
def intranet(resolving: Browser) -> Iterator[Reader]:
    """A reader at whose place the site lies on plain http, at `handbook.intranet`."""
    page = resolving.new_page()
    yield Reader(page)
    page.close()
