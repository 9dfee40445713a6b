"""How much of a page is styled anew for a letter of its answer: the browser counts it."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser, BrowserContext

from tests import chromium
from tests.conftest import BASELINE

from .conftest import opening

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
  return document.querySelectorAll("*").length;
}
"""
TYPED = """
() => {
  const field = document.querySelector("[data-row] [data-field=experience]");
  document.body.offsetHeight;
  performance.mark("begun");
  field.value = "1";
  field.dispatchEvent(new InputEvent("input", { bubbles: true }));
  document.body.offsetHeight;
  performance.mark("ended");
  return document.querySelectorAll("*").length;
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
    """Run a function of a page, and give how many elements it has styled, of how many.

    A browser that has much to do may end its list before a page's share of it has come; then the
    page is opened once more.
    """

    def count(name: str, function: str, *given: str) -> tuple[int, int]:
        for _ in range(TRIES):
            counting.start_tracing(categories=["blink.user_timing", "devtools.timeline"])
            with opening(counting, visitor, address, faults) as opened:
                page = opened(name, service_workers="block")
                every = int(page.evaluate(function, *given))
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
    styled, every = counts(name, TOLD, part)
    assert styled * 10 < every


def test_a_key(counts: Counts) -> None:
    """What is the same as before is not written anew into each row."""
    styled, every = counts("calculate/encounter", TYPED)
    assert styled * 10 < every
