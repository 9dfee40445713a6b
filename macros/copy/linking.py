"""Where the links of a copy's own pages lead, before a generator is asked.

A generator refuses a site with a dead link, and so does the seal: whoever asks `check` whether all
is right would be told so, and would find nothing built.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator
from posixpath import dirname, join, normpath
from urllib.parse import unquote, urlsplit

from calculator.words import quote
from macros.knowledge.problems import Problem
from macros.sentence import suggest
from macros.site.document import Document
from macros.site.links import TOP
from macros.site.seal import of_page

LINK_WRITTEN = re.compile(r"\]\(\s*<?([^()\s<>]+)>?(?:\s+[\"'][^\"']*[\"'])?\s*\)")
NAMED = re.compile(r"^ {0,3}\[[^\]\n]+\]:\s+<?([^\s<>]+)>?", re.MULTILINE)
NO_CHARSET = ": has no <meta charset>"
LINE_IN_FRONT = re.compile(r"^:(?:\d+:)? ")


def wrong(
    text: str,
    place: str,
    page: Document,
    places: Collection[str],
    ids: Callable[[str], Collection[str]],
) -> Iterator[Problem]:
    """Say which links of a page lead nowhere, and what in it the site's policy would block.

    Args:
        text: The page as it is written.
        place: Its place in `docs/`.
        page: The page as it was converted, without the site around it.
        places: The places of all files of the site.
        ids: Gives the parts of a page that links can lead to, by its place.
    """
    file = f"docs/{place}"
    there = {address for _, address in page.links} | {address for _, _, address in page.loads}
    for found in (*LINK_WRITTEN.finditer(text), *NAMED.finditer(text)):
        address = found[1].replace("&amp;", "&")
        if address in there and (said := _wrong(address, place, places, ids)):
            line, column = _at(text, found.start(1))
            yield Problem(file, line, column, f"the link {quote(address)} leads to {said}")
    for finding in of_page(page):
        if not finding.startswith(NO_CHARSET):
            said = LINE_IN_FRONT.sub("", finding)
            quoted = [one for one in there if one in said and one in text]
            line, column = _at(text, text.index(quoted[0])) if quoted else (1, 1)
            yield Problem(file, line, column, said)


def _wrong(
    address: str, place: str, places: Collection[str], ids: Callable[[str], Collection[str]]
) -> str:
    parts = urlsplit(address)
    if parts.scheme or parts.netloc or address.startswith(("/", "?")):
        return ""
    path, part = unquote(parts.path), unquote(parts.fragment)
    target = normpath(join(dirname(place), path)) if path else place
    if path.endswith("/") or (path and "." not in target.rpartition("/")[2]):
        return ""  # the address of a built page, which the seal follows
    if target not in places:
        pages = [one for one in places if one.endswith(".md")]
        return (
            f"nothing in the site; {suggest(target, pages)}"
            if _near(target, pages)
            else ("nothing in the site; look at its path.")
        )
    if part and target.endswith(".md") and part not in TOP and part not in ids(target):
        return f"no part of that page: none has the id {quote(part)}."
    return ""


def _near(target: str, pages: Collection[str]) -> bool:
    return "did you mean" in suggest(target, pages)


def _at(text: str, position: int) -> tuple[int, int]:
    before = text[:position]
    return before.count("\n") + 1, len(before) - before.rfind("\n")
