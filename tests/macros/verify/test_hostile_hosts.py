"""Hosts that would keep whoever looks at them for ever, or speak to the terminal in its place."""

from __future__ import annotations

import json
import socket
from collections.abc import Callable
from contextlib import suppress

import pytest

from macros import cli, verify
from macros.runtime.files import MANIFEST
from macros.site import document, loads
from macros.verify import hosted as read
from macros.verify.finding import Finding, Level
from macros.verify.visit import Bounds, UnreadableAddress, Visitor

from .hosted import CALCULATOR, FOLDER, Hosted, Reply

SHORT = 0.5
UNTIL_PACKED = 60
"""Seconds of silence while the test's own server packs what it sends."""
MANY = 120_000
"""So often that what looks back and forth would take hours, and one pass a second."""

PAGES = {
    "comments": "<!--" * MANY,
    "comments that end": "<!-- -->" * MANY,
    "declarations": "<!x" * MANY,
    "sections": "<![CDATA[" * MANY,
    "instructions": "<?" * MANY,
    "tags": "<a " * MANY,
    "ends": "</a " * MANY,
    "attributes": "<a " + "x=" * MANY,
    "quotes": "<a x='" * MANY,
    "both quotes": "<a x=" + "\"' ='\"" * MANY,
    "scripts": "<script>" * MANY,
    "a script": "<script>" + "</" * MANY,
    "blanks": "<a " + " " * MANY,
    "title": "<title>" + "&a" * MANY,
    "signs": "<" * MANY,
}
SCRIPTS = {
    "imports": "import " * MANY,
    "blanks": "import" + " " * MANY,
    "braces": "import {" * MANY,
    "calls": "import(" * MANY,
    "open texts": "import '" * MANY,
    "exports": "export a, " * MANY,
    "workers": "new Worker(`" * MANY,
}
STYLES = {
    "comments": "/*" * MANY,
    "addresses": "url(" * MANY,
    "quotes": "url('\"'" * MANY,
    "blanks": "url(" + " " * MANY,
    "imports": "@import '" * MANY,
}


@pytest.mark.parametrize("name", PAGES)
def test_a_page_is_read_in_one_pass(name: str) -> None:
    page = document.read(f"<title>Ours</title>{PAGES[name]}")
    assert page.title.startswith("Ours")
    assert len(page.title) <= document.LONGEST_TITLE


@pytest.mark.parametrize("name", SCRIPTS)
def test_a_script_is_read_in_one_pass(name: str) -> None:
    found = [*loads.of_script(f"import './a.js'\n{SCRIPTS[name]}")]
    assert found[0] == "./a.js"


@pytest.mark.parametrize("name", STYLES)
def test_a_style_sheet_is_read_in_one_pass(name: str) -> None:
    found = [*loads.of_stylesheet(f"a {{ b: url(c.png) }}{STYLES[name]}")]
    assert found[0] == "c.png"


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ('import a, { b as c } from "./d.js"', ["./d.js"]),
        ('import"./d.js";export*from"./e.js"', ["./d.js", "./e.js"]),
        ("export {\n  a,\n  b,\n} from './c.js'", ["./c.js"]),
        ("importScripts('a.js'); new SharedWorker(`b.js`)", ["a.js", "b.js"]),
        ("const important = 'a.js', reimport = 'b.js'", []),
        ("await import (\n'./a.js')", ["./a.js"]),
    ],
)
def test_all_that_a_script_imports_is_found(text: str, found: list[str]) -> None:
    assert [*loads.of_script(text)] == found


@pytest.mark.parametrize(
    "text",
    [
        "<p class=it's>One</p><p id=b>",
        "<script>if (a<b) '<!--'</script><p id=b>",
        "<!--><p id=b>",
        "<!-- a --!><p id=b>",
        "a < b <p id=b>",
        "<a title='>' href=\"x>y\"><p id=b>",
        "<svg><style/></svg><p id=b>",
        "<!doctype html><?x?></br ><p id=b>",
    ],
)
def test_what_is_closed_is_read_to_the_end(text: str) -> None:
    assert document.closed(text) == text
    assert "b" in document.read(text).ids


def faults(hosted: Hosted) -> list[str]:
    found = verify.verify(hosted.address, SHORT)
    return [one.sentence for one in found if one.level is Level.FAULT]


