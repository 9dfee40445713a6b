"""The bibliography: one file in CSL JSON, which reference managers import, for the whole site.

How a work is cited and listed is left to citeproc and the Harvard style that comes with it.
"""

from __future__ import annotations

import html
import json
import re
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from citeproc import (
    Citation,
    CitationItem,
    CitationStylesBibliography,
    CitationStylesStyle,
    Locator,
    formatter,
)
from citeproc.source.json import CiteProcJSON
from markupsafe import Markup

from calculator.words import quote
from macros.sentence import MacroError, suggest

PLACE = "reference/sources.json"
STYLE = "harvard-cite-them-right"
KEY = re.compile(r"[a-z][a-z0-9]*\Z")
NEEDED = ("id", "type", "title", "issued")
ADDRESS = re.compile(r"https?://[^\s<>]+[^\s<>.,;:)]")


@dataclass(frozen=True)
class Work:
    """One entry of the bibliography.

    Attributes:
        key: Its key, such as `carlzon1987`.
        reference: The full reference, with links.
        short: How it is cited in text, without brackets and pages, such as `Carlzon, 1987`.
    """

    key: str
    reference: Markup
    short: str


class Bibliography:
    """The works of one file, by their keys, in the order of their references.

    Args:
        entries: What the file holds, already looked through.
    """

    def __init__(self, entries: list[dict[str, Any]]) -> None:
        style = CitationStylesStyle(STYLE, locale="en-GB", validate=False)
        self._processor = CitationStylesBibliography(
            style, CiteProcJSON(_escaped(entries)), formatter.html
        )
        everything = Citation([CitationItem(entry["id"]) for entry in entries])
        self._processor.register(everything)
        self._processor.sort()
        self._years = {entry["id"]: str(entry["issued"]["date-parts"][0][0]) for entry in entries}
        references = self._processor.bibliography()
        self.works = {
            key: Work(key, _linked(str(reference)), self._cited(key))
            for key, reference in zip(self._processor.keys, references, strict=True)
        }

    def work(self, key: str) -> Work:
        """Find a work.

        Raises:
            MacroError: If there is none of this key; the sentence names the nearest.
        """
        if key not in self.works:
            raise MacroError(
                f"There is no source {quote(key)} in {PLACE}; {suggest(key, self.works)}"
            )
        return self.works[key]

    def cited(
        self,
        key: str,
        pages: str | None = None,
        chapter: str | None = None,
        *,
        year_only: bool = False,
    ) -> str:
        """A work as it is cited in text, without brackets: `Carlzon, 1987, p. 3`.

        Args:
            key: The work's key.
            pages: A page or a range of them, such as `77-79`.
            chapter: A chapter, where pages are not known.
            year_only: Leave out the authors, whom the sentence has named.

        Raises:
            MacroError: If there is no such work.
        """
        self.work(key)
        text = self._cited(key, pages, chapter)
        year = self._years[key]
        return text[text.index(f", {year}") + 2 :] if year_only else text

    def _cited(self, key: str, pages: str | None = None, chapter: str | None = None) -> str:
        item = CitationItem(key)
        if pages:
            item = CitationItem(key, locator=Locator("page", pages))
        elif chapter:
            item = CitationItem(key, locator=Locator("chapter", chapter))
        citation = Citation([item])
        self._processor.register(citation)
        text = str(self._processor.cite(citation, lambda _: None))
        return str(Markup(text).unescape()).removeprefix("(").removesuffix(")")


def load(docs: Path) -> Bibliography:
    """Read a site's bibliography.

    Args:
        docs: The folder of the pages.

    Raises:
        MacroError: If the file is missing, is not CSL JSON, or holds an entry that cannot be cited.
    """
    path = docs / PLACE
    if not path.is_file():
        raise MacroError(f"There is no bibliography {PLACE}, so nothing can be cited.")
    return _read(path, path.stat().st_mtime_ns)


@lru_cache(maxsize=4)
def _read(path: Path, _changed: int) -> Bibliography:
    try:
        entries = json.loads(path.read_text(encoding="utf-8"))
    except json.JSONDecodeError as error:
        raise MacroError(f"{PLACE}:{error.lineno}: {error.msg}.") from None
    if not isinstance(entries, list) or not all(isinstance(entry, dict) for entry in entries):
        raise MacroError(f"{PLACE} needs a list of entries, as CSL JSON is.")
    keys: set[str] = set()
    for position, entry in enumerate(entries, 1):
        key = entry.get("id")
        where = f"{PLACE}, entry {position} ({key})"
        if not isinstance(key, str) or not KEY.match(key):
            raise MacroError(f"{where}: `id` needs small letters and digits, such as carlzon1987.")
        if key in keys:
            raise MacroError(f"{where}: this key is given twice.")
        keys.add(key)
        for needed in NEEDED:
            if not entry.get(needed):
                raise MacroError(f"{where}: the field `{needed}` is missing.")
        if not (entry.get("author") or entry.get("editor")):
            raise MacroError(f"{where}: an author is missing; a body is given as a `literal`.")
        dates = entry["issued"].get("date-parts") if isinstance(entry["issued"], dict) else None
        if not dates or not dates[0] or not isinstance(dates[0][0], int):
            raise MacroError(f'{where}: `issued` needs a year, as {{"date-parts": [[1987]]}}.')
    book = Bibliography(entries)
    by_short: dict[str, str] = {}
    for key in sorted(book.works):
        short = book.works[key].short
        if other := by_short.get(short):
            raise MacroError(
                f"{PLACE}: {other} and {key} are both cited as {quote(short)}; "
                "a reader could not tell them apart."
            )
        by_short[short] = key
    return book


def _escaped(value: Any) -> Any:
    """Citeproc's HTML escapes its own words and nobody else's."""
    if isinstance(value, str):
        return html.escape(value, quote=False)
    if isinstance(value, dict):
        return {key: _escaped(part) for key, part in value.items()}
    return [_escaped(part) for part in value] if isinstance(value, list) else value


def _linked(reference: str) -> Markup:
    return Markup(ADDRESS.sub(lambda found: f'<a href="{found[0]}">{found[0]}</a>', reference))
