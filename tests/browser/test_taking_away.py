"""What leaves the page of a calculator: once each, as a reader does it."""

from __future__ import annotations

import csv
import io
import json
import struct
import subprocess
import sys
from pathlib import Path
from random import Random
from xml.etree import ElementTree

import pytest
from playwright.sync_api import Download, Page, expect

from calculator import respond, wire
from calculator.outputs.link import fragment
from tests.soaking import times

from .carried import (
    COPYING,
    NPS,
    PROMOTERS,
    brought,
    clipboard,
    leaves,
    promoters,
    text,
    told,
)
from .conftest import Opener
from .looking import looks
from .test_reader import PATIENCE, answered

__all__ = ["promoters"]  # a fixture, for it is found here


def test_what_a_page_shows_leaves_it_in_each_way(
    promoters: Page, tmp_path: Path, faults: list[str]
) -> None:
    nothing_leaves_while_an_input_is_faulty(promoters)
    results_and_inputs_leave_as_sheets(promoters)
    a_chart_leaves_as_a_drawing_and_as_a_picture_twice_its_size(promoters)
    a_table_is_copied_for_a_sheet_and_leaves_as_one(promoters)
    a_report_is_shown_and_printed(promoters)
    the_lines_of_python_give_these_numbers(promoters, tmp_path)
    assert faults == []
    a_link_is_copied_and_only_then_stands_in_the_address(promoters)


def a_link_is_copied_and_only_then_stands_in_the_address(promoters: Page) -> None:
    assert "#" not in promoters.url
    promoters.get_by_role("button", name="Copy link").press("Enter")
    expect(told(promoters)).to_contain_text("Copied. The link holds", timeout=PATIENCE)
    expect(told(promoters)).to_contain_text("Anyone who has the link has these figures")
    made = fragment("promoters", respond("promoters", _promoters("40")).inputs)
    assert promoters.url.endswith(f"{PROMOTERS}#{made}")
    assert clipboard(promoters) == promoters.url
    promoters.locator("[data-field=promoters]").fill("50")
    answered(promoters, "among the 84 answers")
    assert promoters.url.endswith(made)
    promoters.reload()
    expect(promoters.locator("[data-field=promoters]")).to_have_value("50")


def _promoters(count: str) -> dict[str, object]:
    return {"promoters": count, "passives": "22", "detractors": "12"}


def test_without_a_clipboard_the_link_stands_ready_to_be_copied(open_page: Opener) -> None:
    gone = "delete Navigator.prototype.clipboard;"
    page = open_page(f"{PROMOTERS}", scripts=gone)
    page.get_by_role("button", name="Copy link").press("Enter")
    shown = told(page).get_by_role("textbox", name="The link")
    expect(shown).to_be_focused(timeout=PATIENCE)
    assert shown.input_value() == page.url
    assert shown.get_attribute("readonly") is not None
    assert shown.evaluate("(one) => one.selectionEnd - one.selectionStart") == len(page.url)


def test_too_long_a_link_becomes_a_file(open_page: Opener) -> None:
    page = open_page("calculate/encounter-quality/", **COPYING)
    # So many answers are to be had on a slow machine too: how long they may take is held elsewhere.
    longer = json.dumps({"first": 100, "later": 100})
    page.locator("moments-calculator").evaluate(
        "(one, longer) => one.setAttribute('deadlines', longer)", longer
    )
    area = page.locator("textarea[data-field]").first
    items = len(area.input_value().splitlines()[0].split())
    draw = Random("answers")
    rows = [" ".join(str(1 + int(draw.random() * 7)) for _ in range(items)) for _ in range(2500)]
    area.evaluate(
        """(one, text) => {
          one.value = text;
          one.dispatchEvent(new InputEvent("input", { bubbles: true }));
        }""",
        "\n".join(rows),
    )
    before = page.url
    page.get_by_role("button", name="Copy link").press("Enter")
    expect(told(page)).to_contain_text("Save a file", timeout=PATIENCE)
    assert page.url == before
    with page.expect_download(timeout=PATIENCE) as waiting:
        told(page).get_by_role("button", name="Save a file").click()
    assert json.loads(text(waiting.value))["calculator"] == "encounter-quality"


