"""Links to pages that a copy hides: their words stay, and lead nowhere.

Those in Markdown go on the finished tree, where an author's way of writing a link makes no
difference any more; those in raw HTML, which no tree shows, in the HTML of the page.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from html import escape
from html.parser import HTMLParser
from posixpath import dirname, join, normpath
from urllib.parse import unquote, urlsplit
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.postprocessors import Postprocessor
from markdown.treeprocessors import Treeprocessor

from macros.page.house import adopted
from macros.page.page import Page

ADDRESSES = ("href", "xlink:href", "src", "srcset", "data", "action", "formaction", "poster")
"""Attributes by which raw HTML leads somewhere or loads something."""
UNSEEN_BY_GENERATORS = "https://hidden.invalid/"
"""In front of the address of a hidden page where a generator would look for its file."""
FRAMES = ("iframe", "object", "embed")
LEFT_OF_A_LINK = ("id", "lang", "dir")
"""What stays of a link: the page may lead to it, and its words are what they are."""
END = re.compile(r"(/?>)\Z")


class LeadingNowhere(Treeprocessor):
    """Makes plain text of each link to a page that is not shown.

    Args:
        md: What converts the page.
        page: Gives that page.
    """

    def __init__(self, md: Markdown, page: Callable[[Markdown], Page]) -> None:
        super().__init__(md)
        self._page = page

    def run(self, root: Element) -> None:
        """Look at all links of the page."""
        hidden = adopted().hidden
        page = self._page(self.md) if hidden else None
        if page is None or page.path is None:
            return
        for link in [*root.iter("a")]:
            if leads_to_hidden(link.get("href", ""), page):
                link.tag = "span"
                for name in link.attrib.keys() - {*LEFT_OF_A_LINK}:  # and what made a button of it
                    del link.attrib[name]
        for picture in [*root.iter("img")]:  # which generators want to lead somewhere
            if leads_to_hidden(picture.get("src", ""), page):
                picture.tag, picture.text = "span", picture.get("alt", "")
                for name in picture.attrib.keys() - {*LEFT_OF_A_LINK}:
                    del picture.attrib[name]


class RawLeadingNowhere(Postprocessor):
    """Does the same in the HTML of a page, in which what was written as HTML has its place again.

    Args:
        md: What converts the page.
        page: Gives that page.
    """

    def __init__(self, md: Markdown, page: Callable[[Markdown], Page]) -> None:
        super().__init__(md)
        self._page = page

    def run(self, text: str) -> str:
        """Look at all tags of the page."""
        page = self._page(self.md) if adopted().hidden else None
        if page is None or page.path is None:
            return text
        # What is left of these stands in code, which shows what was written.
        return without(text, page).replace(UNSEEN_BY_GENERATORS, "")


def leads_to_hidden(address: str, page: Page) -> bool:
    """Whether an address on a page leads to one that is not shown.

    Args:
        address: As written, in Markdown or in HTML.
        page: The page that it stands on.
    """
    if not address or page.path is None:
        return False
    place = page.path.relative_to(page.docs).as_posix()
    folder = dirname(place) if page.moves_links else "/".join(page.folder)
    return not adopted().hidden.isdisjoint(targets(address, place, folder, adopted().address))


def targets(address: str, place: str, folder: str, home: str = "") -> Iterator[str]:
    """The pages that an address may lead to, by their files; none if it leads out of the site.

    >>> [*targets("../learn/carlzon.md#x", "apply/board.md", "apply/board")]
    ['learn/carlzon.md']
    >>> [*targets("../../learn/carlzon/", "apply/board.md", "apply/board")]
    ['learn/carlzon.md', 'learn/carlzon/index.md']
    >>> [*targets("/kb/learn/", "a.md", "a", "https://example.org/kb/")]
    ['learn.md', 'learn/index.md']
    >>> [*targets("https://example.org/a.md", "", "")]
    []

    Args:
        address: As written.
        place: The file of the page that it stands on.
        folder: The folder from which the generator lets it lead to another built page.
        home: Where the site lies.
    """
    try:
        parts, site = urlsplit(address.removeprefix(UNSEEN_BY_GENERATORS)), urlsplit(home)
    except ValueError:
        return
    path = unquote(parts.path)
    if parts.scheme or parts.netloc or path.startswith("/"):
        base = unquote(site.path).rstrip("/") + "/"
        there = (parts.scheme or site.scheme, parts.netloc or site.netloc)
        if not home or there != (site.scheme, site.netloc) or not f"{path}/".startswith(base):
            return
        path, folder = path[len(base) :] or ".", ""
    elif path.endswith(".md"):
        yield normpath(join(dirname(place), path))
        return
    if path:
        built = normpath(join(folder, path.removesuffix("index.html")))
        yield f"{built}.md"
        yield normpath(join(built, "index.md"))


def without(html: str, page: Page) -> str:
    """A page's HTML without what leads to pages that are not shown.

    The words of a link stay, a frame leaves its title, and all else only what led there.
    """
    reader = _Reader(html, lambda address: leads_to_hidden(address, page))
    reader.feed(html)
    reader.close()
    parts, at = [], 0
    for start, end, instead in reader.edits:
        parts += [html[at:start], instead]
        at = end
    return "".join([*parts, html[at:]])


class _Reader(HTMLParser):
    """Finds what has to be written otherwise, in the order of the text."""

    def __init__(self, text: str, hidden: Callable[[str], bool]) -> None:
        super().__init__(convert_charrefs=False)
        self.edits: list[tuple[int, int, str]] = []
        self._starts = [0, *(end.end() for end in re.finditer("\n", text))]
        self._hidden = hidden
        self._drawn = 0  # how deep within drawings
        self._open = ""  # what an open link has become
        self._framed = ""  # a frame that is left out up to its end
        self._from = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._drawn += tag == "svg"
        self._start(tag, attrs)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._start(tag, attrs)

    def _start(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        dead = [
            name for name, value in attrs if name in ADDRESSES and self._leads(name, value or "")
        ]
        if not dead or self._framed:
            return
        written = self.get_starttag_text() or ""
        start = self._position()
        given = {name: value or "" for name, value in attrs}
        if tag == "a":
            self._open = "g" if self._drawn else "span"
            left = {name: value for name, value in given.items() if name in LEFT_OF_A_LINK}
            self._write(start, start + len(written), _tag(self._open, left))
        elif tag in FRAMES and tag != "embed" and not written.endswith("/>"):
            self._framed, self._from = tag, start
            self._write(
                start, start + len(written), f"<span>{escape(given.get('title', ''))}</span>"
            )
        else:
            left = {name: value for name, value in given.items() if name not in dead}
            if tag == "area":  # which says where it leads, and leads nowhere
                left.pop("alt", None)
            self._write(start, start + len(written), _tag(tag, left, END.search(written)))

    def handle_endtag(self, tag: str) -> None:
        start = self._position()
        self._drawn -= tag == "svg" and self._drawn > 0
        if self._framed:
            if tag == self._framed:
                first, _, title = self.edits.pop()
                self._write(first, start + len(f"</{tag}>"), title)
                self._framed = ""
        elif tag == "a" and self._open:
            self._write(start, start + len("</a>"), f"</{self._open}>")
            self._open = ""

    def _leads(self, name: str, value: str) -> bool:
        each = value.split(",") if name == "srcset" else [value]
        return any(self._hidden(one.split()[0]) for one in each if one.strip())

    def _position(self) -> int:
        line, column = self.getpos()
        return self._starts[line - 1] + column

    def _write(self, start: int, end: int, text: str) -> None:
        self.edits.append((start, end, text))


def _tag(name: str, given: dict[str, str], end: re.Match[str] | None = None) -> str:
    said = "".join(f' {key}="{escape(value)}"' for key, value in given.items())
    return f"<{name}{said}{end[1] if end else '>'}"
