"""Python fails between an answer and its charts: each says what it belongs to."""

from __future__ import annotations

from playwright.sync_api import expect

from .conftest import Reader
from .kinds import ANSWER
from .server import Site

# The first reply that holds a drawing is of another shape; answers alone come as they are.
NOTHING_DRAWN = """
const Real = Worker;
let failed = false;
globalThis.Worker = class extends Real {
  drawing = new Set();
  postMessage(message, ...more) {
    if (message.given?.[2] && message.given[2] !== "none") this.drawing.add(message.id);
    super.postMessage(message, ...more);
  }
  set onmessage(hear) {
    super.onmessage = (event) => {
      const { id } = event.data;
      if (failed || !this.drawing.has(id)) return hear(event);
      failed = true;
      hear({ data: { id, text: "{}" } });
    };
  }
};
"""
DETAILS = "(one) => one.innerHTML"


def test_the_answer_stands_and_the_charts_say_that_they_are_older(
    site: Site, reader: Reader
) -> None:
    site.scripts = NOTHING_DRAWN
    reader.opens(site.address)
    details = reader.page.locator("[data-part=details]")
    stale = reader.page.locator("[data-part=stale]")
    printed = details.evaluate(DETAILS)
    reader.types()
    expect(reader.page.locator(".moments-trouble pre")).to_contain_text("fault: unforeseen")
    expect(reader.page.locator("[data-part=headline]")).to_contain_text(ANSWER)
    expect(stale).to_have_text(
        "The charts and tables belong to the numbers that stood here before."
    )
    assert details.evaluate(DETAILS) == printed
    reader.tries_again().is_answered()
    expect(stale).to_be_empty()
    expect(reader.page.locator("[calculating]")).to_have_count(0)
    assert details.evaluate(DETAILS) != printed
