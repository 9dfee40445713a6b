"""A small server that misbehaves: it serves a sealed site and breaks one thing at a time."""

from __future__ import annotations

import http.server
import socket
import struct
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

PLACE = "/intranet/kb/"
TYPES = {
    ".css": "text/css",
    ".html": "text/html; charset=utf-8",
    ".js": "text/javascript",
    ".json": "application/json",
    ".mjs": "text/javascript",
    ".svg": "image/svg+xml",
    ".wasm": "application/wasm",
    ".zip": "application/zip",
}
LOGIN = b"<!doctype html><title>Log in</title><form><input name=password></form>"


@dataclass
class Answer:
    """What the server sends for one file, unless a fault changes it.

    Attributes:
        status: The status code.
        type: The Content-Type.
        body: The bytes to send.
        length: The Content-Length, if it shall not be that of the body.
        then: What happens when the body has been sent: nothing, `stall` or `reset`.
        parts: In how many parts the body is sent, with a pause before each.
        pause: Seconds before each part.
        released: Ends all pauses when it is set.
        headers: Sent beside type and length.
    """

    status: int
    type: str
    body: bytes
    length: int | None = None
    then: str = ""
    parts: int = 1
    pause: float = 0
    released: threading.Event | None = None
    headers: dict[str, str] = field(default_factory=dict)


Fault = Callable[[Answer], None]


def status(code: int) -> Fault:
    def spoil(answer: Answer) -> None:
        answer.status, answer.body, answer.type = code, LOGIN, TYPES[".html"]

    return spoil


def empty(answer: Answer) -> None:
    answer.body = b""


def login_page(answer: Answer) -> None:
    answer.body, answer.type = LOGIN, TYPES[".html"]


def disguised_login_page(answer: Answer) -> None:
    answer.body = LOGIN


