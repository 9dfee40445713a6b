"""The keyboard: where the focus goes, that it can be seen there, and what lights up with it."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from .conftest import Opener
from .test_instrument import PHONE, foot
from .test_reader import PATIENCE, field, rows

pytestmark = pytest.mark.usefixtures("one_tab")

# Five heights: of a table that is taller than what is in sight, no end and no middle need be there.
# Two frames: the foot comes and goes with what is in sight, which a browser tells a frame later.
# Of rows that are alike the walk goes through the first two and the last two.
HIDDEN = """
async (back) => {
  for (let frame = 0; frame < 2; frame++) await new Promise(requestAnimationFrame);
  const at = document.activeElement;
  if (!at.closest("moments-calculator")) return null;
  const target = at.matches("[type=file]") ? at.closest("label") : at;
  const { left, top, width, height } = target.getBoundingClientRect();
  const inset = Math.min(4, width / 4, height / 4);
  const places = [0.5, 0, 1].flatMap((x) => [0.5, 0, 1, 0.25, 0.75].map((y) =>
    [left + inset + x * (width - 2 * inset), top + inset + y * (height - 2 * inset)]));
  const shown = ([x, y]) => {
    const there = document.elementFromPoint(x, y);
    return there && (target.contains(there) || there.contains(target));
  };
  const told = places.some(shown) ? "" : at.outerHTML.slice(0, 90);

  const row = at.closest("li[data-row], tbody tr");
  const rows = [...(row?.parentElement.children ?? [])];
  if (rows.slice(2, -2).includes(row)) {
    const stops = rows.at(back ? 1 : -2).querySelectorAll("a, button, input, select, summary");
    const reached = [...stops].filter((one) => one.tabIndex >= 0 && one.checkVisibility());
    reached.at(back ? -1 : 0)?.focus();
  }
  return told;
}
"""


# The widest table at each width, and the two others where there is least room.
WALKED = (
    ("encounter", 1280, 720),
    ("encounter", 768, 700),
    ("encounter", 360, 740),
    ("kano", 360, 740),
    ("servqual", 360, 740),
)


@pytest.mark.parametrize(("name", "width", "height"), WALKED)
def test_what_has_the_focus_is_never_hidden(
    open_page: Opener, name: str, width: int, height: int
) -> None:
    page = open_page(f"calculate/{name}/", viewport={"width": width, "height": height})
    for summary in page.locator("moments-calculator details:not([data-menu]) > summary").all():
        if summary.is_visible():
            summary.click()
    if width == PHONE["width"]:
        page.locator("[data-do=open]").nth(1).click()
    page.locator("moments-calculator [data-do=forget]").focus()
    up, hidden = walked(page, "Shift+Tab")
    assert hidden == [], "on the way up"
    page.keyboard.press("Tab")
    down, hidden = walked(page, "Tab")
    assert hidden == [], "on the way down"
    assert min(up, down) > 30


def walked(page: Page, key: str) -> tuple[int, list[str]]:
    """Press a key until the focus leaves the calculator; gives the stops, and those hidden."""
    stops, hidden = 0, []
    while (told := page.evaluate(HIDDEN, key == "Shift+Tab")) is not None:
        stops += 1
        hidden += [told] if told else []
        page.keyboard.press(key)
        assert stops < 400
    return stops, hidden


def test_the_skip_link_moves_the_focus(page: Page) -> None:
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="Skip to content")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator("article:focus-within")).to_be_visible()
    page.keyboard.press("Tab")
    expect(page.locator("article:focus-within")).to_be_visible()


def test_after_another_page_came_the_skip_link_still_does(page: Page) -> None:
    page.locator("article a[href*='own-figures'], nav a[href*='own-figures']").first.click()
    expect(page.locator("h1")).to_contain_text("figures")
    page.get_by_role("link", name="Skip to content").focus()
    page.keyboard.press("Enter")
    expect(page.locator("article:focus-within")).to_be_visible()


MARKED = """
() => {
  const curve = document.querySelector("[data-part=details] figure");
  if (!curve.querySelector("[data-mark]")) {
    [...curve.querySelectorAll("svg [class~=moments-mark]")].forEach((mark, at) => {
      mark.dataset.mark = at + 1;
    });
  }
  const rows = [...document.querySelectorAll("figure table tbody tr")].slice(0, 12);
  rows.forEach((row, at) => { row.dataset.of ??= at + 1; });
  return [curve.querySelectorAll("[data-mark]").length, rows.length];
}
"""
LIT = """
() => [...document.querySelectorAll("[data-lit]")].map((one) => one.dataset.mark ??
  one.dataset.of ?? String([...one.parentElement.children].indexOf(one) + 1))
"""


def lit(page: Page) -> set[str]:
    """The numbers of the moments that are lit, wherever they are."""
    return set(page.evaluate(LIT))


def test_a_row_lights_up_in_charts_and_tables_and_they_lead_back(page: Page) -> None:
    marks, told = page.evaluate(MARKED)
    assert marks >= 12
    assert told == 12
    field(page, 6, "experience").focus()
    assert lit(page) == {"7"}
    assert len(page.evaluate(LIT)) >= 3, "its row, its mark and its line in a table"
    mark = page.locator("figure [data-mark='9']:visible").first
    mark.hover()
    assert lit(page) == {"9"}
    mark.click()
    expect(field(page, 8, "name")).to_be_focused()
    page.get_by_role("heading", level=1).hover()
    assert lit(page) == {"9"}, "by focus, now that nothing is pointed at"
    field(page, 2, "experience").focus()
    assert lit(page) == {"3"}


def test_a_name_in_a_table_leads_to_its_row_from_the_keyboard(open_page: Opener) -> None:
    """The script finds the lines of a table as it starts, so they are marked before it does."""
    page = open_page(
        scripts=f"document.addEventListener('readystatechange', {MARKED}, {{ once: true }});"
    )
    page.get_by_text("The chart as a table").first.click()
    name = page.locator("figure table tr[data-of='4'] th button").first
    expect(name).to_have_text("4. Bag drop or check-in desk")
    name.focus()
    assert lit(page) == {"4"}
    page.keyboard.press("Enter")
    expect(field(page, 3, "name")).to_be_focused()


def test_on_a_phone_a_mark_opens_its_row(open_page: Opener) -> None:
    page = open_page(viewport=PHONE)
    page.evaluate(MARKED)
    page.locator("[data-rows]").first.evaluate("(one) => one.scrollIntoView()")
    foot(page).get_by_role("button", name="Charts and tables").click()
    page.locator("figure [data-mark='11']:visible").first.click()
    expect(field(page, 10, "name")).to_be_focused()
    expect(rows(page).nth(10)).to_have_attribute("data-open", "")
    expect(page.locator("moments-calculator")).not_to_have_attribute("peek", "")


def test_what_is_at_fault_is_found_by_the_keyboard(page: Page) -> None:
    wrong = field(page, 3, "experience")
    wrong.fill("abc")
    way = page.locator("[data-part=faults] button")
    expect(way).to_be_visible(timeout=PATIENCE)
    way.press("Enter")
    expect(wrong).to_be_focused()
