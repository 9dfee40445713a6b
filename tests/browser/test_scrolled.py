"""A table that was moved sideways stays where it was when its answer changes."""

from __future__ import annotations

from playwright.sync_api import expect

from .conftest import Opener
from .test_reader import PATIENCE, field

# The first table below the answer that is too wide for a phone, once the page has heard of it.
MOVE = """
() => new Promise((done) => {
  for (const one of document.querySelectorAll("[data-part=details] details")) one.open = true;
  const wide = [...document.querySelectorAll("[data-part=details] [role=region]")]
    .find((one) => one.scrollWidth > one.clientWidth + 40);
  wide.setAttribute("data-moved", "");
  wide.addEventListener("scroll", () => requestAnimationFrame(() => done()), { once: true });
  wide.scrollLeft = 40;
})
"""
MOVED = """
() => [...document.querySelectorAll("[data-part=details] [role=region]")]
  .map((one) => one.scrollLeft).filter((left) => left > 0)
"""


def test_a_table_stays_where_it_was_moved_to(open_page: Opener) -> None:
    page = open_page(viewport={"width": 360, "height": 740})
    headline = page.locator("[data-part=headline]")
    first = headline.inner_text()
    page.locator("li[data-row] [data-do=open]").first.click()
    field(page, 0, "experience").fill("1")
    expect(headline).not_to_have_text(first, timeout=PATIENCE)
    expect(page.locator("[calculating]")).to_have_count(0, timeout=PATIENCE)
    page.evaluate(MOVE)
    field(page, 0, "experience").fill("10")
    expect(page.locator("[data-moved]")).to_have_count(0, timeout=PATIENCE)
    assert page.evaluate(MOVED) == [40]
