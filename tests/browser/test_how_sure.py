"""How sure the answer is: a second request, once typing rests, whose place never holds the past."""

from __future__ import annotations

from playwright.sync_api import Locator, Page, expect

import calculator
from calculator.sureness import how_sure

from .conftest import Opener
from .test_reader import PATIENCE, answered, field


def sure(page: Page) -> Locator:
    return page.locator("[data-part=sure]")


def test_the_page_says_how_sure_it_is_before_any_script(open_page: Opener) -> None:
    page = open_page(java_script_enabled=False)
    expect(sure(page)).to_contain_text("of 100 draws (±")
    expect(sure(page)).to_contain_text("from seed 1")


def test_it_is_asked_once_typing_rests_and_says_what_python_says_here(page: Page) -> None:
    before = sure(page).inner_text()
    field(page, 10, "answers").fill("9000")
    expect(sure(page)).to_have_attribute("former", "")
    answered(page, "Baggage reclaim")
    expect(sure(page)).not_to_have_attribute("former", "", timeout=PATIENCE)
    assert sure(page).inner_text() != before
    expect(page.locator("[data-part=spoken]")).to_contain_text("of 100 draws")

    page.locator("[data-do=reset]").click()
    field(page, 0, "answers").fill("7")
    expect(sure(page)).not_to_have_attribute("former", "", timeout=PATIENCE)
    inputs = page.evaluate(
        """() => {
          const cells = (row) => Object.fromEntries([...row.querySelectorAll("[data-field]")].map(
            (one) => [one.dataset.field, one.value]));
          return {moments: [...document.querySelectorAll("li[data-row]")].map(cells)};
        }"""
    )
    assert not calculator.respond("encounter", inputs).faulty
    found = how_sure("encounter", inputs)
    assert found
    expect(sure(page)).to_contain_text(found.answer.replace(" %", "\u00a0%"))

    # Without evidence it says nothing.
    for key in ("answers", "sd"):
        for row in range(12):
            field(page, row, key).fill("")
    answered(page, "Baggage reclaim")
    expect(sure(page)).not_to_have_attribute("former", "", timeout=PATIENCE)
    expect(sure(page)).to_be_empty()
