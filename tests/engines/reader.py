"""Somebody who calculates with numbers of their own, in any engine."""

from __future__ import annotations

import json
import time
from collections.abc import Callable
from typing import Any

from tests.engines.webdriver import PATIENCE, Engine

PAGE = "calculate/volume/"
# What our own scripts did not catch is written down where a driver sees it in each engine: Firefox
# shows it the page from outside, without the page's own variables.
LISTEN = """
const note = (fault) => {
  // The theme's own scripts have errors of their own where a test forbids things.
  if (!/\\/assets\\/(moments|joined)/.test(fault?.stack)) return;
  document.documentElement.dataset.uncaught = `${fault} ${fault.stack}`;
};
addEventListener("error", ({ error }) => note(error));
addEventListener("unhandledrejection", ({ reason }) => note(reason));
"""
SEEN = """
() => {
  const text = (selector) => document.querySelector(selector)?.textContent.trim() ?? null;
  return {
    headline: text("[data-part=headline]"),
    said: text("[data-part=status]"),
    role: document.querySelector("[data-part=status]")?.getAttribute("role"),
    detail: text(".moments-trouble pre"),
    button: text(".moments-trouble button"),
    typed: document.querySelector("[data-field=customers]")?.value,
    uncaught: document.documentElement.dataset.uncaught ?? "",
  };
}
"""
# Only what a test provokes is shortened: a slow machine must not fail in other stages.
STAGES = ("module", "worker", "interpreter", "package", "first", "later")
PREPARE = """
(deadlines, image) => {
  const one = document.querySelector("moments-calculator");
  one.setAttribute("deadlines", deadlines);
  one.toggleAttribute("image", image);
}
"""
TYPE = """
(text) => {
  const field = document.querySelector("[data-field=customers]");
  field.focus();
  field.value = text;
  field.dispatchEvent(new Event("input", { bubbles: true }));
}
"""
PRESS = "() => document.querySelector('.moments-trouble button').click()"

Seen = dict[str, Any]


class Reader:
    """Reads the page of the calculator `volume`.

    Args:
        engine: A browser.
    """

    def __init__(self, engine: Engine) -> None:
        self.engine = engine
        self.printed = ""
        self.told = ""

    def opens(self, address: str, deadlines: dict[str, float], image: bool = False) -> Reader:
        """Open the page; without an image it starts Python itself, as it does without the other."""
        self.engine.open(f"{address}{PAGE}")
        self.printed = self.seen()["headline"]
        self.told = ""
        assert self.printed
        unhurried = dict.fromkeys(STAGES, PATIENCE)
        self.engine.run(PREPARE, json.dumps(unhurried | deadlines), image)
        return self

    def seen(self) -> Seen:
        """What stands on the page now."""
        found: Seen = self.engine.run(SEEN)
        assert found["uncaught"] == ""
        return found

    def until(self, shows: Callable[[Seen], bool]) -> Seen:
        """Wait until the page shows something."""
        end = time.monotonic() + PATIENCE
        while not shows(found := self.seen()):
            assert time.monotonic() < end, found
            time.sleep(0.05)
        return found

    def sees(self, function: str, sentence: str) -> None:
        """Wait until what a function finds on the page holds a sentence."""
        end = time.monotonic() + PATIENCE
        while sentence not in (found := self.engine.run(function)):
            assert time.monotonic() < end, found
            time.sleep(0.05)

    def types(self, text: str) -> Reader:
        self.engine.run(TYPE, text)
        return self

    def tries_again(self) -> Reader:
        self.engine.run(PRESS)
        self.told = ""
        return self

    def is_answered(self, answer: str) -> None:
        found = self.until(lambda seen: answer in seen["headline"] or bool(seen["detail"]))
        assert found["detail"] is None
        self.until(lambda seen: seen["said"] == "")

    def is_told(self, kind: str, sentence: str, typed: str) -> None:
        """The sentence for this fault, the result and the inputs as they were, the detail.

        What was told before stands there until then.
        """
        before = (None, self.told)
        found = self.until(
            lambda seen: seen["detail"] not in before or self.printed != seen["headline"]
        )
        self.told = found["detail"] or ""
        assert self.told.startswith(f"fault: {kind}"), (self.printed, found)
        assert sentence in found["said"]
        assert "The result on this page stays valid" in found["said"]
        assert found["role"] == "status"
        assert found["headline"] == self.printed
        assert found["typed"] == typed
