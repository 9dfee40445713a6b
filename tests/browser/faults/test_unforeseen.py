"""What nobody foresees has a sentence of its own, a report, and a way on."""

from __future__ import annotations

import pytest

from tests.browser.conftest import pythons

from .conftest import Arrives, Reader
from .server import Site

REPLIES = """
const Real = Worker;
globalThis.Worker = class extends Real {
  set onmessage(hear) {
    super.onmessage = (event) => {
      const { id } = event.data;
      if (id === undefined || globalThis.mended) return hear(event);
      hear({ data: { id, text: REPLY } });
    };
  }
};
"""
FORGETFUL = """
import calculator.wire
def forget(*_):
    raise MemoryError
calculator.wire.told = forget
"""


@pytest.mark.parametrize(
    "reply",
    ["7", "null", "'null'", "'[]'", "'{'", """'{"messages": 3}'""", """'{"messages": [7]}'"""],
)
def test_a_reply_of_another_shape(reply: str, site: Site, arrives: Arrives) -> None:
    reader = arrives(REPLIES.replace("REPLY", reply)).opens(site.address).types()
    reader.is_told("unforeseen", "Something went wrong that nobody had foreseen. Try again")
    assert "where: " in (reader.page.locator(".moments-trouble pre").text_content() or "")
    reader.page.evaluate("globalThis.mended = true")
    reader.tries_again().is_answered()


def test_a_lack_of_memory_is_told_and_not_asked_again(site: Site, reader: Reader) -> None:
    reader.opens(site.address).types().is_answered()
    reader.printed = reader.headline
    (worker,) = pythons(reader.page)
    worker.evaluate("(source) => { python.runPython(source); }", FORGETFUL)
    reader.types("40,000,000")
    reader.is_told("memory", "Python had too little memory for this", typed="40,000,000")
    reader.types("60,000,000").is_answered("300,000,000")


@pytest.mark.parametrize(
    "digest",
    [
        "() => { throw new DOMException('refused', 'NotSupportedError'); }",
        "() => Promise.reject(new Error('refused'))",
        "() => new Promise(() => {})",
        "async () => undefined",
    ],
)
def test_a_browser_that_takes_no_digest(digest: str, site: Site, arrives: Arrives) -> None:
    reader = arrives(f"SubtleCrypto.prototype.digest = {digest};")
    reader.opens(site.address, digest=1).types().is_answered()


def test_a_browser_that_makes_no_address_of_a_script(site: Site, arrives: Arrives) -> None:
    refusing = "URL.createObjectURL = () => { throw new DOMException('no', 'SecurityError'); };"
    reader = arrives(refusing).opens(site.address).types()
    reader.is_told("worker, worker.js", "Python's worker did not start")


def test_a_host_that_demands_trusted_types(site: Site, reader: Reader) -> None:
    site.headers["Content-Security-Policy"] = "require-trusted-types-for 'script'"
    reader.opens(site.address).types().is_answered()


def test_a_host_that_trusts_none(site: Site, reader: Reader) -> None:
    demand = "require-trusted-types-for 'script'; trusted-types 'none'"
    site.headers["Content-Security-Policy"] = demand
    reader.opens(site.address).types()
    reader.is_told("policy", "The security policy that the server sends does not let Python run")
