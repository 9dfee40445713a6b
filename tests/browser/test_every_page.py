"""Every calculator on its own page: complete, accessible, on a phone, and alive."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

import calculator
from tests.soaking import times

from .conftest import Opener, pythons
from .looking import DESK, NARROW, coloured, holding_all, lit, looks, walks_to
from .test_instrument import TOO_SMALL
from .test_reader import PATIENCE, answered, field, headline, line

pytestmark = pytest.mark.usefixtures("one_tab")

NAMES = [f"calculate/{name}" for name in calculator.names() if name != "encounter"]
FIELD = "moments-single-"  # what a kind of field is styled by


def test_each_fits_a_phone_and_those_that_hold_all_fields_are_used(
    open_page: Opener, address: str, sites: dict[str, Path]
) -> None:
    """Axe has met the rest in guides, and engines ask each for an answer."""
    looked_at = holding_all(sites["mkdocs"], NAMES, FIELD)
    page = open_page(looked_at[0], viewport=NARROW, color_scheme="dark")
    wrong = {}
    for name in [*looked_at, *(name for name in NAMES if name not in looked_at)]:
        walks_to(page, address, name)
        coloured(page, "slate")
        wrong[name] = unlike_its_declaration(page, name)
        if page.evaluate("document.documentElement.scrollWidth") > NARROW["width"]:
            wrong[name].append("it is wider than the screen")
        wrong[name] += [f"a finger needs more room: {one}" for one in page.evaluate(TOO_SMALL)]
        if name in looked_at:
            wrong[name] += looks(page)
    lit(page)
    assert pythons(page) == []
    page.set_viewport_size(DESK)
    for name in looked_at:
        walks_to(page, address, name)
        coloured(page, "default")
        wrong[name] += [f"in the light: {said}" for said in looks(page)]
        wrong[name] += is_used(page, name)
    assert {name: said for name, said in wrong.items() if said} == {}


SHOWN = [(320, "dark"), (1220, "light"), (320, "light"), (1220, "dark")]


@pytest.mark.parametrize(("width", "scheme"), SHOWN[: times(2)])
def test_axe_finds_nothing_in_any_state_of_the_largest(
    open_page: Opener, width: int, scheme: str
) -> None:
    page = open_page(color_scheme=scheme, viewport={"width": width, "height": 900})
    assert looks(page) == [], "as it was built"
    page.get_by_text("The chart as a table").first.click()
    if width == NARROW["width"]:
        line(page, 0).click()
    field(page, 0, "experience").fill("1")
    answered(page, "Compare fares")
    assert looks(page) == [], "with an answer of the browser's own"
    field(page, 0, "experience").fill("x")
    expect(page.locator("[aria-invalid]")).to_be_visible(timeout=PATIENCE)
    assert looks(page) == [], "with a message"


def unlike_its_declaration(page: Page, name: str) -> list[str]:
    """What a page lacks of its question and its answer, before anything is typed."""
    declared = calculator.load(name.removeprefix("calculate/"))
    answer = calculator.respond(declared.name, declared.example).answer
    assert answer is not None
    told = [page.locator("h1").inner_text(), headline(page).inner_text()]
    return [
        f"“{text}” is not in “{there}”"
        for text, there in zip((declared.question, answer), told, strict=True)
        if text.replace("\u00a0", " ") not in there.replace("\u00a0", " ")
    ]


def is_used(page: Page, name: str) -> list[str]:
    """Type what cannot be read, and then what stood there; gives what is wrong meanwhile."""
    control = page.locator("[data-field]").first
    if control.evaluate("(one) => one.tagName") == "SELECT":
        control = page.locator("input[data-field], textarea[data-field]").first
    before = control.input_value()
    control.fill("?" * 200)
    expect(page.locator("[aria-invalid]").first).to_be_visible(timeout=PATIENCE)
    wrong = [f"with a message: {said}" for said in looks(page)]
    control.fill(before)
    expect(page.locator("[aria-invalid], [calculating]")).to_have_count(0, timeout=PATIENCE)
    wrong += unlike_its_declaration(page, name)
    return wrong + [f"with an answer of the browser's own: {said}" for said in looks(page)]
