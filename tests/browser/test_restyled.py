"""How much of a page is styled anew for a letter of its answer: the browser counts it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Page

from .conftest import Opener
from .test_reader import answered, field

LISTED = {"includedCategories": ["blink.user_timing", "devtools.timeline"]}
TOLD = """
(part) => {
  const place = document.querySelector(`moments-calculator [data-part=${part}]`);
  document.body.offsetHeight; // all that is due by now is done
  performance.mark("begun");
  (place.querySelector("p") ?? place).textContent += "!";
  document.body.offsetHeight;
  performance.mark("ended");
}
"""


def counts(page: Page, act: Callable[[], object]) -> tuple[int, int]:
    """Do something on a page, and give how many elements it has styled meanwhile, of how many.

    The page's own list is asked for: that of the whole browser waits for every process of it.
    """
    every = int(page.evaluate("document.querySelectorAll('*').length"))
    session = page.context.new_cdp_session(page)
    events: list[dict[str, Any]] = []
    ended: list[dict[str, Any]] = []
    session.on("Tracing.dataCollected", lambda told: events.extend(told["value"]))
    session.on("Tracing.tracingComplete", lambda told: ended.append(told))
    session.send("Tracing.start", {"traceConfig": LISTED})
    act()
    session.send("Tracing.end")
    while not ended:
        page.wait_for_timeout(10)
    assert ended == [{"dataLossOccurred": False}]
    marked = {one["name"]: one["ts"] for one in events if one["name"] in ("begun", "ended")}
    styled = [
        int(one["args"]["elementCount"])
        for one in events
        if one["name"] == "UpdateLayoutTree" and marked["begun"] <= one["ts"] <= marked["ended"]
    ]
    assert styled, "the browser has counted nothing"
    return sum(styled), every


@pytest.mark.parametrize("name", ["", "calculate/encounter", "learn/measure/kano"])
@pytest.mark.parametrize("part", ["state", "headline"])
def test_a_letter_of_an_answer(open_page: Opener, name: str, part: str) -> None:
    """A rule for parts of a page that has a calculator would have all of it styled anew."""
    page = open_page(name)
    styled, every = counts(page, lambda: page.evaluate(TOLD, part))
    assert styled * 10 < every


def test_a_key(page: Page) -> None:
    """From the key until all is drawn: a row's text is no word on other rows, nor on the page."""
    field(page, 0, "experience").fill("1")
    answered(page, "included” 1 and expect")
    field(page, 0, "experience").select_text()

    def act() -> None:
        page.evaluate("performance.mark('begun')")
        page.keyboard.press("2")
        answered(page, "included” 2 and expect")
        page.evaluate("performance.mark('ended')")

    styled, every = counts(page, act)
    assert styled * 5 < every
