"""Somebody who walks through the pages of the site and looks at them, also as axe does."""

from __future__ import annotations

import re
from pathlib import Path

from playwright.sync_api import Page, ViewportSize, expect

from tests.soaking import DRAWN

from .test_reader import AXE, found

TAG = re.compile(r"<(\w[\w-]*)((?:\s[^<>]*)?)>")
TOLD_APART = re.compile(r'\b(?:class|role|type|data-part|data-do)="[^"]*"')
NARROW: ViewportSize = {"width": 320, "height": 640}
DESK: ViewportSize = {"width": 1220, "height": 900}
IN_LIGHT = 10
"""Of so many pages axe looks at one in the light too, for colours are the same on all."""

# The theme puts another page into this one, and says so once its own scripts have seen it.
WALK = """
(to) => new Promise((done) => {
  const before = document.querySelector("article");
  const arrivals = document$.subscribe(() => {
    if (document.querySelector("article") === before) return;
    arrivals.unsubscribe();
    done();
  });
  const link = document.createElement("a");
  link.href = to;
  before.append(link);
  link.click();
})
"""
# A formula is drawn as it comes near, and asks for its letters only then; in those of another font
# it is broader or narrower.
UNFOLD = """
async () => {
  for (const one of document.querySelectorAll("details")) one.open = true;
  for (const one of document.querySelectorAll("*")) {
    if (getComputedStyle(one).contentVisibility === "auto") one.style.contentVisibility = "visible";
  }
  await document.fonts.ready;
}
"""
# The letters' files may not even be asked for yet when nothing is loading.
LETTERED = """
async () => {
  const read = document.querySelectorAll("article :is(h1, h2, h3, p, li, td, th, summary)");
  const fonts = new Set();
  for (const one of read) {
    const { fontStyle, fontWeight, fontSize, fontFamily } = getComputedStyle(one);
    const [ours] = fontFamily.split(","); // what stands in meanwhile is the reader's own
    fonts.add(`${fontStyle} ${fontWeight} ${fontSize} ${ours}`);
  }
  await Promise.all([...fonts].map((font) => document.fonts.load(font)));
  await document.fonts.ready;
}
"""
# Axe looks at what holds anything that was met less than a few times before it, on this page or on
# those that the walk came by: each kind of thing below each kind of thing.
LIKE_OTHERS = """
(few) => {
  const met = (window.met ??= new Map());
  for (const one of document.querySelectorAll("[data-like-others]")) {
    one.removeAttribute("data-like-others");
  }
  const apart = ["class", "role", "type", "data-part", "data-do"];
  const kind = (one) => [one.tagName, ...apart.map((name) => one.getAttribute(name))].join(" ");
  const held = (one) => [one, ...one.querySelectorAll("*")].map((part) =>
    `${kind(part.parentElement)} > ${kind(part)}`);
  const walk = (whole) => {
    for (const one of whole.children) {
      const all = held(one);
      if (all.length > 9 && all.every((part) => met.get(part) >= few)) {
        one.setAttribute("data-like-others", "");
        continue;
      }
      for (const part of all.length > 9 ? all.slice(0, 1) : all) {
        met.set(part, (met.get(part) ?? 0) + 1);
      }
      if (all.length > 9) walk(one);
    }
  };
  walk(document.body);
}
"""
FEW = 3
NEW = {"exclude": [["[data-like-others]"]]}


def walks_to(page: Page, address: str, name: str) -> None:
    """Go to another page as by a link in this one; in a soak each is loaded by its address."""
    place = address + (f"{name}/" if name else "")
    if DRAWN > 1:
        page.goto(place)
    elif page.url != place:
        page.evaluate(WALK, place)
        assert page.url == place


def coloured(page: Page, scheme: str) -> None:
    expect(page.locator("body")).to_have_attribute("data-md-color-scheme", scheme)


def lit(page: Page) -> None:
    """Turn on the light by the page's switch: it keeps the scheme with which it was opened.

    No pointer comes near, so that Python does not start and write answers while axe looks.
    """
    page.emulate_media(color_scheme="light")
    page.get_by_title("Switch to light mode").dispatch_event("click")
    coloured(page, "default")
    page.evaluate("window.met = undefined")  # other colours


def looks(page: Page) -> list[str]:
    """What axe has to say against a page; it passes over what was met, in a soak over nothing."""
    if not page.evaluate("'axe' in window"):
        page.evaluate(AXE.read_text(encoding="utf-8"))
    if DRAWN > 1:
        return found(page)
    page.evaluate(LIKE_OTHERS, FEW)
    return found(page, NEW)


def kinds(page: Path) -> set[tuple[str, str]]:
    """What stands in the article of a page: each tag with each word of what tells it apart."""
    _, _, text = page.read_text(encoding="utf-8").partition("<article")
    return {
        (tag, word)
        for tag, given in TAG.findall(text.rpartition("</article>")[0])
        for word in (" ".join(TOLD_APART.findall(given)) or tag).split()
    }


def holding_all(site: Path, pages: list[str], of: str = "") -> list[str]:
    """The pages that axe looks at: a few that hold all that any holds, those with most first.

    `make soak` has it look at each.

    Args:
        site: The folder of the built site.
        pages: The pages, by their addresses in the site.
        of: How a word begins that tells apart what is asked for: anything whatever, without.
    """
    if DRAWN > 1:
        return pages
    held = {name: kinds(site / name / "index.html") for name in pages}
    assert all(held.values()), "a page whose article was not found"
    left = {one for one in set().union(*held.values()) if one[1].startswith(of)}
    chosen = []
    while left:
        chosen.append(max(pages, key=lambda name: len(held[name] & left)))
        left -= held[chosen[-1]]
    return chosen
