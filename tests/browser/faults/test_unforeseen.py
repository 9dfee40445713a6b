"""What nobody foresees has a sentence of its own, a report, and a way on."""

from __future__ import annotations

import pytest

from tests.browser.conftest import pythons

from .conftest import Arrives, Reader
from .kinds import FIRST_REPLY
from .server import Site

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
    reader = arrives(FIRST_REPLY.replace("REPLY", reply)).opens(site.address).types()
    reader.is_told("unforeseen", "Something went wrong that nobody had foreseen. Try again")
    assert "where: " in (reader.page.locator(".moments-trouble pre").text_content() or "")
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
