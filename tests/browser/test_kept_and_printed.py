"""What is kept for longer, and what paper shows."""

from __future__ import annotations

import json

from playwright.sync_api import Page, expect

from .carried import (
    PROMOTERS,
    brought,
    promoters,
    told,
)
from .conftest import Opener
from .test_reader import PATIENCE

__all__ = ["promoters"]  # a fixture, for it is found here


def test_figures_are_kept_for_longer_only_if_the_reader_says_so(promoters: Page) -> None:
    stored = "Object.keys(localStorage).filter((key) => key.includes('typed'))"
    assert promoters.evaluate(stored) == []
    box = promoters.get_by_role("checkbox", name="Keep these figures on this machine")
    box.press("Space")
    expect(told(promoters)).to_have_text("These figures are kept on this machine.")
    assert len(promoters.evaluate(stored)) == 1

    second = promoters.context.new_page()
    second.goto(promoters.url)
    expect(second.locator("[data-field=promoters]")).to_have_value("40")
    expect(second.get_by_role("checkbox", name="Keep these figures")).to_be_checked()
    second.locator("[data-field=promoters]").fill("41")

    # This tab's figures do not take the place of the other one's.
    promoters.locator("[data-field=promoters]").fill("42")
    expect(brought(promoters)).to_contain_text("Another tab keeps other figures")
    kept = "Object.entries(localStorage).find(([key]) => key.includes('typed'))[1]"
    assert json.loads(promoters.evaluate(kept))["inputs"]["promoters"] == "41"
    brought(promoters).get_by_role("button", name="Keep these instead").press("Enter")
    assert json.loads(promoters.evaluate(kept))["inputs"]["promoters"] == "42"

    box.press("Space")
    expect(told(promoters)).to_have_text("These figures are kept in this tab only.")
    assert promoters.evaluate(stored) == []
    box.press("Space")
    with promoters.expect_event("load"):
        promoters.get_by_role("button", name="Reset this site’s storage").press("Enter")
    assert promoters.evaluate(stored) == []
    assert promoters.evaluate("Object.keys(sessionStorage)") == []


def test_a_calculators_page_prints_as_a_report(promoters: Page) -> None:
    promoters.evaluate("dispatchEvent(new Event('beforeprint'))")
    promoters.emulate_media(media="print")
    expect(promoters.locator("h1")).to_be_visible()
    expect(promoters.locator("[data-part=headline]")).to_contain_text("+38")
    inputs = promoters.locator("[data-part=given]")
    expect(inputs.get_by_role("row", name="Promoters 40")).to_be_visible()
    expect(promoters.locator("[data-part=printed]")).to_contain_text(promoters.url)
    expect(promoters.locator("[data-part=printed]")).to_contain_text("Reichheld, F.F. (2003)")
    expect(promoters.locator("form.moments-form")).to_be_hidden()
    for button in promoters.locator("[data-leave]").all():
        expect(button).to_be_hidden()
    expect(promoters.get_by_role("heading", name="Did it change?")).to_be_hidden()
    promoters.evaluate("dispatchEvent(new Event('afterprint'))")
    expect(promoters.get_by_role("heading", name="Did it change?")).to_be_visible()


def test_everything_is_printed_only_when_it_is_asked_for(open_page: Opener) -> None:
    printing = "window.print = () => dispatchEvent(new Event('beforeprint'));"
    page = open_page(PROMOTERS, scripts=printing)
    page.get_by_role("button", name="Report").press("Enter")
    page.get_by_role("button", name="Print the whole page instead").press("Enter", timeout=PATIENCE)
    page.emulate_media(media="print")
    expect(page.get_by_role("heading", name="Did it change?")).to_be_visible()
    expect(page.locator("[data-part=given]")).to_be_visible()


def test_without_javascript_the_inputs_are_printed_and_no_button_is_there(
    open_page: Opener,
) -> None:
    page = open_page(PROMOTERS, java_script_enabled=False)
    for button in page.locator("[data-leave], [data-do=longer]").all():
        expect(button).to_be_hidden()
    expect(page.locator("[data-part=given]")).to_be_hidden()
    page.emulate_media(media="print")
    expect(page.get_by_role("row", name="Promoters 31")).to_be_visible()
