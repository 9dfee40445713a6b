"""Each generator's sealed site in a browser: nothing is blocked, nothing asks another host."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from macros.generators import BUILDS

LISTEN = """
window.violations = [];
addEventListener("securitypolicyviolation", (event) => {
  violations.push(`${event.violatedDirective} ${event.blockedURI} ${event.sample}`);
});
"""
OPEN_SEARCH = {"mkdocs": "/", "properdocs": "/", "zensical": "Control+k"}


@dataclass
class Walk:
    """A reader's page, and everything that went wrong on it."""

    page: Page
    address: str
    generator: str
    faults: list[str]


@pytest.fixture(params=BUILDS)
def walk(
    request: pytest.FixtureRequest,
    browser: Browser,
    sites: dict[str, Path],
    served: tuple[Path, str],
) -> Iterator[Walk]:
    generator = request.param
    assert generator in sites
    origin = served[1]
    context = browser.new_context(color_scheme="light")
    context.add_init_script(LISTEN)
    page = context.new_page()
    faults: list[str] = []
    page.on(
        "console",
        lambda said: faults.append(f"console: {said.text}") if said.type == "error" else None,
    )
    page.on("pageerror", lambda error: faults.append(f"error: {error}"))
    page.on(
        "request",
        lambda asked: (
            None
            if asked.url.startswith((f"{origin}/{generator}/", f"blob:{origin}/"))
            else faults.append(f"request: {asked.url}")
        ),
    )
    yield Walk(page, f"{origin}/{generator}/", generator, faults)
    faults += page.evaluate("violations")
    context.close()
    assert faults == []


def open_search(page: Page, generator: str) -> None:
    """By its key, once there is somebody who hears it, and until the letters go there."""
    field = page.locator(":is([role=combobox], .md-search__input)")
    field.wait_for(state="attached")  # one of the dialogs is made by a script
    page.keyboard.press(OPEN_SEARCH[generator])
    expect(field).to_be_focused()


def test_reading_by_instant_navigation(walk: Walk) -> None:
    page = walk.page
    page.goto(walk.address)
    page.evaluate("window.arrived = true")
    page.get_by_role("link", name="Use your own figures").click()
    expect(page).to_have_title("Encounter calculator - Moments of Truth")
    expect(page.locator("moments-calculator [data-part=headline]")).to_contain_text(
        "has the largest need here: it carries"
    )
    page.locator("article a", has_text="an airline trip").click()
    expect(page).to_have_title("An airline trip - Moments of Truth")
    assert page.evaluate("window.arrived"), "the page was loaded anew, not by instant navigation"


def test_python_answers_under_the_policy(walk: Walk) -> None:
    page = walk.page
    page.goto(f"{walk.address}calculate/volume/")
    customers = page.get_by_label("Customers a year")
    customers.fill("20000000")
    answer = page.locator("moments-calculator [data-part=headline]")
    expect(answer).to_contain_text("100,000,000 times a year", timeout=120_000)


def test_search_finds_a_page(walk: Walk) -> None:
    page = walk.page
    page.goto(f"{walk.address}scenarios/bank/")
    expect(page.locator("moments-calculator")).to_be_visible()
    open_search(page, walk.generator)
    page.keyboard.type("kerb")
    found = page.locator("a[href*='scenarios/airline-trip']:visible", has_text="kerb")
    found.first.click()
    expect(page).to_have_title("An airline trip - Moments of Truth")


def test_the_palette_can_be_changed(walk: Walk) -> None:
    page = walk.page
    page.goto(f"{walk.address}scenarios/bank/")
    body = page.locator("body")
    expect(body).to_have_attribute("data-md-color-scheme", "default")
    page.get_by_title("Switch to dark mode").click()
    expect(body).to_have_attribute("data-md-color-scheme", "slate")
    page.goto(walk.address)
    expect(body).to_have_attribute("data-md-color-scheme", "slate")


def test_the_page_that_is_not_found(walk: Walk) -> None:
    walk.page.goto(f"{walk.address}404.html")
    expect(walk.page.locator("h1")).to_have_text("There is no page at this address")


def test_the_policy_is_in_force(walk: Walk) -> None:
    walk.page.goto(walk.address)
    blocked = walk.page.evaluate(
        """() => new Promise((resolve) => {
          document.addEventListener("securitypolicyviolation", (event) => {
            event.stopImmediatePropagation();
            resolve(event.violatedDirective);
          }, { once: true, capture: true });
          const script = document.createElement("script");
          script.textContent = "window.intruded = true";
          document.head.append(script);
        })"""
    )
    assert blocked == "script-src-elem"
    assert not walk.page.evaluate("window.intruded")
    walk.faults[:] = [fault for fault in walk.faults if "inline script" not in fault]


def test_a_quiz_answers(walk: Walk) -> None:
    page = walk.page
    page.goto(f"{walk.address}learn/measure/kano/")
    asked = page.locator("moments-quiz[data-quiz=kano] [data-asked]").first
    expect(asked.locator("[data-reasons]")).to_be_hidden()
    asked.get_by_label("attractive", exact=True).check()
    asked.get_by_role("button", name="Answer").click()
    expect(asked.get_by_role("status")).to_contain_text("Right. attractive (right): It pleases")
    link = asked.locator("[data-reasons] a", has_text="Kano")
    link.click()
    expect(page.locator("h1")).to_contain_text("What does this site rest on?")
