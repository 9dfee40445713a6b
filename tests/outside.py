"""A second server, which stands for the rest of the world, and the ways to it that Python tries."""

from __future__ import annotations

import http.server
import threading
from collections.abc import Iterator
from typing import Any

import pytest


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
    """Host and port of a second server on this machine."""
    Arrivals.paths = []
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), Arrivals) as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        yield f"127.0.0.1:{server.server_port}"
        server.shutdown()
        thread.join()


# Each way tells how it ended; none may raise, so that all are tried. In WebKit's workers a fetch
# that the policy forbids stays pending for ever, so none is waited for longer than three seconds.
TRIES = """
import asyncio
import js
import pyodide_js
from pyodide.ffi import create_once_callable, to_js

async def attempt(way):
    try:
        await asyncio.wait_for(way, 3)
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
