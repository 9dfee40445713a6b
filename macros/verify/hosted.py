"""A hosted copy of the site, as far as it was read from outside."""

from __future__ import annotations

import html
import json
import re
from dataclasses import dataclass, field
from itertools import islice
from typing import Any
from urllib.parse import quote, urljoin, urlsplit

from macros import terminal
from macros.runtime.files import MANIFEST, RUNTIMES
from macros.site import document, offline
from macros.site.document import Document, is_address
from macros.site.early import CALCULATOR_SCRIPT
from macros.site.loads import of_script, of_stylesheet
from macros.verify.visit import LARGEST, LARGEST_TEXT, Answer, UnreadableAddress, Visitor

MOMENTS_JS = "assets/moments.js"
MODULES = "assets/moments"
RUNTIME = f"{RUNTIMES.as_posix()}/"
LOCATION = re.compile(r"<loc>([^<]*+)</loc>")
MOST_OF_A_PAGE = 5_000  # addresses of one page that are looked at
MOST_NAMED_BY_ONE = 1_000  # files that one script or style sheet may name
MOST_LISTED = 50_000  # what a sitemap may list at most
ASK_TO_LOG_IN = (401, 403, 407)
NOWHERE = "there-is-no-such-page-here/"


@dataclass
class Hosted:
    """What was read of a copy.

    Attributes:
        base: The address below which the site lies.
        start: The page that the visit began with.
        pages: Each page that could be read, by its address.
        files: Each file that pages and scripts load, by its address.
        more: Each file that was read only because browsers may keep it, by its address.
        runtimes: Each runtime's manifest, or `None` where there is none, by its folder's address.
        kept: The size of each file that browsers keep for use without a network, by its path below
            `base`; `None` without a list of them.
        unread: What could not be read, and why.
        site_url: The address that the sitemap believes the site to have; `None` without a sitemap.
        listed: How many pages the sitemap lists.
        ended: Why not all was read, if the host gave more than is taken; empty if all was.
        nowhere: The answer for a page that does not exist.
    """

    base: str
    start: Answer
    pages: dict[str, tuple[Answer, Document]] = field(default_factory=dict)
    files: dict[str, Answer] = field(default_factory=dict)
    more: dict[str, Answer] = field(default_factory=dict)
    runtimes: dict[str, dict[str, Any] | None] = field(default_factory=dict)
    kept: dict[str, int] | None = None
    unread: dict[str, str] = field(default_factory=dict)
    site_url: str | None = None
    listed: int = 0
    ended: str = ""
    nowhere: Answer | None = None

    @property
    def origin(self) -> str:
        """Scheme and host."""
        return origin(self.base)

    @property
    def own(self) -> dict[str, tuple[Answer, Document]]:
        """The pages that are the site's, by their address, and no stranger's in their place."""
        return {
            address: (answer, page)
            for address, (answer, page) in self.pages.items()
            if answer.status < 400 and module(answer, page) is not None
        }

    def found(self, name: str) -> Answer | None:
        """Give what was read of a file, by its path below the site; a page has two addresses."""
        address = joined(self.base, name)
        for other in (address, address.removesuffix("index.html")):
            if other in self.pages:
                return self.pages[other][0]
        return self.files.get(address) or self.more.get(address)

    def short(self, address: str) -> str:
        """Name an address as a place within the site."""
        return address.removeprefix(self.base) or terminal.say("the start page")


def joined(base: str, name: str) -> str:
    """The address of what a host names; of what is not an address, one below `base` that is.

    >>> joined("https://a.example/kb/", "http://[")
    'https://a.example/kb/http%3A%2F%2F%5B'
    """
    try:
        return urljoin(base, name)
    except ValueError:
        return base + quote(name, safe="")


def origin(address: str) -> str:
    """Give scheme and host of an address.

    >>> origin("https://example.org/kb/index.html")
    'https://example.org'
    """
    parts = urlsplit(address)
    return f"{parts.scheme}://{parts.netloc}".lower()


def read_page(answer: Answer) -> Document:
    """Read a page, and pass over addresses in it that are none."""
    page = document.read(answer.text)
    page.loads = [load for load in page.loads[:MOST_OF_A_PAGE] if is_address(load[2])]
    page.links = [link for link in page.links[:MOST_OF_A_PAGE] if is_address(link[1])]
    if page.canonical is not None and not is_address(page.canonical):
        page.canonical = None
    return page


def begin(visitor: Visitor, address: str) -> tuple[Answer, Hosted | None]:
    """Read the first page.

    Returns:
        The answer, and the copy that it is a page of, if it is one.

    Raises:
        UnreadableAddress: There is no page to read.
    """
    start = visitor.get(address, LARGEST_TEXT)
    if start.status >= 400:
        said = terminal.say("answers with status {status}.", status=start.status)
        if start.status in ASK_TO_LOG_IN:
            said = terminal.say(
                "answers with status {status}; you may have to log in first.", status=start.status
            )
        raise UnreadableAddress(address, said)
    found = module(start, read_page(start))
    return start, None if found is None else Hosted(CALCULATOR_SCRIPT.sub("", found), start)


def module(answer: Answer, page: Document) -> str | None:
    """Give the address of the site's module, if the page loads it as each page of it does."""
    loaded = (urljoin(answer.url, one).partition("?")[0] for _, _, one in page.loads)
    return next((address for address in loaded if CALCULATOR_SCRIPT.search(address)), None)


