"""What leaves a calculator's page, and what comes in by a link: once each, as a reader does it."""

from __future__ import annotations

import csv
import io
import json
import re
import struct
import subprocess
import sys
from pathlib import Path
from random import Random
from xml.etree import ElementTree

import pytest
from playwright.sync_api import Download, Locator, Page, expect

from calculator import load, respond, wire
from calculator.outputs.link import fragment
from tests.hostile import links

from .conftest import Opener, pythons
from .test_reader import AXE, PATIENCE, answered, field, found

NPS = "promoters?v=1&promoters=40&passives=25&detractors=15"
COPYING = {"permissions": ["clipboard-read", "clipboard-write"]}
PROMOTERS = "calculate/promoters/"


@pytest.fixture
def promoters(open_page: Opener) -> Page:
    page = open_page(PROMOTERS, **COPYING)
    page.locator("[data-field=promoters]").fill("40")
    answered(page, "+38")
    return page


def brought(page: Page) -> Locator:
    return page.locator("[data-part=brought]").first


def told(page: Page) -> Locator:
    """Where the row of buttons below the form says what became of it."""
    return page.locator(".moments-leave-all [data-said]")


def leaves(page: Page, name: str, exact: bool = True) -> Download:
    with page.expect_download(timeout=PATIENCE) as waiting:
        page.get_by_role("button", name=name, exact=exact).first.press("Enter")
    return waiting.value


def text(download: Download) -> str:
    return Path(download.path()).read_bytes().decode("utf-8")


def clipboard(page: Page) -> str:
    copied = page.evaluate("navigator.clipboard.readText()")
    assert isinstance(copied, str)
    return copied


def value(page: Page, key: str = "promoters") -> str:
    return page.locator(f"[data-field={key}]").input_value()


# In


def test_a_link_opens_with_its_own_figures_before_python_is_there(open_page: Opener) -> None:
    page = open_page(f"{PROMOTERS}#{NPS}")
    assert value(page) == "40"
    assert pythons(page) == [] or "checked as soon as Python" in brought(page).inner_text()
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


def test_a_link_that_is_typed_into_the_address_opens(promoters: Page) -> None:
    promoters.evaluate("(link) => { location.hash = link; }", NPS)
    expect(brought(promoters)).to_contain_text("figures of the link", timeout=PATIENCE)
    answered(promoters, "among the 80 answers")


def test_a_link_wins_over_what_is_kept_and_later_changes_outlive_a_reload(promoters: Page) -> None:
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


def test_a_file_that_was_saved_is_opened_again(promoters: Page, tmp_path: Path) -> None:
    saved = leaves(promoters, "Save")
    assert saved.suggested_filename == "promoters.json"
    saved.save_as(tmp_path / "promoters.json")
    promoters.locator("[data-field=promoters]").fill("1")
    promoters.locator("[data-file]").set_input_files(tmp_path / "promoters.json")
    expect(brought(promoters)).to_contain_text("here again", timeout=PATIENCE)
    assert value(promoters) == "40"


def test_inputs_that_left_as_a_sheet_come_back(promoters: Page, tmp_path: Path) -> None:
    leaves(promoters, "Inputs (CSV)").save_as(tmp_path / "inputs.csv")
    promoters.get_by_role("button", name="Example").press("Enter")
    promoters.locator("[data-file]").set_input_files(tmp_path / "inputs.csv")
    expect(promoters.locator("[data-field=promoters]")).to_have_value("40", timeout=PATIENCE)


# Out


def test_a_link_is_copied_and_only_then_stands_in_the_address(promoters: Page) -> None:
    assert "#" not in promoters.url
    promoters.get_by_role("button", name="Copy link").press("Enter")
    expect(told(promoters)).to_contain_text("Copied. The link holds", timeout=PATIENCE)
    expect(told(promoters)).to_contain_text("Whoever has the link has these figures")
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


def test_results_and_inputs_leave_as_sheets(promoters: Page) -> None:
    for name, kind in (("Results (CSV)", "csv"), ("Inputs (CSV)", "inputs-csv")):
        asked = {"inputs": _promoters("40"), "as": kind}
        wanted = json.loads(wire.leave("promoters", json.dumps(asked)))
        download = leaves(promoters, name)
        assert download.suggested_filename == wanted["file"]
        assert text(download) == wanted["text"]


def test_a_report_is_shown_and_printed(promoters: Page, faults: list[str]) -> None:
    promoters.get_by_role("button", name="Report").press("Enter")
    report = promoters.frame_locator("dialog iframe")
    expect(report.locator(".answer")).to_contain_text("+38", timeout=PATIENCE)
    bold = report.locator(".answer").evaluate("(one) => getComputedStyle(one).fontWeight")
    assert bold == "700", "the policy lets its style through"
    expect(report.locator("main")).to_contain_text("Reichheld, F.F. (2003)")
    expect(report.locator("footer")).to_contain_text(promoters.url)
    report.locator("body").evaluate(
        "() => { window.printed = 0; window.print = () => { window.printed += 1; }; }"
    )
    promoters.get_by_role("button", name="Print", exact=True).press("Enter")
    assert report.locator("body").evaluate("() => window.printed") == 1
    assert "promoters.html" in leaves(promoters, "Save as a file").suggested_filename
    promoters.keyboard.press("Escape")
    expect(promoters.locator("dialog[open]")).to_have_count(0)
    expect(promoters.get_by_role("button", name="Report")).to_be_focused()
    assert faults == []


def test_the_lines_of_python_give_these_numbers(promoters: Page, tmp_path: Path) -> None:
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


def test_nothing_leaves_while_an_input_is_faulty(promoters: Page) -> None:
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


def test_a_chart_leaves_as_a_drawing_and_as_a_picture_twice_its_size(promoters: Page) -> None:
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


def test_a_table_is_copied_for_a_sheet_and_leaves_as_one(promoters: Page) -> None:
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


# Kept


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


# Paper


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


# All of it


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1440, 360])
def test_axe_finds_nothing_with_everything_open(open_page: Opener, scheme: str, width: int) -> None:
    page = open_page(
        f"{PROMOTERS}#{NPS}",
        color_scheme=scheme,
        viewport={"width": width, "height": 900},
        **COPYING,
    )
    expect(brought(page)).to_contain_text("figures of the link", timeout=PATIENCE)
    answered(page, "among the 80 answers")
    page.evaluate(AXE.read_text(encoding="utf-8"))
    page.evaluate("document.querySelectorAll('details').forEach((one) => { one.open = true; })")
    page.get_by_role("button", name="Copy link").press("Enter")
    expect(told(page)).to_contain_text("Copied.", timeout=PATIENCE)
    assert found(page) == [], "all that is folded is open"
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    for name, content in (("Report", "iframe"), ("Copy as Python", "pre")):
        page.get_by_role("button", name=name, exact=True).press("Enter")
        expect(page.locator(f"dialog {content}")).to_be_visible(timeout=PATIENCE)
        assert found(page) == [], name
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
    assert any(url.endswith("pyodide.asm.wasm") for url in asked)
    own = (address, f"blob:{address.removesuffix('mkdocs/')}", "data:image/svg+xml")
    assert [url for url in asked if not url.startswith(own)] == []
    assert not any("promoters=40" in url for url in asked), "no figure is in any request"
