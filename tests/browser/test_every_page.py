"""Every calculator on its own page: complete, accessible, on a phone, and alive."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import expect

import calculator

from .conftest import Opener
from .test_guides import coloured, holding_all, lit
from .test_instrument import TOO_SMALL
from .test_reader import AXE, PATIENCE, found, headline

pytestmark = pytest.mark.usefixtures("one_tab")

ANSWERS = "moments-calculator"
NAMES = [name for name in calculator.names() if name != "encounter"]


@pytest.fixture(scope="module")
def looked_at(sites: dict[str, Path]) -> list[str]:
    """The calculators at which axe looks, and that are used; engines ask each for an answer."""
    places = holding_all(sites["mkdocs"], [f"calculate/{name}" for name in NAMES])
    return [place.removeprefix("calculate/") for place in places]


@pytest.mark.parametrize("name", NAMES)
def test_its_page_fits_a_phone_and_answers_before_and_after_it_is_used(
    open_page: Opener, looked_at: list[str], name: str
) -> None:
    declared = calculator.load(name)
    answer = calculator.respond(name, declared.example).answer
    assert answer is not None
    page = open_page(
        f"calculate/{name}/", viewport={"width": 320, "height": 640}, color_scheme="dark"
    )
    coloured(page, "slate")
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
    assert page.evaluate(TOO_SMALL) == [], "a finger needs more room"
    expect(page.locator("h1")).to_contain_text(declared.question)
    expect(headline(page)).to_contain_text(answer)
    if name not in looked_at:
        return
    page.evaluate(AXE.read_text(encoding="utf-8"))
    assert found(page) == [], "on a phone in the dark"

    lit(page)
    page.set_viewport_size({"width": 1220, "height": 900})
    assert found(page) == [], "as it was built"

    control = page.locator("[data-field]").first
    if control.evaluate("(one) => one.tagName") == "SELECT":
        control = page.locator("input[data-field], textarea[data-field]").first
    before = control.input_value()
    control.fill("?" * 200)
    expect(page.locator("[aria-invalid]").first).to_be_visible(timeout=PATIENCE)
    # What is around it stays as it was.
    assert found(page, ANSWERS) == [], "with a message"
    control.fill(before)
    expect(page.locator("[aria-invalid]")).to_have_count(0, timeout=PATIENCE)
    expect(headline(page)).to_contain_text(answer)
    assert found(page, ANSWERS) == [], "with an answer of the browser's own"
