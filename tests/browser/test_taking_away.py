"""What can be taken away: a link that opens elsewhere, files, pictures; and links that must not."""

from __future__ import annotations

import json
import xml.etree.ElementTree as ET
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, expect

from tests import hostile

Opener = Callable[..., Page]

PATIENCE = 60_000
ONE_OF_EACH = dict(hostile.links(len(hostile.KINDS)))
IN_A_BROWSER = [
    name
    for name, made in sorted(ONE_OF_EACH.items())
    # An address loses its line ends before any script sees it.
    if "#promoters?v=" in f"#{made}" and not set("\r\n\t") & set(made)
][::3]
"""Kinds of hostile links that a browser is shown; Python's tests ask all of them."""


def said(page: Page) -> Locator:
    return page.locator("[data-part=brought]")


def answered(page: Page, text: str) -> None:
    expect(page.locator("[data-part=headline]")).to_contain_text(text, timeout=PATIENCE)


def saved(page: Page, press: Locator, folder: Path) -> Path:
    with page.expect_download(timeout=PATIENCE) as download:
        press.press("Enter")
    path = folder / download.value.suggested_filename
    download.value.save_as(path)
    return path


@pytest.fixture
def page(open_page: Opener) -> Page:
    """The score of 77 promoters, live."""
    page = open_page("calculate/promoters/", permissions=["clipboard-read", "clipboard-write"])
    page.locator("[data-field=promoters]").fill("77")
    answered(page, "among the 111 answers")
    return page


def test_a_link_is_copied_and_opens_with_its_own_figures(page: Page) -> None:
    before = page.url
    page.get_by_role("button", name="Copy link").press("Enter")
    expect(said(page)).to_contain_text("The link is copied", timeout=PATIENCE)
    expect(said(page)).to_contain_text("Whoever has the link has these figures")
    link = page.evaluate("navigator.clipboard.readText()")
    assert link == page.url
    assert link.startswith(f"{before}#promoters?v=1&promoters=77&")

    other = page.context.new_page()
    asked: list[str] = []
    other.on("request", lambda request: asked.append(request.url))
    other.goto(link)
    expect(other.locator("[data-field=promoters]")).to_have_value("77")
    answered(other, "among the 111 answers")
    origin = before.split("/mkdocs/")[0]
    assert [url for url in asked if not url.startswith((origin, "blob:"))] == []


def test_a_link_to_rows_fills_the_table(open_page: Opener) -> None:
    page = open_page("calculate/importance-performance/")
    page.locator("[data-row] [data-field=name]").first.fill("Empfang & <b>שלום</b>")
    page.get_by_role("button", name="Copy link").press("Enter")
    expect(said(page)).to_contain_text("holds your 8 moments", timeout=PATIENCE)
    link = page.url
    page.get_by_role("button", name="Example").press("Enter")
    page.goto("about:blank")
    page.goto(link)
    first = page.locator("[data-row] [data-field=name]").first
    expect(first).to_have_value("Empfang & <b>שלום</b>")


@pytest.mark.parametrize("kind", IN_A_BROWSER)
def test_a_hostile_link_ends_in_a_sentence_and_leaves_the_figures(
    kind: str, open_page: Opener
) -> None:
    page = open_page("calculate/promoters/")
    page.locator("[data-field=promoters]").fill("77")
    answered(page, "among the 111 answers")
    fragment = ONE_OF_EACH[kind].rpartition("#")[2]
    page.evaluate("(hash) => { location.hash = hash; }", fragment)
    # Python's word comes after what was typed before is back.
    expect(said(page)).to_contain_text("The link", timeout=PATIENCE)
    expect(page.locator("[data-field=promoters]")).to_have_value("77", timeout=PATIENCE)


def test_a_heading_s_address_is_no_link(open_page: Opener) -> None:
    page = open_page("calculate/promoters/#what-to-know")
    page.locator("[data-field=promoters]").fill("77")
    answered(page, "among the 111 answers")
    expect(said(page)).to_be_empty()