def results_and_inputs_leave_as_sheets(promoters: Page) -> None:
    for name, kind in (("Results (CSV)", "csv"), ("Inputs (CSV)", "inputs-csv")):
        asked = {"inputs": _promoters("40"), "as": kind}
        wanted = json.loads(wire.leave("promoters", json.dumps(asked)))
        download = leaves(promoters, name)
        assert download.suggested_filename == wanted["file"]
        assert text(download) == wanted["text"]


def a_report_is_shown_and_printed(promoters: Page) -> None:
    promoters.get_by_role("button", name="Report").press("Enter")
    report = promoters.frame_locator("dialog iframe")
    expect(report.locator(".answer")).to_contain_text("+38", timeout=PATIENCE)
    bold = report.locator(".answer").evaluate("(one) => getComputedStyle(one).fontWeight")
    assert bold == "700", "the policy lets its style through"
    expect(report.locator("main")).to_contain_text("Reichheld, F.F. (2003)")
    expect(report.locator("footer")).to_contain_text(promoters.url)
    report.locator("body").evaluate(
        "(body) => { body.dataset.printed = 0; window.print = () => { body.dataset.printed++; }; }"
    )
    promoters.get_by_role("button", name="Print", exact=True).press("Enter")
    expect(report.locator("body")).to_have_attribute("data-printed", "1")
    assert "promoters.html" in leaves(promoters, "Save as a file").suggested_filename
    promoters.keyboard.press("Escape")
    expect(promoters.locator("dialog[open]")).to_have_count(0)
    expect(promoters.get_by_role("button", name="Report")).to_be_focused()


def the_lines_of_python_give_these_numbers(promoters: Page, tmp_path: Path) -> None:
    section = promoters.locator("[data-python=promoters]")
    expect(section).to_contain_text('"promoters": 40', timeout=PATIENCE)
    promoters.get_by_role("button", name="Copy as Python", exact=True).press("Enter")
    dialog = promoters.get_by_role("dialog", name="These numbers in Python")
    expect(dialog).to_contain_text("Copied.", timeout=PATIENCE)
    lines = clipboard(promoters)
    assert lines.strip() == (section.locator("code").text_content() or "").strip()
    (tmp_path / "lines.py").write_text(lines, encoding="utf-8")
    ran = subprocess.run(
        [sys.executable, str(tmp_path / "lines.py")],
        capture_output=True,
        text=True,
        check=True,
        cwd=Path(__file__).parents[2],
        env={"PYTHONPATH": str(Path(__file__).parents[2]), "PYTHONUTF8": "1"},
    )
    said = ran.stdout.splitlines()[0]
    shown = promoters.locator(".moments-answer").inner_text()
    assert said.replace("\u00a0", " ") == shown.replace("\u00a0", " ")
    promoters.keyboard.press("Escape")
    expect(dialog).to_be_hidden()


def nothing_leaves_while_an_input_is_faulty(promoters: Page) -> None:
    promoters.locator("[data-field=passives]").fill("many")
    expect(promoters.locator("[aria-invalid]")).to_be_visible(timeout=PATIENCE)
    downloads: list[Download] = []
    promoters.on("download", lambda one: downloads.append(one))
    for name in ("Copy link", "Results (CSV)", "Report", "Copy as Python"):
        promoters.get_by_role("button", name=name, exact=True).press("Enter")
        expect(told(promoters)).to_contain_text("Nothing leaves", timeout=PATIENCE)
        expect(told(promoters)).to_contain_text("“many”")
    assert downloads == []
    assert "#" not in promoters.url
    # Save keeps what is typed, faulty or not.
    assert json.loads(text(leaves(promoters, "Save")))["inputs"]["passives"] == "many"
    promoters.locator("[data-field=passives]").fill("22")
    expect(promoters.locator("[aria-invalid]")).to_have_count(0, timeout=PATIENCE)


