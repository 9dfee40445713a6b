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


# Each way is tried from Python and gives a promise, or text if it is refused at once. The browser
# waits for them, since the worker's Python has no coroutines.
TRIES = """
import js
import pyodide_js
from pyodide.ffi import create_once_callable, to_js

def attempt(way):
    try:
        return way()
    except BaseException as refused:
        return type(refused).__name__

def opened(thing):
    def decide(resolve, reject):
        thing.onopen = thing.onload = create_once_callable(lambda event: resolve(event))
        thing.onerror = create_once_callable(lambda event: reject(js.Error.new("refused")))
    return js.Promise.new(create_once_callable(decide))

def request(host):
    asking = js.XMLHttpRequest.new()
    asking.open("GET", f"http://{host}/request")
    asking.send()
    return opened(asking)

def tries(host):
    opaque = to_js({"mode": "no-cors"}, dict_converter=js.Object.fromEntries)
    wheel = f"http://{host}/package-1-py3-none-any.whl"
    ways = [
        lambda: js.fetch(f"http://{host}/fetch"),
        lambda: js.fetch(f"http://{host}/opaque", opaque),
        lambda: request(host),
        lambda: opened(js.WebSocket.new(f"ws://{host}/socket")),
        lambda: opened(js.EventSource.new(f"http://{host}/events")),
        lambda: pyodide_js.loadPackage(wheel),
    ]
    return to_js([attempt(way) for way in ways])
"""
