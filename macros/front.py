"""The address at which a site is served while it is written, and behind it one generator at a time.

A generator is stopped and started again where more than a page has changed, and answers nobody
while it builds. Readers ask here: they are given what the generator answers, what it answered last
while it is silent, and for the rest a page that asks again by itself.
"""

from __future__ import annotations

import http.client
import http.server
import select
import socket
import threading
from contextlib import suppress
from dataclasses import dataclass
from types import TracebackType

SILENCE = 2.0
"""Seconds after which what was answered last is given in place of what is being built."""
LONGEST_BUILD = 600.0
MOST_KEPT = 200_000_000
"""Bytes of answers that are remembered."""
WAITS_LONG = "/livereload/"
"""What pages ask to be told of a change: it is answered when there is one."""
FOR_ONE_JOURNEY = ("connection", "keep-alive", "transfer-encoding", "te", "trailer", "upgrade")


def being_built(language: str, title: str, said: str) -> bytes:
    """The page for what is not there yet.

    Args:
        language: The code of its language.
        title: What it is called.
        said: What it says.
    """
    return f"""<!doctype html>
<html lang="{language}"><meta charset="utf-8"><meta http-equiv="refresh" content="1">
<title>{title}</title><p>{said}</p></html>
""".encode()


BEING_BUILT = being_built("en", "Being built", "This page is being built, and comes by itself.")


@dataclass(frozen=True)
class Given:
    """What a generator answered.

    Attributes:
        status: The status.
        headers: The headers, without those between two neighbours.
        body: The body.
    """

    status: int
    headers: tuple[tuple[str, str], ...]
    body: bytes


class Front:
    """A server at an address that people know; it is there from the first line to the last.

    Args:
        address: Where, as `host:port`.
        silent: The page for what is not there yet.

    Raises:
        OSError: If nothing can be served there.
    """

    def __init__(self, address: str, silent: bytes = BEING_BUILT) -> None:
        self._silent = silent
        host, _, port = address.rpartition(":")
        self._behind: tuple[str, int] | None = None
        self._kept: dict[str, Given] = {}
        kind = _ServerOf6 if ":" in host else _Server
        self._server = kind((host.strip("[]"), int(port)), _Visit)
        self._server.front = self
        self._thread = threading.Thread(target=self._server.serve_forever, args=(0.05,))

    def __enter__(self) -> Front:
        self._thread.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        fault: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._server.shutdown()
        self._server.server_close()
        self._thread.join()

    def put_behind(self, address: str | None) -> None:
        """Ask another generator from now on, or nobody."""
        host, _, port = (address or "").rpartition(":")
        self._behind = (host, int(port)) if address else None

    def ask(self, method: str, path: str, headers: dict[str, str], body: bytes) -> Given:
        """Give what the generator answers, or what it answered last."""
        kept = self._kept.get(path) if method in ("GET", "HEAD") else None
        patient = LONGEST_BUILD if kept is None or path.startswith(WAITS_LONG) else SILENCE
        try:
            given = self._asked(method, path, headers, body, patient)
        except (OSError, http.client.HTTPException):
            return kept or Given(503, (("Content-Type", "text/html"),), self._silent)
        if method == "GET" and given.status == 200 and not path.startswith(WAITS_LONG):
            self._kept[path] = given
            while sum(len(one.body) for one in self._kept.values()) > MOST_KEPT:
                del self._kept[next(iter(self._kept))]
        return given

    def _asked(
        self, method: str, path: str, headers: dict[str, str], body: bytes, patient: float
    ) -> Given:
        if self._behind is None:
            raise ConnectionError("no generator is there")
        asking = http.client.HTTPConnection(*self._behind, timeout=patient)
        try:
            asking.request(method, path, body or None, headers)
            answer = asking.getresponse()
            passed = tuple(
                (name, value)
                for name, value in answer.getheaders()
                if name.lower() not in (*FOR_ONE_JOURNEY, "content-length")
            )
            return Given(answer.status, passed, answer.read())
        finally:
            asking.close()

    def connect(self) -> socket.socket:
        """A connection to the generator for whatever is no single answer.

        Raises:
            OSError: No generator is there.
        """
        if self._behind is None:
            raise ConnectionError("no generator is there")
        return socket.create_connection(self._behind, timeout=LONGEST_BUILD)


class _Server(http.server.ThreadingHTTPServer):
    front: Front
    daemon_threads = True

    def handle_error(self, request: object, client_address: object) -> None:
        """Pass over readers who went away."""


class _ServerOf6(_Server):
    address_family = socket.AF_INET6


class _Visit(http.server.BaseHTTPRequestHandler):
    server: _Server
    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        if self.headers.get("Upgrade"):
            self._joined()
            return
        length = self.headers.get("Content-Length", "0")
        body = self.rfile.read(int(length)) if length.isdecimal() else b""
        headers = {k: v for k, v in self.headers.items() if k.lower() not in FOR_ONE_JOURNEY}
        given = self.server.front.ask(self.command, self.path, headers, body)
        self.send_response_only(given.status)
        for name, value in given.headers:
            self.send_header(name, value)
        if given.status >= 200 and given.status not in (204, 304):
            self.send_header("Content-Length", str(len(given.body)))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(given.body)

    do_HEAD = do_POST = do_GET  # noqa: N815 the names are Python's

    def _joined(self) -> None:
        """Join the reader and the generator until one of them leaves: a socket, not an answer."""
        self.close_connection = True
        with suppress(OSError), self.server.front.connect() as behind:
            head = [self.requestline, *(f"{name}: {value}" for name, value in self.headers.items())]
            behind.sendall("\r\n".join([*head, "", ""]).encode("latin-1") + self._read_ahead())
            ends = {self.connection: behind, behind: self.connection}
            while True:
                ready, _, _ = select.select([*ends], [], [])
                for one in ready:
                    if not (piece := one.recv(65536)):
                        return
                    ends[one].sendall(piece)

    def _read_ahead(self) -> bytes:
        """What came with the head and was read with it."""
        self.connection.setblocking(False)
        try:
            return self.rfile.peek()  # type: ignore[attr-defined, no-any-return]  # it is buffered
        except BlockingIOError:
            return b""
        finally:
            self.connection.setblocking(True)

    def log_message(self, format: str, *given: object) -> None:  # noqa: A002 as in Python
        """Leave it to the generator to say what is asked for."""


def free(host: str) -> str:
    """An address at which nobody serves, for a generator behind the front."""
    with socket.socket(socket.AF_INET6 if ":" in host else socket.AF_INET) as found:
        found.bind((host, 0))
        return f"{host}:{found.getsockname()[1]}"
