"""Every page that is read: accessible, in the dark and on a phone; terms explain themselves."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Page, ViewportSize, expect

import calculator
from tests.soaking import DRAWN

from .conftest import Opener, pythons
from .looking import (
    DESK,
    IN_LIGHT,
    LETTERED,
    NARROW,
    UNFOLD,
    coloured,
    holding_all,
    lit,
    looks,
    walks_to,
)
from .test_reader import answered

pytestmark = pytest.mark.usefixtures("one_tab")

DOCS = Path(__file__).parents[2] / "docs"
# Calculators' own pages are looked at while they are used: test_every_page.py.
PAGES = sorted(
    path.relative_to(DOCS).with_suffix("").as_posix().removesuffix("index").rstrip("/")
    for path in DOCS.rglob("*.md")
    if path.parent.name != "calculate" or path.stem not in calculator.names()
)
PHONE: ViewportSize = {"width": 360, "height": 740}
LONGEST = 12  # screens of a phone


def deep(page: Page) -> int:
    page.evaluate(LETTERED)
    return int(page.evaluate("document.documentElement.scrollHeight"))


def unfit(page: Page, name: str) -> list[str]:
    """What a phone has against a page."""
    wrong = []
    if deep(page) > LONGEST * PHONE["height"] and name.startswith(("learn", "apply")):
        # Letters that came late are not put into a page that somebody reads: broader ones stay.
        page.reload()
        if deep(page) > LONGEST * PHONE["height"]:
            wrong.append("a guide is longer than twelve screens")
    page.set_viewport_size(NARROW)
    page.evaluate(UNFOLD)
    if page.locator("h1").count() != 1:
        wrong.append("it has not one title")
    if page.evaluate("document.documentElement.scrollWidth") > NARROW["width"]:
        wrong.append("it is wider than the screen")
    return wrong


def test_every_page_is_accessible_and_fits_a_phone(
    open_page: Opener, address: str, sites: dict[str, Path]
) -> None:
    """One reader walks through all of them; what is wrong with any is told of all together."""
    looked_at = holding_all(sites["mkdocs"], PAGES)
    page = open_page(looked_at[0], viewport=PHONE, color_scheme="dark")
    wrong = {}
    for name in [*looked_at, *(name for name in PAGES if name not in looked_at)]:
        page.set_viewport_size(PHONE)
        walks_to(page, address, name)
        coloured(page, "slate")
        wrong[name] = unfit(page, name)
        if name in looked_at:
            wrong[name] += looks(page)
    lit(page)
    assert pythons(page) == []
    page.set_viewport_size(DESK)
    for name in looked_at[:: IN_LIGHT // min(IN_LIGHT, DRAWN)]:
        walks_to(page, address, name)
        coloured(page, "default")
        page.evaluate(UNFOLD)  # also what only a broad page shows
        wrong[name] += [f"in the light: {said}" for said in looks(page)]
    assert {name: said for name, said in wrong.items() if said} == {}


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