def explore(visitor: Visitor, hosted: Hosted, most: int) -> None:
    """Read the pages that the sitemap lists, what they load, and the runtime that they name.

    Args:
        visitor: Who asks.
        hosted: The copy as `begin` gave it, which is filled.
        most: How many pages to read.
    """
    addresses = dict.fromkeys([hosted.start.url, hosted.base, *_listed(visitor, hosted)])
    for address in list(addresses)[:most]:
        answer = hosted.start if address == hosted.start.url else _read(visitor, hosted, address)
        if answer is not None:
            hosted.pages[address] = answer, read_page(answer)
    _load(visitor, hosted)
    for _, page in hosted.own.values():
        for _, runtime in page.runtimes:
            _manifest(visitor, hosted, urljoin(hosted.base, f"{RUNTIME}{runtime}/"))
    _keep(visitor, hosted)
    hosted.nowhere = _read(visitor, hosted, urljoin(hosted.base, NOWHERE))


def _read(
    visitor: Visitor, hosted: Hosted, address: str, largest: int | None = None
) -> Answer | None:
    if visitor.ended:
        return None
    if origin(address) != hosted.origin:  # what a list names may lie anywhere
        hosted.unread[address] = terminal.say("lies on another host, which is not asked.")
        return None
    try:
        return visitor.get(address, largest or LARGEST_TEXT)
    except UnreadableAddress as unread:
        if visitor.ended:
            hosted.ended = visitor.ended
        else:
            hosted.unread[address] = unread.why
        return None


def _listed(visitor: Visitor, hosted: Hosted) -> list[str]:
    answer = _read(visitor, hosted, urljoin(hosted.base, "sitemap.xml"))
    listed = LOCATION.finditer(answer.text) if answer is not None and answer.status < 400 else ()
    found = [one[1].strip() for one in islice(listed, MOST_LISTED) if one[1].strip()]
    if not found:
        return []
    locations = [*filter(is_address, map(html.unescape, found))] or [hosted.base]
    # The start page is among them, so that what all have in common is where the site lies.
    common = min(locations, key=len).rpartition("/")[0] + "/"
    hosted.site_url, hosted.listed = common, len(locations)
    inside = [one.removeprefix(common) for one in locations if one.startswith(common)]
    return [joined(hosted.base, one) for one in inside]


def _load(visitor: Visitor, hosted: Hosted) -> None:
    waiting = [
        urljoin(answer.url, loaded)
        for answer, page in hosted.own.values()
        for _, tag, loaded in page.loads
        if tag not in ("form", "base")
    ]
    met = set(hosted.pages)
    while waiting and not visitor.ended:
        address = waiting.pop().partition("#")[0]
        if address in met or origin(address) != hosted.origin:
            continue
        met.add(address)
        answer = _read(visitor, hosted, address, _largest(address))
        if answer is None:
            continue
        hosted.files[address] = answer
        if answer.status < 400 and not answer.page:
            named = (urljoin(address, one) for one in loads(address, answer) if _sure(one))
            waiting += dict.fromkeys(islice(named, MOST_NAMED_BY_ONE))


def _largest(address: str) -> int:
    """How much is taken of a file: more of what is only counted than of what is read."""
    read = urlsplit(address).path.endswith((".css", ".js", ".mjs", ".html", "/"))
    return LARGEST_TEXT if read else LARGEST


def loads(address: str, answer: Answer) -> list[str]:
    """List the addresses that a style sheet or a script names to be loaded."""
    path = urlsplit(address).path
    if path.endswith(".css"):
        return [*filter(is_address, of_stylesheet(answer.text))]
    if path.endswith((".js", ".mjs")):
        return [*filter(is_address, of_script(answer.text))]
    return []


def _sure(address: str) -> bool:
    """Whether it is an address for certain; in a script it is found by a pattern only."""
    return address.startswith(("./", "../")) and "${" not in address


def _manifest(visitor: Visitor, hosted: Hosted, folder: str) -> None:
    if folder in hosted.runtimes:
        return
    hosted.runtimes[folder] = None
    answer = _read(visitor, hosted, f"{folder}{MANIFEST}")
    if answer is None:
        return
    hosted.files[f"{folder}{MANIFEST}"] = answer
    try:
        manifest = json.loads(answer.body)
        complete = all(map(_of_a_file, manifest["files"].values()))
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        return
    if answer.status >= 400 or not complete:
        return
    hosted.runtimes[folder] = manifest
    for name in manifest["files"]:
        if (file := _read(visitor, hosted, joined(folder, name), LARGEST)) is not None:
            hosted.files[joined(folder, name)] = file


def _of_a_file(facts: Any) -> bool:
    """Whether a manifest says of a file what there is to say."""
    size = facts.get("size")
    return type(size) is int and size >= 0 and isinstance(facts.get("sha256"), str)


def _keep(visitor: Visitor, hosted: Hosted) -> None:
    """Read the list of files that browsers keep, and those of them that were not read before."""
    listed = _read(visitor, hosted, urljoin(hosted.base, offline.FILE_LIST))
    try:
        if listed is None or listed.status >= 400:
            return
        files = json.loads(listed.body)["files"]
        hosted.kept = {str(name): int(size) for name, size in files.items()}
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError, OverflowError):
        return
    for name in (offline.SERVICE_WORKER, *hosted.kept):
        address = joined(hosted.base, name)
        known = hosted.found(name) is not None or address in hosted.unread
        if not known and not name.endswith(".html"):
            answer = _read(visitor, hosted, address, _largest(address))
            if answer is not None:
                hosted.more[address] = answer
