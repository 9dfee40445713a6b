"""What nobody foresees has a sentence of its own, a report, and a way on."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.browser.conftest import pythons

from .conftest import Reader
from .kinds import FIRST_REPLY
from .server import Site

pytestmark = pytest.mark.usefixtures("one_tab")

SHAPES = ("7", "null", "'null'", "'[]'", "'{'", """'{"messages": 3}'""", """'{"messages": [7]}'""")
"""Replies that are none, as JavaScript writes them."""
REFUSALS = (
    "() => { throw new DOMException('refused', 'NotSupportedError'); }",
    "() => Promise.reject(new Error('refused'))",
    "() => new Promise(() => {})",
    "async () => undefined",
)
"""What a browser may do in place of a digest."""
REFUSES = """
globalThis.refused = 0;
SubtleCrypto.prototype.digest = () => {
  const ways = REFUSALS;
  return ways[refused++ % ways.length]();
};
"""
FORGETFUL = """
import calculator.wire
def forget(*_):
    raise MemoryError
calculator.wire.told = forget
"""


def test_a_reply_of_another_shape(site: Site, reader: Reader) -> None:
    """In each shape, one after the other, each by a Python that was started anew."""
    site.scripts = FIRST_REPLY.replace("REPLIES", f"[{', '.join(SHAPES)}]")
    reader.opens(site.address, image=True)
    starts: Callable[..., Reader] = reader.types
    for number, shape in enumerate(SHAPES, start=1):
        starts().is_told("unforeseen", "Something went wrong that nobody had foreseen. Try again")
        detail = reader.page.locator(".moments-trouble pre").text_content() or ""
        assert "where: " in detail, shape
        assert reader.page.evaluate("globalThis.replied") == number
        starts = reader.tries_again
    reader.tries_again().is_answered()


def test_a_lack_of_memory_is_told_and_not_asked_again(site: Site, reader: Reader) -> None:
    reader.opens(site.address).types().is_answered()
    reader.printed = reader.headline
    (worker,) = pythons(reader.page)
    worker.evaluate("(source) => { python.runPython(source); }", FORGETFUL)
    reader.types("40,000,000")
    reader.is_told("memory", "Python had too little memory for this", typed="40,000,000")
    reader.types("60,000,000").is_answered("300,000,000")


@pytest.mark.parametrize("first", [0, 2])
def test_a_browser_that_takes_no_digest(first: int, site: Site, reader: Reader) -> None:
    """In four ways, of which each file meets another."""
    ways = [*REFUSALS[first:], *REFUSALS[:first]]
    site.scripts = REFUSES.replace("REFUSALS", f"[{', '.join(ways)}]")
    reader.opens(site.address, digest=1).types().is_answered()
    assert reader.page.evaluate("refused") >= len(ways) - 1
