"""What people bring to a form in their hands: cells from a sheet, a column of answers, a file."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, Route, expect

pytestmark = pytest.mark.usefixtures("one_tab")

Opener = Callable[..., Page]

PATIENCE = 120_000
PASTE = """
(element, text) => {
  const data = new DataTransfer();
  data.setData("text/plain", text);
  const event = new ClipboardEvent("paste", {clipboardData: data, bubbles: true, cancelable: true});
  if (element.dispatchEvent(event)) document.execCommand("insertText", false, text);
}
"""


def paste(field: Locator, text: str) -> None:
    field.focus()
    field.evaluate(PASTE, text)


def said(page: Page) -> Locator:
    return page.locator("[data-part=brought]")


def answered(page: Page, text: str) -> None:
    expect(page.locator("[data-part=headline]")).to_contain_text(text, timeout=PATIENCE)
    expect(page.locator("moments-calculator[stale]")).to_have_count(0)


def column(page: Page, key: str) -> list[str]:
    return [one.input_value() for one in page.locator(f"[data-row] [data-field={key}]").all()]


def test_rows_are_brought_in_each_way(open_page: Opener) -> None:
    """One page for all, which has its example again before each."""
    matrix = open_page("calculate/importance-performance/")
    example = column(matrix, "name")
    for brings in (
        enter_goes_down_a_column_and_tab_along_a_row,
        a_scale_below_zero_lets_a_telephone_offer_a_minus,
        a_row_is_duplicated_from_its_menu_and_escape_closes_it,
        a_pasted_cell_is_a_plain_paste,
        a_block_fills_rows_and_columns_and_the_example_makes_room,
        a_sheet_with_headings_goes_by_them,
        a_table_too_long_is_said_at_the_table_and_kept,
    ):
        matrix.get_by_role("button", name="Example", exact=True).press("Enter")
        assert column(matrix, "name") == example
        brings(matrix)


def enter_goes_down_a_column_and_tab_along_a_row(matrix: Page) -> None:
    importance = matrix.locator("[data-row] [data-field=importance]")
    importance.first.focus()
    matrix.keyboard.press("Enter")
    expect(importance.nth(1)).to_be_focused()
    matrix.keyboard.press("Shift+Enter")
    expect(importance.first).to_be_focused()
    matrix.keyboard.press("Tab")
    expect(matrix.locator("[data-row] [data-field=performance]").first).to_be_focused()
    matrix.keyboard.press("Tab")
    expect(matrix.locator("[data-row] summary").first).to_be_focused()
    matrix.keyboard.press("Tab")
    expect(matrix.locator("[data-row] [data-field=name]").nth(1)).to_be_focused()


def a_scale_below_zero_lets_a_telephone_offer_a_minus(matrix: Page) -> None:
    rated = matrix.locator("[data-rated]")
    modes = "(fields) => [...new Set(fields.map((field) => field.inputMode))]"
    assert rated.evaluate_all(modes) == ["decimal"]
    matrix.locator("[data-settings] > summary").click()
    matrix.locator("[data-scale]").fill("−3 to 3")
    matrix.get_by_role("button", name="Add a moment").press("Enter")
    assert rated.evaluate_all(modes) == ["text"]
    matrix.locator("[data-scale]").fill("1 to 7")
    assert rated.evaluate_all(modes) == ["decimal"]


def a_row_is_duplicated_from_its_menu_and_escape_closes_it(matrix: Page) -> None:
    menu = matrix.locator("[data-row] summary").first
    menu.press("Enter")
    double = matrix.get_by_role("button", name="Duplicate").first
    double.focus()
    matrix.keyboard.press("Escape")
    expect(menu).to_be_focused()
    expect(double).to_be_hidden()
    menu.press("Enter")
    double.press("Enter")
    names = column(matrix, "name")
    assert names[0] == names[1]
    assert len(names) == 9


def a_pasted_cell_is_a_plain_paste(matrix: Page) -> None:
    first = matrix.locator("[data-row] [data-field=name]").first
    first.fill("")
    paste(first, "Reception\r\n")
    expect(first).to_have_value("Reception")
    expect(said(matrix)).to_be_empty()


def a_block_fills_rows_and_columns_and_the_example_makes_room(matrix: Page) -> None:
    first = matrix.locator("[data-row] [data-field=name]").first
    before = column(matrix, "name")
    paste(first, "Book a date\t5,5\t7,8\nDrop the key\t7,2\t6,4\nAgree the price\t8,4\t5,2\n")
    expect(said(matrix)).to_contain_text("3 moments taken", timeout=PATIENCE)
    assert column(matrix, "name") == ["Book a date", "Drop the key", "Agree the price"]
    assert column(matrix, "performance") == ["7,8", "6,4", "5,2"]
    answered(matrix, "“Agree the price”")

    said(matrix).get_by_role("button", name="Undo").press("Enter")
    assert column(matrix, "name") == before
    matrix.get_by_role("button", name="Redo").press("Enter")
    assert len(column(matrix, "name")) == 3


def a_sheet_with_headings_goes_by_them(matrix: Page) -> None:
    matrix.get_by_role("button", name="Start empty").press("Enter")
    box = matrix.get_by_label("Paste rows from a spreadsheet")
    expect(box).to_be_focused()
    paste(box, "Owner;Score;Touchpoint;Importance\nAnn;6,5;Book;8\nBob;4;Pay;9")
    expect(said(matrix)).to_contain_text("“Owner” is not asked for here", timeout=PATIENCE)
    assert column(matrix, "name") == ["Book", "Pay"]
    assert column(matrix, "importance") == ["8", "9"]
    answered(matrix, "“Pay”")


def a_table_too_long_is_said_at_the_table_and_kept(matrix: Page) -> None:
    """All rows that can be read come in one block: a press for each would take half a minute."""
    block = "".join(f"Moment {row}\t5\t6\n" for row in range(200))
    paste(matrix.locator("[data-row] [data-field=name]").first, block)
    expect(said(matrix)).to_contain_text("200 moments taken", timeout=PATIENCE)
    expect(matrix.locator("li[data-row]")).to_have_count(200)
    messages = matrix.locator("[data-table] > [data-messages]")
    expect(messages).to_be_empty()
    matrix.get_by_role("button", name="Add a moment").press("Enter")
    expect(messages).to_have_text(
        "Moments: 201 moments; at most 200 can be read.", timeout=PATIENCE
    )
    expect(matrix.locator("li[data-row]")).to_have_count(201)
    assert column(matrix, "name")[199:] == ["Moment 199", "New moment"]


EARLY = """
document.addEventListener("readystatechange", () => {
  if (document.readyState !== "interactive") return;
  document.querySelector("[data-row] [data-field=name]").value = "Typed early";
});
"""


def test_what_was_typed_before_the_script_is_no_example(open_page: Opener) -> None:
    page = open_page("calculate/importance-performance/", scripts=EARLY)
    answered(page, "“")
    typed = column(page, "name")
    assert typed[0] == "Typed early"
    page.get_by_role("button", name="Example", exact=True).press("Enter")
    example = column(page, "name")
    assert example[0] != "Typed early"
    assert example[1:] == typed[1:]
    page.get_by_role("button", name="Undo", exact=True).press("Enter")
    assert column(page, "name") == typed


def test_a_block_waits_in_sight_until_python_is_there(open_page: Opener) -> None:
    page = open_page("calculate/importance-performance/")
    held: list[Route] = []
    page.route("**/*.wasm", lambda route: held.append(route))
    paste(page.locator("[data-row] [data-field=name]").first, "A\t5\t6\nB\t7\t3")
    expect(said(page)).to_contain_text("read as soon as Python has started", timeout=PATIENCE)
    expect(said(page).locator("pre")).to_have_text("A\t5\t6\nB\t7\t3")
    expect(page.locator("moments-calculator[stale]")).to_have_count(1)
    assert len(column(page, "name")) == 8
    for route in held:
        route.continue_()
    page.unroute("**/*.wasm")
    expect(said(page)).to_contain_text("2 moments taken", timeout=PATIENCE)


def test_a_block_stays_to_be_copied_where_python_fails(
    open_page: Opener, faults: list[str]
) -> None:
    page = open_page("calculate/importance-performance/")
    page.route("**/*.wasm", lambda route: route.fulfill(status=404))
    paste(page.locator("[data-row] [data-field=name]").first, "A\t5\t6\nB\t7\t3")
    expect(said(page)).to_contain_text("stays here to be copied", timeout=PATIENCE)
    expect(said(page).locator("pre")).to_have_text("A\t5\t6\nB\t7\t3")
    assert len(column(page, "name")) == 8
    faults.clear()


def test_numbers_and_files_are_brought_to_one_field(open_page: Opener, tmp_path: Path) -> None:
    page = open_page("calculate/promoters/")
    expect(said(page)).to_be_empty()
    no_text = tmp_path / "scores.csv"
    no_text.write_bytes("Zufriedenheit;für\n".encode("utf-16"))
    page.locator("input[data-file]").set_input_files(no_text)
    expect(said(page)).to_contain_text("Save it as “CSV UTF-8”")

    promoters = page.locator("[data-field=promoters]")
    paste(promoters, "10\n9\n8\n7\n6\n0\n10")
    expect(said(page)).to_contain_text("holds 7 numbers, and one is needed", timeout=PATIENCE)
    expect(promoters).to_have_value("31")
    said(page).get_by_role("button", name="Count 7 answers").press("Enter")
    answered(page, "among the 7 answers")
    expect(promoters).to_have_value("")

    file = tmp_path / "answers.csv"
    file.write_text("How likely are you to recommend us?\n10\n9\n\n8\n3\n", encoding="utf-8")
    page.locator("input[data-file]").set_input_files(file)
    expect(said(page)).to_contain_text("4 answers taken", timeout=PATIENCE)
    expect(said(page)).to_contain_text("1 blank left out")
    answered(page, "among the 4 answers")


def test_what_was_typed_is_there_again(open_page: Opener) -> None:
    page = open_page("calculate/promoters/")
    page.locator("[data-field=promoters]").fill("77")
    answered(page, "among the 111 answers")
    for back in (False, True):
        if back:
            page.goto(page.url.replace("calculate/promoters/", "learn/measure/kano/"))
            page.go_back()
        else:
            page.reload()
        expect(page.locator("[data-field=promoters]")).to_have_value("77")
        expect(said(page)).to_contain_text("What you typed here before is here again")
        answered(page, "among the 111 answers")
    page.get_by_role("button", name="Example").press("Enter")
    answered(page, "among the 65 answers")
    page.reload()
    expect(page.locator("[data-field=promoters]")).to_have_value("31")

    # Storage that throws is said once, and changes nothing else.
    page.evaluate(
        "Object.defineProperty(window, 'sessionStorage', {get() { throw new Error('no'); }})"
    )
    page.locator("[data-field=promoters]").fill("77")
    expect(said(page)).to_contain_text("This browser keeps nothing")
    answered(page, "among the 111 answers")


def test_translated_pages_work(open_page: Opener) -> None:
    """A browser's translator wraps each text in elements of its own."""
    page = open_page("calculate/encounter/")
    page.evaluate("""() => {
      const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
      const texts = [];
      while (walk.nextNode()) texts.push(walk.currentNode);
      for (const text of texts) {
        const left = text.parentElement.closest("svg, textarea, script, style");
        if (left || !text.data.trim()) continue;
        const outer = document.createElement("font");
        const inner = document.createElement("font");
        outer.dir = "auto";
        text.replaceWith(outer);
        outer.append(inner);
        inner.append(text);
      }
      document.documentElement.lang = "de";
    }""")
    field = page.locator("[data-row] [data-field=experience]").first
    field.fill("1")
    answered(page, "Compare fares")
    field.fill("abc")
    expect(page.locator("[aria-invalid]")).to_be_visible(timeout=PATIENCE)
    field.fill("9")
    answered(page, "Baggage reclaim")
    page.get_by_role("button", name="Example").press("Enter")
    answered(page, "Baggage reclaim")
