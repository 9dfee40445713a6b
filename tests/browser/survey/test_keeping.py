"""Stop, what is kept on this device, and each state before axe."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.browser.looking import lit, looks
from tests.soaking import times
from tests.survey import surveys

from .conftest import PATIENCE, Sits, csv_of

pytestmark = pytest.mark.usefixtures("one_tab")

TICKETS = ("desk.csv", csv_of(surveys.tickets()))
EVENT = ("day.csv", csv_of(surveys.event()))
ROWS = 150_000


def large() -> tuple[str, bytes]:
    head, *body = surveys.tickets()
    return "large.csv", csv_of([head, *(body[at % len(body)] for at in range(ROWS))])


def test_neither_leaving_the_page_nor_stopping_loses_anything(sits: Sits) -> None:
    reader = sits().opens(EVENT).has("day.csv: 60 rows")
    reader.page.get_by_role("button", name="Keep the answers on this device").click()
    reader.hears("There are no answers to keep before all that is asked is answered.")
    assert reader.page.evaluate("indexedDB.databases()") == []

    reader.answers("Month first")
    reader.page.locator("header a, nav a").get_by_text("Learn").first.click()
    expect(reader.page.locator("moments-survey")).to_have_count(0)
    reader.page.go_back()
    expect(reader.page.get_by_label("Month first")).to_be_checked(timeout=PATIENCE)

    expect(reader.part("step")).to_contain_text("1 question is open.")
    step = reader.part("step").inner_text()
    first = {one.url for one in reader.page.workers if one.url.startswith("blob:")}
    reader.opens(large())
    expect(reader.part("progress")).to_contain_text("large.csv", timeout=PATIENCE)
    stop = reader.page.get_by_role("button", name="Stop")
    stop.click()
    reader.hears("Stopped. What was here before is as it was.")
    expect(stop).to_be_hidden()
    assert reader.part("step").inner_text() == step
    assert len(first) == 1
    # A worker of its own begins with what lay on the desk.
    reader.answers("The order below is right")
    expect(reader.page.get_by_label("Month first")).to_be_checked()
    expect(reader.goes_to("answers")).to_contain_text("day.csv: 60 of 60 rows kept.")


def test_what_is_kept_on_this_device_comes_back_and_is_deleted(sits: Sits) -> None:
    reader = sits().opens(TICKETS).has("desk.csv")
    keep = reader.page.get_by_role("button", name="Keep the answers on this device")
    keep.click()
    reader.hears("The answers are kept on this device until you delete them.")
    counted = reader.goes_to("answers").inner_text()
    assert "Given1" not in reader.kept
    reader.page.get_by_role("button", name="Close this survey").click()
    reader.page.reload()
    shelf = reader.part("shelf")
    expect(shelf).to_contain_text("desk.csv: 200 rows, kept on 20")
    shelf.get_by_role("button", name="Open desk.csv").click()
    reader.has("desk.csv: 200 rows, kept on this device.")
    expect(reader.part("step")).to_contain_text("desk.csv: 200 of 200 rows kept.")
    assert reader.part("step").inner_text() == counted
    reader.goes_to("says")
    expect(keep).to_be_hidden()

    privacy = reader.page.url.replace("survey/", "about/privacy/")
    reader.page.goto(privacy)
    kept = reader.page.locator("moments-shelf")
    expect(kept).to_contain_text("desk.csv: 200 rows")
    kept.get_by_role("button", name="Delete desk.csv").press("Enter")
    expect(kept.get_by_role("status")).to_have_text("desk.csv is deleted from this device.")
    assert reader.page.evaluate("indexedDB.databases()") == []


@pytest.mark.parametrize("scheme", ["dark", "light"][: times(1)])
def test_axe_finds_nothing_in_any_state(sits: Sits, scheme: str) -> None:
    reader = sits(color_scheme=scheme)
    page = reader.page
    page.locator("moments-survey[data-ready]").wait_for()

    def sound(state: str) -> None:
        for fold in page.locator("moments-survey details").all():
            fold.evaluate("(one) => { one.open = true; }")
        assert looks(page) == [], state

    sound("empty")
    reader.opens(("nul.csv", b"No;\0")).hears("nul.csv: ")
    sound("refused")
    reader.opens(EVENT).has("day.csv")
    for step in ("questions", "file", "columns", "answers", "says"):
        reader.goes_to(step)
        sound(f"{step}, open")
    reader.opens(TICKETS).has("desk.csv")
    reader.page.get_by_role("button", name="Guess anew").click()
    reader.has("4 kept, 2 left out.")
    for step in ("questions", "columns", "answers", "says"):
        reader.goes_to(step)
        sound(step)
    page.get_by_role("button", name="Keep the answers on this device").click()
    reader.hears("kept on this device")
    page.reload()
    expect(reader.part("remembered")).to_be_visible()
    sound("remembered and kept")
    if scheme == "light":
        return
    # The states that have all colours.
    lit(page)
    reader.opens(TICKETS).has("desk.csv")
    for step in ("answers", "says"):
        reader.goes_to(step)
        sound(f"{step}, in the light")
    reader.opens(("nul.csv", b"No;\0")).hears("nul.csv: ")
    sound("refused, in the light")
    reader.opens(EVENT).has("day.csv")
    reader.goes_to("questions")
    sound("questions, open, in the light")


def test_without_javascript_the_page_says_what_does_the_same(sits: Sits) -> None:
    page = sits(java_script_enabled=False).page
    expect(page.locator(".moments-noscript")).to_contain_text("moments survey answers.csv")
    expect(page.get_by_label("Open a file of answers")).to_be_hidden()
