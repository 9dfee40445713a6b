"""Every page that is read: accessible, in the dark and on a phone; terms explain themselves."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from playwright.sync_api import Page, ViewportSize, expect

import calculator
from tests.soaking import DRAWN

from .conftest import Opener, pythons
from .test_reader import AXE, answered, found

pytestmark = pytest.mark.usefixtures("one_tab")

DOCS = Path(__file__).parents[2] / "docs"
# Calculators' own pages are looked at while they are used: test_every_page.py.
PAGES = sorted(
    path.relative_to(DOCS).with_suffix("").as_posix().removesuffix("index")
    for path in DOCS.rglob("*.md")
    if path.parent.name != "calculate" or path.stem not in calculator.names()
)


TAG = re.compile(r"<(\w[\w-]*)((?:\s[^<>]*)?)>")
TOLD_APART = re.compile(r'\b(?:class|role|type|data-part|data-do)="[^"]*"')
LONGEST = 12  # screens of a phone
PHONE: ViewportSize = {"width": 360, "height": 740}
NARROW: ViewportSize = {"width": 320, "height": 640}
DESK: ViewportSize = {"width": 1220, "height": 900}

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


# Of six hundred questions axe looks at those that hold what was met less than a few times before
# them: each kind of thing below each kind of thing.
LIKE_OTHERS = """
(few) => {
  const met = new Map();
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
  walk(document.querySelector("article"));
}
"""
FEW = 3
NEW = {"exclude": [["[data-like-others]"]]}


def coloured(page: Page, scheme: str) -> None:
    expect(page.locator("body")).to_have_attribute("data-md-color-scheme", scheme)


def deep(page: Page) -> int:
    return int(page.evaluate("document.documentElement.scrollHeight"))


def lit(page: Page) -> None:
    """Turn on the light by the page's switch: it keeps the scheme with which it was opened.

    No pointer comes near, so that Python does not start and write answers while axe looks.
    """
    page.emulate_media(color_scheme="light")
    page.get_by_title("Switch to light mode").dispatch_event("click")
    coloured(page, "default")
    assert pythons(page) == []


def kinds(page: Path) -> set[tuple[str, str]]:
    """What stands in the article of a page: each tag with each word of what tells it apart."""
    _, _, text = page.read_text(encoding="utf-8").partition("<article")
    return {
        (tag, word)
        for tag, given in TAG.findall(text.rpartition("</article>")[0])
        for word in (" ".join(TOLD_APART.findall(given)) or tag).split()
    }


def holding_all(site: Path, pages: list[str]) -> list[str]:
    """The pages that axe looks at: a few that hold all that any holds, those with most first.

    `make soak` has it look at each.
    """
    if DRAWN > 1:
        return pages
    held = {name: kinds(site / name / "index.html") for name in pages}
    assert all(held.values()), "a page whose article was not found"
    left = set().union(*held.values())
    chosen = []
    while left:
        chosen.append(max(pages, key=lambda name: len(held[name] & left)))
        left -= held[chosen[-1]]
    return chosen


@pytest.fixture(scope="module")
def looked_at(sites: dict[str, Path]) -> list[str]:
    return holding_all(sites["mkdocs"], PAGES)


@pytest.mark.parametrize("name", PAGES)
def test_a_page_is_accessible_and_fits_a_phone(
    open_page: Opener, looked_at: list[str], name: str
) -> None:
    page = open_page(name, viewport=PHONE, color_scheme="dark")
    coloured(page, "slate")
    page.evaluate(LETTERED)
    if name.startswith(("learn", "apply")) and deep(page) > LONGEST * PHONE["height"]:
        # Letters that came late are not put into a page that somebody reads: broader ones stay.
        page.reload()
        page.evaluate(LETTERED)
        assert deep(page) <= LONGEST * PHONE["height"], "a guide is no longer than twelve screens"

    page.set_viewport_size(NARROW)
    page.evaluate(UNFOLD)
    expect(page.locator("h1")).to_have_count(1)
    assert page.evaluate("document.documentElement.scrollWidth") <= NARROW["width"]
    if name not in looked_at:
        return
    if DRAWN == 1:
        page.evaluate(LIKE_OTHERS, FEW)
    page.evaluate(AXE.read_text(encoding="utf-8"))
    assert found(page, NEW) == [], "on a phone in the dark"

    # Colours in the light are the same on all pages.
    if name not in looked_at[:: 10 // min(10, DRAWN)]:
        return
    lit(page)
    page.set_viewport_size(DESK)
    page.evaluate(UNFOLD)  # also what only a broad page shows
    assert found(page, NEW) == [], "at a desk in the light"


def test_a_term_explains_itself_to_pointer_and_keyboard(open_page: Opener) -> None:
    page = open_page("learn/moment-of-truth/")
    term = page.locator(".moments-term").first
    explanation = term.get_by_role("tooltip", include_hidden=True)
    expect(explanation).to_be_hidden()
    term.get_by_role("link").focus()
    expect(explanation).to_be_visible()
    page.keyboard.press("Tab")
    expect(explanation).to_be_hidden()
    term.hover()
    expect(explanation).to_be_visible()
    described = term.get_by_role("link").get_attribute("aria-describedby")
    expect(page.locator(f"#{described}")).to_have_text(explanation.inner_text())


def test_a_citation_leads_to_its_reference_on_the_same_page(open_page: Opener) -> None:
    page = open_page("learn/carlzon/")
    citation = page.locator("a.moments-cite").first
    key = citation.get_attribute("data-cites")
    citation.click()
    expect(page.locator(f"#source-{key}")).to_be_in_viewport()


def folded(page: Page) -> None:
    """The answer and its first chart are there, and nothing else."""
    expect(page.locator("[data-part=headline]")).to_be_visible()
    expect(page.locator(".moments-chart").first).to_be_visible()
    expect(page.locator("form.moments-form")).to_be_hidden()
    expect(page.locator(".moments-formulas")).to_be_hidden()
    for chart in page.locator(".moments-chart").all()[1:]:
        expect(chart).to_be_hidden()


def test_a_calculator_in_a_guide_opens_where_it_stands(open_page: Opener) -> None:
    page = open_page("learn/measure/loss-aversion/")
    assert page.locator(".moments-chart").count() > 1
    folded(page)
    page.locator(".moments-fold > summary").press("Enter")
    expect(page.locator("form.moments-form")).to_be_visible()
    expect(page.locator(".moments-formulas")).to_be_visible()
    expect(page.locator(".moments-chart").last).to_be_visible()
    name = page.locator("li[data-row] [data-field=name]")
    for at in range(name.count()):
        name.nth(at).fill(f"Moment {at + 1}")
    answered(page, "“Moment")
    expect(page.locator(".moments-formulas")).to_be_visible()
    page.locator(".moments-fold > summary").press("Enter")
    folded(page)


def test_a_folded_calculator_needs_no_script(open_page: Opener) -> None:
    page = open_page("learn/carlzon/", java_script_enabled=False)
    folded(page)
    page.locator(".moments-fold > summary").click()
    expect(page.locator(".moments-formulas")).to_be_visible()
    expect(page.locator(".moments-noscript")).to_be_visible()


def test_on_paper_a_guide_has_answer_chart_and_inputs(open_page: Opener) -> None:
    page = open_page("learn/carlzon/")
    page.emulate_media(media="print")
    folded(page)
    expect(page.locator(".moments-given")).to_be_visible()
    expect(page.locator(".moments-fold > summary")).to_be_hidden()


def test_a_link_to_a_source_opens_the_list(open_page: Opener) -> None:
    page = open_page("learn/carlzon/#source-carlzon1987")
    expect(page.locator("#source-carlzon1987")).to_be_in_viewport()
