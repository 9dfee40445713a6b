"""What the privacy page says is kept in a browser is all that is kept, and all of it can go."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from macros.signoff.storage import KEPT, RESET, STORES

DOCS = Path(__file__).parents[2] / "docs"
PATIENCE = 120_000
KEEPERS = re.compile(
    r"\b(localStorage|sessionStorage|indexedDB|caches|cookieStore|serviceWorker)\b"
    r"|document\.cookie|navigator\.storage|getDirectory"
)
COMMENT = re.compile(r"//[^\n]*|/\*.*?\*/", re.DOTALL)

FOUND = """async () => ({
  localStorage: Object.keys(localStorage),
  sessionStorage: Object.keys(sessionStorage),
  caches: await caches.keys(),
  serviceWorker: (await navigator.serviceWorker.getRegistrations()).map(
    (one) => (one.active ?? one.waiting ?? one.installing).scriptURL
  ),
  indexedDB: (await indexedDB.databases()).map((one) => one.name),
  cookies: document.cookie ? [document.cookie] : [],
  files: await navigator.storage.getDirectory().then(async (folder) => {
    const names = [];
    for await (const name of folder.keys()) names.push(name);
    return names;
  }),
})"""


@pytest.fixture
def page(browser: Browser, served: tuple[Path, str], sites: dict[str, Path]) -> Iterator[Page]:
    assert "mkdocs" in sites
    context = browser.new_context()
    page = context.new_page()
    page.goto(f"{served[1]}/mkdocs/calculate/encounter/")
    yield page
    context.close()


def test_a_reader_leaves_only_what_the_page_names_and_can_remove_it(page: Page) -> None:
    page.get_by_title("Switch to dark mode").click()
    page.locator("li[data-row] input[data-field=experience]").first.fill("1")
    expect(page.locator('[data-part="headline"]')).to_contain_text(
        "Compare fares", timeout=PATIENCE
    )
    expect(page.locator('[data-part="copy"]')).to_contain_text("are kept", timeout=PATIENCE)
    found = page.evaluate(FOUND)
    for store, keys in found.items():
        for key in keys:
            assert any(one.where == store and one.names(key) for one in KEPT), f"{store}: {key}"
    assert found["caches"]
    assert found["serviceWorker"]
    assert found["localStorage"]
    assert page.context.cookies() == []

    with page.expect_event("load"):
        page.get_by_role("button", name=RESET).click()
    left = {store: keys for store, keys in page.evaluate(FOUND).items() if keys}
    # The theme notes its default as soon as a page opens.
    assert left in ({}, {"localStorage": ["/mkdocs/.__palette"]})
    expect(page.locator("body")).to_have_attribute("data-md-color-scheme", "default")


def test_what_is_typed_is_kept_under_the_name_that_the_page_gives(page: Page) -> None:
    page.locator("li[data-row] input[data-field=experience]").first.fill("1")
    keys = "Object.keys({}).filter((key) => key.includes('.moments'))"
    [key] = page.evaluate(keys.format("sessionStorage"))
    assert page.evaluate(keys.format("localStorage")) == []
    page.get_by_role("checkbox", name="Keep these figures on this machine").check()
    assert page.evaluate(keys.format("localStorage")) == [key]
    typed = [one for one in KEPT if one.names(key)]
    assert {one.where for one in typed} == {"sessionStorage", "localStorage"}
    assert key == "/mkdocs/.moments typed calculate/encounter/ encounter 0"
    page.get_by_role("button", name="Example").click()
    assert page.evaluate(keys.format("sessionStorage")) == []

    with page.expect_event("load"):
        page.get_by_role("button", name=RESET).click()
    for storage in ("sessionStorage", "localStorage"):
        assert page.evaluate(keys.format(storage)) == []


def test_no_other_script_keeps_anything() -> None:
    """A script that begins to keep something must be named here, and what it keeps in KEPT."""
    scripts = [*DOCS.glob("*.js"), *(DOCS / "assets").glob("*.js")]
    scripts += (DOCS / "assets" / "moments").rglob("*.js")
    assert len(scripts) > 5
    keeping = {
        path.name
        for path in scripts
        if KEEPERS.search(COMMENT.sub("", path.read_text(encoding="utf-8")))
    }
    assert keeping == {
        *("desk.js", "kept.js", "offline.js", "progress.js", "service-worker.js", "shelf.js"),
        "supply.js",  # reads what the service worker keeps, and keeps nothing
    }


def test_every_store_has_a_name_for_readers() -> None:
    assert {one.where for one in KEPT} == set(STORES)
