"""Charts as a browser shows them: one of the two widths, with letters that can be read."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations, groupby
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

import calculator
from tests import soaking
from tests.calculator.test_drawn import ASKED, plain
from tests.conftest import ROOT

SMALLEST = 12
SHEETS = ("theme", "charts", "tables")


@pytest.fixture(scope="module")
def tab(browser: Browser) -> Iterator[Page]:
    context = browser.new_context()
    yield context.new_page()
    context.close()


@pytest.fixture(scope="module")
def charts() -> str:
    """Every chart of every example and scenario, as a page that was built holds them."""
    return "".join(
        calculator.respond(name, plain(inputs), widths=("wide", "narrow")).details
        for _, name, inputs in ASKED
    )


def show(tab: Page, html: str, breadth: int) -> None:
    css = "".join((ROOT / f"docs/assets/moments/{name}.css").read_text("utf-8") for name in SHEETS)
    tab.set_viewport_size({"width": breadth, "height": 800})
    tab.set_content(
        f"<style>html {{ font-size: 20px }} body {{ margin: 0; font-family: Arial, sans-serif }}"
        f"{css}</style><main class=md-typeset>{html}</main>"
    )


def words(tab: Page) -> list[dict[str, Any]]:
    """Each text of each drawing that is seen: what it says, where, and how large."""
    found: list[dict[str, Any]] = tab.evaluate(
        """() => [...document.querySelectorAll('[data-chart] > svg')].flatMap((svg, which) => {
            const frame = svg.getBoundingClientRect()
            if (!frame.width) return []
            return [...svg.querySelectorAll('text')].map(one => {
                const box = one.getBoundingClientRect()
                const size = parseFloat(getComputedStyle(one).fontSize)
                return { which, width: svg.dataset.width, says: one.textContent,
                    x: [box.left, box.right], y: [box.top, box.bottom], height: box.height,
                    out: Math.max(frame.left - box.left, box.right - frame.right),
                    size: size * frame.width / svg.viewBox.baseVal.width }
            })
        })"""
    )
    return found


@pytest.mark.parametrize(
    ("breadth", "width"),
    [
        (280, "narrow"),
        pytest.param(328, "narrow", marks=soaking.only),
        (519, "narrow"),
        (520, "wide"),
        pytest.param(1280, "wide", marks=soaking.only),
    ],
)
def test_one_drawing_is_seen_and_its_words_can_be_read(
    breadth: int, width: str, charts: str, tab: Page
) -> None:
    show(tab, charts, breadth)
    texts = words(tab)
    drawn = [list(group) for _, group in groupby(texts, key=lambda text: text["which"])]
    assert len(drawn) == charts.count("data-chart>") > 40
    assert {text["width"] for text in texts} == {width}
    for group in drawn:
        for text in group:
            assert text["size"] >= SMALLEST, text
            assert text["out"] <= 1, text
        for one, other in combinations(group, 2):
            across = min(one["x"][1], other["x"][1]) - max(one["x"][0], other["x"][0])
            down = min(one["y"][1], other["y"][1]) - max(one["y"][0], other["y"][0])
            # A line's box is higher than its letters.
            assert across <= 1 or down <= 0.35 * one["height"], (one["says"], other["says"])


@pytest.mark.parametrize("width", ["wide", "narrow"])
@pytest.mark.parametrize("breadth", [328, 1280])
def test_a_lone_drawing_is_seen_whatever_its_place(width: str, breadth: int, tab: Page) -> None:
    example = calculator.load("encounter").example
    show(tab, calculator.respond("encounter", example, widths=(width,)).details, breadth)
    assert {text["width"] for text in words(tab)} == {width}


def test_the_tiny_drawing_waits_for_whoever_shows_it(tab: Page) -> None:
    show(tab, calculator.respond("kano", calculator.load("kano").example).headline, 360)
    assert tab.locator(".moments-spark").count() == 1
    assert not tab.locator(".moments-spark").is_visible()


def test_a_narrow_table_leaves_columns_out_and_says_so(tab: Page) -> None:
    details = calculator.respond("encounter", calculator.load("encounter").example).details
    for breadth, heads in ((328, ["Rank", "Moment", "Share"]), (1000, None)):
        show(tab, details, breadth)
        table = tab.locator("table", has_text="The order in which")
        seen = [head for head in table.locator("thead th").all() if head.is_visible()]
        assert [head.inner_text() for head in seen] == (
            heads or table.locator("thead th").all_inner_texts()
        )
        assert tab.locator(".moments-aside-note").is_visible() == (heads is not None)
    show(tab, details, 328)
    tab.emulate_media(media="print")
    assert tab.locator("th.moments-aside").first.is_visible()
    tab.emulate_media(media="screen")


def test_shapes_and_lines_are_seen_in_a_reader_s_own_colours(tab: Page) -> None:
    example = calculator.load("encounter").example
    tab.emulate_media(forced_colors="active")
    show(tab, calculator.respond("encounter", example).details, 1280)
    dress = "(one, name) => getComputedStyle(one)[name]"
    ground = tab.locator("body").evaluate("one => getComputedStyle(one).color")
    for part, name in (
        (".moments-mark", "fill"),
        (".moments-experience", "stroke"),
        (".moments-line", "stroke"),
        (".moments-frame", "stroke"),
        ("text", "fill"),
    ):
        assert tab.locator(f"[data-chart] {part}").first.evaluate(dress, name) == ground
    tab.emulate_media(forced_colors="none")
