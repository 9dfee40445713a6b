"""How much of a page is styled anew for a letter of its answer: the browser counts it."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser, BrowserContext, Page

from tests import chromium
from tests.conftest import BASELINE

from .conftest import opening
from .test_reader import answered, field

Counts = Callable[..., tuple[int, int]]

TRIES = 5
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


@pytest.fixture(scope="module")
def counting(browser: Browser) -> Iterator[Browser]:
    """A browser of its own: one that has been busy with other tests may lose what it counts."""
    other = browser.browser_type.launch(
        executable_path=chromium.find(), args=[*chromium.QUIETLY, BASELINE]
    )
    yield other
    other.close()


@pytest.fixture
def counts(counting: Browser, visitor: BrowserContext, address: str, faults: list[str]) -> Counts:
    """Do something on a page, and give how many elements it has styled meanwhile, of how many.

    A browser that has much to do may end its list before a page's share of it has come; then the
    page is opened once more.
    """

    def count(name: str, act: Callable[[Page], object]) -> tuple[int, int]:
        for _ in range(TRIES):
            counting.start_tracing(categories=["blink.user_timing", "devtools.timeline"])
            with opening(counting, visitor, address, faults) as opened:
                page = opened(name, service_workers="block")
                act(page)
                every = int(page.evaluate("document.querySelectorAll('*').length"))
                page.evaluate("new Promise((done) => requestIdleCallback(() => done()))")
                events = json.loads(counting.stop_tracing())["traceEvents"]
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
@pytest.mark.parametrize("part", ["state", "headline"])
def test_a_letter_of_an_answer(counts: Counts, name: str, part: str) -> None:
    """A rule for parts of a page that has a calculator would have all of it styled anew."""
    styled, every = counts(name, lambda page: page.evaluate(TOLD, part))
    assert styled * 10 < every


def test_a_key(counts: Counts) -> None:
    """From the key until all is drawn: a row's text is no word on other rows, nor on the page."""

    def act(page: Page) -> None:
        field(page, 0, "experience").fill("1")
        answered(page, "included” 1 and expect")
        field(page, 0, "experience").select_text()
        page.evaluate("performance.mark('begun')")
        page.keyboard.press("2")
        answered(page, "included” 2 and expect")
        page.evaluate("performance.mark('ended')")

    styled, every = counts("calculate/encounter", act)
    assert styled * 5 < every
