"""`moments verify` against a host of this machine that lies, never ends or speaks to terminals."""

from __future__ import annotations

import gzip
import json
import socket
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from functools import partial
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from random import Random
from typing import Any

from macros.runtime.files import MANIFEST
from macros.verify import inspection, visit
from macros.verify.visit import Bounds, Visitor
from tests.macros.verify.hosted import CALCULATOR, FOLDER, Hosted, Reply, handler, reset, silent
from tests.probes.drawn_texts import TEXTS, UNSEEN
from tests.probes.ending import End, Way, of_output
from tests.probes.running import inside

PATIENCE = 0.5
BOUNDS = Bounds(requests=200, megabytes=60, seconds=40)
"""What is taken of a host here; `moments verify` takes more, and no more of a kind of its own."""
PARTS = (
    "<!--", "<!-- -->", "<!x", "<![CDATA[", "<?", "<a ", "</a ", "<a x='", "x=", "\"' ='\"",
    "<script>", "</", "<title>", "&a", "<", "<svg>", "<math>", "<template>", "<p>", "<table>",
    "import ", "import {", "import(", "export * from ", "'", '"', "`${", "/*", "//", "@import ",
    "url(", "\\", "(", "{", "[", " ", "\0", "&#x", "<loc>", "<url>", "<base href=",
)  # fmt: skip
ADDRESSES = (
    "http://[::1", "http://[", "//", "///", "?", "#", "http://a:b@c:99999/",
    "javascript:alert(1)", "file:///etc/passwd", "data:,x", "\x1b[2J", "\u202e", "%", "%zz",
    "%2e%2e/", "../" * 50, "a" * 9000, "http://é.example/", "mailto:a", "\\\\elsewhere\\x",
    "http:///x", ":", "x:", " ", "\n",
)  # fmt: skip
SIZES = (
    "Infinity",
    "-1",
    "1e999",
    "NaN",
    "true",
    '"9"',
    "null",
    "[]",
    "{}",
    "9" * 30,
    "0",
    "9" * 5000,
)


def probe(draw: Random, folder: Path) -> End:
    """Change a host in some ways, and look at it as people do."""
    assert folder.is_dir()
    visit.LONGEST = 4
    vars(inspection)["Visitor"] = partial(Visitor, bounds=BOUNDS)
    with _other() as (other, asked), _served() as host:
        what = []
        for _ in range(draw.choice([1, 1, 2, 3])):
            change = draw.choice(CHANGES)
            what.append(f"{change.__name__}: {change(draw, host, other)}")
        ran = inside("verify", host.address, "--patience", PATIENCE, "--pages", 20)
        end = of_output(
            "; ".join(what)[:400], ran.status, ran.out, ran.err or ran.out, refused=None
        )
        if asked:
            return End(Way.UNSAFE, end.what, f"another host was asked for {asked[:3]}")
        return end


@contextmanager
def _served() -> Iterator[Hosted]:
    copies: list[Hosted] = []
    with _Quiet(("127.0.0.1", 0), handler(lambda: copies[0])) as server:
        copies.append(Hosted(f"http://127.0.0.1:{server.server_port}"))
        thread = threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True)
        thread.start()
        try:
            yield copies[0]
        finally:
            copies[0].stop.set()
            server.shutdown()
            thread.join()


@contextmanager
def _other() -> Iterator[tuple[str, list[str]]]:
    """Another host, which nobody may ask for anything."""
    asked: list[str] = []

    class Asked(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            asked.append(self.path)
            self.send_error(404)

        def do_HEAD(self) -> None:
            self.do_GET()

        def log_message(self, *_: object) -> None:
            pass

    with _Quiet(("127.0.0.2", 0), Asked) as server:
        thread = threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True)
        thread.start()
        try:
            yield f"//127.0.0.2:{server.server_port}", asked
        finally:
            server.shutdown()
            thread.join()


class _Quiet(ThreadingHTTPServer):
    daemon_threads = True

    def handle_error(self, *_: object) -> None:
        pass


def _place(draw: Random, host: Hosted) -> str:
    return draw.choice(["", "", *host.replies])


def _odd(draw: Random, other: str) -> str:
    if draw.random() < 0.4:
        return draw.choice([other, f"http:{other}"]) + draw.choice(["/x.js", "/", "/kb/", "/a.css"])
    return draw.choice([*ADDRESSES, *TEXTS]) + draw.choice(["", "", *UNSEEN])


