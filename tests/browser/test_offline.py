"""A copy for use without a network: kept whole, used when the host is gone, replaced, removed."""

from __future__ import annotations

import http.server
import json
import re
import shutil
import threading
from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from macros.site.seal import seal
from tests.serving import Handler

from .conftest import Opener
from .faults.doctored import LIST, handful
from .test_reader import PATIENCE, answered, field


class Host:
    """A host that serves one folder and can go away and come back on the same port."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.port = 0
        self.start()

    def start(self) -> None:
        handler = partial(Handler, directory=str(self.folder))
        self._server = http.server.ThreadingHTTPServer(("127.0.0.1", self.port), handler)
        self.port = self._server.server_port
        self._thread = threading.Thread(target=self._server.serve_forever)
        self._thread.start()

    def stop(self) -> None:
        self._server.shutdown()
        self._server.server_close()
        self._thread.join()


@pytest.fixture
def host(sites: dict[str, Path], tmp_path: Path) -> Iterator[Host]:
    shutil.copytree(sites["mkdocs"], tmp_path / "kb")
    host = Host(tmp_path)
    yield host
    host.stop()


@pytest.fixture
def reader(host: Host, open_page: Opener) -> Page:
    """In front of the volume calculator, with service workers allowed."""
    page = open_page("404.html", service_workers="allow")
    page.goto(f"http://localhost:{host.port}/kb/calculate/volume/")
    return page


def kept(page: Page) -> None:
    expect(page.locator("[data-part=copy]")).to_contain_text(
        "kept on this machine", timeout=PATIENCE
    )


def registrations(page: Page) -> int:
    count: int = page.evaluate(
        "navigator.serviceWorker.getRegistrations().then((all) => all.length)"
    )
    return count


def copies(page: Page) -> list[str]:
    names: list[str] = page.evaluate("caches.keys()")
    return names


def test_after_the_first_live_result_the_whole_site_works_without_its_host_until_a_reset(
    reader: Page, host: Host, faults: list[str]
) -> None:
    assert copies(reader) == [], "nothing is stored for a page that is only read"
    volume = reader.url
    reader.get_by_label("Customers a year").fill("1000")
    answered(reader, "5,000 times a year")
    kept(reader)
    host.stop()
    try:
        reader.goto(f"http://localhost:{host.port}/kb/calculate/encounter/")
        field(reader, 0, "experience").fill("1")
        answered(reader, "“Compare fares and see what is included” has the largest need here")
        reader.goto(f"http://localhost:{host.port}/kb/scenarios/bank/")
        expect(reader.locator("h1")).to_contain_text("bank")
    finally:
        host.start()
    # The browser notes each request that the host did not answer, before the copy does.
    faults[:] = [fault for fault in faults if "ERR_" not in fault and "Failed to" not in fault]

    # All that the site stored goes, and nothing else. Nor does anything come back from the address:
    # what a link or a browser puts into the form would be kept again.
    reader.goto(volume)
    answered(reader, "5,000 times a year")
    reader.get_by_role("button", name="Copy link").click()
    expect(reader).to_have_url(re.compile("#"))
    reader.evaluate(
        "() => { localStorage.setItem('/kb/.note', '1');"
        " localStorage.setItem('/other/.key', '1'); return caches.open('other'); }"
    )
    with reader.expect_event("load"):
        reader.get_by_role("button", name="Reset this site’s storage").click()
    expect(reader.locator("moments-calculator:defined")).to_be_visible()
    expect(reader.get_by_label("Customers a year")).to_have_value("10000000")
    assert "#" not in reader.url
    assert reader.evaluate("Object.keys(sessionStorage)") == []
    assert copies(reader) == ["other"]
    # The theme writes its palette anew on each load.
    keys = set(reader.evaluate("Object.keys(localStorage)")) - {"/kb/.__palette"}
    assert keys == {"/other/.key"}
    assert registrations(reader) == 0


def test_a_copy_is_used_whole_and_replaced_whole(
    reader: Page, host: Host, faults: list[str]
) -> None:
    site = host.folder / "kb"
    listed = site / LIST
    keep = reader.get_by_role("button", name="Keep for use without a network")
    listed.write_bytes(handful(site))
    wasm = next(site.glob("assets/runtime/*/pyodide.asm.wasm"))
    content = wasm.read_bytes()
    wasm.write_bytes(content[: len(content) // 2])
    keep.click()
    expect(reader.locator("[data-part=copy]")).to_contain_text(
        "pyodide.asm.wasm came back wrong or incomplete", timeout=PATIENCE
    )
    faults.clear()
    wasm.write_bytes(content)
    keep.click()
    kept(reader)
    [before] = copies(reader)

    page = site / "index.html"
    page.write_text(page.read_text(encoding="utf-8").replace("</h1>", " (new)</h1>"))
    assert seal(site) == []
    listed.write_bytes(handful(site))
    reader.reload()
    keep.click()
    kept(reader)
    [after] = copies(reader)
    assert after != before
    assert after.endswith(json.loads(listed.read_text())["version"])


def test_what_a_reset_cannot_remove_is_said(reader: Page) -> None:
    reader.clock.install()
    reader.evaluate(
        """() => new Promise((opened) => {
          const asked = indexedDB.open("/kb/.moments surveys", 1);
          asked.onsuccess = () => {
            globalThis.held = asked.result;
            globalThis.wanted = new Promise((resolve) => { held.onversionchange = resolve; });
            opened();
          };
        })"""
    )
    # No pointer: it would start Python, and no deadline of Python's shall pass with the time.
    reader.get_by_role("button", name="Reset this site’s storage").dispatch_event("click")
    reader.evaluate("() => wanted.then(() => {})")
    reader.clock.run_for(20_000)  # as long as the page waits for it
    expect(reader.locator("[data-part=copy]")).to_contain_text(
        "This could not be removed: kept surveys. Close other tabs", timeout=PATIENCE
    )
    reader.evaluate("held.close()")
    with reader.expect_event("load"):
        reader.get_by_role("button", name="Reset this site’s storage").click()
    assert reader.evaluate("indexedDB.databases()") == []


def test_without_a_service_worker_everything_else_works(page: Page) -> None:
    field(page, 0, "experience").fill("1")
    answered(page, "Compare fares")
    page.get_by_role("button", name="Keep for use without a network").click()
    expect(page.locator("[data-part=copy]")).to_contain_text("No copy could be kept")


def test_saving_data_keeps_no_copy_unasked(host: Host, open_page: Opener) -> None:
    page = open_page(
        "404.html",
        service_workers="allow",
        scripts="Object.defineProperty(navigator, 'connection', { value: { saveData: true } });",
    )
    page.goto(f"http://localhost:{host.port}/kb/calculate/volume/")
    page.get_by_label("Customers a year").fill("1000")
    answered(page, "5,000 times a year")
    page.evaluate("new Promise((done) => requestIdleCallback(() => setTimeout(done)))")
    assert registrations(page) == 0
    context: BrowserContext = page.context
    assert context.service_workers == []
