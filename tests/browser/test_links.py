"""What comes in by a link or a file: once each, as a reader does it; and links that must not."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from calculator import load, respond
from calculator.outputs.link import fragment
from tests.hostile import links

from .carried import (
    NPS,
    PROMOTERS,
    brought,
    leaves,
    promoters,
    value,
)
from .conftest import Opener, late
from .test_reader import PATIENCE, answered, field

__all__ = ["promoters"]  # a fixture, for it is found here
pytestmark = pytest.mark.usefixtures("one_tab")


def test_a_link_opens_with_its_own_figures_before_python_is_there(open_page: Opener) -> None:
    page = open_page("about/privacy/")
    with late(page):
        page.goto(page.url.replace("about/privacy/", f"{PROMOTERS}#{NPS}"))
        expect(brought(page)).to_contain_text("checked as soon as Python", timeout=PATIENCE)
        assert value(page) == "40"
    expect(brought(page)).to_contain_text("These are the figures of the link", timeout=PATIENCE)
    answered(page, "among the 80 answers")
    brought(page).get_by_role("button", name="Undo").press("Enter")
    expect(page.locator("[data-field=promoters]")).to_have_value("31")
    answered(page, "among the 65 answers")


def test_a_packed_table_comes_with_a_link(open_page: Opener) -> None:
    example = load("encounter").example
    inputs = json.loads(json.dumps(example))
    inputs["moments"][0] |= {"name": "فرودگاه & “desk”", "experience": 1}
    made = fragment("encounter", respond("encounter", inputs).inputs)
    page = open_page(f"calculate/encounter/#{made}")
    expect(field(page, 0, "name")).to_have_value("فرودگاه & “desk”")
    answered(page, "فرودگاه & “desk”")
    expect(page.locator("li[data-row]")).to_have_count(len(inputs["moments"]))


def a_link_that_is_typed_into_the_address_opens(promoters: Page) -> None:
    """And the theme, which takes it for another page, does not draw this one anew."""
    fetched: list[str] = []
    promoters.on("request", lambda request: fetched.append(request.url))
    promoters.evaluate("(link) => { location.hash = link; }", NPS)
    expect(brought(promoters)).to_contain_text("figures of the link", timeout=PATIENCE)
    answered(promoters, "among the 80 answers")
    assert not [url for url in fetched if url.partition("#")[0].endswith(PROMOTERS)]
    brought(promoters).get_by_role("button", name="Undo").press("Enter")
    answered(promoters, "+38")


def a_link_wins_over_what_is_kept_and_later_changes_outlive_a_reload(promoters: Page) -> None:
    address = promoters.url
    promoters.goto("about:blank")
    promoters.goto(f"{address}#{NPS.replace('=40', '=41')}")
    expect(brought(promoters)).to_contain_text("figures of the link", timeout=PATIENCE)
    assert value(promoters) == "41"
    promoters.locator("[data-field=promoters]").fill("50")
    answered(promoters, "among the 90 answers")
    promoters.reload()
    expect(promoters.locator("[data-field=promoters]")).to_have_value("50")
    expect(brought(promoters)).to_contain_text("What you typed here before is here again.")


def test_a_heading_stays_a_heading(open_page: Opener) -> None:
    page = open_page(f"{PROMOTERS}#did-it-change")
    expect(page.get_by_role("heading", name="Did it change?")).to_be_in_viewport()
    page.locator("[data-field=promoters]").fill("40")
    answered(page, "among the 74 answers")
    expect(brought(page)).to_be_empty()


def test_a_calculator_that_the_page_lacks_is_a_sentence(open_page: Opener) -> None:
    page = open_page(f"calculate/encounter/#{NPS}")
    expect(brought(page)).to_contain_text("another calculator", timeout=PATIENCE)
    expect(brought(page)).to_contain_text("“promoters”")
    assert page.locator("moments-calculator[stale]").count() == 0


HOSTILE = [(kind, link.rpartition("#")[2]) for kind, link in links(62)]
"""Each kind once; those without a question mark are headings that no page has."""


def test_each_kind_of_hostile_link_ends_in_a_sentence(open_page: Opener) -> None:
    """Eight at a time would hide which one failed, so each is said by its name."""
    page = open_page(PROMOTERS)
    page.locator("[data-field=promoters]").fill("40")
    answered(page, "among the 74 answers")
    kinds = {kind: link for kind, link in HOSTILE if "?" in link and "\ud800" not in link}
    del kinds["line end within"]  # which a browser takes out of any address
    assert len(kinds) > 45
    kinds["ten megabytes"] = "promoters?v=1&promoters=" + "9" * 1_900_000
    for kind, link in kinds.items():
        page.evaluate(
            """(link) => {
              document.querySelector("[data-part=brought]").replaceChildren();
              history.replaceState(null, "", `#${link}`);
              dispatchEvent(new HashChangeEvent("hashchange"));
            }""",
            link,
        )
        line = brought(page).locator("p")
        expect(line, kind).not_to_contain_text("checked as soon as", timeout=PATIENCE)
        expect(line, kind).to_have_text(re.compile(r"^[A-Z“].*[.?!]$", re.DOTALL))
        expect(line, kind).not_to_contain_text("These are the figures")
        assert value(page) == "40", kind
        assert page.locator("moments-calculator[stale]").count() == 0, kind
        assert page.evaluate("Object.prototype.promoters === undefined"), kind


def a_file_that_was_saved_is_opened_again(promoters: Page, tmp_path: Path) -> None:
    saved = leaves(promoters, "Save")
    assert saved.suggested_filename == "promoters.json"
    saved.save_as(tmp_path / "promoters.json")
    promoters.locator("[data-field=promoters]").fill("1")
    promoters.locator("[data-file]").set_input_files(tmp_path / "promoters.json")
    expect(brought(promoters)).to_contain_text("here again", timeout=PATIENCE)
    assert value(promoters) == "40"


def inputs_that_left_as_a_sheet_come_back(promoters: Page, tmp_path: Path) -> None:
    leaves(promoters, "Inputs (CSV)").save_as(tmp_path / "inputs.csv")
    promoters.get_by_role("button", name="Example").press("Enter")
    promoters.locator("[data-file]").set_input_files(tmp_path / "inputs.csv")
    expect(promoters.locator("[data-field=promoters]")).to_have_value("40", timeout=PATIENCE)


def test_files_and_links_bring_figures_to_a_page_that_is_open(
    promoters: Page, tmp_path: Path
) -> None:
    a_file_that_was_saved_is_opened_again(promoters, tmp_path)
    inputs_that_left_as_a_sheet_come_back(promoters, tmp_path)
    a_link_that_is_typed_into_the_address_opens(promoters)
    a_link_wins_over_what_is_kept_and_later_changes_outlive_a_reload(promoters)
