"""The bibliography: one file in CSL JSON, which reference managers import, for the whole site.

How a work is cited and listed is left to citeproc and the Harvard style that comes with it.
"""

from __future__ import annotations

import html
import json
import re
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path
from string import ascii_lowercase
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

from macros import terminal
from macros.sentence import MacroError, suggest

WORKS_FILE = "reference/sources.json"
CITATION_STYLE = "harvard-cite-them-right"
WORK_KEY = re.compile(r"[a-z][a-z0-9]*\Z")
NEEDED_FIELDS = ("id", "type", "title")
UNDATED = "no date"  # as the style says it
WEB_ADDRESS = re.compile(r"https?://[^\s<>]+[^\s<>.,;:)]")


class Bibliography:
    """The works of one file, by their keys.

    Args:
        entries: What the file holds, already looked through.
        cited: How some of them are cited, where that is known; it takes long.

    Attributes:
        keys: The keys of all works, in the order in which a list shows them.
    """

    def __init__(
        self, entries: list[dict[str, Any]], cited: Mapping[str, Markup] | None = None
    ) -> None:
        style = CitationStylesStyle(CITATION_STYLE, locale="en-GB", validate=False)
        self._processor = CitationStylesBibliography(
            style, CiteProcJSON(_escaped(entries)), formatter.html
        )
        self._references: dict[str, Markup] = {}
        self._short: dict[str, Markup] = {}
        for key in (entry["id"] for entry in entries):
            made = self._registered(CitationItem(key))
            known = cited and cited.get(key)
            self._short[key] = known or self._written(made)
        self._items = dict(zip(self._processor.keys, self._processor.items, strict=True))
        self._years = {entry["id"]: _year(entry) for entry in entries}
        self.keys = sorted(self._short, key=lambda key: (self._short[key].casefold(), key))

    def look_up(self, key: str) -> None:
        """Make sure that there is a work of this key.

        Raises:
            MacroError: If there is none; the sentence names the nearest.
        """
        if key not in self._short:
            said = terminal.say(
                "There is no source {name} in {file}; {hint}",
                name=terminal.quoted(key),
                file=WORKS_FILE,
                hint=suggest(key, self._short),
            )
            raise MacroError(said)

    def cited(
        self,
        key: str,
        pages: str | None = None,
        chapter: str | None = None,
        *,
        year_only: bool = False,
    ) -> Markup:
        """A work as it is cited in text, without brackets: `Carlzon, 1987, p. 3`.

        Args:
            key: The work's key.
            pages: A page or a range of them, such as `77-79`.
            chapter: A chapter, where pages are not known.
            year_only: Leave out the authors, whom the sentence has named.

        Raises:
            MacroError: If there is no such work.
        """
        self.look_up(key)
        text = self._short[key]
        if pages:
            text = self._cited(CitationItem(key, locator=Locator("page", pages)))
        elif chapter:
            text = self._cited(CitationItem(key, locator=Locator("chapter", chapter)))
        return text[text.index(f", {self._years[key]}") + 2 :] if year_only else text

    def reference(self, key: str) -> Markup:
        """A work as a list shows it, in full and with links.

        Raises:
            MacroError: If there is no such work.
        """
        self.look_up(key)
        if key not in self._references:  # rendering is what takes long
            self._processor.items = [self._items[key]]
            (reference,) = self._processor.bibliography()
            self._references[key] = _linked(str(reference))
        return self._references[key]

    def alike(self) -> list[list[str]]:
        """The keys of works that a citation does not tell apart."""
        groups: dict[str, list[str]] = {}
        for key in self.keys:
            groups.setdefault(self._short[key], []).append(key)
        return [group for group in groups.values() if len(group) > 1]

    def _cited(self, item: CitationItem) -> Markup:
        return self._written(self._registered(item))

    def _registered(self, item: CitationItem) -> Citation:
        citation = Citation([item])
        self._processor.register(citation)
        return citation

    def _written(self, citation: Citation) -> Markup:
        text = str(self._processor.cite(citation, lambda _: None))
        return Markup(text.removeprefix("(").removesuffix(")"))


def load(docs: Path) -> Bibliography:
    """Read a site's bibliography.

    Args:
        docs: The folder of the pages.

    Raises:
        MacroError: If the file is missing, is not CSL JSON, or holds an entry that cannot be cited.
    """
    path = docs / WORKS_FILE
    if not path.is_file():
        said = terminal.say(
            "There is no bibliography {file}, so nothing can be cited.", file=WORKS_FILE
        )
        raise MacroError(said)
    return _read(path, path.stat().st_mtime_ns)


@lru_cache(maxsize=4)
def _read(path: Path, _changed: int) -> Bibliography:
    return _understood(path.read_text(encoding="utf-8"))


@lru_cache(maxsize=4)
def _understood(text: str) -> Bibliography:  # once, though each check of a copy has it elsewhere
    try:
        entries = json.loads(text)
    except json.JSONDecodeError as error:
        raise MacroError(f"{WORKS_FILE}:{error.lineno}: {error.msg}.") from None
    if not isinstance(entries, list) or not all(isinstance(entry, dict) for entry in entries):
        said = terminal.say("{file} needs a list of entries, as CSL JSON is.", file=WORKS_FILE)
        raise MacroError(said)
    keys: set[str] = set()
    for position, entry in enumerate(entries, 1):
        key = entry.get("id")
        where = terminal.say(
            "{file}, entry {number} ({key})", file=WORKS_FILE, number=position, key=key
        )
        if not isinstance(key, str) or not WORK_KEY.match(key):
            said = terminal.say("`id` needs small letters and digits, such as carlzon1987.")
            raise MacroError(f"{where}: {said}")
        if key in keys:
            raise MacroError(f"{where}: {terminal.say('this key is given twice.')}")
        keys.add(key)
        for needed in NEEDED_FIELDS:
            if not entry.get(needed):
                said = terminal.say("the field `{key}` is missing.", key=needed)
                raise MacroError(f"{where}: {said}")
        if not (entry.get("author") or entry.get("editor")):
            said = terminal.say("an author is missing; a body is given as a `literal`.")
            raise MacroError(f"{where}: {said}")
        if "issued" in entry and not _dated(entry["issued"]):
            said = terminal.say(
                '`issued` needs a year, as {"date-parts": [[1987]]}; leave it out if there is none.'
            )
            raise MacroError(f"{where}: {said}")
    book = Bibliography(entries)
    letters = {
        key: letter
        for group in book.alike()
        for key, letter in zip(group, ascii_lowercase, strict=False)
    }
    if not letters:
        return book
    return Bibliography(
        [
            entry | {"year-suffix": letters[entry["id"]]} if entry["id"] in letters else entry
            for entry in entries
        ],
        {key: book.cited(key) for key in book.keys if key not in letters},
    )


def _dated(issued: Any) -> bool:
    parts = issued.get("date-parts") if isinstance(issued, dict) else None
    return bool(parts and parts[0] and isinstance(parts[0][0], int))


def _year(entry: dict[str, Any]) -> str:
    return str(entry["issued"]["date-parts"][0][0]) if "issued" in entry else UNDATED


def _escaped(value: Any) -> Any:
    """Citeproc's HTML escapes its own words and nobody else's."""
    if isinstance(value, str):
        return html.escape(value, quote=False)
    if isinstance(value, dict):
        return {key: _escaped(part) for key, part in value.items()}
    return [_escaped(part) for part in value] if isinstance(value, list) else value


def _linked(reference: str) -> Markup:
    return Markup(WEB_ADDRESS.sub(lambda found: f'<a href="{found[0]}">{found[0]}</a>', reference))
