"""Each file of the browser's Python, broken in each way: a sentence, and then a way on."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from itertools import pairwise

import pytest
from playwright.sync_api import Browser

from macros.runtime.files import LIBRARY, MANIFEST, WASM, WORKER
from tests.soaking import DRAWN

from . import server
from .conftest import PATIENCE, Reader
from .kinds import FAULTS, SHAPES, both, slow
from .server import Fault, Site, serving

pytestmark = pytest.mark.usefixtures("one_tab")

PAUSE = 3000  # milliseconds between two announcements, as status.js has it
FILES = (WASM, LIBRARY, WORKER)
WRONG_TYPES = ("text/plain", "application/octet-stream", "")


Broken = tuple[str, Fault, str, str]


def in_turn() -> dict[str, list[Broken]]:
    """Walks of one page through all faults, in which the files take turns.

    In a soak each file meets all, in a walk of its own.
    """
    all_of = {file: [(file, *fault) for fault in FAULTS.values()] for file in FILES}
    if DRAWN > 1:
        return all_of
    return {"each file": [all_of[FILES[at % len(FILES)]][at] for at in range(len(FAULTS))]}


@pytest.fixture(scope="module", autouse=True)
def unhurried(browser: Browser, misbehaving: Site) -> Iterator[Reader]:
    """A reader before a silent line, who waits beside all tests for as long as a reader does."""
    with serving(misbehaving.root) as site, browser.new_context(service_workers="block") as context:
        site.faults[WASM] = server.stalled
        yield Reader(context.new_page()).opens(site.address).types()


@pytest.mark.parametrize("walk", in_turn().values(), ids=in_turn())
def test_a_broken_file_ends_in_its_sentence(walk: list[Broken], site: Site, reader: Reader) -> None:
    """One way after the other: whoever tries again may meet another fault."""
    reader.opens(site.address, silence=1)
    starts: Callable[..., Reader] = reader.types
    for file, fault, kind, sentence in walk:
        site.faults = {file: fault}
        site.asked.clear()
        starts().is_told(f"{kind}, {file}", sentence)
        assert any(path.endswith(file) for path in site.asked), "it was asked for anew"
        expected = f"part of Python ({file})"
        assert expected in reader.page.locator("[data-part=status]").inner_text()
        starts = reader.tries_again


def test_trying_again_really_starts_anew(site: Site, reader: Reader) -> None:
    """Even where the browser may keep what was wrong, as this server allows."""
    reader.opens(site.address, silence=1)
    starts: Callable[..., Reader] = reader.types
    for text in SHAPES:
        site.instead[MANIFEST] = text.encode()
        site.asked.clear()
        starts().is_told(f"damaged, {MANIFEST}", "came damaged and was not used")
        assert any(path.endswith(MANIFEST) for path in site.asked), text
        starts = reader.tries_again
    site.mend()
    for file, fault, kind in (
        (MANIFEST, server.status(404), "missing"),
        (MANIFEST, server.disguised_login_page, "webpage"),
        (MANIFEST, server.truncated, "damaged"),
        (MANIFEST, server.stalled, "silent"),
        (WASM, server.status(404), "missing"),
        (WASM, server.status(404), "missing"),
        (WASM, server.login_page, "webpage"),
        (WASM, server.login_page, "webpage"),
    ):
        site.faults = {file: fault}
        starts().is_told(f"{kind}, {file}", f"({file})")
    site.mend()
    reader.tries_again().is_answered()


@pytest.mark.parametrize("turn", range(min(DRAWN, len(WRONG_TYPES))))
def test_a_line_that_is_slow_and_says_wrong_types_is_not_cut_off(
    turn: int, site: Site, reader: Reader
) -> None:
    """Nor is a file that waits for another silent."""
    slowly_and_late = (slow, server.held(3), lambda _: None)
    for at, (file, comes) in enumerate(zip(FILES, slowly_and_late, strict=True), turn):
        wrongly = server.typed(WRONG_TYPES[at % len(WRONG_TYPES)])
        site.faults[file] = both(comes, wrongly)
    reader.opens(site.address, silence=2).types().is_answered()


SAID = """
window.said = [];
new MutationObserver((changes) => {
  for (const { target } of changes) {
    const text = target.parentElement?.closest("[data-part=status]") ?? target;
    if (!text.matches?.("[data-part=status]")) continue;
    said.push([performance.now(), text.textContent]);
  }
}).observe(document, { subtree: true, childList: true, characterData: true });
"""


def test_what_is_said_while_it_starts_is_little(site: Site, reader: Reader) -> None:
    """A screen reader speaks each change: progress is told at a pace that can be listened to.

    The small files are here before it is known how long they are.
    """
    arrived, looked_at = threading.Event(), threading.Event()
    site.faults |= {WASM: server.dripping(looked_at), MANIFEST: server.after(arrived)}
    site.scripts = SAID
    reader.opens(site.address).types()
    reader.page.wait_for_function(
        """(files) => {
          const ended = performance.getEntriesByType("resource").map(({ name }) => name);
          return files.every((file) => ended.some((name) => name.endsWith(`/${file}`)));
        }""",
        arg=FILES[1:],
        timeout=PATIENCE,
    )
    arrived.set()
    progress = "Python is starting: "
    stages = ("Python has ", "Python is still starting")
    reader.page.wait_for_function(
        "(start) => said.filter(([_, text]) => text.startsWith(start)).length > 1",
        arg=progress,
        timeout=PATIENCE,
    )
    looked_at.set()
    reader.is_answered()
    times, said = zip(*reader.page.evaluate("said"), strict=True)
    assert said[0].startswith("Python is starting in your browser")
    assert said[-1] == ""
    folder = site.root / "assets" / "runtime"
    later = (MANIFEST, "survey.zip", "image.wasm", "image.js")
    total = sum(path.stat().st_size for path in folder.glob("*/*") if path.name not in later)
    for text in said[1:-1]:
        if text.startswith(stages):
            continue
        assert text.startswith(progress)
        assert text.endswith(f" of {total / 1e6:.1f} MB."), "true byte counts"
    told = times[:-1]
    # By the page's own clock, less what it takes until a change is seen.
    assert all(after - before > PAUSE - 500 for before, after in pairwise(told)), told


def test_the_real_deadline_of_a_silent_line(unhurried: Reader) -> None:
    unhurried.is_told(f"silent, {WASM}", "stalled")
    detail = unhurried.page.locator(".moments-trouble pre").text_content() or ""
    assert "no byte for 10 s" in detail
