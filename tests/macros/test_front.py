"""The address of a site that is being written answers, whatever the generator behind it does."""

from __future__ import annotations

import http.server
import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from urllib.error import HTTPError
from urllib.request import Request, urlopen

import pytest

from macros import front
from macros.front import Front, free


class Generator(http.server.ThreadingHTTPServer):
    """A generator whose answers a test can hold back."""

    daemon_threads = True

    def __init__(self, address: str, says: str) -> None:
        host, _, port = address.rpartition(":")
        super().__init__((host, int(port)), Answering)
        self.says, self.asked = says, 0
        self.free = threading.Event()
        self.free.set()

    def handle_error(self, *_: object) -> None:
        pass


class Answering(http.server.BaseHTTPRequestHandler):
    server: Generator

    def do_GET(self) -> None:
        self.server.asked += 1
        self.server.free.wait()
        if self.headers.get("Upgrade"):
            self.wfile.write(b"HTTP/1.1 101 Joined\r\n\r\n" + self.rfile.read(4).upper())
            return
        found = "none" not in self.path
        body = f"{self.server.says} {self.path}".encode() if found else b"nothing"
        self.send_response(200 if found else 404)
        self.send_header("Content-Type", "text/html")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        pass


@contextmanager
def generator(says: str) -> Iterator[tuple[Generator, str]]:
    address = free("127.0.0.1")
    with Generator(address, says) as server:
        thread = threading.Thread(target=server.serve_forever, args=(0.01,))
        thread.start()
        yield server, address
        server.free.set()
        server.shutdown()
        thread.join()


@pytest.fixture
def served() -> Iterator[tuple[Front, str]]:
    address = free("127.0.0.1")
    with Front(address) as found:
        yield found, address


def asked(address: str, path: str = "/") -> str:
    with urlopen(f"http://{address}{path}") as response:
        return str(response.read().decode())


def test_what_was_answered_is_answered_while_nobody_is_behind(served: tuple[Front, str]) -> None:
    found, address = served
    with pytest.raises(HTTPError) as before:
        asked(address)
    assert before.value.code == 503
    assert b"comes by itself" in before.value.read()
    with generator("first") as (_, behind):
        found.put_behind(behind)
        assert asked(address, "/a/?b=c") == "first /a/?b=c"
        with pytest.raises(HTTPError, match="404"):
            asked(address, "/none/")
    assert asked(address, "/a/?b=c") == "first /a/?b=c"  # stopped, and still to be asked
    found.put_behind(None)
    assert asked(address, "/a/?b=c") == "first /a/?b=c"
    with pytest.raises(HTTPError, match="503"):
        asked(address, "/other/")
    with generator("second") as (_, behind):
        found.put_behind(behind)
        assert asked(address, "/a/?b=c") == "second /a/?b=c"


def test_a_generator_that_builds_does_not_keep_readers_waiting(
    served: tuple[Front, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(front, "SILENCE", 0.05)
    found, address = served
    with generator("first") as (server, behind):
        found.put_behind(behind)
        assert asked(address) == "first /"
        server.free.clear()
        server.says = "second"
        assert asked(address) == "first /"
        server.free.set()
        while asked(address) != "second /":
            pass


def test_news_of_a_change_are_never_old(served: tuple[Front, str]) -> None:
    found, address = served
    with generator("1") as (_, behind):
        found.put_behind(behind)
        assert asked(address, "/livereload/1/2") == "1 /livereload/1/2"
    with pytest.raises(HTTPError, match="503"):
        asked(address, "/livereload/1/2")


def test_a_head_has_no_body(served: tuple[Front, str]) -> None:
    found, address = served
    with generator("first") as (_, behind):
        found.put_behind(behind)
        asked(address)
    with urlopen(Request(f"http://{address}/", method="HEAD")) as response:
        assert (response.read(), response.headers["Content-Length"]) == (b"", "7")


def test_what_is_no_single_answer_is_joined(served: tuple[Front, str]) -> None:
    found, address = served
    host, _, port = address.rpartition(":")
    with generator("first") as (_, behind), socket.create_connection((host, int(port))) as reader:
        found.put_behind(behind)
        reader.sendall(b"GET /ws HTTP/1.1\r\nHost: a\r\nUpgrade: websocket\r\n\r\nping")
        said = b""
        while not said.endswith(b"PING"):
            piece = reader.recv(100)
            assert piece, said
            said += piece
    assert said.startswith(b"HTTP/1.1 101 Joined")
