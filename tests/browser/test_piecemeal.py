"""A page that comes in pieces, as over a slow network or on a slow machine: what stands stays."""

from __future__ import annotations

import queue
import re
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http.server import ThreadingHTTPServer
from itertools import pairwise
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from tests.serving import Handler
from tests.soaking import DRAWN

SHIFTS = """
window.shifts = [];
new PerformanceObserver((list) => {
  for (const one of list.getEntries()) {
    if (!one.hadRecentInput) shifts.push(one.sources.map(({ node }) => node?.outerHTML));
  }
}).observe({ type: "layout-shift", buffered: true });
"""
"""Lists what moved on a page although nobody had touched it."""
DRAWN_UP_TO = """async (mark) => {
  const frame = () => new Promise(requestAnimationFrame);
  const here = () => {
    const comments = document.createTreeWalker(document, NodeFilter.SHOW_COMMENT);
    while (comments.nextNode()) if (comments.currentNode.data === mark) return true;
  };
  while (!here()) await frame();
  await frame();
  await frame();
}"""
"""Waits until a page is shown as far as a mark."""
WHOLE = re.compile(r"<(template|script|svg|head|li)\b.*?</\1>", re.DOTALL)
BEGINS = re.compile(r"\n(?=<(?:div|section|figure|details|form|fieldset|p|ol|li|h2)\b)")
PIECES = 24
ENCOUNTER = "calculate/encounter/"
PLACES = [(f"{ENCOUNTER}?embed=chart", 320), (ENCOUNTER, 1440)]
if DRAWN > 1:
    PARTS = ("", "?embed=answer", "?embed=chart", "?embed=fields:experience,reach")
    PLACES = [
        *[(ENCOUNTER + part, width) for part in PARTS for width in (320, 1440)],
        *[
            (place, width)
            for place in ("", "learn/journey/", "exam/paper/")
            for width in (320, 1440)
        ],
    ]


def cut(text: str) -> list[str]:
    """A page in pieces that begin where something of it does, each with its mark at the end."""
    whole = [found.span() for found in WHOLE.finditer(text)]
    places = [
        found.end()
        for found in BEGINS.finditer(text)
        if not any(start < found.end() < end for start, end in whole)
    ]
    chosen = [0, *places[:: max(1, len(places) // PIECES)], len(text)]
    pieces = [text[start:end] for start, end in pairwise(chosen)]
    return [f"{piece}<!--{mark(at)}-->" for at, piece in enumerate(pieces)]


def mark(at: int) -> str:
    return f"piece {at}"


@contextmanager
def serving(site: Path, pieces: queue.Queue[bytes]) -> Iterator[str]:
    """Serve a site whose next page is sent as its pieces are put into a queue, the last empty."""

    class Piecemeal(Handler):
        def do_GET(self) -> None:  # noqa: N802
            if not Path(self.translate_path(self.path)).is_dir():
                super().do_GET()
                return
            self.send_response(200)
            self.send_header("Content-Type", "text/html; charset=utf-8")
            self.end_headers()
            while piece := pieces.get():
                self.wfile.write(piece)

    handler = partial(Piecemeal, directory=str(site))
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        try:
            yield f"http://localhost:{server.server_port}/"
        finally:
            pieces.put(b"")
            server.shutdown()
            thread.join()


def opened(page: Page, address: str, text: str, pieces: queue.Queue[bytes]) -> None:
    """Open a page, and let each piece of it be seen before the next comes."""
    sent = cut(text)
    assert len(sent) > PIECES / 2
    pieces.put(sent[0].encode())
    page.goto(address, wait_until="commit")
    for at, piece in enumerate(sent):
        if at > 0:
            pieces.put(piece.encode())
        page.evaluate(DRAWN_UP_TO, mark(at))
    pieces.put(b"")
    page.wait_for_load_state("networkidle")


@pytest.mark.parametrize(("place", "width"), PLACES)
def test_nothing_moves_as_the_rest_comes(
    place: str, width: int, browser: Browser, sites: dict[str, Path]
) -> None:
    site = sites["mkdocs"]
    text = (site / place.split("?")[0] / "index.html").read_text(encoding="utf-8")
    pieces: queue.Queue[bytes] = queue.Queue()
    with (
        serving(site, pieces) as home,
        browser.new_context(
            viewport={"width": width, "height": 700}, service_workers="block"
        ) as context,
    ):
        context.add_init_script(SHIFTS)
        page = context.new_page()
        # Letters that come late move every page: these never come.
        page.route("**/*.woff2", lambda route: route.abort())
        opened(page, home + place, text, pieces)
        assert page.evaluate("shifts") == []