def bounded(monkeypatch: pytest.MonkeyPatch, bounds: Bounds) -> None:
    given = lambda patience: Visitor(patience, bounds)  # noqa: E731
    monkeypatch.setattr("macros.verify.inspection.Visitor", given)


def test_a_graph_of_modules_without_end_is_left(
    hosted: Hosted, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Endless(dict[str, Reply]):
        def get(self, place: str, default: object = None) -> Reply:
            if place in self or not place.startswith("assets/moments/x"):
                return super().get(place, default)  # type: ignore[arg-type]
            script = f'import "./{place.rpartition("/")[2][:-3]}x.js"; import "./x{len(place)}.js"'
            return Reply(script.encode(), {"Content-Type": "text/javascript"})

    hosted.put("assets/moments.js", 'import "./moments/x.js"')
    hosted.replies = Endless(hosted.replies)
    bounded(monkeypatch, Bounds(requests=60))
    ended = "Not all was read: 60 files were asked for, which is enough of one host."
    assert any(one.startswith(ended) for one in faults(hosted))


def test_no_more_is_taken_of_a_host_than_enough(
    hosted: Hosted, monkeypatch: pytest.MonkeyPatch
) -> None:
    listed = "".join(f"<url><loc>{hosted.address}{n}/</loc></url>" for n in range(200))
    hosted.put("sitemap.xml", f"<loc>{hosted.address}</loc>{listed}")
    for number in range(200):
        hosted.replies[f"{number}/"] = Reply(b"x" * 1_200_000, {"Content-Type": "text/html"})
    bounded(monkeypatch, Bounds(megabytes=5))
    found = faults(hosted)
    assert any("5 MB came, which is enough of one host" in one for one in found)


def test_pages_that_are_too_large_are_said(hosted: Hosted, monkeypatch: pytest.MonkeyPatch) -> None:
    listed = "".join(f"<url><loc>{hosted.address}{n}/</loc></url>" for n in range(30))
    hosted.put("sitemap.xml", f"<loc>{hosted.address}</loc>{listed}")
    large = Reply(b"x" * 1_200_000, {"Content-Type": "text/html"})
    hosted.replies |= {f"{number}/": large for number in range(30)}
    monkeypatch.setattr("macros.verify.hosted.LARGEST_TEXT", 1 << 20)
    found = faults(hosted)
    assert "0/: is larger than 1 MB." in found
    assert "10 more addresses could not be read either." in found


def test_time_is_bounded_too(hosted: Hosted, monkeypatch: pytest.MonkeyPatch) -> None:
    bounded(monkeypatch, Bounds(seconds=-1))
    with pytest.raises(UnreadableAddress, match="minutes are over"):
        verify.verify(hosted.address, SHORT)


def test_a_bomb_is_not_unpacked(hosted: Hosted) -> None:
    hosted.replies[""] = Reply(bytes(50_000_000), {"Content-Type": "text/html"})
    with pytest.raises(UnreadableAddress, match="is larger than 4 MB"):
        verify.verify(hosted.address, UNTIL_PACKED)


def dripping(hosted: Hosted, before: bytes, again: bytes) -> Callable[[socket.socket], None]:
    def drip(connection: socket.socket) -> None:
        with suppress(OSError):
            connection.sendall(before)
            while not hosted.stop.wait(0.02):
                connection.sendall(again)

    return drip


@pytest.mark.parametrize(
    ("before", "again"),
    [
        (b"HTTP/1.1 200 OK\r\nX: ", b"y"),
        (b"HTTP/1.1 200 ", b"O"),
        (b"HTTP/1.1 302 Found\r\nLocation: /kb/\r\nX: ", b"y"),
    ],
    ids=["header", "status", "redirect"],
)
def test_headers_without_end_are_left(
    before: bytes, again: bytes, hosted: Hosted, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("macros.verify.visit.LONGEST", 1)
    hosted.replies[""].instead = dripping(hosted, before, again)
    with pytest.raises(UnreadableAddress, match="was not complete after"):
        verify.verify(hosted.address, SHORT)


def test_the_body_of_a_redirect_is_not_waited_for(hosted: Hosted) -> None:
    onward = f"HTTP/1.1 302 Found\r\nLocation: {hosted.address}\r\n\r\n".encode()
    hosted.replies["from/"] = Reply(b"", {})
    hosted.replies["from/"].instead = dripping(hosted, onward, b" ")
    found = verify.verify(f"{hosted.address}from/", SHORT)
    assert any("The address redirects to" in one.sentence for one in found)


@pytest.mark.parametrize("onward", ["file:///etc/passwd", "ftp://a/", "data:,x", "http://[", "//"])
def test_a_redirect_to_no_address_is_not_followed(onward: str, hosted: Hosted) -> None:
    hosted.replies[""] = Reply(b"", {"Location": onward}, 302)
    with pytest.raises(UnreadableAddress):
        verify.verify(hosted.address, SHORT)


def test_nothing_of_a_host_commands_the_terminal(
    hosted: Hosted, capsys: pytest.CaptureFixture[str]
) -> None:
    code = "\x1b[2J\u202e\x9b"
    hosted.put("sitemap.xml", f"<loc>{hosted.address}</loc><loc>{hosted.address}{code}/</loc>")
    hosted.page("", f"<title>{code}</title><img src='https://x.example/{code}'>{CALCULATOR}")
    hosted.replies[f"{code}/"] = Reply(f"<title>{code}".encode(), {"Content-Type": "text/\x1bx"})
    hosted.put("assets/moments.css", f"a {{ b: url(//h/{code}) }}")
    assert cli.main(["verify", hosted.address]) == 1
    said = "".join(capsys.readouterr())
    assert "\\u001b[2J\\u202e" in said
    assert not {"\x1b", "\u202e", "\x9b"} & {*said}


@pytest.mark.parametrize("address", ["http://[::1", "https://[", "http://a:b/", "https:///x", "x:"])
def test_what_is_no_address_is_a_sentence(address: str) -> None:
    with pytest.raises(UnreadableAddress, match="is not an address that begins with https://"):
        verify.verify(address, SHORT)


@pytest.mark.parametrize("named", ["//127.0.0.2:9/x.js", "http://127.0.0.2:9/x", "http://["])
def test_what_a_list_names_is_asked_of_this_host_alone(
    named: str, hosted: Hosted, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []
    get = Visitor.get

    def noted(visitor: Visitor, address: str, *rest: int) -> object:
        asked.append(address)
        return get(visitor, address, *rest)

    monkeypatch.setattr(Visitor, "get", noted)
    facts = {"size": 1, "sha256": ""}
    hosted.put(f"{FOLDER}{MANIFEST}", json.dumps({"version": "0123", "files": {named: facts}}))
    hosted.put("offline.json", json.dumps({"version": "89ab", "files": {named: 1}}))
    hosted.put("sitemap.xml", f"<loc>{hosted.address}</loc><loc>{hosted.address}{named}</loc>")
    said = faults(hosted)
    assert asked
    assert all(one.startswith(hosted.address) for one in asked), asked
    if named != "http://[":
        assert any("lies on another host, which is not asked" in one for one in said)


@pytest.mark.parametrize("facts", ['["size", "sha256"]', '{"size": 1e999, "sha256": ""}', "3"])
def test_a_list_of_another_shape_is_none(facts: str, hosted: Hosted) -> None:
    hosted.put(f"{FOLDER}{MANIFEST}", f'{{"version": "0123", "files": {{"a": {facts}}}}}')
    hosted.put("offline.json", f'{{"version": "89ab", "files": {{"a": {facts}}}}}')
    assert any("is not a manifest; upload the folder again." in one for one in faults(hosted))
    hosted.put("offline.json", '{"version": "89ab", "files": {"a": 1e999}}')
    assert faults(hosted)


def test_of_each_kind_no_more_is_said_than_anybody_reads(hosted: Hosted) -> None:
    pictures = "".join(f"<img src='https://x{n}.example/'>" for n in range(6_000))
    hosted.page("", pictures + "<p>" + "x" * 5_000)
    found = [one for one in verify.verify(hosted.address, SHORT) if one.about == "hosts"]
    assert len(found) == 51
    more = read.MOST_OF_A_PAGE - 50 - 2  # two are loaded of the site itself
    said = f"There are {more} more findings of this kind."
    assert found[-1] == Finding(Level.FAULT, "hosts", said)
    assert all(len(one.sentence) <= 1_200 for one in found)


@pytest.mark.parametrize("status", [401, 403])
def test_a_login_that_ran_out_is_called_so(status: int, hosted: Hosted) -> None:
    hosted.replies[""] = Reply(b"", {"WWW-Authenticate": "Basic"}, status)
    with pytest.raises(UnreadableAddress, match=f"{status}; you may have to log in first"):
        verify.verify(hosted.address, SHORT)
