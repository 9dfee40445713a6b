"""The clock of a paper: what it says when, and that nothing stops it."""

from __future__ import annotations

from playwright.sync_api import expect

from .conftest import Opener
from .sitting import PAPER, begin, part, press


def test_the_clock_speaks_each_minute_and_each_ten_seconds_at_the_end(open_page: Opener) -> None:
    page = open_page("about/privacy/")
    page.clock.install()
    page.goto(page.url.replace("about/privacy/", PAPER))
    page.evaluate(LISTEN)
    begin(page, 3, 3, "shown")
    expect(part(page, "left")).to_have_text("· 3 minutes left")
    page.clock.run_for(181_000)
    expect(part(page, "over")).to_be_visible()
    said = page.evaluate("window.said")
    spoken = [f"{n} left." for n in ("2 minutes", "1 minute")]
    spoken += [f"{n} seconds left." for n in (50, 40, 30, 20, 10)]
    assert said == [
        "This browser keeps the paper until you hand it in or throw it away.",
        *spoken,
        "Time is over.",
    ]
    press(page, "Go on without the clock")
    expect(part(page, "over")).to_be_hidden()
    press(page, "Review and hand in")
    press(page, "Hand in")
    press(page, "Hand in")
    expect(part(page, "outcome")).to_contain_text("went on when the time was over")


LISTEN = """() => {
  window.said = [];
  const place = document.querySelector("[data-part=spoken]");
  new MutationObserver(() => {
    if (place.textContent) said.push(place.textContent);
  }).observe(place, { childList: true, characterData: true, subtree: true });
}"""


def test_a_hidden_clock_is_silent_until_the_last_five_minutes(open_page: Opener) -> None:
    page = open_page("about/privacy/")
    page.clock.install()
    page.goto(page.url.replace("about/privacy/", PAPER))
    page.evaluate(LISTEN)
    begin(page, 3, 7, "hidden")
    page.clock.run_for(119_000)
    expect(part(page, "left")).to_be_empty()
    assert len(page.evaluate("window.said")) == 1
    page.clock.run_for(2_000)
    expect(part(page, "left")).to_have_text("· 5 minutes left")
    assert page.evaluate("window.said")[1:] == ["5 minutes left."]


def test_a_quarter_more_time(open_page: Opener) -> None:
    page = open_page(PAPER)
    page.get_by_label("Clock").select_option("shown")
    page.get_by_label("25 % extra time").check()
    begin(page, 3, 60, "shown")
    expect(part(page, "left")).to_have_text("· 75 minutes left")


def test_a_closed_lid_does_not_stop_the_clock_and_says_so(open_page: Opener) -> None:
    page = open_page("about/privacy/")
    page.clock.install()
    page.goto(page.url.replace("about/privacy/", PAPER))
    begin(page, 3, 30, "shown")
    page.clock.fast_forward(600_000)  # as a lid does: timers fire once, late
    expect(part(page, "spoken")).to_have_text(
        "This page slept for 10 minutes; the clock went on. 20 minutes left."
    )
    page.reload()
    expect(part(page, "spoken")).to_have_text(
        "Your paper is here again, as you left it. The clock went on while the page was closed."
    )
    expect(part(page, "left")).to_have_text("· 20 minutes left")
