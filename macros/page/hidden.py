"""Links to pages that a copy hides: their words stay, and lead nowhere.

On the finished tree, where an author's way of writing a link makes no difference any more.
"""

from __future__ import annotations

from collections.abc import Callable
from posixpath import dirname, join, normpath
from urllib.parse import unquote, urlsplit
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.treeprocessors import Treeprocessor

from macros.page.house import adopted
from macros.page.page import Page


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
        place = page.path.relative_to(page.docs).as_posix()
        for link in [*root.iter("a")]:
            if target(link.get("href", ""), place) in hidden:
                link.tag = "span"
                link.attrib.clear()  # and what made a button of it


def target(address: str, place: str) -> str:
    """The page that an address in Markdown leads to; nothing if it leads out of the site.

    >>> target("../learn/carlzon.md#x", "apply/board.md"), target("https://example.org/a.md", "")
    ('learn/carlzon.md', '')
    """
    try:
        parts = urlsplit(address)
    except ValueError:
        return ""
    if parts.scheme or parts.netloc or not parts.path or parts.path.startswith("/"):
        return ""
    return normpath(join(dirname(place), unquote(parts.path)))
