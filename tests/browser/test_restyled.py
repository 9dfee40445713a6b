"""How much of a page is styled anew for a letter of its answer: the browser counts it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page

from tests import chromium
from tests.conftest import BASELINE

from .conftest import opening
from .test_reader import answered, field

Counts = Callable[..., tuple[int, int]]

TRIES = 5
LISTED = {"includedCategories": ["blink.user_timing", "devtools.timeline"]}
TOLD = """
() => {
  document.body.offsetHeight; // all that is due by now is done
  performance.mark("begun");
  for (const part of ["state", "headline"]) {
    const place = document.querySelector(`moments-calculator [data-part=${part}]`);
    (place.querySelector("p") ?? place).textContent += "!";
    document.body.offsetHeight;
  }
  performance.mark("ended");
}
"""


@contextmanager
def fresh(browser: Browser) -> Iterator[Browser]:
    """A browser of its own: in a whole run, the one of all tests listed nothing of these pages."""
    other = browser.browser_type.launch(
        executable_path=chromium.find(), args=[*chromium.QUIETLY, BASELINE]
    )
    try:
        yield other
    finally:
        other.close()


def listed(page: Page, act: Callable[[Page], object]) -> list[dict[str, Any]]:
    """What a page's own process tells of what is done on it; nothing if some of that was lost.

    The whole browser's list would wait for each of its processes, also for those that are ending.
    """
    session = page.context.new_cdp_session(page)
    events: list[dict[str, Any]] = []
    ended: list[dict[str, Any]] = []
    session.on("Tracing.dataCollected", lambda told: events.extend(told["value"]))
    session.on("Tracing.tracingComplete", lambda told: ended.append(told))
    session.send("Tracing.start", {"traceConfig": LISTED})
    act(page)
    session.send("Tracing.end")
    while not ended:
        page.wait_for_timeout(10)
    return [] if ended[0]["dataLossOccurred"] else events


@pytest.fixture
def counts(browser: Browser, visitor: BrowserContext, address: str, faults: list[str]) -> Counts:
    """Do something on a page, and give how many elements it has styled meanwhile, of how many.

    A browser that has much to do may leave a page out of its list; then another is asked.
    """

    def count(
        name: str, act: Callable[[Page], object], before: Callable[[Page], object] = lambda _: None
    ) -> tuple[int, int]:
        for _ in range(TRIES):
            with fresh(browser) as one, opening(one, visitor, address, faults) as opened:
                page = opened(name, service_workers="block")
                before(page)
                every = int(page.evaluate("document.querySelectorAll('*').length"))
                events = listed(page, act)
            marked = {one["name"]: one["ts"] for one in events if one["name"] in ("begun", "ended")}
            styled = [
                int(one["args"]["elementCount"])
                for one in events
                if one["name"] == "UpdateLayoutTree"
                and len(marked) == 2
                and marked["begun"] <= one["ts"] <= marked["ended"]
            ]
            if styled:
                return sum(styled), every
        return pytest.fail(f"the browser has counted nothing in {TRIES} tries")

    return count


@pytest.mark.parametrize("name", ["", "calculate/encounter", "learn/measure/kano"])
def test_a_letter_of_an_answer_and_of_what_is_said_above_it(counts: Counts, name: str) -> None:
    """A rule for parts of a page that has a calculator would have all of it styled anew."""
    styled, every = counts(name, lambda page: page.evaluate(TOLD))
    assert styled * 10 < every


def test_a_key(counts: Counts) -> None:
    """From the key until all is drawn: a row's text is no word on other rows, nor on the page."""

    def before(page: Page) -> None:
        field(page, 0, "experience").fill("1")
        answered(page, "included” 1 and expect")
        field(page, 0, "experience").select_text()

    def act(page: Page) -> None:
        page.evaluate("performance.mark('begun')")
        page.keyboard.press("2")
        answered(page, "included” 2 and expect")
        page.evaluate("performance.mark('ended')")

    styled, every = counts("calculate/encounter", act, before)
    assert styled * 5 < every
