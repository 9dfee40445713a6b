"""What the bench's server sends, and what it notes down."""

from __future__ import annotations

import gzip
import time
from collections.abc import Iterator
from http.client import HTTPConnection
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from bench.server import Host, hosting

SCRIPT = b"export const answer = 42;\n" * 100
ARCHIVE = b"PK" + bytes(1000)
Reply = tuple[int, dict[str, str], bytes]


@pytest.fixture
def host(tmp_path: Path) -> Iterator[Host]:
    (tmp_path / "folder").mkdir()
    (tmp_path / "folder" / "index.html").write_text("<p>Here.")
    (tmp_path / "answer.mjs").write_bytes(SCRIPT)
    (tmp_path / "python.wasm").write_bytes(b"\0asm" + bytes(1000))
    (tmp_path / "library.zip").write_bytes(ARCHIVE)
    with hosting() as host:
        host.mount("/kb/", tmp_path)
        yield host


def ask(host: Host, path: str, **headers: str) -> Reply:
    connection = HTTPConnection(urlsplit(host.address).netloc)
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    connection.request("GET", path, headers={"Accept-Encoding": "gzip, br", **named})
    reply = connection.getresponse()
    body = reply.read()
    connection.close()
    return reply.status, {name.lower(): value for name, value in reply.getheaders()}, body


@pytest.mark.parametrize(
    ("name", "kind"), [("answer.mjs", "text/javascript"), ("python.wasm", "application/wasm")]
)
def test_text_and_wasm_travel_as_gzip(host: Host, tmp_path: Path, name: str, kind: str) -> None:
    status, headers, body = ask(host, f"/kb/{name}")
    assert status == 200
    assert headers["content-encoding"] == "gzip"
    assert headers["content-type"].startswith(kind)
    assert headers["cache-control"] == "max-age=600"
    assert gzip.decompress(body) == (tmp_path / name).read_bytes()


def test_an_archive_travels_as_it_is(host: Host) -> None:
    status, headers, body = ask(host, "/kb/library.zip")
    assert (status, body) == (200, ARCHIVE)
    assert headers["content-type"] == "application/zip"
    assert "content-encoding" not in headers


def test_whoever_takes_no_gzip_gets_none(host: Host) -> None:
    _, headers, body = ask(host, "/kb/answer.mjs", Accept_Encoding="identity")
    assert "content-encoding" not in headers
    assert body == SCRIPT


def test_what_is_known_is_confirmed_without_a_body(host: Host) -> None:
    _, headers, _ = ask(host, "/kb/answer.mjs")
    status, again, body = ask(host, "/kb/answer.mjs", If_None_Match=headers["etag"])
    assert (status, body) == (304, b"")
    assert again["etag"] == headers["etag"]


def test_a_folder_is_found_by_its_page_and_nothing_else_is(host: Host) -> None:
    assert ask(host, "/kb/folder")[:2][1]["location"] == "/kb/folder/"
    assert gzip.decompress(ask(host, "/kb/folder/?a=b")[2]) == b"<p>Here."
    assert ask(host, "/kb/nowhere")[0] == 404
    assert ask(host, "/answer.mjs")[0] == 404


def test_every_answer_is_noted_with_its_bytes(host: Host) -> None:
    *_, body = ask(host, "/kb/answer.mjs")
    ask(host, "/kb/nowhere")
    while len(host.sent()) < 2:  # an answer is noted once it is sent, by another thread
        time.sleep(0.01)
    first, second = host.sent()
    assert (first.path, first.status) == ("/kb/answer.mjs", 200)
    assert len(body) < first.size < len(body) + 500
    assert first.began <= first.ended <= second.began
    assert second.status == 404
    host.forget()
    assert host.sent() == []
