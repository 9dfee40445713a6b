"""How much of a page is styled anew for a letter of its answer: the browser counts it."""

from __future__ import annotations

import json
from collections.abc import Callable

import pytest
from playwright.sync_api import Browser, Page

from .conftest import Opener

Counts = Callable[..., tuple[int, int]]
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


@pytest.fixture
def counts(browser: Browser) -> Counts:
    """Run a function of a page, and give how many elements it has styled, of how many."""

    def count(page: Page, function: str, *given: str) -> tuple[int, int]:
        browser.start_tracing(page=page, categories=["blink.user_timing", "devtools.timeline"])
        every = int(page.evaluate(function, *given))
        events = json.loads(browser.stop_tracing())["traceEvents"]
        begun, ended = (
            next(one["ts"] for one in events if one["name"] == mark) for mark in ("begun", "ended")
        )
        styled = [
            int(one["args"]["elementCount"])
            for one in events
            if one["name"] == "UpdateLayoutTree" and begun <= one["ts"] <= ended
        ]
        assert styled, "the browser has counted nothing"
        return sum(styled), every

    return count


@pytest.mark.parametrize("name", ["", "calculate/encounter", "learn/measure/kano"])
@pytest.mark.parametrize("part", ["state", "headline"])
def test_a_letter_of_an_answer(open_page: Opener, counts: Counts, name: str, part: str) -> None:
    """A rule for parts of a page that has a calculator would have all of it styled anew."""
    styled, every = counts(open_page(name), TOLD, part)
    assert styled * 10 < every


def test_a_key(open_page: Opener, counts: Counts) -> None:
    """What is the same as before is not written anew into each row."""
    styled, every = counts(open_page("calculate/encounter"), TYPED)
    assert styled * 10 < every
