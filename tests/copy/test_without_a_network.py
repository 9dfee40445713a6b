"""The archive for a closed network: calculators answer, in a soak all, and nobody else is asked."""

from __future__ import annotations

import threading
import zipfile
from collections.abc import Iterator
from functools import partial
from http.server import ThreadingHTTPServer
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, Request, expect

import calculator
from tests.serving import Handler
from tests.soaking import DRAWN

from .copies import few, put
from .test_update import ROOT, moments

PATIENCE = 120_000  # milliseconds, for a busy machine
SHOWN = ("drivers", "encounter")
"""Columns of answers, and moments with their charts."""
NAMES = [*(calculator.names() if DRAWN > 1 else SHOWN), "waiting-time"]
"""The copy's calculators, its own among them; a soak has all that are shipped."""


@pytest.fixture(scope="module")
def unpacked(tmp_path_factory: pytest.TempPathFactory, runtime_folder: Path) -> Path:
    assert runtime_folder.is_dir()
    shown = "reference/formulas.md", "reference/glossary.md"
    folder = few(tmp_path_factory.mktemp("airgap") / "ours", *shown, methods=NAMES)
    put(folder, "docs/decks.md", "# Decks\n\n{{- taken() -}}\n")  # our page of them is hidden
    built = moments(ROOT, folder, "build", "--zip")
    assert built.returncode == 0, built.stderr
    place = folder.parent / "web" / "any where"
    with zipfile.ZipFile(folder / "site.zip") as packed:
        packed.extractall(place)
    return place


@pytest.fixture(scope="module")
def address(unpacked: Path) -> Iterator[str]:
    handler = partial(Handler, directory=str(unpacked.parent))
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as host:
        thread = threading.Thread(target=host.serve_forever)
        thread.start()
        yield f"http://127.0.0.1:{host.server_port}/any%20where/"
        host.shutdown()
        thread.join()


@pytest.fixture(scope="module")
def asked() -> list[str]:
    """The addresses on other hosts that pages asked for."""
    return []


@pytest.fixture(scope="module")
def page(browser: Browser, address: str, asked: list[str]) -> Iterator[Page]:
    def noted(one: Request) -> None:  # routes would keep the browser from using its cache
        if not one.url.startswith((address, "blob:", "data:")):
            asked.append(one.url)

    with browser.new_context(service_workers="block") as context:
        context.on("request", noted)
        yield context.new_page()


@pytest.mark.parametrize("name", NAMES)
def test_a_calculator_answers(name: str, page: Page, address: str, asked: list[str]) -> None:
    page.goto(f"{address}calculate/{name}/")
    headline = page.locator("[data-part=headline]")
    answer = headline.inner_text()
    assert answer
    control = page.locator("input[data-field], textarea[data-field]").first
    before = control.input_value()
    control.fill("?" * 200)
    expect(page.locator("[aria-invalid]").first).to_be_visible(timeout=PATIENCE)
    control.fill(before)
    expect(page.locator("[aria-invalid]")).to_have_count(0, timeout=PATIENCE)
    assert headline.inner_text() == answer, "Python in the browser says the same"
    assert asked == []


def test_search_fonts_icons_formulas_and_decks_are_there(
    page: Page, address: str, asked: list[str]
) -> None:
    missing: list[str] = []
    page.on("response", lambda one: missing.append(one.url) if one.status >= 400 else None)
    page.goto(f"{address}reference/formulas/")
    expect(page.locator("math").first).to_be_visible()
    # The theme listens to keys, and to nothing that changes a field without them.
    page.get_by_role("textbox", name="Search").press_sequentially("watermelon")
    expect(page.locator(".md-search-result__link").first).to_be_visible(timeout=PATIENCE)
    page.goto(f"{address}decks/")
    decks = page.locator("article a[download]").evaluate_all("(all) => all.map((one) => one.href)")
    assert len(decks) == 3
    assert all(page.request.get(one).ok for one in decks)
    assert missing == []
    assert asked == []
