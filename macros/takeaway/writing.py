"""The bank's texts away from a page: as HTML that needs nothing else, or as plain text.

Links lead nowhere there, so their words stay; a term keeps its word, and a citation the names of
its authors with the year.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import lru_cache
from html import unescape
from pathlib import Path

from markdown import Markdown
from markupsafe import Markup, escape

from macros.exam.form import GAP
from macros.exam.values import TEXT_LINK
from macros.knowledge import bibliography
from macros.page.call import Call, next_call

WRITTEN_GAP = "_____"
PLACE_OF_CALL = "moments{}said"
PLACE_OF_GAP = "momentsgap"
ELEMENT = re.compile(r"<[^>]+>")
_markdown = Markdown()


@lru_cache(maxsize=10_000)
def _converted(text: str) -> str:
    """Markdown as HTML within a paragraph: most texts of the bank stand in three of its files."""
    made = _markdown.reset().convert(text)
    return re.sub(r"\A<p>(.*)</p>\Z", r"\1", made, flags=re.DOTALL)


class Writer:
    """Writes the texts of one site's bank.

    Args:
        docs: The folder of its pages.
    """

    def __init__(self, docs: Path) -> None:
        self._docs = docs

    def html(self, text: str) -> Markup:
        """A text as HTML within a paragraph: emphasis and code, no link, no style."""
        return self._said(text, self._call)

    def plain(self, text: str) -> str:
        """A text in one line without any markup.

        >>> Writer(Path("docs")).plain("Which is **not** [Kano’s](learn/measure/kano.md) *word*?")
        'Which is not Kano’s word?'
        """
        return " ".join(unescape(ELEMENT.sub("", self.html(text))).split())

    def works(self, keys: list[str], work: str | None) -> Markup:
        """What a question rests on, in short."""
        book = bibliography.load(self._docs)
        said = [book.cited(key) for key in keys]
        if work is not None:
            said.append(self.html(work))
        return Markup("; ").join(said)

    def _said(self, text: str, call_said: Callable[[Call], Markup]) -> Markup:
        text = TEXT_LINK.sub(lambda found: found[0][1 : found[0].index("](")], text)
        calls: list[Markup] = []
        while call := next_call(text):
            text = text[: call.start] + PLACE_OF_CALL.format(len(calls)) + text[call.end :]
            calls.append(call_said(call))
        made = _converted(text.replace(GAP, PLACE_OF_GAP))
        for at, said in enumerate(calls):
            made = made.replace(PLACE_OF_CALL.format(at), said)
        return Markup(made.replace(PLACE_OF_GAP, WRITTEN_GAP))

    def _call(self, call: Call) -> Markup:
        (given,), keywords = call.arguments()
        if call.name == "term":
            return escape(keywords.get("shown") or given)
        book = bibliography.load(self._docs)
        return Markup("({})").format(Markup("; ").join(book.cited(key) for key in given.split()))
