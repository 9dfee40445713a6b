"""The same bytes in Chromium as on CPython, for every scenario and for generated inputs."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

import calculator
from calculator.wire import answer
from tests import chromium
from tests.conftest import ROOT
from tests.parity import questions
from tests.questions import asked as around_the_example
from tests.soaking import times

from .conftest import Opener, opening, pythons, whole
from .test_reader import answered, field

pytestmark = pytest.mark.usefixtures("one_tab")


@pytest.fixture
def made_fast(
    browser: Browser, visitor: BrowserContext, address: str, faults: list[str]
) -> Iterator[Page]:
    """A page in a Chromium as readers have it, which makes Python fast while it answers."""
    swift = browser.browser_type.launch(executable_path=chromium.find(), args=chromium.QUIETLY)
    with opening(swift, visitor, address, faults) as opened:
        yield opened(service_workers="block")
    swift.close()


def test_replies_in_chromium_are_those_of_the_build(made_fast: Page) -> None:
    page = made_fast
    asked = questions.scenarios(ROOT / "docs")
    assert len(asked) == 18
    for name in ("encounter", "volume"):
        asked += questions.generated(name, times(20))
    for name in calculator.names():
        asked += around_the_example(name, times(5))
    field(whole(page, image=True), 0, "experience").fill("1")
    answered(page, "Compare fares")
    replies = pythons(page)[0].evaluate(
        "(asked) => { const width = (at) => at % 2 ? 'narrow' : 'wide';"
        " return asked.map(([name, text], at) => image('answer', name, text, width(at))); }",
        [list(one) for one in asked],
    )
    different = [
        number
        for number, ((name, text), reply) in enumerate(zip(asked, replies, strict=True))
        if answer(name, text, "narrow" if number % 2 else "wide") != reply
    ]
    assert [asked[number] for number in different[:3]] == []


@pytest.mark.parametrize("name", ["airline-trip", "hotel-stay"][: times(1)])
def test_an_untouched_form_gives_the_page_that_was_built(open_page: Opener, name: str) -> None:
    page = open_page(f"scenarios/{name}/")
    # The page was built with each chart in two widths; the one that is not shown is not asked for.
    hidden = page.locator(".moments-chart > svg:not(:visible)")
    assert hidden.count() == page.locator(".moments-chart > svg:visible").count() == 2
    for _ in range(2):
        hidden.first.evaluate("one => { one.nextSibling.remove(); one.remove(); }")
    built = [
        page.locator(f"[data-part={part}]").inner_html()
        for part in ("headline", "details", "given")
    ]
    first = field(page, 0, "importance")
    value = first.input_value()
    first.fill("x")
    page.locator("[aria-invalid]").wait_for(timeout=120_000)
    first.fill(value)
    page.locator("[aria-invalid]").wait_for(state="detached")
    page.locator("moments-calculator:not([calculating])").wait_for()
    first.blur()  # the row that has the focus lights up its marks
    live = [
        page.locator(f"[data-part={part}]").inner_html()
        for part in ("headline", "details", "given")
    ]
    assert [text.strip() for text in live] == [text.strip() for text in built]


def test_charts_are_asked_for_in_the_width_that_the_page_has(open_page: Opener) -> None:
    page = open_page("calculate/encounter/", viewport={"width": 1000, "height": 900})
    drawn = page.locator("[data-chart] > [data-width]")
    assert drawn.count() == 4  # two charts in two widths, as it was built
    field(page, 0, "experience").fill("1")
    expect(drawn).to_have_count(2, timeout=120_000)
    expect(drawn.first).to_have_attribute("data-width", "wide")
    page.set_viewport_size({"width": 400, "height": 900})
    expect(drawn.first).to_have_attribute("data-width", "narrow", timeout=120_000)
    expect(drawn).to_have_count(2)
    page.set_viewport_size({"width": 1000, "height": 900})
    expect(drawn.first).to_have_attribute("data-width", "wide", timeout=120_000)