def text(draw: Random, host: Hosted, _: str) -> str:
    """One part many times over, wherever text is read."""
    place = _place(draw, host)
    part = "".join(draw.choice(PARTS) for _ in range(draw.choice([1, 1, 2, 3])))
    count = draw.choice([1_000, 100_000, 4_000_000 // len(part.encode())])
    body = host.replies[place].body.decode("utf-8", "replace") if draw.random() < 0.7 else ""
    host.replies[place].body = f"{body}{part * count}".encode()
    return f"{part!r} {count} times at {place!r}"


def graph(draw: Random, host: Hosted, other: str) -> str:
    ending = draw.choice([".js", ".css", ".mjs"])

    class Endless(dict[str, Reply]):
        def get(self, place: str, default: Any = None) -> Any:
            if place in self or not place.startswith("assets/moments/x"):
                return super().get(place, default)
            named = [f"./x{len(place)}{at}{ending}" for at in range(3)]
            named += [f"./{place.rpartition('/')[2]}x{ending}", f"{other}/x{ending}"]
            lines = [
                f'@import "{one}";' if ending == ".css" else f'import "{one}";' for one in named
            ]
            kind = "text/css" if ending == ".css" else "text/javascript"
            return Reply("\n".join(lines).encode(), {"Content-Type": kind})

    host.put("assets/moments.css", f'@import "./moments/x{ending}";')
    host.put("assets/moments.js", f'import "./moments/x{ending}"; import "{other}/y.js";')
    host.replies = Endless(host.replies)
    return ending


def pages(draw: Random, host: Hosted, _: str) -> str:
    count = draw.choice([20, 60_000])
    size = draw.choice([10, 5_000_000])
    listed = "".join(f"<url><loc>{host.address}{at}/</loc></url>" for at in range(count))
    host.put("sitemap.xml", f"<loc>{host.address}</loc>{listed}")
    page = Reply(host.replies[""].body + b"<p>" * (size // 3), {"Content-Type": "text/html"})
    host.replies |= {f"{at}/": page for at in range(20)}
    return f"{count} pages of {size} bytes"


def listed(draw: Random, host: Hosted, other: str) -> str:
    odd = [_odd(draw, other) for _ in range(3)]
    inside_of_it = f"{host.address}{draw.choice(['', '/', '//'])}{odd[0]}"
    locs = "".join(f"<loc>{one}</loc>" for one in (host.address, inside_of_it, *odd))
    head = '<!DOCTYPE x [<!ENTITY a "&b;&b;"><!ENTITY b "&a;&a;">]>' if draw.random() < 0.3 else ""
    host.put("sitemap.xml", f"{head}<urlset>{locs}&a;</urlset>")
    return repr(odd)[:200]


def lists(draw: Random, host: Hosted, other: str) -> str:
    place = draw.choice(["offline.json", f"{FOLDER}{MANIFEST}"])
    name, size = json.dumps(_odd(draw, other)), draw.choice(SIZES)
    facts = draw.choice([size, f'{{"size": {size}, "sha256": ""}}', '["size", "sha256"]', "[]"])
    body = draw.choice(
        [f'{{"version": "0123", "files": {{{name}: {facts}}}}}', "[" * 100_000, '{"files": [1]}',
         '{"files": {}}', "null", '"files"', '{"files": null}', "", "\0",
         '{"version": [], "files": 3}',
         "{" + ",".join(f'"{at}": {{}}' for at in range(100_000)) + "}"]
    )  # fmt: skip
    host.put(place, body)
    return f"{place}: {body[:200]}"


def addresses(draw: Random, host: Hosted, other: str) -> str:
    odd = _odd(draw, other).replace("'", "%27")
    tag = draw.choice(
        ["<img src='{}'>", "<script src='{}'></script>", "<link rel=stylesheet href='{}'>",
         "<link rel=canonical href='{}'>", "<base href='{}'>", "<a href='{}'>a</a>",
         "<form action='{}'>", "<iframe src='{}'>",
         "<meta http-equiv=refresh content='0;url={}'>", "<img srcset='{} 1x'>",
         "<moments-calculator calculator='volume' runtime='{}'></moments-calculator>",
         "<style>@import '{}';" "</style>", "<title>{}</title>",
         "<meta http-equiv=Content-Security-Policy content='{}'>"]
    ).format(odd)  # fmt: skip
    host.page(draw.choice(["", "calculate/volume/"]), f"{tag}{CALCULATOR}")
    return tag[:200]


def redirect(draw: Random, host: Hosted, other: str) -> str:
    place = _place(draw, host)
    onward = draw.choice([host.address, "", "?x", "/kb/", "x/../x", *ADDRESSES])
    if place and draw.random() < 0.3:
        onward = f"{host.address}{place}"
    onward = onward.replace("\n", "%0a").encode("utf-8", "replace").decode("latin-1")
    host.replies[place] = Reply(
        b"", {"Location": onward}, draw.choice([301, 302, 307, 308, 300, 304])
    )
    assert other
    return f"{place!r} to {onward[:80]!r}"


def headers(draw: Random, host: Hosted, _: str) -> str:
    place = _place(draw, host)
    name = draw.choice(
        ["Content-Type", "Content-Encoding", "Content-Length", "Cache-Control",
         "Content-Security-Policy", "Transfer-Encoding", "Content-Disposition", "X-\x1bY",
         "Strict-Transport-Security", "Refresh", "X-Frame-Options", "Set-Cookie", "Server",
         "ETag"]
    )  # fmt: skip
    value = draw.choice(
        ["", " ", ";", ",", "\x1b[2J", "text/html; charset=utf-16", "text/html; charset=\x9b",
         "gzip", "br", "gzip, gzip", "deflate", "chunked", "-1", "9" * 5000,
         "max-age=" + "9" * 5000, "1e9", "default-src *", "default-src 'none'; " * 2000,
         "a" * 60_000, "é", "no-store, " * 5000, "\u00a0", "script-src 'sha256-'", "sandbox",
         "0;url=//elsewhere.example"]
    )  # fmt: skip
    host.replies[place].headers[name] = value
    return f"{name}: {value[:60]!r} at {place!r}"


def lengths(draw: Random, host: Hosted, _: str) -> str:
    place = _place(draw, host)
    host.replies[place].length = draw.choice([1, 10**6, 10**18, -5])
    return f"{host.replies[place].length} at {place!r}"


def bomb(draw: Random, host: Hosted, _: str) -> str:
    place = _place(draw, host)
    packed = gzip.compress(bytes(draw.choice([5_000_000, 70_000_000])), 1)
    if draw.random() < 0.3:
        packed = packed[: len(packed) // 2]
    host.replies[place].body = packed
    host.replies[place].compress = False
    host.replies[place].headers["Content-Encoding"] = "gzip"
    return f"at {place!r}"


def bytes_of_none(draw: Random, host: Hosted, _: str) -> str:
    place = _place(draw, host)
    said = draw.choice(
        [b"", b"\xff\xfe", "<title>é".encode("utf-16"), b"\x00" * 9_999, b"\x1b[2J", b"<html",
         b"\x80" * 99]
    )  # fmt: skip
    host.replies[place].body = said
    return f"{said[:20]!r} at {place!r}"


def status(draw: Random, host: Hosted, _: str) -> str:
    place = _place(draw, host)
    host.replies[place].status = draw.choice(
        [204, 206, 304, 401, 403, 404, 418, 429, 500, 503, 599, 999]
    )
    return f"{host.replies[place].status} at {place!r}"


def raw(draw: Random, host: Hosted, _: str) -> str:
    place = _place(draw, host)
    said = draw.choice(
        [b"HTTP/1.1 200 OK\r\n\r\n<html>",
         b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n",
         b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nffffffffffff\r\n",
         b"HTTP/1.1 \r\n\r\n", b"HTTP/9.9 200 OK\r\n\r\n", b"nothing of the kind\r\n\r\n",
         b"\x00" * 99, b"HTTP/1.1 200 \x1b[2J\r\n",
         b"HTTP/1.1 200 OK\r\n" + b"X: y\r\n" * 500 + b"\r\n",
         b"HTTP/1.1 100 Continue\r\n\r\n" * 200,
         b"HTTP/1.1 200 OK\r\n" + b"a" * 70_000 + b": b\r\n\r\n", b"SSH-2.0-x\r\n",
         b"HTTP/1.1 -1 OK\r\n\r\n",
         b"HTTP/1.1 200 OK\r\nContent-Length: 5\r\nContent-Length: 6\r\n\r\nabcdef"]
    )  # fmt: skip

    def say(connection: socket.socket) -> None:
        with suppress(OSError):
            connection.sendall(said)

    host.replies[place].instead = say
    return f"{said[:40]!r} at {place!r}"


def slow(draw: Random, host: Hosted, _: str) -> str:
    place = _place(draw, host)
    before = draw.choice([b"", b"HTTP/1.1 200 OK\r\nX: ", b"HTTP/1.1 200 OK\r\n\r\n"])
    ways: dict[str, Callable[[socket.socket], None]] = {
        "silent": silent(host, before),
        "reset": reset,
        "dripping": partial(_drip, host, before),
    }
    way = draw.choice([*ways])
    host.replies[place].instead = ways[way]
    return f"{way} behind {before!r} at {place!r}"


def _drip(host: Hosted, before: bytes, connection: socket.socket) -> None:
    with suppress(OSError):
        connection.sendall(before)
        while not host.stop.wait(0.05):
            connection.sendall(b" ")


CHANGES: tuple[Callable[[Random, Hosted, str], str], ...] = (
    text, text, text, graph, pages, listed, listed, lists, lists, addresses, addresses, addresses,
    redirect, headers, headers, lengths, bomb, bytes_of_none, status, raw, slow,
)  # fmt: skip
