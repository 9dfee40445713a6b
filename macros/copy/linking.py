"""Where the links of a copy's own pages lead, before a generator is asked.

A generator refuses a site with a dead link, and so does the seal: whoever asks `check` whether all
is right would be told so, and would find nothing built.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator
from html import unescape
from posixpath import dirname, join, normpath, relpath
from urllib.parse import unquote, urlsplit

from calculator.words import nearest
from macros import terminal
from macros.copy.leaving import IN_HTML, LINK_WRITTEN, NAMED
from macros.knowledge.problems import Problem
from macros.page.hidden import targets
from macros.page.place import UNEXPANDED
from macros.sentence import suggest
from macros.site.document import Document, is_address
from macros.site.links import TOP
from macros.site.seal import of_part

INDENTED = ("    ", "\t")
LINE_IN_FRONT = re.compile(r"^:(?:\d+:)? ")


def wrong(
    text: str,
    place: str,
    page: Document,
    places: Collection[str],
    ids: Callable[[str], Collection[str]],
    raw: Collection[str] = (),
    *,
    moves_links: bool = False,
    home: str = "",
) -> Iterator[Problem]:
    """Say which links of a page lead nowhere, and what in it the site's policy would block.

    Args:
        text: The page as it is written.
        place: Its place in `docs/`.
        page: The page as it was converted, without the site around it.
        places: The places of all files of the site.
        ids: Gives the parts of a page that links can lead to, by its place.
        raw: The addresses that stand in raw HTML.
        moves_links: Whether the generator lets those and the addresses of built pages begin at the
            page's file; else they begin at the built page, and lead to no file of another, and
            what is written in Markdown leads to files alone.
        home: Where the site lies.
    """
    file = f"docs/{place}"
    folder = dirname(place) if moves_links else _folder(place)
    there = {address for _, address in page.links} | {address for _, _, address in page.loads}
    left = there - {*raw}  # which Markdown has made, however they are written
    taken = _found_in_the_file(text, dirname(place))
    for found in (*LINK_WRITTEN.finditer(text), *NAMED.finditer(text), *IN_HTML.finditer(text)):
        address = unescape(found[1])
        if not {address, found[1]} & there:
            address = taken(found) if moves_links else ""
        if not address:
            continue
        left -= {address, found[1]}
        if not is_address(address):
            yield Problem(file, *_at(text, found.start(1)), _no_address(address))
            continue
        in_html = found.re is IN_HTML and address in raw
        if in_html:
            said = "" if moves_links else _of_a_file(address, place)
        else:
            said = "" if moves_links else _of_a_built_page(address, place, places)
            said = said or _of_references(address, found[1])
        said = said or _wrong(address, place, places, ids, (folder, in_html), home)
        if said:
            line, column = _at(text, found.start(1))
            yield Problem(file, line, column, _led(address, said))
    for address in sorted(one for one in left if one in text):
        if not is_address(address):
            yield Problem(file, *_at(text, text.find(address)), _no_address(address))
            continue
        said = "" if moves_links else _of_a_built_page(address, place, places)
        if said := said or _wrong(address, place, places, ids, (folder, False), home):
            line, column = _at(text, max(0, text.find(address)))
            yield Problem(file, line, column, _led(address, said))
    for finding in of_part(page):
        said = LINE_IN_FRONT.sub("", finding)
        quoted = [one for one in there if one in said and one in text]
        line, column = _at(text, text.index(max(quoted, key=len))) if quoted else (1, 1)
        yield Problem(file, line, column, said)


def _no_address(address: str) -> str:
    return terminal.say(
        "{address} is not an address; look at its brackets.", address=terminal.quoted(address)
    )


def _found_in_the_file(text: str, folder: str) -> Callable[[re.Match[str]], str]:
    """Which address Zensical takes from what is no link, if any: it looks for them in the file.

    It takes those to files of pages and to parts of this page, from code that is indented, and
    begins at the first folder where a path would lead out of it.
    """
    shown = UNEXPANDED.sub(lambda one: re.sub(r"[^\n]", "\0", one[0]), text)

    def taken(found: re.Match[str]) -> str:
        line = shown[shown.rfind("\n", 0, found.start()) + 1 : found.start(1) + 1]
        if line[-1] == "\0" or not (found.re in (NAMED, IN_HTML) or line.startswith(INDENTED)):
            return ""
        path, mark, part = found[1].partition("#")
        if not path.partition("?")[0].endswith(".md"):
            return "" if path else found[1]
        place = normpath(join("/", folder, path.partition("?")[0]))
        return relpath(place, join("/", folder)) + mark + part

    return taken


def _led(address: str, what: str) -> str:
    return terminal.say(
        "the link {address} leads to {what}", address=terminal.quoted(address), what=what
    )


def _wrong(
    address: str,
    place: str,
    places: Collection[str],
    ids: Callable[[str], Collection[str]],
    begins: tuple[str, bool],
    home: str,
) -> str:
    built, in_html = begins
    parts = urlsplit(address)
    if parts.scheme in ("http", "https") and not parts.netloc:
        return terminal.say("no host; write https:// and its name in front, or only a path.")
    if parts.scheme or parts.netloc or not (parts.path or parts.fragment):
        return ""
    if parts.path.startswith("/"):
        return _from_the_root(address, places, ids, home)
    path, part = unquote(parts.path), unquote(parts.fragment)
    target = normpath(join(built if in_html else dirname(place), path)) if path else place
    if path.endswith(("/", "index.html")) or (path and "." not in target.rpartition("/")[2]):
        return _wrong_page([*targets(path, place, built)], part, places, ids)
    if target not in places:
        pages = [one for one in places if one.endswith(".md")]
        if nearest(target, pages):
            return terminal.say("nothing in the site; {hint}", hint=suggest(target, pages))
        return terminal.say("nothing in the site; look at its path.")
    if part and target.endswith(".md") and part not in TOP and part not in ids(target):
        return _no_part(part)
    return ""


def _of_references(address: str, written: str) -> str:
    """What generators object to in Markdown: they look for a file of the name as it is written."""
    path = written.partition("?")[0]
    if unescape(path) == path or urlsplit(address).scheme or urlsplit(address).netloc:
        return ""
    return terminal.say(
        "a file only if {written} is read as HTML; in Markdown write {address}.",
        written=terminal.quoted(written),
        address=terminal.quoted(address),
    )


def _of_a_built_page(address: str, place: str, places: Collection[str]) -> str:
    """What MkDocs objects to in Markdown, where each link leads to a file beside the page's own."""
    parts = urlsplit(address)
    path = unquote(parts.path)
    if parts.scheme or parts.netloc or not (path or address.startswith("/")):
        return ""
    if address.startswith(("/", "\\")):
        return terminal.say(
            "an address from the root of a host; in Markdown write the path of the file."
        )
    folder = dirname(place)
    if normpath(join(folder, path)) in places:
        return ""
    begun = (one for at in (folder, _folder(place)) for one in targets(path, place, at))
    page = next((one for one in begun if one in places), None)
    if page is None:
        return ""
    beside = terminal.quoted(relpath(page, folder or "."))
    return terminal.say("a built page; in Markdown write its file, {file}.", file=beside)


