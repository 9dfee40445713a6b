"""What a reader does on a calculator's page, mostly by keyboard."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, expect

from .conftest import Opener, late, pythons, whole

pytestmark = pytest.mark.usefixtures("one_tab")

PATIENCE = 120_000  # for a Python that starts on a slow machine


def headline(page: Page) -> Locator:
    return page.locator("[data-part=headline]")


def rows(page: Page) -> Locator:
    return page.locator("li[data-row]")


def field(page: Page, row: int, key: str) -> Locator:
    return rows(page).nth(row).locator(f"[data-field={key}]")


def names(page: Page) -> list[str]:
    return [one.input_value() for one in page.locator("[data-field=name]").all()]


def answered(page: Page, text: str | re.Pattern[str]) -> None:
    """Wait until an answer stands there, and what is drawn to it."""
    expect(headline(page)).to_contain_text(text, timeout=PATIENCE)
    expect(page.locator("[calculating]")).to_have_count(0, timeout=PATIENCE)


def menu(page: Page, row: int) -> Locator:
    """What opens the menu of a row."""
    return rows(page).nth(row).locator("summary")


def line(page: Page, row: int) -> Locator:
    """What opens a row where there is no room for its fields."""
    return rows(page).nth(row).locator("[data-do=open]")


def button(page: Page, row: int, label: str) -> Locator:
    """A button in the menu of a row, which is opened for it."""
    if not rows(page).nth(row).locator("[data-menu][open]").count():
        menu(page, row).press("Enter")
    return rows(page).nth(row).get_by_role("button", name=label)


def test_without_javascript_the_page_is_complete(open_page: Opener) -> None:
    page = open_page(java_script_enabled=False)
    expect(headline(page)).to_contain_text(
        "“Baggage reclaim or delayed-bag claim” has the largest need here"
    )
    expect(headline(page)).to_contain_text("end the need")
    details = page.locator("[data-part=details]")
    # Each chart stands there in two widths, and one of them is shown.
    expect(details.locator("svg[role=img]")).to_have_count(4)
    expect(details.locator("svg[role=img]:visible")).to_have_count(2)
    expect(details.get_by_role("table", name="The order in which to put")).to_be_visible()
    expect(details).to_contain_text("100\u00a0% × 9 × max(0, 7 − 6) = 9")
    listed = page.locator(".moments-cited")
    expect(listed.locator("a[href^='https://doi.org/']")).to_have_count(4)
    expect(page.get_by_role("heading", name="Sources")).to_have_count(1)
    expect(page.locator(".moments-noscript")).to_contain_text("turn on JavaScript")
    assert not any(
        one.is_visible() for one in page.locator("moments-calculator [data-field]").all()
    )
    page.get_by_text("What the columns mean").click()
    expect(page.get_by_text("How much it matters to the customer.")).to_be_visible()


def test_what_is_typed_changes_the_answer_and_nothing_else(page: Page) -> None:
    page.get_by_text("The chart as a table").nth(1).click()
    page.get_by_role("heading", level=1).click()
    for _ in range(60):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.dataset.field") == "experience":
            break
    page.keyboard.type("1")
    answered(page, "“Compare fares and see what is included” has the largest need here")
    expect(field(page, 0, "experience")).to_be_focused()
    assert page.evaluate("document.activeElement.selectionStart") == 1
    opened = page.locator("[data-part=details] figure details")
    assert [one.get_attribute("open") for one in opened.all()] == [None, ""]

    name = field(page, 0, "name")
    name.click()
    name.press("Home")
    page.keyboard.type("My ")
    answered(page, "“My Compare fares and see what is included” has the largest need here")
    expect(name).to_be_focused()
    assert name.evaluate("(input) => input.selectionStart") == 3

    markup = "</p><img src=x onerror=alert(1)> \"'&{{ 7 * 7 }}"
    name.fill(markup)
    answered(page, f"“{markup}” has the largest need here")
    assert page.locator("moments-calculator img").count() == 0
    expect(name).to_have_value(markup)


def test_what_is_typed_before_python_is_ready_is_answered(page: Page) -> None:
    with late(page):
        field(page, 0, "experience").fill("1")
        field(page, 1, "experience").fill("1,5")
        expect(page.locator("[data-part=status]")).to_contain_text("Python is starting")
    # Needs: 28 as built, 6 × (5.5 − 1) = 27 and 5 × (7 − 1.5) = 27.5 more; 27.5 of 82.5 is a third.
    answered(
        page,
        "“Booking confirmation and change rules” has the largest need here: it carries 33\u00a0%",
    )
    expect(page.locator("[data-part=status]")).to_be_empty()
    expect(field(page, 1, "experience")).to_have_value("1,5")


def test_rows_are_removed_moved_and_added_by_keyboard_and_come_back(page: Page) -> None:
    before = names(page)
    undo = page.get_by_role("button", name="Undo")
    example = page.get_by_role("button", name="Example")
    expect(undo).to_have_attribute("aria-disabled", "true")
    button(page, 0, "Remove").press("Enter")
    field(page, 0, "importance").fill("1")
    field(page, 0, "importance").press_sequentially("0")
    undo.press("Enter")
    expect(field(page, 0, "importance")).to_have_value("5")
    undo.press("Enter")
    assert names(page) == before
    expect(undo).to_have_attribute("aria-disabled", "true")
    field(page, 3, "name").fill("Desk")
    button(page, 7, "Remove").press("Enter")
    example.press("Enter")
    assert names(page) == before
    undo.press("Enter")
    assert names(page)[3] == "Desk"
    assert len(names(page)) == 11

    # The order of rows is the order of the journey.
    example.press("Enter")
    page.locator("summary", has_text="The whole journey").click()
    figures = page.get_by_role("table", name="The whole journey")
    expect(figures).to_contain_text("−3.75", timeout=PATIENCE)
    button(page, 11, "Move up").press("Enter")
    # Now the last gap is −1 and not −3: (−4.5 − 1) / 2.
    expect(figures).to_contain_text("−2.75", timeout=PATIENCE)
    undo.press("Enter")
    assert names(page) == before

    page.get_by_role("button", name="Add a moment").press("Enter")
    expect(rows(page)).to_have_count(13)
    expect(field(page, 12, "name")).to_be_focused()
    page.keyboard.type("Lost property desk")
    field(page, 12, "experience").fill("1")
    answered(page, "“Lost property desk” has the largest need here")
    expect(rows(page).nth(12).locator("legend")).to_have_text("Moment 13")
    button(page, 12, "Move up").press("Enter")
    assert names(page) == [*before[:11], "Lost property desk", before[11]]
    expect(menu(page, 11)).to_be_focused()
    expect(rows(page).nth(11).locator("legend")).to_have_text("Moment 12")
    button(page, 11, "Move down").press("Enter")
    assert names(page)[12] == "Lost property desk"
    button(page, 12, "Remove").press("Enter")
    assert names(page) == before
    expect(menu(page, 11)).to_be_focused()
    answered(page, "“Baggage reclaim or delayed-bag claim” has the largest need here")

    for _ in range(12):
        button(page, 0, "Remove").press("Enter")
    expect(page.locator("[data-table] > [data-messages]")).to_have_text(
        "Moments: at least 1 moment is needed.", timeout=PATIENCE
    )
    expect(page.get_by_role("button", name="Add a moment")).to_be_focused()
    # The last answer stays, whichever row it was for.
    answered(page, "has the largest need here: it carries")
    page.keyboard.press("Enter")
    answered(page, "Nothing needs fixing first")


WRONG = {
    "abc": "Moment 4, experience: “abc” is not a number",
    "11": "Moment 4, experience: “11” is out of range; a number from 1 to 10",
    "": "Moment 4, experience: a number from 1 to 10 is needed here.",
    "<b>&\"'</b>": "Moment 4, experience: “<b>&\"'</b>” is not a number",
}


def test_a_wrong_number_is_said_at_its_field_and_kept(page: Page) -> None:
    last = headline(page).inner_text()
    wrong = field(page, 3, "experience")
    message = rows(page).nth(3).locator("[data-messages] p")
    for typed, said in WRONG.items():
        wrong.fill(typed)
        expect(message).to_contain_text(said, timeout=PATIENCE)
        expect(wrong).to_have_value(typed)
        expect(wrong).to_have_attribute("aria-invalid", "true")
        assert wrong.get_attribute("aria-describedby") == message.get_attribute("id")
        assert headline(page).inner_text() == last
        stale = page.locator("[data-part=stale]")
        expect(stale).to_contain_text("last numbers that could be read")

    wrong.fill("5")
    expect(message).to_have_count(0)
    expect(page.locator("[data-part=stale]")).to_be_empty()
    expect(wrong).not_to_have_attribute("aria-invalid", "true")

    page.locator("[data-settings] > summary").click()
    alone = page.get_by_label("Threshold")
    alone.fill("abc")
    below = page.locator("[data-single]").filter(has=alone).locator("[data-messages] p")
    expect(below).to_contain_text("“abc” is not a number", timeout=PATIENCE)
    assert alone.get_attribute("aria-describedby") == below.get_attribute("id")


def test_ten_thousand_rows_and_a_lone_surrogate_are_answered_by_the_worker(page: Page) -> None:
    field(whole(page), 0, "experience").fill("1")
    answered(page, "Compare fares")
    moment = {"name": "\ud800<i>", "channel": "face", "importance": 5, "expectation": 5}
    moment["experience"] = 1
    [long, lone] = pythons(page)[0].evaluate(
        "(texts) => { const { answer } = python.pyimport('calculator.wire');"
        " return texts.map((text) => answer('encounter', text)); }",
        [json.dumps({"moments": [moment] * count}) for count in (10_000, 1)],
    )
    assert "10,000 moments; at most 200" in json.loads(long)["messages"][0]["text"]
    assert "“\ufffd<i>”" in json.loads(lone)["answer"]
    assert "<i>" not in json.loads(lone)["headline"]


# In one task: between keys that are pressed from here a slow machine would rest.
BURST = """
(field) => {
  for (const typed of ["2.", "2.5", "2.", "2.1"]) {
    field.value = typed;
    field.dispatchEvent(new InputEvent("input", { bubbles: true }));
  }
}
"""


def test_only_the_answer_is_announced_and_once_for_a_burst(page: Page) -> None:
    page.evaluate(
        """() => {
          window.spoken = [];
          const region = document.querySelector("[aria-live=polite][data-part=spoken]");
          new MutationObserver(() => spoken.push(region.textContent)).observe(
            region, { childList: true });
        }"""
    )
    experience = field(page, 0, "experience")
    experience.fill("2")
    answered(page, "Compare fares")
    experience.evaluate(BURST)
    expect(experience).to_have_value("2.1")
    spoken = page.locator("[data-part=spoken]")
    # How sure it is comes by a second request, once the answer has been said.
    expect(spoken).to_contain_text("draws", timeout=PATIENCE)
    last = page.locator(".moments-answer").inner_text().replace("\u00a0", " ")
    answers = [said for said in page.evaluate("spoken") if "draws" not in said]
    assert answers[-1] == last
    assert len(answers) <= 2, "one for each pause"


def test_one_python_serves_every_calculator_and_survives_navigation(page: Page) -> None:
    field(page, 0, "experience").fill("1")
    answered(page, "Compare fares")
    [worker] = pythons(page)
    page.evaluate("window.arrived = true")
    page.locator("article a[href*='volume']").first.click()
    customers = page.get_by_label("Customers a year")
    customers.fill("1000")
    answered(page, "created 5,000 times a year")
    assert page.evaluate("window.arrived")
    assert pythons(page) == [worker]


def test_the_calculator_fits_a_phone(open_page: Opener) -> None:
    page = open_page(viewport={"width": 320, "height": 640})
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
    line(page, 0).click()
    menu(page, 0).press("Enter")
    for control in rows(page).first.locator("input, select, summary, button").all():
        box = control.bounding_box()
        assert box is not None
        assert box["x"] >= 0
        assert box["x"] + box["width"] <= 320
        assert min(box["width"], box["height"]) >= 24


AXE = Path(__file__).parents[2] / "node_modules/axe-core/axe.min.js"


def test_paper_shows_the_result_and_no_means_to_change_it(page: Page) -> None:
    charts = page.locator(".moments-chart")
    page.emulate_media(media="print")
    expect(page.locator("form.moments-form")).to_be_hidden()
    expect(page.locator("[data-do=keep]")).to_be_hidden()
    for chart in charts.all():
        expect(chart.locator("summary")).to_be_hidden()
        expect(chart.locator("table")).to_be_visible()


# Half way through a fade a colour is neither the one nor the other, and one may begin while axe
# looks: the header takes the page's title some time after somebody scrolled. Fetching each style
# sheet anew serves two rules alone: one for media that play by themselves, and one that is off.
RUN_AXE = """
async (part) => {
  const still = new CSSStyleSheet();
  still.replaceSync("*, ::before, ::after { transition: none !important; }");
  const { adoptedStyleSheets } = document;
  document.adoptedStyleSheets = [...adoptedStyleSheets, still];
  try {
    return (await axe.run(part, { preload: false, resultTypes: ["violations"] })).violations;
  } finally {
    document.adoptedStyleSheets = adoptedStyleSheets;
  }
}
"""


def found(page: Page, part: str | dict[str, list[list[str]]] = "html") -> list[str]:
    """What axe has to say against a page, or a part of it, once nothing fades.

    Args:
        page: The page, in which axe is.
        part: A selector, or what axe takes as its context.
    """
    violations = page.evaluate(RUN_AXE, part)
    return [
        f"{rule['id']}: {node['target']} {node['failureSummary']}"
        for rule in violations
        for node in rule["nodes"]
    ]
