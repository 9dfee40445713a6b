"""What a reader sees of the face: headings, the measure of lines, letters, and what they weigh."""

from __future__ import annotations

import gzip
from operator import itemgetter
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from tests.browser.conftest import Opener
from tests.browser.looking import LETTERED

pytestmark = pytest.mark.usefixtures("one_tab")

PAGES = ["", "learn/carlzon/", "learn/measure/kano/", "calculate/encounter/"]
WIDE, BETWEEN, PHONE = 1440, 1024, 360
MOST_LETTERS = 75
# Letters differ in width, so lines of one width differ in their number: a line of narrow ones, as
# in a list of questions, holds more. One line in twenty may exceed the measure, by a tenth.
NARROW_LETTERS = 83
BEFORE_PYTHON = 240_000
"""Bytes over the wire, compressed as servers do it, without the search index."""
PACKED = {".woff2", ".png"}

LINES = """
() => {
  const blocks = [...document.querySelectorAll(".md-content__inner :is(p, li, dd, blockquote)")]
    .filter((one) => !one.closest("table, svg, form, pre, noscript, [role=tooltip]"))
    .filter((one) => one.checkVisibility({ visibilityProperty: true, opacityProperty: true }))
    .filter((one) => !one.querySelector("p, li, dd"));
  return blocks.flatMap((block) => {
    const lines = new Map();
    const walker = document.createTreeWalker(block, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) {
      const node = walker.currentNode;
      if (node.parentElement.closest("[role=tooltip], math")) continue;
      const range = document.createRange();
      for (let at = 0; at < node.data.length; at += 1) {
        range.setStart(node, at);
        range.setEnd(node, at + 1);
        const box = range.getClientRects()[0];
        if (!box?.width) continue;
        const line = Math.round(box.bottom / 8);
        lines.set(line, (lines.get(line) ?? "") + node.data[at]);
      }
    }
    return [...lines.values()].map((line) => line.replace(/\\s+/g, " ").trim().length);
  });
}
"""


@pytest.mark.parametrize("path", PAGES)
def test_lines_are_as_long_as_an_eye_can_follow(path: str, open_page: Opener) -> None:
    page = open_page(path)
    for width in (WIDE, BETWEEN, PHONE):
        page.set_viewport_size({"width": width, "height": 800})
        page.evaluate(LETTERED)
        lines = sorted(page.evaluate(LINES))
        assert len(lines) > 10
        assert lines[int(len(lines) * 0.95)] <= MOST_LETTERS, width
        assert lines[-1] <= NARROW_LETTERS, width
        if width > PHONE:
            assert lines[-1] >= 60, f"narrower than need be at {width}"


def test_the_letters_are_ours_and_the_first_heading_is_dark_and_firm(open_page: Opener) -> None:
    page = open_page("learn/carlzon/")
    page.evaluate(LETTERED)
    heading = page.locator("h1")
    for width, size in ((PHONE, "22px"), (WIDE, "28px")):
        page.set_viewport_size({"width": width, "height": 800})
        for name, value in (
            ("font-size", size),
            ("font-weight", "700"),
            ("color", "rgb(29, 27, 31)"),
        ):
            expect(heading).to_have_css(name, value)
    loaded = page.evaluate(
        "[...document.fonts].filter((one) => one.status === 'loaded').map((one) => one.family)"
    )
    assert {"Moments Text", "Moments Heading"} <= {name.strip('"') for name in loaded}
    # Names in other scripts come from the reader's own fonts.
    assert page.evaluate(
        """() => ["שירות", "خدمة"].every((name) => {
          const context = document.createElement("canvas").getContext("2d");
          const width = (font) => { context.font = font; return context.measureText(name).width; };
          return width("40px 'Moments Text', sans-serif") === width("40px sans-serif");
        })"""
    )


def test_nothing_floats_over_an_answer(open_page: Opener) -> None:
    page = open_page("calculate/encounter/")
    page.evaluate("scrollTo(0, 3000); scrollTo(0, 2000)")
    expect(page.locator(".md-top")).to_have_count(0)


def test_letters_for_formulas_come_when_one_comes_near(open_page: Opener) -> None:
    page = open_page("learn/measure/kano/", service_workers="block")  # a profile without any
    with page.expect_response(lambda response: "stix" in response.url):
        page.locator("math").first.scroll_into_view_if_needed()


@pytest.mark.parametrize(
    "path",
    [
        *("", "calculate/encounter/", "learn/carlzon/", "learn/timeline/", "learn/measure/kano/"),
        *("exam/practise/", "exam/paper/"),
    ],
)
def test_a_page_weighs_little_before_python(
    path: str,
    browser: Browser,
    address: str,
    sites: dict[str, Path],
    capsys: pytest.CaptureFixture[str],
) -> None:
    asked: set[str] = set()
    with browser.new_context(service_workers="block") as context:
        page = context.new_page()
        page.on("request", lambda request: asked.add(request.url))
        page.goto(address + path, wait_until="networkidle")
    names = {url.removeprefix(address).partition("?")[0] for url in asked}
    names -= {name for name in names if name.startswith(("assets/runtime/", "search/", "blob:"))}
    weighed = {name: wire(sites["mkdocs"] / name) for name in names}
    assert "assets/fonts/moments-text.woff2" in weighed
    assert not any("stix" in name for name in weighed), "letters for formulas come with these"
    with capsys.disabled():
        print(f"\n{path or 'first page'}: {sum(weighed.values()):,} bytes before Python")
    assert sum(weighed.values()) <= BEFORE_PYTHON, sorted(weighed.items(), key=itemgetter(1))


def wire(file: Path) -> int:
    """The size of a file as a server sends it."""
    content = (file / "index.html" if file.is_dir() else file).read_bytes()
    return len(content) if file.suffix in PACKED else len(gzip.compress(content, 6))


def test_the_first_page_is_folded_to_answer_and_picture(open_page: Opener) -> None:
    page = open_page("")
    calculator = page.locator("moments-calculator")
    expect(calculator.locator(".moments-answer")).to_be_visible()
    expect(calculator.locator("figure").first).to_be_visible()
    expect(calculator.locator("form")).to_be_hidden()
    page.get_by_label("Change the figures here").check()
    expect(calculator.locator("form")).to_be_visible()
