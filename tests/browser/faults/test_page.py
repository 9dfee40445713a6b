"""What page or browser may lack: scripts of the right type, WebAssembly, workers, storage."""

from __future__ import annotations

import hashlib
import re

import pytest
from playwright.sync_api import expect

from macros.runtime.files import IMAGE, LIBRARY, WASM, WORKER
from tests.browser.looking import coloured, lit
from tests.browser.test_reader import AXE, found

from . import server
from .conftest import PATIENCE, Reader
from .doctored import ENTRY, entry
from .kinds import AT_ONCE, NO_WASM, SOON, TYPED
from .server import Fault, Site

pytestmark = pytest.mark.usefixtures("one_tab")

NEIGHBOUR = r"import\{[^}]*\}from\"\./(chunk-\w+\.js)\""
"""A module that the entry takes something from."""
STORAGE_FULL = """
Storage.prototype.setItem = () => { throw new DOMException("full", "QuotaExceededError"); };
"""


@pytest.mark.parametrize(
    ("script", "fault"),
    [
        pytest.param(ENTRY, server.typed("text/plain"), id="text/plain"),
        pytest.param(ENTRY, server.status(404), id="404"),
        pytest.param(ENTRY, server.login_page, id="login page"),
        pytest.param(ENTRY, server.truncated, id="truncated"),
        pytest.param(ENTRY, server.connection_reset, id="reset"),
        pytest.param(ENTRY, server.stalled, id="stalled"),
        pytest.param(NEIGHBOUR, server.status(500), id="neighbour 500"),
        pytest.param(NEIGHBOUR, server.empty, id="neighbour empty"),
    ],
)
def test_a_page_without_its_script_says_so_by_itself(
    script: str, fault: Fault, site: Site, reader: Reader
) -> None:
    first = entry(site.root)
    if script == NEIGHBOUR:
        script = re.findall(NEIGHBOUR, (site.root / first).read_text(encoding="utf-8"))[0]
    asked = first if script == ENTRY else script
    site.faults[asked] = fault
    site.scripts = AT_ONCE
    page = reader.page
    with page.expect_request(f"**/{asked}"):
        page.goto(f"{site.address}calculate/volume/", wait_until="commit")
    late = page.locator(".moments-late")
    expect(late).to_be_visible(timeout=PATIENCE)
    expect(late).to_contain_text("The script of this page did not arrive or does not run")
    expect(page.locator("[data-part=headline]")).to_contain_text("50,000,000")
    field = page.locator("[data-field=customers]")
    field.fill(TYPED)
    assert field.input_value() == TYPED


def test_a_page_with_its_script_does_not_say_so(site: Site, reader: Reader) -> None:
    site.scripts = SOON
    reader.opens(site.address)
    reader.page.wait_for_timeout(1500)
    expect(reader.page.locator(".moments-late")).to_be_hidden()
    assert reader.page.locator(".moments-late").evaluate("(late) => late.offsetHeight") == 0


@pytest.mark.parametrize("image", [True, False])
def test_webassembly_missing(image: bool, site: Site, reader: Reader) -> None:
    """Neither an image of Python nor the whole is asked for."""
    site.scripts = NO_WASM
    reader.opens(site.address, image=image).types()
    reader.is_told("nowasm", "does not run WebAssembly")
    assert not any("/assets/runtime/" in path for path in site.asked)


def test_storage_that_is_full_is_not_needed(site: Site, reader: Reader) -> None:
    site.scripts = STORAGE_FULL
    reader.opens(site.address).types().is_answered()


def test_our_own_digest_is_sha_256_at_every_length(site: Site, reader: Reader) -> None:
    reader.opens(site.address)
    texts = [bytes(range(length)) for length in range(131)]
    found = reader.page.evaluate(
        """async ([address, texts]) => {
          const { sha256 } = await import(address);
          return texts.map((bytes) => sha256(Uint8Array.from(bytes)));
        }""",
        [f"{site.address}assets/moments/sha256.js", [list(text) for text in texts]],
    )
    assert found == [hashlib.sha256(text).hexdigest() for text in texts]


def test_axe_finds_nothing_in_a_failure(site: Site, reader: Reader) -> None:
    site.faults[LIBRARY] = server.truncated
    reader.page.emulate_media(color_scheme="dark")
    reader.opens(site.address).types().is_told("incomplete", "came incomplete")
    reader.page.locator(".moments-trouble summary").click()
    reader.page.evaluate(AXE.read_text("utf-8"))
    coloured(reader.page, "slate")
    assert found(reader.page) == []
    lit(reader.page)
    assert found(reader.page) == []


def test_plain_http_under_a_host_name(site: Site, intranet: Reader) -> None:
    """What it lacks is said once, and a flipped bit is caught without the browser's digest."""
    address = site.address.replace("127.0.0.1", "handbook.intranet")
    reader = intranet.opens(address, image=True)
    assert reader.page.evaluate("isSecureContext || !!globalThis.crypto?.subtle") is False
    told = reader.page.locator("[data-part=copy]")
    expect(told).to_be_empty()
    site.faults = {IMAGE: server.one_bit_flipped, WASM: server.one_bit_flipped}
    reader.types().is_told(f"damaged, {WASM}", "came damaged and was not used")
    reader.page.locator("moments-calculator").evaluate("(one) => one.removeAttribute('image')")
    for file in (LIBRARY, WORKER):
        site.faults = {file: server.one_bit_flipped}
        reader.tries_again().is_told(f"damaged, {file}", "came damaged and was not used")
    site.mend()
    reader.tries_again().is_answered()
    expect(told).to_contain_text("neither use without a network nor copying to the clipboard")
    told.evaluate("(line) => line.replaceChildren()")
    reader.types("40,000,000").is_answered("200,000,000")
    expect(told).to_be_empty()