def test_a_link_for_another_calculator_is_a_sentence(open_page: Opener) -> None:
    page = open_page("calculate/promoters/#volume?v=1&customers=5")
    expect(said(page)).to_contain_text("another calculator, which this page does not have")
    expect(page.locator("[data-field=promoters]")).to_have_value("31")


def test_saved_figures_open_again(page: Page, tmp_path: Path) -> None:
    file = saved(page, page.get_by_role("button", name="Save", exact=True), tmp_path)
    held = json.loads(file.read_text("utf-8"))
    assert (held["calculator"], held["inputs"]["promoters"]) == ("promoters", "77")
    page.get_by_role("button", name="Example").press("Enter")
    page.locator("input[data-file]").set_input_files(file)
    expect(said(page)).to_contain_text("here again", timeout=PATIENCE)
    expect(page.locator("[data-field=promoters]")).to_have_value("77")


def test_a_report_holds_the_figures_and_the_answer(page: Page, tmp_path: Path) -> None:
    file = saved(page, page.get_by_role("button", name="Report"), tmp_path)
    report = file.read_text("utf-8")
    assert "among the 111 answers" in report
    assert ">77<" in report
    assert "Reichheld, F.F." in report
    assert "<script" not in report


def test_inputs_and_results_leave_for_a_sheet(page: Page, tmp_path: Path) -> None:
    inputs = saved(page, page.get_by_role("button", name="Inputs (CSV)"), tmp_path)
    results = saved(page, page.get_by_role("button", name="Results (CSV)"), tmp_path)
    assert results.read_bytes().startswith(b"\xef\xbb\xbf")
    assert "among the 111 answers" in results.read_text("utf-8-sig")
    page.get_by_role("button", name="Example").press("Enter")
    page.locator("input[data-file]").set_input_files(inputs)
    expect(page.locator("[data-field=promoters]")).to_have_value("77", timeout=PATIENCE)


def test_a_chart_leaves_as_drawing_and_as_picture(page: Page, tmp_path: Path) -> None:
    drawing = saved(page, page.locator("[data-leave=svg]").first, tmp_path)
    root = ET.fromstring(drawing.read_text("utf-8"))
    assert root.tag == "{http://www.w3.org/2000/svg}svg"
    picture = saved(page, page.locator("[data-leave=png]").first, tmp_path).read_bytes()
    assert picture.startswith(b"\x89PNG")
    assert int.from_bytes(picture[16:20], "big") == 2 * int(root.get("width", "0"))


def test_a_table_and_the_python_are_copied(page: Page) -> None:
    page.locator("[data-leave=tsv]").last.press("Enter")
    expect(said(page)).to_contain_text("Copied", timeout=PATIENCE)
    assert "\t" in page.evaluate("navigator.clipboard.readText()")


def test_python_for_these_figures_is_copied(page: Page) -> None:
    page.get_by_role("button", name="Copy as Python").press("Enter")
    expect(said(page)).to_contain_text("Copied", timeout=PATIENCE)
    assert '"promoters": 77' in page.evaluate("navigator.clipboard.readText()")


def test_nothing_leaves_while_a_field_is_wrong(page: Page) -> None:
    page.locator("[data-field=passives]").fill("many")
    page.get_by_role("button", name="Copy link").press("Enter")
    expect(said(page)).to_contain_text("“many” is not a number", timeout=PATIENCE)
    assert "#" not in page.url


def test_figures_are_kept_for_longer_only_if_the_reader_says_so(page: Page) -> None:
    assert page.evaluate("Object.keys(localStorage).filter((key) => key.includes('typed'))") == []
    tick = page.get_by_label("Keep these figures on this machine")
    tick.check()
    other = page.context.new_page()
    other.goto(page.url)
    expect(other.locator("[data-field=promoters]")).to_have_value("77")
    expect(other.get_by_label("Keep these figures on this machine")).to_be_checked()
    other.locator("[data-field=promoters]").fill("78")
    page.locator("[data-field=promoters]").fill("79")
    expect(said(page)).to_contain_text("Another tab keeps other figures")
    tick.uncheck()
    assert page.evaluate("Object.keys(localStorage).filter((key) => key.includes('typed'))") == []
