"""A server that answers as GitHub Pages does, with bytes compressed before anyone asks.

Text and WebAssembly travel as gzip, archives as they are, everything may be kept for ten minutes
and is confirmed by its ETag after that. Every answer is noted with its bytes and its time.
"""

from __future__ import annotations

import gzip
import hashlib
import http.server
import threading
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from email.utils import formatdate
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

SENT_TYPES = {
    ".css": "text/css; charset=utf-8",
    ".html": "text/html; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".json": "application/json; charset=utf-8",
    ".mjs": "text/javascript; charset=utf-8",
    ".png": "image/png",
    ".svg": "image/svg+xml",
    ".txt": "text/plain; charset=utf-8",
    ".wasm": "application/wasm",
    ".xml": "application/xml",
    ".zip": "application/zip",
}
COMPRESSED = {".css", ".html", ".js", ".json", ".mjs", ".svg", ".txt", ".wasm", ".xml"}
LEVEL = 6  # zlib's own default, which servers leave as it is


@dataclass(frozen=True)
class ReadyFile:
    """A file, ready to be sent.

    Attributes:
        kind: Its MIME type.
        plain: Its bytes.
        packed: Its bytes as gzip, or `None` where that is not done.
        tag: Its ETag.
    """

    kind: str
    plain: bytes
    packed: bytes | None
    tag: str

    @classmethod
    def of(cls, path: Path) -> ReadyFile:
        """Read and compress a file."""
        plain = path.read_bytes()
        packed = gzip.compress(plain, LEVEL, mtime=0) if path.suffix in COMPRESSED else None
        tag = f'"{hashlib.sha256(plain).hexdigest()[:16]}"'
        return cls(SENT_TYPES.get(path.suffix, "application/octet-stream"), plain, packed, tag)


@dataclass(frozen=True)
class Sent:
    """What was answered to one request.

    Attributes:
        path: The path that was asked for.
        status: The status of the answer.
        size: Bytes sent, headers included.
        began: When the request had arrived, in seconds since 1970.
        ended: When the last byte had been handed over.
    """

    path: str
    status: int
    size: int
    began: float
    ended: float


class Host:
    """The files of a server, and the log of what it sent.

    Attributes:
        address: Where it is reached, with a slash at the end.
    """

    def __init__(self, address: str) -> None:
        self.address = address
        self._answers: dict[str, ReadyFile] = {}
        self._log: list[Sent] = []
        self._lock = threading.Lock()

    def mount(self, prefix: str, folder: Path, names: tuple[str, ...] | None = None) -> None:
        """Serve a folder's files, or those named, below a prefix such as `/stock/`."""
        paths = [folder / name for name in names] if names else folder.rglob("*")
        for path in sorted(paths):
            if path.is_file():
                place = prefix + path.relative_to(folder).as_posix()
                self._answers[place] = ReadyFile.of(path)

    def find(self, path: str) -> tuple[int, ReadyFile | str | None]:
        """Give the status for a path, with the file, or the path to go to instead."""
        place = f"{path}index.html" if path.endswith("/") else path
        if place in self._answers:
            return 200, self._answers[place]
        if f"{path}/index.html" in self._answers:
            return 301, f"{path}/"
        return 404, None

    def note(self, sent: Sent) -> None:
        """Write down an answer."""
        with self._lock:
            self._log.append(sent)

    def forget(self) -> None:
        """Begin a new log."""
        with self._lock:
            self._log.clear()

    def sent(self) -> list[Sent]:
        """What was sent since the log began, in the order of asking."""
        with self._lock:
            return sorted(self._log, key=lambda sent: sent.began)


def encode(status: int, found: ReadyFile | str | None, headers: Mapping[str, str]) -> bytes:
    """Write an answer as it goes over the wire.

    Args:
        status: As `Host.find` gave it.
        found: As `Host.find` gave it.
        headers: What the browser asked with.
    """
    fields = {"Server": "bench", "Date": formatdate(usegmt=True)}
    body = b""
    if isinstance(found, ReadyFile):
        fields |= {"Cache-Control": "max-age=600", "ETag": found.tag, "Content-Type": found.kind}
        if found.packed is not None:
            fields["Vary"] = "Accept-Encoding"
        if headers.get("If-None-Match") == found.tag:
            status = 304
        elif found.packed is not None and "gzip" in headers.get("Accept-Encoding", ""):
            fields["Content-Encoding"] = "gzip"
            body = found.packed
        else:
            body = found.plain
    elif isinstance(found, str):
        fields["Location"] = found
    else:
        fields["Content-Type"] = "text/plain; charset=utf-8"
        body = b"There is no such page."
    if status != 304:
        fields["Content-Length"] = str(len(body))
    reason = http.HTTPStatus(status).phrase
    head = "".join(f"{name}: {value}\r\n" for name, value in fields.items())
    return f"HTTP/1.1 {status} {reason}\r\n{head}\r\n".encode() + body


class _Handler(http.server.BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True
    host: Host

    def do_GET(self) -> None:
        began = time.time()
        path = unquote(urlsplit(self.path).path)
        status, found = self.host.find(path)
        message = encode(status, found, dict(self.headers))
        size = len(message)
        try:
            self.connection.sendall(message)
        except OSError:  # the browser was closed, or no longer wants it
            size = 0
            self.close_connection = True
        self.host.note(Sent(path, int(message[9:12]), size, began, time.time()))

    def log_message(self, *_: Any) -> None:
        pass


class _Server(http.server.ThreadingHTTPServer):
    daemon_threads = True

    def handle_error(self, *_: Any) -> None:
        pass  # a browser that is closed leaves connections behind


@contextmanager
def hosting() -> Iterator[Host]:
    """A server on a free port of this machine, with nothing on it yet."""
    handler = type("Handler", (_Handler,), {})
    with _Server(("127.0.0.1", 0), handler) as server:
        host = Host(f"http://127.0.0.1:{server.server_port}/")
        handler.host = host  # type: ignore[attr-defined]
        thread = threading.Thread(target=server.serve_forever, daemon=True)
        thread.start()
        try:
            yield host
        finally:
            server.shutdown()
            thread.join()
