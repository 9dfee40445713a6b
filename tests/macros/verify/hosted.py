"""A small copy of the site on a server of its own, which misbehaves as a test wants it to."""

from __future__ import annotations

import gzip
import hashlib
import http.server
import json
import socket
import struct
import threading
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import PurePosixPath
from urllib.parse import urlsplit

from macros.runtime.files import LIBRARY, MANIFEST, WASM, WORKER
from macros.site import policy

POLICY = policy.write(["begin()"], [])
FOLDER = "assets/runtime/0123/"
FOR_LONG = "public, max-age=31536000, immutable"
TYPES = {
    "": "text/html; charset=utf-8",
    ".css": "text/css",
    ".js": "text/javascript",
    ".json": "application/json",
    ".mjs": "text/javascript",
    ".svg": "image/svg+xml",
    ".wasm": "application/wasm",
    ".xml": "application/xml",
    ".zip": "application/zip",
}
PAGE = """\
<!doctype html>
<html lang="en"><head><meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="{policy}">
<title>Moments</title>
<link rel="canonical" href="{canonical}">
<link rel="stylesheet" href="{up}assets/moments.css">
<script>begin()</script>
<script type="module" src="{up}assets/moments.js"></script></head>
<body>{body}<p>{filling}</p></body></html>
"""
CALCULATOR = '<moments-calculator calculator="volume" runtime="0123"></moments-calculator>'
FILLING = "Every moment counts. " * 100


@dataclass
class Reply:
    """What the server says for one path.

    Attributes:
        body: The body, uncompressed.
        headers: Headers beside the length.
        status: The status.
        compress: Whether it is compressed for whoever takes gzip.
        length: A length to claim in place of the true one.
        instead: Takes the connection and does with it what it will, in place of all that.
    """

    body: bytes
    headers: dict[str, str]
    status: int = 200
    compress: bool = True
    length: int | None = None
    instead: Callable[[socket.socket], None] | None = None


@dataclass
class Hosted:
    """A copy below `/kb/`, right in everything until a test changes it.

    Attributes:
        origin: Scheme, host and port.
        replies: What is said, by the path below `/kb/`.
        stop: Set when the test is over, so that whoever is silent may go.
    """

    origin: str
    replies: dict[str, Reply] = field(default_factory=dict)
    stop: threading.Event = field(default_factory=threading.Event)

    def __post_init__(self) -> None:
        self.believe(f"{self.origin}/kb/")
        self.put("assets/moments.js", 'import "./moments/form.js";')
        self.put("assets/moments/form.js", f"// {FILLING}")
        self.put("assets/moments.css", f"p {{ color: red }} /* {FILLING} */")
        files = {WASM: b"\0asm" * 999, LIBRARY: b"PK", WORKER: b"start()"}
        for name, body in files.items():
            self.put(FOLDER + name, body)
        facts = {
            name: {"size": len(body), "sha256": hashlib.sha256(body).hexdigest()}
            for name, body in files.items()
        }
        self.put(f"{FOLDER}{MANIFEST}", json.dumps({"version": "0123", "files": facts}))
        self.put("service-worker.js", f"// {FILLING}")
        self.put("extra.svg", "<svg/>")

    def seal(self) -> None:
        """List the files as they are now, as the seal does."""
        sizes = {
            f"{place}index.html" if place.endswith("/") or not place else place: len(reply.body)
            for place, reply in self.replies.items()
            if place not in ("offline.json", "service-worker.js")
        }
        self.put("offline.json", json.dumps({"version": "89ab", "files": sizes}))

    @property
    def address(self) -> str:
        return f"{self.origin}/kb/"

    def believe(self, site_url: str) -> None:
        """Write the pages and the sitemap for a site that is to lie at an address."""
        places = {"": "<a href='calculate/volume/'>Volume</a>", "calculate/volume/": CALCULATOR}
        for place, body in places.items():
            self.page(place, body, site_url)
        listed = "".join(f"<url><loc>{site_url}{place}</loc></url>" for place in places)
        self.put("sitemap.xml", f"<urlset>{listed}</urlset>")

    def page(self, place: str, body: str, site_url: str = "", policy: str = POLICY) -> None:
        text = PAGE.format(
            policy=policy,
            canonical=(site_url or self.address) + place,
            up="../" * place.count("/"),
            body=body,
            filling=FILLING,
        )
        self.put(place, text)
        self.replies[place].headers["Content-Security-Policy"] = (
            f"{policy}; frame-ancestors 'none'" if policy else ""
        )

    def put(self, place: str, body: str | bytes) -> None:
        headers = {
            "Content-Type": TYPES[PurePosixPath(place).suffix],
            "Cache-Control": FOR_LONG if place.startswith(FOLDER) else "max-age=600",
        }
        self.replies[place] = Reply(body.encode() if isinstance(body, str) else body, headers)
        if place != "offline.json":
            self.seal()


def handler(hosted: Callable[[], Hosted]) -> type[http.server.BaseHTTPRequestHandler]:
    """Make the class that answers for a copy."""

    class Handler(http.server.BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            copy = hosted()
            place = urlsplit(self.path).path.removeprefix("/kb/")
            missing = Reply(b"<!doctype html>no such page", {"Content-Type": "text/html"}, 404)
            reply = copy.replies.get(place, missing)
            if reply.instead is not None:
                self.close_connection = True
                reply.instead(self.connection)
                return
            body, headers = reply.body, dict(reply.headers)
            if reply.compress and len(body) > 99 and "gzip" in self.headers["Accept-Encoding"]:
                body = gzip.compress(body)
                headers.setdefault("Content-Encoding", "gzip")
            self.send_response(reply.status)
            for name, value in headers.items():
                if value:
                    self.send_header(name, value)
            self.send_header("Content-Length", str(reply.length or len(body)))
            self.end_headers()
            if self.command == "GET":
                self.wfile.write(body)

        def do_HEAD(self) -> None:
            self.do_GET()

        def log_message(self, *_: object) -> None:
            pass

    return Handler


def reset(connection: socket.socket) -> None:
    """Break a connection off without a farewell."""
    connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
    connection.close()


def silent(copy: Hosted, after: bytes = b"") -> Callable[[socket.socket], None]:
    """Say so much and then nothing, until the test is over."""

    def fall_silent(connection: socket.socket) -> None:
        with suppress(OSError):
            connection.sendall(after)
        copy.stop.wait()

    return fall_silent


def trickling(copy: Hosted) -> Callable[[socket.socket], None]:
    """Send a byte now and then, so as never to be silent for long."""

    def trickle(connection: socket.socket) -> None:
        with suppress(OSError):
            connection.sendall(b"HTTP/1.1 200 OK\r\n\r\n")
            while not copy.stop.wait(0.05):
                connection.sendall(b" ")

    return trickle
