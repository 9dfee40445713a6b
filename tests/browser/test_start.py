"""When Python starts, and when it does not."""

from __future__ import annotations

import re

from playwright.sync_api import Page, expect

from .conftest import Opener, pythons
from .test_reader import PATIENCE, answered

INDEX = "/search/search_index.json"
LARGEST = re.compile(r"/(image|pyodide\.asm)\.wasm$")  # with Python started, and without
SAVE_DATA = "Object.defineProperty(navigator, 'connection', { value: { saveData: true } });"


def settled(page: Page) -> None:
    """Wait for two frames and a task, in which whatever was due has run."""
    page.evaluate(
        "new Promise((done) => requestAnimationFrame(() => requestAnimationFrame("
        "() => setTimeout(done))))"
    )


def test_a_page_that_is_only_opened_asks_for_nothing(open_page: Opener) -> None:
    page = open_page("scenarios/")
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(page.url.replace("/scenarios/", "/calculate/encounter/"))
    page.wait_for_load_state("networkidle")
    settled(page)
    while len(page.workers) < 2:
        page.wait_for_event("worker", timeout=PATIENCE)
    assert pythons(page) == []
    assert not [url for url in asked if "/assets/runtime/" in url]
    assert len(page.workers) == 2, "one waits; the other is the theme's, for search"
    # The words of all pages are asked for by whoever searches.
    assert not [url for url in asked if url.endswith(INDEX)]
    with page.expect_request(f"**{INDEX}"):
        page.keyboard.press("/")
    page.keyboard.type("kano")
    expect(page.locator(".md-search-result__link").first).to_be_visible()


def test_focus_starts_it_at_once(page: Page) -> None:
    with page.expect_request(LARGEST):
        page.locator("[data-field=experience]").first.focus()


def test_the_pointer_starts_it_at_once(page: Page) -> None:
    with page.expect_request(LARGEST):
        page.locator(".moments-answer").hover()


def test_coming_near_starts_it_after_the_first_sign_of_a_reader(open_page: Opener) -> None:
    page = open_page("scenarios/", viewport={"width": 1220, "height": 300})
    page.keyboard.press("Shift")
    with page.expect_request(LARGEST, timeout=PATIENCE):
        page.locator("article a[href*='airline-trip']").first.click()
        expect(page.locator("moments-calculator")).to_be_attached()
        page.locator("moments-calculator").evaluate("(one) => one.scrollIntoView()")
    assert len(pythons(page)) == 1


def test_saving_data_waits_until_it_is_used(open_page: Opener) -> None:
    page = open_page(scripts=SAVE_DATA)
    page.keyboard.press("Shift")
    page.mouse.wheel(0, 300)
    settled(page)
    assert pythons(page) == []
    page.locator("[data-field=experience]").first.fill("1")
    answered(page, "Compare fares")


def test_the_largest_file_is_asked_for_before_any_module_came(open_page: Opener) -> None:
    """By the first lines of the page: here neither the theme nor a module of ours ever comes."""
    page = open_page("scenarios/", service_workers="block")
    page.route("**/*.js", lambda _: None)
    path = "/calculate/encounter/"
    page.goto(page.url.replace("/scenarios/", path), wait_until="commit")
    field = page.locator("[data-field=experience]").first
    with page.expect_request(LARGEST):
        field.focus()
    page.unroute_all(behavior="ignoreErrors")


def test_what_was_asked_for_early_is_not_asked_for_again(open_page: Opener) -> None:
    page = open_page("scenarios/", service_workers="block")
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(page.url.replace("/scenarios/", "/calculate/encounter/"))
    page.locator("[data-field=experience]").first.fill("1")
    answered(page, "Compare fares")
    page.locator("[data-field=experience]").first.fill("2")
    answered(page, "Compare fares")
    assert len([url for url in asked if url.endswith(".wasm")]) == 1


def test_a_page_without_a_calculator_never_starts_it(open_page: Opener) -> None:
    page = open_page("scenarios/")
    page.keyboard.press("Shift")
    page.mouse.wheel(0, 300)
    page.mouse.move(200, 200)
    settled(page)
    assert pythons(page) == []
