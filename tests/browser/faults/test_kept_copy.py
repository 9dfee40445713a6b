"""With a copy kept for use without a network: what the network may do, and a reader still reads."""

from __future__ import annotations

import json
import threading
from collections.abc import Iterator
from contextlib import ExitStack

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from macros.runtime.files import WASM

from . import server
from .conftest import PATIENCE
from .doctored import LIST, entry, handful
from .kinds import ANSWER, TYPED
from .server import Fault, Site, serving

VOLUME = "calculate/volume/"
NOTICE = "aside[role=status]"
FROM_COPY = "This page is from the copy that your browser keeps."
KEEP = "Keep for use without a network"
STALLS = {
    LIST: "the network brings nothing more.",
    WASM: "the network brings nothing more.",
    "service-worker.js": "service-worker.js does not arrive.",
}


@pytest.fixture(scope="module", autouse=True)
def stalling(browser: Browser, misbehaving: Site) -> Iterator[dict[str, Locator]]:
    """What is told to readers whose copy stops on its way, by the file at which it does.

    Each waits as long as a reader does, so all wait side by side, each with a server, and the other
    tests beside them.
    """
    with ExitStack() as standing:
        told = {}
        for file in STALLS:
            site = standing.enter_context(serving(misbehaving.root))
            site.instead[LIST] = handful(site.root)
            site.faults[file] = server.stalled
            context = standing.enter_context(browser.new_context(service_workers="allow"))
            page = context.new_page()
            page.goto(site.address + VOLUME)
            page.get_by_role("button", name=KEEP).click()
            told[file] = page.locator("[data-part=copy]")
        yield told


@pytest.fixture(scope="module")
def with_a_copy(browser: Browser, misbehaving: Site) -> Iterator[Page]:
    """A reader whose browser keeps some pages of the site."""
    misbehaving.instead[LIST] = handful(misbehaving.root)
    context = browser.new_context(service_workers="allow")
    page = context.new_page()
    page.goto(misbehaving.address + VOLUME)
    page.get_by_role("button", name=KEEP).click()
    expect(page.locator("[data-part=copy]")).to_contain_text(
        "kept on this machine", timeout=180_000
    )
    misbehaving.mend()
    page.reload()
    yield page
    context.close()


@pytest.fixture
def released() -> Iterator[threading.Event]:
    event = threading.Event()
    yield event
    event.set()


@pytest.fixture
def reader(with_a_copy: Page, site: Site) -> Iterator[Page]:
    with_a_copy.evaluate("sessionStorage.clear()")
    # Or it would be the browser's own cache that answers.
    with_a_copy.context.new_cdp_session(with_a_copy).send("Network.clearBrowserCache")
    yield with_a_copy
    site.mend()
    with_a_copy.goto(site.address + VOLUME)


def reads_the_copy(page: Page, site: Site, sentence: str) -> None:
    page.goto(site.address + VOLUME)
    expect(page.locator(NOTICE)).to_contain_text(sentence, timeout=PATIENCE)
    expect(page.locator(NOTICE)).to_contain_text(FROM_COPY)
    expect(page.locator("moments-calculator:defined")).to_be_visible()


def calculates(page: Page) -> None:
    page.locator("[data-field=customers]").fill(TYPED)
    expect(page.locator("[data-part=headline]")).to_contain_text(ANSWER, timeout=PATIENCE)


def by_the_whole(page: Page, **deadlines: float) -> None:
    """Have the page ask no image, which is not in the copy."""
    page.locator("moments-calculator").evaluate(
        """(one, deadlines) => {
          one.removeAttribute("image");
          one.setAttribute("deadlines", deadlines);
        }""",
        json.dumps(deadlines),
    )


def elsewhere(site: Site) -> Fault:
    """A way to the same server under another name, which is another host to a browser."""
    return server.elsewhere(site.address.replace("127.0.0.1", "localhost") + "login")


def test_silence(reader: Page, site: Site, released: threading.Event) -> None:
    """Of a page half way, of a script and of Python from the beginning: each is waited for."""
    silent = server.mute(released)
    site.faults |= {"index.html": server.stalled, entry(site.root): silent, WASM: silent}
    reads_the_copy(reader, site, "The server of this site does not answer.")
    by_the_whole(reader, silence=60)  # the copy has less patience
    calculates(reader)
    for file in (entry(site.root), WASM):
        assert [path for path in site.asked if path.endswith(file)], file


def test_a_server_that_is_out_of_order(reader: Page, site: Site) -> None:
    site.faults[""] = server.status(503)
    reads_the_copy(reader, site, "The server of this site is out of order.")
    calculates(reader)
    # The theme fetches the next page itself.
    reader.get_by_role("link", name="which of these moments to fix first").click()
    expect(reader.locator("moments-calculator[calculator=encounter]")).to_be_attached()
    expect(reader.locator(NOTICE)).to_contain_text(FROM_COPY)


def test_a_server_that_cannot_be_reached(reader: Page, site: Site) -> None:
    site.faults[""] = server.unreachable
    reads_the_copy(reader, site, "server cannot be reached.")


@pytest.mark.parametrize("fault", ["portal", "another host", "refresh"])
def test_a_foreign_answer_and_the_way_to_it(fault: str, reader: Page, site: Site) -> None:
    faults = {"portal": server.login_page, "refresh": server.refreshing}
    site.faults[""] = faults.get(fault) or elsewhere(site)
    reads_the_copy(reader, site, "something that is not this site, often with a login.")
    if fault == "portal":
        calculates(reader)
    site.faults[""] = server.login_page if fault == "refresh" else site.faults[""]
    if fault == "another host":
        site.faults = {"index.html": elsewhere(site)}
    reader.get_by_role("link", name="See what the network answers").click()
    expect(reader).to_have_title("Log in")


def test_a_part_of_python_that_stops_half_way(reader: Page, site: Site) -> None:
    site.faults[WASM] = server.stalled
    reader.goto(site.address + VOLUME)
    by_the_whole(reader, silence=1)
    calculates(reader)
    assert [path for path in site.asked if path.endswith(WASM)]


def test_a_refusal_is_the_server_s_own_word(reader: Page, site: Site) -> None:
    site.faults["index.html"] = server.status(401)
    reader.goto(site.address + VOLUME)
    expect(reader).to_have_title("Log in")
    expect(reader.locator(NOTICE)).to_have_count(0)


def test_a_slow_line_is_the_network_still(reader: Page, site: Site) -> None:
    site.faults["index.html"] = server.slowly
    reader.goto(site.address + VOLUME)
    expect(reader.locator("[data-field=customers]")).to_be_visible()
    expect(reader.locator(NOTICE)).to_have_count(0)


def test_keeping_a_copy_ends(stalling: dict[str, Locator]) -> None:
    for file, sentence in STALLS.items():
        expect(stalling[file]).to_contain_text(
            f"No copy could be kept: {sentence}", timeout=PATIENCE
        )
