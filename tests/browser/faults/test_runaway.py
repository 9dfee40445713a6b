"""A worker that runs away, dies or breaks is replaced and asked again; twice, and it is left."""

from __future__ import annotations

import pytest
from playwright.sync_api import Worker, expect

from tests.browser.conftest import pythons

from .conftest import PATIENCE, Reader
from .doctored import ENDLESS, trapped, vouched
from .server import Site

pytestmark = pytest.mark.usefixtures("one_tab")

ONCE_DRAWN = """(text) => {
  const calculator = document.querySelector("moments-calculator");
  const drawn = new MutationObserver(() => {
    if (calculator.hasAttribute("calculating")) return;
    drawn.disconnect();
    const field = calculator.querySelector("[data-field=customers]");
    field.value = text;
    field.dispatchEvent(new InputEvent("input", { bubbles: true }));
  });
  drawn.observe(calculator, { attributeFilter: ["calculating"] });
}"""
"""Types as soon as an answer is drawn, before it is spoken and shown in Python."""
REPLACED = "Python did not finish with these numbers and is started anew"


def workers(reader: Reader, number: int) -> list[Worker]:
    """Wait until there are so many: a browser takes a while to end one that is busy."""
    for _ in range(PATIENCE // 100):
        if len(pythons(reader.page)) == number:
            break
        reader.page.wait_for_timeout(100)
    found = pythons(reader.page)
    assert len(found) == number
    return found


def test_an_endless_loop_is_stopped_twice_and_then_left(site: Site, reader: Reader) -> None:
    """If other numbers are there by then, the newest are asked."""
    trapped(site)
    reader.opens(site.address, first=2, later=1).types("666")
    status = reader.page.locator("[data-part=status]")
    expect(status).to_contain_text(REPLACED, timeout=PATIENCE)
    reader.is_told("stopped", "will not try a third time by itself", typed="666")
    workers(reader, 0)
    # It runs again as soon as it is asked something else.
    reader.types().is_answered()
    (looping,) = workers(reader, 1)
    reader.types("666")
    reader.types("40,000,000")
    reader.is_answered("200,000,000")
    assert workers(reader, 1) != [looping]
    # Lines in Python, below an answer, are not asked to show what was typed since and stopped it.
    begun: list[str] = []
    reader.page.on("worker", lambda worker: begun.append(worker.url))
    reader.page.evaluate(ONCE_DRAWN, "666")
    reader.types("50,000,000")
    reader.page.locator(".moments-trouble").wait_for(timeout=PATIENCE)
    reader.types().is_answered()
    assert len(begun) == 2, "one was asked again, and one answers"


DEATHS = {
    "killed": "onmessage = () => close()",
    "killed after it was asked": "onmessage = () => { for (;;) close(); }",
    "uncaught error": "onmessage = () => { throw new Error('worn out'); }",
    "fatal error of Python": "python._module.HEAP8.fill(0)",
}


def test_a_worker_that_dies_is_replaced_and_asked_again(site: Site, reader: Reader) -> None:
    """In each way, one after the other, and from what was loaded already."""
    reader.opens(site.address, later=2).types().is_answered()
    before = len(site.asked)
    for number, death in enumerate(DEATHS.values(), 1):
        (dying,) = workers(reader, 1)
        dying.evaluate(f"() => {{ try {{ {death} }} catch {{}} }}")
        reader.types(f"{number}00,000").is_answered(f"{number * 500_000:,}")
        assert workers(reader, 1) != [dying]
    assert [path for path in site.asked[before:] if "/runtime/" in path] == []


def test_a_worker_that_never_starts_ends_in_its_sentence(site: Site, reader: Reader) -> None:
    vouched(site, "worker.js", ENDLESS)
    reader.opens(site.address, worker=1, late=1).types()
    reader.is_told("worker", "Python's worker did not start.")
    workers(reader, 0)
    site.mend()
    reader.tries_again().is_answered()


def test_a_slow_import_may_have_the_time_that_the_stages_before_it_left(
    site: Site, reader: Reader
) -> None:
    # No import is done in a hundredth of a second; a quick start has left it a minute.
    reader.opens(site.address, interpreter=60, package=0.01).types().is_answered()