def truncated(answer: Answer) -> None:
    answer.body = answer.body[: len(answer.body) // 2]


def broken_off(answer: Answer) -> None:
    answer.length = len(answer.body)
    truncated(answer)


def one_bit_flipped(answer: Answer) -> None:
    body = bytearray(answer.body)
    body[len(body) * 3 // 4] ^= 0b0001_0000
    answer.body = bytes(body)


def typed(kind: str) -> Fault:
    def spoil(answer: Answer) -> None:
        answer.type = kind

    return spoil


def stalled(answer: Answer) -> None:
    broken_off(answer)
    answer.then = "stall"


def mute(released: threading.Event) -> Fault:
    """Takes the question and says nothing, for as long as a test looks on."""

    def spoil(answer: Answer) -> None:
        answer.status, answer.then, answer.released = 0, "stall", released

    return spoil


def connection_reset(answer: Answer) -> None:
    broken_off(answer)
    answer.then = "reset"


def unreachable(answer: Answer) -> None:
    answer.status, answer.then = 0, "reset"


def elsewhere(address: str) -> Fault:
    """A way to another host, as single sign-on or a hotel's network gives."""

    def spoil(answer: Answer) -> None:
        answer.status, answer.body, answer.headers = 302, b"", {"Location": address}

    return spoil


def refreshing(answer: Answer) -> None:
    answer.body, answer.headers = b"moved", {"Refresh": "0; url=/login"}


def bodiless(answer: Answer) -> None:
    answer.status, answer.body = 204, b""


def held(seconds: float) -> Fault:
    """Its first byte comes late, as where a server sends one file after the other."""

    def spoil(answer: Answer) -> None:
        answer.pause = seconds

    return spoil


def after(released: threading.Event) -> Fault:
    """Nothing of it before a test says so."""

    def spoil(answer: Answer) -> None:
        answer.pause, answer.released = threading.TIMEOUT_MAX, released

    return spoil


def trickling(released: threading.Event) -> Fault:
    """Byte by byte for as long as a test looks on, then the rest at once."""

    def spoil(answer: Answer) -> None:
        answer.parts, answer.pause, answer.released = len(answer.body), 0.1, released

    return spoil


def slowly(answer: Answer) -> None:
    answer.parts, answer.pause = 12, 0.4


def dripping(released: threading.Event) -> Fault:
    """In drops for as long as a test looks on, then the rest at once."""

    def spoil(answer: Answer) -> None:
        answer.parts, answer.pause, answer.released = 1500, 0.1, released

    return spoil


@dataclass
class Site:
    """The site as it is served now.

    Attributes:
        root: The sealed site's folder.
        faults: What is broken, by the end of a file's path.
        instead: Bytes served in place of a file's, by the end of its path.
        next: The same, from the second time on that the file is asked for.
        headers: Sent with every page.
        scripts: Run in every page before its own, and before its policy.
        asked: The paths that were asked for.
        released: Set at the end, so that nobody waits for a stalled answer.
    """

    root: Path
    address: str = ""
    faults: dict[str, Fault] = field(default_factory=dict)
    instead: dict[str, bytes] = field(default_factory=dict)
    next: dict[str, bytes] = field(default_factory=dict)
    headers: dict[str, str] = field(default_factory=dict)
    scripts: str = ""
    asked: list[str] = field(default_factory=list)
    released: threading.Event = field(default_factory=threading.Event)

    def mend(self) -> None:
        self.faults.clear()
        self.instead.clear()
        self.next.clear()
        self.headers.clear()
        self.scripts = ""

    def answer(self, path: str) -> Answer:
        self.asked.append(path)
        relative = path.removeprefix(PLACE) if path.startswith(PLACE) else "404.html"
        file = self.root / (relative or ".")
        if file.is_dir():
            file /= "index.html"
        name = file.relative_to(self.root).as_posix()
        answer = Answer(404, TYPES[".html"], LOGIN)
        if file.is_file():
            answer = Answer(200, TYPES.get(file.suffix, "text/plain"), file.read_bytes())
        if self.scripts and file.suffix == ".html":
            begun = b"<head><script>%b</script>" % self.scripts.encode()
            answer.body = answer.body.replace(b"<head>", begun, 1)
        for end, body in self.instead.items():
            if name.endswith(end):
                answer.body = body
        if name in self.next:
            self.instead[name] = self.next.pop(name)
        for end, spoil in self.faults.items():
            if name.endswith(end):
                spoil(answer)
        return answer


class Handler(http.server.BaseHTTPRequestHandler):
    """Sends what the site answers, in the way it wants it sent."""

    site: Site

    def do_GET(self) -> None:
        answer = self.site.answer(unquote(urlsplit(self.path).path))
        with suppress(OSError):  # the browser may give up first
            self.send(answer)

    def send(self, answer: Answer) -> None:
        if answer.status:
            self.send_response(answer.status)
            self.send_header("Content-Type", answer.type)
            length = len(answer.body) if answer.length is None else answer.length
            self.send_header("Content-Length", str(length))
            self.send_header("Cache-Control", "max-age=600")
            for name, value in (self.site.headers | answer.headers).items():
                self.send_header(name, value)
            self.end_headers()
            size = -(-len(answer.body) // answer.parts) or 1
            released = answer.released or self.site.released
            for at in range(0, len(answer.body), size):
                released.wait(answer.pause)
                self.wfile.write(answer.body[at : at + size])
        if answer.then == "stall":
            (answer.released or self.site.released).wait()
        if answer.then:
            # Closed without a goodbye: the other side gets a reset.
            self.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
            self.connection.close()

    def log_message(self, *_: Any) -> None:
        pass


class Server(http.server.ThreadingHTTPServer):
    """Lets nobody wait for threads that still speak to a browser, and complains of none."""

    daemon_threads = True

    def handle_error(self, *_: Any) -> None:
        pass


@contextmanager
def serving(root: Path) -> Iterator[Site]:
    """Serve a folder as a site below `PLACE`."""
    site = Site(root)
    handler = type("SiteHandler", (Handler,), {"site": site})
    with Server(("127.0.0.1", 0), handler) as server:
        thread = threading.Thread(target=server.serve_forever, args=[0.05])
        thread.start()
        site.address = f"http://127.0.0.1:{server.server_port}{PLACE}"
        yield site
        site.released.set()
        server.shutdown()
        thread.join()