def a_chart_leaves_as_a_drawing_and_as_a_picture_twice_its_size(promoters: Page) -> None:
    title = promoters.locator(".moments-chart figcaption").first.inner_text()
    drawing = leaves(promoters, f"SVG of the chart: {title}")
    assert drawing.suggested_filename == "promoters-chart-1.svg"
    root = ElementTree.fromstring(text(drawing))
    assert root.findtext("{http://www.w3.org/2000/svg}title") == title.replace("\u00a0", " ")
    picture = leaves(promoters, f"PNG of the chart: {title}")
    assert picture.suggested_filename == "promoters-chart-1.png"
    content = Path(picture.path()).read_bytes()
    width, height = struct.unpack(">II", content[16:24])
    assert (width, height) == (2 * int(root.get("width", 0)), 2 * int(root.get("height", 0)))
    assert len(set(content)) > 100, "something is drawn"


def a_table_is_copied_for_a_sheet_and_leaves_as_one(promoters: Page) -> None:
    details = promoters.locator("[data-part=details]")
    copying = details.locator("[data-leave=tsv]").last
    which = int(copying.get_attribute("data-which") or "")
    caption = details.locator("caption").last.inner_text()
    assert copying.get_attribute("aria-label") == f"Copy the table: {caption}"
    copying.press("Enter")
    said = details.locator("[data-said]").last
    expect(said).to_have_text("Copied.", timeout=PATIENCE)
    rows = [line.split("\t") for line in clipboard(promoters).splitlines()]
    assert rows[0] == details.locator("table").last.locator("th[scope=col]").all_inner_texts()
    download = leaves(promoters, f"CSV of the table: {caption}")
    assert download.suggested_filename == f"promoters-table-{which + 1}.csv"
    assert len(list(csv.reader(io.StringIO(text(download))))) == len(rows)


SHOWN = [(360, "dark"), (1440, "light"), (360, "light"), (1440, "dark")]


@pytest.mark.parametrize(("width", "scheme"), SHOWN[: times(2)])
def test_axe_finds_nothing_with_everything_open(open_page: Opener, width: int, scheme: str) -> None:
    page = open_page(
        f"{PROMOTERS}#{NPS}",
        color_scheme=scheme,
        viewport={"width": width, "height": 900},
        **COPYING,
    )
    expect(brought(page)).to_contain_text("figures of the link", timeout=PATIENCE)
    answered(page, "among the 80 answers")
    page.evaluate("document.querySelectorAll('details').forEach((one) => { one.open = true; })")
    page.get_by_role("button", name="Copy link").press("Enter")
    expect(told(page)).to_contain_text("Copied.", timeout=PATIENCE)
    assert looks(page) == [], "all that is folded is open"
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    for name, content in (("Report", "iframe"), ("Copy as Python", "pre")):
        page.get_by_role("button", name=name, exact=True).press("Enter")
        expect(page.locator(f"dialog {content}")).to_be_visible(timeout=PATIENCE)
        assert looks(page) == [], name
        page.keyboard.press("Escape")
        expect(page.locator("dialog[open]")).to_have_count(0)


def test_no_request_leaves_the_origin(open_page: Opener, address: str) -> None:
    page = open_page(PROMOTERS, **COPYING)
    asked: list[str] = []
    page.context.on("request", lambda request: asked.append(request.url))
    page.reload()
    page.locator("[data-field=promoters]").fill("40")
    answered(page, "+38")
    page.get_by_role("button", name="Copy link").press("Enter")
    expect(told(page)).to_contain_text("Copied.", timeout=PATIENCE)
    for name in ("Save", "Results (CSV)"):
        leaves(page, name)
    for name in ("PNG of the chart", "SVG of the chart"):
        leaves(page, name, exact=False)
    page.get_by_role("button", name="Report").press("Enter")
    expect(page.frame_locator("dialog iframe").locator(".answer")).to_be_visible(timeout=PATIENCE)
    assert any(url.endswith(".wasm") for url in asked)
    own = (address, f"blob:{address.removesuffix('mkdocs/')}", "data:image/svg+xml")
    assert [url for url in asked if not url.startswith(own)] == []
    assert not any("promoters=40" in url for url in asked), "no figure is in any request"
