"""Each file of the browser's Python, broken in each way: a sentence, and then a way on."""

from __future__ import annotations

import threading
from collections.abc import Callable
from itertools import pairwise

import pytest
from playwright.sync_api import expect

from tests.soaking import DRAWN

from . import server
from .conftest import PATIENCE, Arrives, Reader
from .kinds import FAULTS, SHAPES
from .server import Site

pytestmark = pytest.mark.usefixtures("one_tab")

PAUSE = 3000  # milliseconds between two announcements, as status.js has it
FILES = ("pyodide.asm.wasm", "library.zip", "worker.js")
WRONG_TYPES = ("text/plain", "application/octet-stream", "")


@pytest.mark.parametrize("file", FILES)
def test_a_broken_file_ends_in_its_sentence(file: str, site: Site, reader: Reader) -> None:
    """One way after the other: whoever tries again may meet another fault.

    The files take turns at the faults. In a soak each meets all.
    """
    reader.opens(site.address, silence=1)
    starts: Callable[..., Reader] = reader.types
    turns = slice(FILES.index(file), None, len(FILES)) if DRAWN == 1 else slice(None)
    for fault, kind, sentence in list(FAULTS.values())[turns]:
        site.faults[file] = fault
        site.asked.clear()
        starts().is_told(f"{kind}, {file}", sentence)
        assert any(path.endswith(file) for path in site.asked), "it was asked for anew"
        expected = f"part of Python ({file})"
        assert expected in reader.page.locator("[data-part=status]").inner_text()
        starts = reader.tries_again


def test_a_file_that_waits_for_another_is_not_silent(site: Site, reader: Reader) -> None:
    site.faults |= {FILES[0]: server.slowly, FILES[1]: server.held(4)}
    reader.opens(site.address, silence=2).types().is_answered()


def test_a_manifest_of_another_shape_ends_in_its_sentence(site: Site, reader: Reader) -> None:
    reader.opens(site.address)
    starts: Callable[..., Reader] = reader.types
    for text in SHAPES:
        site.instead["manifest.json"] = text.encode()
        site.asked.clear()
        starts().is_told("damaged, manifest.json", "came damaged and was not used")
        assert any(path.endswith("manifest.json") for path in site.asked), text
        starts = reader.tries_again


def test_trying_again_really_starts_anew(site: Site, reader: Reader) -> None:
    """Even where the browser may keep what was wrong, as this server allows."""
    reader.opens(site.address, silence=1)
    starts: Callable[..., Reader] = reader.types
    for name in ("404", "login page", "one bit flipped", "stalled"):
        site.faults[FILES[0]], kind, sentence = FAULTS[name]
        starts().is_told(f"{kind}, {FILES[0]}", sentence)
        reader.tries_again().is_told(f"{kind}, {FILES[0]}", sentence)
        starts = reader.tries_again
    site.mend()
    reader.tries_again().is_answered()


def test_a_broken_manifest_ends_in_its_sentence(site: Site, reader: Reader) -> None:
    """In each way, one after the other: whoever tries again may meet another fault."""
    reader.opens(site.address, silence=1)
    starts: Callable[..., Reader] = reader.types
    for fault, kind in (
        (server.status(404), "missing"),
        (server.disguised_login_page, "webpage"),
        (server.truncated, "damaged"),
        (server.stalled, "silent"),
    ):
        site.faults["manifest.json"] = fault
        starts().is_told(f"{kind}, manifest.json", "(manifest.json)")
        starts = reader.tries_again
    site.mend()
    reader.tries_again().is_answered()


@pytest.mark.parametrize("turn", range(min(DRAWN, len(WRONG_TYPES))))
def test_a_wrong_type_does_no_harm(turn: int, site: Site, reader: Reader) -> None:
    for at, file in enumerate(FILES, turn):
        site.faults[file] = server.typed(WRONG_TYPES[at % len(WRONG_TYPES)])
    reader.opens(site.address).types().is_answered()


def test_a_slow_line_is_not_cut_off(site: Site, reader: Reader) -> None:
    site.faults[FILES[0]] = server.slowly
    reader.opens(site.address, silence=1).types().is_answered()


def test_what_is_said_while_it_starts_is_little(site: Site, arrives: Arrives) -> None:
    """A screen reader speaks each change: progress is told at a pace that can be listened to."""
    looked_at = threading.Event()
    site.faults[FILES[0]] = server.dripping(looked_at)
    reader = arrives(
        """
        window.said = [];
        new MutationObserver((changes) => {
          for (const { target } of changes) {
            const text = target.parentElement?.closest("[data-part=status]") ?? target;
            if (!text.matches?.("[data-part=status]")) continue;
            said.push([performance.now(), text.textContent]);
          }
        }).observe(document, { subtree: true, childList: true, characterData: true });
        """
    )
    reader.opens(site.address).types()
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
    later = ("manifest.json", "survey.zip", "image.wasm", "image.js")
    total = sum(path.stat().st_size for path in folder.glob("*/*") if path.name not in later)
    for text in said[1:-1]:
        if text.startswith(stages):
            continue
        assert text.startswith(progress)
        assert text.endswith(f" of {total / 1e6:.1f} MB."), "true byte counts"
    told = times[:-1]
    # By the page's own clock, less what it takes until a change is seen.
    assert all(after - before > PAUSE - 500 for before, after in pairwise(told)), told


def test_what_is_said_waits_for_no_order_of_arrival(site: Site, reader: Reader) -> None:
    """The small files may be here before it is known how long they are."""
    arrived, looked_at = threading.Event(), threading.Event()
    site.faults |= {FILES[0]: server.dripping(looked_at), "manifest.json": server.after(arrived)}
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
    told = reader.page.locator("[data-part=status]")
    expect(told).to_contain_text("Python is starting: ", timeout=PATIENCE)
    looked_at.set()
    reader.is_answered()


def test_the_real_deadline_of_a_silent_line(site: Site, reader: Reader) -> None:
    site.faults[FILES[0]] = server.stalled
    reader.opens(site.address).types()
    reader.is_told(f"silent, {FILES[0]}", "stalled")
    assert "no byte for 10 s" in (reader.page.locator(".moments-trouble pre").text_content() or "")
