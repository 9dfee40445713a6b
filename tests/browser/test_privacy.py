"""Nothing leaves: from Python in the worker, every way out to a second server is tried."""

from __future__ import annotations

import http.server
import threading
from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from .conftest import pythons
from .test_reader import answered, field


class Arrivals(http.server.BaseHTTPRequestHandler):
    """Notes every request, and answers it in the friendliest way."""

    paths: list[str] = []  # noqa: RUF012 one list for the one server of a test

    def do_GET(self) -> None:
        self.paths.append(self.path)
        self.send_response(200)
        self.send_header("Access-Control-Allow-Origin", "*")
        self.send_header("Content-Type", "text/javascript")
        self.end_headers()

    def log_message(self, *_: Any) -> None:
        pass


@pytest.fixture
def outside() -> Iterator[str]:
    """A second server on this machine, which stands for the rest of the world."""
    Arrivals.paths = []
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), Arrivals) as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        yield f"127.0.0.1:{server.server_port}"
        server.shutdown()
        thread.join()


# Each way tells how it ended; none may raise, so that all are tried.
TRIES = """
import js
import pyodide_js
from pyodide.ffi import create_once_callable, to_js

async def attempt(way):
    try:
        await way
        return "went out"
    except BaseException as refused:
        return type(refused).__name__

def opened(thing):
    def decide(resolve, reject):
        thing.onopen = thing.onload = create_once_callable(lambda event: resolve(event))
        thing.onerror = create_once_callable(lambda event: reject(js.Error.new("refused")))
    return js.Promise.new(create_once_callable(decide))

async def request(host):
    asking = js.XMLHttpRequest.new()
    asking.open("GET", f"http://{host}/request")
    asking.send()
    await opened(asking)

async def socket(host):
    await opened(js.WebSocket.new(f"ws://{host}/socket"))

async def events(host):
    await opened(js.EventSource.new(f"http://{host}/events"))

async def tries(host):
    opaque = to_js({"mode": "no-cors"}, dict_converter=js.Object.fromEntries)
    return [
        await attempt(js.fetch(f"http://{host}/fetch")),
        await attempt(js.fetch(f"http://{host}/opaque", opaque)),
        await attempt(request(host)),
        await attempt(socket(host)),
        await attempt(events(host)),
        await attempt(pyodide_js.loadPackage(f"http://{host}/package-1-py3-none-any.whl")),
    ]
"""
RUN = """
async ([source, host]) => {
  await python.runPythonAsync(source);
  const ends = (await python.runPythonAsync(`await tries(${JSON.stringify(host)})`)).toJs();
  const module = import(`http://${host}/module.mjs`);
  return [...ends, await module.then(() => "went out", (refused) => refused.name)];
}
"""


def forgive_refusals(page: Page, faults: list[str]) -> None:
    """They are the very thing to be shown, so they are no faults of the page."""
    page.evaluate("violations.length = 0")
    faults[:] = [fault for fault in faults if "Content Security Policy" not in fault]


def test_no_way_out_of_the_worker(page: Page, outside: str, faults: list[str]) -> None:
    field(page, 0, "experience").fill("1")
    answered(page, "Compare fares")
    ends = pythons(page)[0].evaluate(RUN, [TRIES, outside])
    assert len(ends) == 7
    # A package that cannot be loaded is not reported to the caller; the arrivals tell.
    assert "went out" not in [*ends[:5], ends[6]]
    assert Arrivals.paths == []
    forgive_refusals(page, faults)


def test_no_way_out_of_the_page(page: Page, outside: str, faults: list[str]) -> None:
    went = page.evaluate(
        """async (host) => {
          const ways = [
            () => fetch(`http://${host}/fetch`, { mode: "no-cors" }),
            () => import(`http://${host}/module.mjs`),
            () => new Promise((done, refused) => {
              const image = new Image();
              image.onload = done;
              image.onerror = refused;
              image.src = `http://${host}/image.png`;
            }),
          ];
          let went = 0;
          for (const way of ways) await way().then(() => went++, () => {});
          return went;
        }""",
        outside,
    )
    assert went == 0
    assert Arrivals.paths == []
    forgive_refusals(page, faults)


def test_the_second_server_would_have_noticed(browser: Browser, outside: str) -> None:
    context = browser.new_context()
    page = context.new_page()
    page.goto(f"http://{outside}/")
    page.evaluate("(host) => fetch(`http://${host}/fetch`)", outside)
    assert "/fetch" in Arrivals.paths
    context.close()


def test_no_request_leaves_the_origin(page: Page, address: str) -> None:
    asked: list[str] = []
    page.context.on("request", lambda request: asked.append(request.url))
    page.reload()
    field(page, 0, "experience").fill("1")
    answered(page, "Compare fares")
    assert any(url.endswith("pyodide.asm.wasm") for url in asked)
    own = (address, f"blob:{address.removesuffix('mkdocs/')}")
    assert [url for url in asked if not url.startswith(own)] == []
