"""The Python-Markdown extension that says what a page is called, where its question stands.

A page's first heading is a question, and nobody searches for one: they search for “Kano”. So the
page's `title` goes in front of the question, into the same heading, where readers see it and every
generator's search finds it; and the front matter's `keywords`, other words under which the page is
looked for, close its introduction. An extension of its own, since a site that calls our macros has
headings of its own too.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any
from xml.etree.ElementTree import Element, SubElement

from markdown import Markdown
from markdown.extensions import Extension
from markdown.treeprocessors import Treeprocessor

from macros.knowledge import front_matter
from macros.page.page import Page, converted_by
from macros.sentence import MacroError

HEADING, PART, PARAGRAPH = "h1", "h2", "p"
HEADINGS_OF_PARTS = {"h2", "h3", "h4", "h5", "h6"}
LITTLE = 0.1
"""What weighs no more is to be found last: by the page's own name, and not by each of its parts."""


class HeadingExtension(Extension):
    """Puts a page's name in front of its question, and its keywords behind its introduction.

    Args:
        page: The page, for a caller that knows it; otherwise the generator is asked, and where
            none tells, nothing is added.
    """

    def __init__(self, page: Page | None = None, **options: Any) -> None:
        super().__init__(**options)
        self._page = page

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 the name is Markdown's
        """Register behind the contents list (5), whose anchors are made from the question."""
        md.treeprocessors.register(_Called(md, self._page), "heading", 4)


class _Called(Treeprocessor):
    """Adds both to the finished tree."""

    def __init__(self, md: Markdown, page: Page | None) -> None:
        super().__init__(md)
        self._page = page

    def run(self, root: Element) -> None:
        page = self._page or converted_by(self.md, Path(), str)
        heading = root.find(HEADING)
        if page.path is None or heading is None:
            return
        name, question = front_matter.given_title(page.path), "".join(heading.itertext())
        if name and not question.casefold().startswith(name.casefold()):
            _put_in_front(heading, name)
        try:
            words = front_matter.keywords(page.path)
        except MacroError as error:
            raise MacroError(error.sentence, page.name) from None
        if words:
            _close_introduction(root, heading, words)
        # Zensical's search weighs all pages alike, and a heading above everything else.
        if page.moves_links and front_matter.boost(page.path) <= LITTLE:
            for part in root.iter():
                if part.tag in HEADINGS_OF_PARTS:
                    part.set("data-search-exclude", "")


def _put_in_front(heading: Element, name: str) -> None:
    called = Element("span", {"class": "moments-name"})
    called.text = name
    # Heard, printed and listed by a search; on the screen the name has a line of its own.
    SubElement(called, "span", {"class": "moments-colon"}).text = ": "
    called.tail, heading.text = heading.text, None
    heading.insert(0, called)


def _close_introduction(root: Element, heading: Element, words: tuple[str, ...]) -> None:
    """Behind all that belongs to the first heading; on a page without a second, below its answer.

    There search counts it to the page and to none of its parts.
    """
    line = Element(PARAGRAPH, {"class": "moments-keywords"})
    line.text = f"Also found under: {', '.join(words)}."
    parts = list(root)
    first = parts.index(heading) + 1
    ends = [at for at, part in enumerate(parts) if at >= first and part.tag == PART]
    answers = [at + 1 for at, part in enumerate(parts) if at >= first and part.tag == PARAGRAPH]
    root.insert((ends or answers or [len(parts)])[0], line)


def makeExtension(**options: Any) -> HeadingExtension:  # noqa: N802 the name is Markdown's
    """Give Markdown the extension that it finds under the name of this module."""
    return HeadingExtension(**options)
