"""Every page that is read: accessible, in the dark and on a phone; terms explain themselves."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

import calculator

from .conftest import Opener
from .test_reader import AXE, found

DOCS = Path(__file__).parents[2] / "docs"
# Calculators' own pages are looked at while they are used: test_every_page.py.
PAGES = sorted(
    path.relative_to(DOCS).with_suffix("").as_posix().removesuffix("index")
    for path in DOCS.rglob("*.md")
    if path.parent.name != "calculate" or path.stem not in calculator.names()
)


def opened(page: Page) -> Page:
    """Open what is folded, such as answers to questions."""
    page.evaluate(
        "() => { for (const one of document.querySelectorAll('details')) one.open = true }"
    )
    page.evaluate(AXE.read_text(encoding="utf-8"))
    return page


@pytest.mark.parametrize("name", PAGES)
def test_a_page_is_accessible(open_page: Opener, name: str) -> None:
    page = opened(open_page(name, viewport={"width": 1220, "height": 900}))
    expect(page.locator("h1")).to_have_count(1)
    assert found(page) == []


@pytest.mark.parametrize("name", PAGES)
def test_a_page_fits_a_phone_in_the_dark(open_page: Opener, name: str) -> None:
    phone = {"width": 320, "height": 640}
    page = opened(open_page(name, viewport=phone, color_scheme="dark"))
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
    assert found(page) == []


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
