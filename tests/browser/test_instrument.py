"""What is changed and what it does are in one view: answer and chart, foot, rows, settings."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Locator, Page, expect

from .conftest import Opener, late
from .looking import walks_to
from .test_reader import PATIENCE, answered, field, headline, rows

pytestmark = pytest.mark.usefixtures("one_tab")

PHONE = {"width": 360, "height": 740}
TABLET = {"width": 768, "height": 700}
WIDE = [(1440, 900), (1280, 720), (1024, 768)]

SEEN = """
(one) => {
  const box = one.getBoundingClientRect();
  const head = document.querySelector("[data-md-component=header]").getBoundingClientRect();
  const seen = Math.min(box.bottom, innerHeight) - Math.max(box.top, head.bottom);
  return Math.max(0, seen) / box.height;
}
"""


def seen(one: Locator) -> float:
    """The share of it that stands between the page's head and the window's end."""
    share: float = one.evaluate(SEEN)
    return share


def answer(page: Page) -> Locator:
    return headline(page).locator("p").first


def chart(page: Page) -> Locator:
    return page.locator("svg[role=img]:visible").first


def foot(page: Page) -> Locator:
    return page.locator("[data-part=foot]")


def scrolled_to(place: Locator) -> None:
    place.evaluate("(one) => one.scrollIntoView({ block: 'center' })")


SIZES = {"encounter": WIDE} | dict.fromkeys(("kano", "promoters", "servqual"), WIDE[1:])
"""At each the largest, and the others where there is least room."""
BESIDE = """
() => {
  const [form, answer] = ["form", "[data-part=headline] p"].map((place) =>
    document.querySelector(`moments-calculator ${place}`).getBoundingClientRect());
  return answer.left >= form.right;
}
"""


def test_answer_and_chart_are_in_view_while_anything_is_edited(
    open_page: Opener, address: str
) -> None:
    page = open_page(reduced_motion="reduce")
    for name, sizes in SIZES.items():
        walks_to(page, address, f"calculate/{name}")
        for width, height in sizes:
            page.set_viewport_size({"width": width, "height": height})
            is_edited(page)


def is_edited(page: Page) -> None:
    form = page.locator("form input[data-field]:visible, form textarea[data-field]:visible")
    fields = form.all()
    for one in (fields[0], fields[len(fields) // 2], fields[-1]):
        one.focus()
        page.keyboard.press("End")
        page.keyboard.type("1")
        expect(chart(page)).to_be_in_viewport(ratio=0.85)
        expect(one).to_be_in_viewport(ratio=1)
        expect(answer(page)).to_be_in_viewport(ratio=1)
        # In one go, for an answer may be replaced at any time.
        assert page.evaluate(BESIDE), "beside the form"
        page.keyboard.press("Backspace")


def test_what_comes_first_is_said_first_and_a_pointer_needs_less_room(page: Page) -> None:
    """Whatever the eye finds beside each other, is read in this order."""
    order = page.evaluate(
        """() => {
          const parts = ["told", "asked", "foot", "details", "given"];
          return parts.map((part) => document.querySelector(`[data-part=${part}]`)).every(
            (one, at, all) => at === 0 ||
              all[at - 1].compareDocumentPosition(one) & Node.DOCUMENT_POSITION_FOLLOWING);
        }"""
    )
    assert order
    heights = page.locator("form [data-field]:visible").evaluate_all(
        "(fields) => fields.map((one) => one.getBoundingClientRect().height)"
    )
    assert len(heights) > 80
    assert {round(height) for height in heights} == {32}


# For each head and its column: whether it is whole, and how far apart they begin and end.
HEADS = """
(heads) => {
  const columns = document.querySelector("li[data-row]").querySelectorAll("label");
  return [columns.length, [...heads.querySelectorAll("span")].map((head, at) => {
    const [above, below] = [head, columns[at]].map((one) => one.getBoundingClientRect());
    const apart = [above.x - below.x, above.width - below.width].map(Math.abs);
    return [head.scrollWidth <= head.clientWidth, Math.max(...apart)];
  })];
}
"""


def test_heads_of_columns_are_whole_above_their_columns_and_stay(
    open_page: Opener, address: str
) -> None:
    page = open_page()
    for name in ("encounter", "kano", "coverage", "servqual", "outcomes"):
        walks_to(page, address, f"calculate/{name}")
        for width in (1440, 1024, 768):
            page.set_viewport_size({"width": width, "height": 700})
            heads = page.locator("[data-heads]").first
            scrolled_to(rows(page).last)
            expect(heads).to_be_in_viewport(ratio=1)
            assert seen(heads) == 1, "in sight above the last row"
            columns, found = heads.evaluate(HEADS)
            assert len(found) == columns > 1
            for whole, apart in found:
                assert whole, (name, width)
                assert apart < 1, (name, width)


def test_a_calculator_in_a_guide_has_one_column_within_the_measure(open_page: Opener) -> None:
    page = open_page("learn/measure/servqual/", viewport={"width": 1440, "height": 700})
    text = page.locator("article > p").first.bounding_box()
    whole = page.locator("moments-calculator").bounding_box()
    assert text
    assert whole
    assert whole["width"] <= text["width"] + 1
    scrolled_to(page.locator("[data-fold]"))
    expect(foot(page)).to_be_hidden()
    page.get_by_text("Change the figures").click()
    scrolled_to(page.locator("[data-leave=state]"))
    expect(foot(page)).to_be_visible()
    expect(foot(page)).to_contain_text("Service falls")
    assert seen(foot(page)) == 1


def test_on_a_tablet_the_answer_sticks_one_line_high_and_where_it_is_low_not(
    open_page: Opener,
) -> None:
    page = open_page(viewport=TABLET)
    expect(foot(page)).to_be_hidden()
    scrolled_to(rows(page).last)
    expect(foot(page)).to_be_visible()
    box = foot(page).bounding_box()
    head = page.locator("[data-md-component=header]").bounding_box()
    assert box
    assert head
    assert abs(box["y"] - head["height"]) <= 1, "below the page's head"
    assert box["height"] <= 45
    page.get_by_role("button", name="Charts and tables").click()
    expect(chart(page)).to_be_in_viewport()

    page.set_viewport_size({"width": 740, "height": 360})
    scrolled_to(rows(page).nth(5))
    expect(foot(page)).to_have_css("position", "static")
    padding = "parseFloat(getComputedStyle(document.documentElement).scrollPaddingBottom)"
    page.wait_for_function(f"{padding} < 20")


def test_at_a_phones_foot_the_answer_opens_charts_and_order(open_page: Opener) -> None:
    page = open_page(viewport=PHONE)
    expect(foot(page)).to_be_hidden()
    scrolled_to(rows(page).nth(5))
    expect(foot(page)).to_contain_text(answer(page).inner_text().replace("\u00a0", " ")[:40])
    box = foot(page).bounding_box()
    assert box
    assert box["y"] + box["height"] == PHONE["height"]
    button = foot(page).get_by_role("button", name="Charts and tables")
    expect(button).to_have_attribute("aria-expanded", "false")
    button.press("Enter")
    expect(button).to_have_attribute("aria-expanded", "true")
    expect(chart(page)).to_be_in_viewport()
    order = page.get_by_role("table", name="The order in which to put")
    order.scroll_into_view_if_needed()
    expect(order).to_be_in_viewport()
    page.keyboard.press("Escape")
    expect(button).to_have_attribute("aria-expanded", "false")
    expect(button).to_be_focused()
    expect(chart(page)).not_to_be_in_viewport()

    # It shows a drawing of the answer.
    headline(page).evaluate(
        """(told) => {
          const drawn = "http://www.w3.org/2000/svg";
          if (told.querySelector("[aria-hidden] > svg")) return;
          const spark = document.createElement("span");
          spark.className = "moments-spark";
          spark.ariaHidden = "true";
          spark.append(document.createElementNS(drawn, "svg"));
          spark.firstElementChild.setAttribute("viewBox", "0 0 60 20");
          told.append(spark);
        }"""
    )
    expect(headline(page).locator("svg")).to_be_hidden()
    scrolled_to(rows(page).nth(5))
    expect(foot(page).locator("svg")).to_be_visible()


def test_neither_a_pinch_nor_a_keyboard_makes_the_layout_low(open_page: Opener) -> None:
    # A keyboard of a telephone cannot be had here; what a browser tells of it can.
    page = open_page(
        viewport=PHONE,
        has_touch=True,
        is_mobile=True,
        scripts="""
          const seen = new EventTarget();
          Object.assign(seen, { scale: 1, height: 740, offsetTop: 0, width: 360, offsetLeft: 0 });
          Object.defineProperty(window, "visualViewport", { value: seen });
        """,
    )
    scrolled_to(rows(page).nth(5))
    expect(foot(page)).to_be_visible()
    page.evaluate("visualViewport.height = 400; visualViewport.dispatchEvent(new Event('resize'))")
    end = "document.querySelector('[data-part=foot]').getBoundingClientRect().bottom"
    assert page.evaluate(end) == 400, "right above the keyboard"
    padding = "parseFloat(getComputedStyle(document.documentElement).scrollPaddingBottom)"
    assert page.evaluate(padding) > 340

    page.evaluate(
        "Object.assign(visualViewport, { scale: 2, height: 370, width: 180 });"
        "visualViewport.dispatchEvent(new Event('resize'))"
    )
    assert page.evaluate(end) == 740
    position = "getComputedStyle(document.querySelector('[data-part=foot]')).position"
    assert page.evaluate(position) == "fixed"

    # Firefox lays the page out anew above the keyboard.
    rows(page).nth(5).locator("[data-do=open]").click()
    field(page, 5, "experience").focus()
    page.set_viewport_size({"width": 360, "height": 400})
    assert page.evaluate(position) == "fixed"


def test_rows_of_a_phone_open_one_at_a_time(open_page: Opener) -> None:
    page = open_page(viewport=PHONE)
    lines = page.locator("[data-do=open]")
    expect(lines.nth(2)).to_have_text(re.compile(r"Online check-in and seat choice 7 · 6 · 7 · 85"))
    expect(field(page, 2, "experience")).to_be_hidden()
    lines.nth(2).press("Enter")
    expect(lines.nth(2)).to_have_attribute("aria-expanded", "true")
    expect(field(page, 2, "experience")).to_be_visible()
    expect(rows(page).nth(2).get_by_text("Experience")).to_be_visible()
    field(page, 2, "experience").fill("1")
    expect(lines.nth(2)).to_contain_text("7 · 6 · 1 · 85")
    field(page, 2, "experience").press("Enter")
    expect(field(page, 3, "experience")).to_be_focused()
    expect(field(page, 2, "experience")).to_be_hidden()
    expect(lines.nth(2)).to_have_attribute("aria-expanded", "false")


def test_at_the_first_key_the_answer_says_that_it_is_none_yet(page: Page) -> None:
    weight = "(one) => getComputedStyle(one).fontWeight"
    told = page.locator("[data-part=told]")
    assert answer(page).evaluate(weight) == "700"
    with late(page):
        state = page.evaluate(
            """() => {
              const one = document.querySelector("[data-row] [data-field=experience]");
              one.value = "1";
              one.dispatchEvent(new InputEvent("input", { bubbles: true }));
              const part = (name) => document.querySelector(`[data-part=${name}]`);
              const answer = part("headline").querySelector("p");
              return [part("state").textContent, getComputedStyle(answer).fontWeight];
            }"""
        )
        assert state == ["Calculating with your numbers …", "400"]
        expect(told).to_contain_text("Python is starting")
    answered(page, "Compare fares")
    assert answer(page).evaluate(weight) == "700"
    expect(told.locator("[data-part=state]")).to_have_text("Answer")


@pytest.mark.parametrize("size", [{"width": 1440, "height": 900}, PHONE])
def test_what_is_at_fault_is_told_at_the_answer_with_a_way_there(
    open_page: Opener, size: dict[str, int]
) -> None:
    page = open_page(viewport=size)
    if size == PHONE:
        rows(page).nth(10).locator("[data-do=open]").click()
    wrong = field(page, 10, "experience")
    wrong.fill("abc")
    told = page.locator("[data-part=faults]")
    expect(told).to_contain_text("One thing cannot be read yet", timeout=PATIENCE)
    expect(told).to_contain_text("Moment 11, experience: “abc” is not a number")
    assert answer(page).evaluate("(one) => getComputedStyle(one).fontWeight") == "400"
    if size == PHONE:
        rows(page).nth(2).locator("[data-do=open]").click()
        scrolled_to(rows(page).nth(4))
        expect(foot(page)).to_contain_text("One thing cannot be read yet")
        foot(page).get_by_role("button", name="Go to the field").click()
    else:
        page.get_by_role("heading", level=1).click()
        told.get_by_role("button").click()
    expect(wrong).to_be_focused()
    wrong.fill("6")
    expect(told).to_be_empty(timeout=PATIENCE)


def test_settings_are_folded_and_say_when_they_are_changed(page: Page) -> None:
    settings = page.locator("[data-settings]")
    threshold = page.get_by_label("Threshold")
    expect(threshold).to_be_hidden()
    summary = settings.locator("summary").first
    expect(summary).to_contain_text("Settings: scale, threshold, loss weight, compare with")
    expect(summary).not_to_contain_text("(changed)", use_inner_text=True)
    summary.press("Enter")
    threshold.fill("abc")
    expect(summary).to_contain_text("(changed)", use_inner_text=True)
    told = page.locator("[data-part=faults]")
    expect(told).to_contain_text("“abc” is not a number", timeout=PATIENCE)
    summary.press("Enter")
    expect(threshold).to_be_hidden()
    told.get_by_role("button").click()
    expect(threshold).to_be_focused()


@pytest.mark.parametrize("scripts", [True, False])
def test_what_a_word_means_is_found_on_it(open_page: Opener, scripts: bool) -> None:
    page = open_page("calculate/promoters/", java_script_enabled=scripts)
    hint = page.locator("details").filter(has=page.locator("summary", has_text="Detractors")).first
    told = hint.locator("p")
    expect(told).to_be_hidden()
    summary = hint.locator("summary")
    if scripts:
        summary.press("Enter")
    else:
        summary.click()
    expect(told).to_be_visible()
    expect(page.locator("input[data-field=detractors]")).to_be_visible(visible=scripts)


TOO_SMALL = """
() => [...document.querySelectorAll(`moments-calculator :is(
    form, .moments-leave-all) :is(input:not([type=file], [type=checkbox]), select, textarea,
    button, summary)`)]
  .filter((one) => one.checkVisibility({ contentVisibilityAuto: true }))
  .filter((one) => one.getBoundingClientRect().height < 44 ||
    (one.matches("[data-field]") && parseFloat(getComputedStyle(one).fontSize) < 16))
  .map((one) => one.outerHTML.slice(0, 80))
"""


def test_under_a_finger_there_is_room(open_page: Opener) -> None:
    """Every other calculator is held to it in `test_every_page`."""
    page = open_page(viewport=PHONE, has_touch=True, is_mobile=True)
    assert page.evaluate("innerWidth") == PHONE["width"], "nothing is wider than the screen"
    page.locator("[data-settings] > summary").click()
    page.locator("[data-do=open]").first.click()
    assert page.evaluate(TOO_SMALL) == []