def _from_the_root(
    address: str, places: Collection[str], ids: Callable[[str], Collection[str]], home: str
) -> str:
    base = unquote(urlsplit(home).path).rstrip("/") + "/"
    parts = urlsplit(address)
    path = unquote(parts.path)
    if not home or f"{path}/" == base:
        return ""
    if not path.startswith(base):
        return terminal.say("nothing in the site, which lies at {base}", base=base)
    target = normpath(path[len(base) :] or ".")
    if target in places and not target.endswith(".md"):
        return ""
    return _wrong_page([*targets(path, "", "", home)], unquote(parts.fragment), places, ids)


def _wrong_page(
    there: list[str], part: str, places: Collection[str], ids: Callable[[str], Collection[str]]
) -> str:
    """What is wrong with the address of a built page, which is a folder."""
    found = next((one for one in there if one in places), None)
    if found is None:
        return terminal.say(
            "nothing in the site; it begins at the built page, which is a folder of its own."
        )
    if found and part and part not in TOP and part not in ids(found):
        return _no_part(part)
    return ""


def _no_part(part: str) -> str:
    return terminal.say("no part of that page: none has the id {name}.", name=terminal.quoted(part))


def _of_a_file(address: str, place: str) -> str:
    path = urlsplit(address).path
    if not path.endswith(".md") or urlsplit(address).scheme or address.startswith("/"):
        return ""
    page = _folder(normpath(join(dirname(place), path)))
    there = f"{relpath(page or '.', _folder(place) or '.')}/"
    return terminal.say(
        "a page’s file, which HTML is not led to: write {address}, or the link in Markdown.",
        address=terminal.quoted(there),
    )


def _folder(place: str) -> str:
    """The folder that a page becomes."""
    return place.removesuffix(".md").removesuffix("index")


def _at(text: str, position: int) -> tuple[int, int]:
    before = text[:position]
    return before.count("\n") + 1, len(before) - before.rfind("\n")
