"""A copy's own pages: their front matter, their calls of macros, and where their links lead.

They are converted among the shipped ones, as a generator will do it, without a site around them.
"""

from __future__ import annotations

import datetime
import os
import re
import shutil
from collections.abc import Collection, Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any

import yaml
from markdown import Markdown
from mkdocs.config import load_config

from macros import shipped, terminal
from macros.check import EXTENSION, NO_RUNTIME_NEEDED
from macros.copy import compose, exam, leaving, linking
from macros.copy.composition import Composition
from macros.copy.config import Copy
from macros.copy.folder import DOCS, own_files, scenario_files
from macros.copy.objections import no_key
from macros.exam.bank import EXAM
from macros.extension import MacrosExtension
from macros.generators import ADDRESS
from macros.knowledge import front_matter
from macros.knowledge.problems import Problem, Problems, Tree, parse
from macros.knowledge.scenarios import SCENARIOS
from macros.page.house import House, adopt
from macros.page.page import Page
from macros.runtime.files import RUNTIMES as RUNTIME
from macros.sentence import MacroError, either, suggest
from macros.site import document
from macros.site.document import Document
from macros.takeaway import files as takeaway

KEY_WITHOUT_FENCE = re.compile(r"[ ]{0,3}[A-Za-z0-9_-]+:(?:\s|$)")
"""How front matter of an older form begins, which MkDocs still reads."""
UNSHOWN = re.compile("[\x00-\x08\x0b\x0e-\x1f\x7f]")
HTML_TAG = re.compile(r"</?[a-zA-Z][^<>]*>")


def check(
    folder: Path, temporary: Path, house: House, copy: Copy | None, *, moves_links: bool = False
) -> list[Problem]:
    """Look at all of them.

    Its own questions are read there as well, since what teaches them may be on either.

    Args:
        folder: The copy's folder.
        temporary: An empty folder in which pages can be put together.
        house: The copy's scale and target.
        copy: What the organisation says about it, if nothing about that is wrong.
        moves_links: Whether the generator takes addresses in HTML to begin at the page's file.
    """
    files = own_files(folder)
    site = None if copy is None else compose.outline(copy)
    hidden = set() if site is None else site.hidden
    own = sorted(Path(one) for one in files if one.endswith(".md") and one not in hidden)
    if not own and not (folder / EXAM).is_dir():
        return []
    docs = temporary / DOCS
    shutil.copytree(shipped.docs(), docs, ignore=_but(shipped.docs() / RUNTIME))
    for place, path in files.items():
        try:
            (docs / place).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(path, docs / place)
        except (FileExistsError, NotADirectoryError, IsADirectoryError):
            own = [one for one in own if one != Path(place)]  # which `clashes` says
    for path in scenario_files(folder):
        shutil.copy(path, docs / SCENARIOS)
    adopt(house if site is None else site.house)
    try:
        wrong = exam.check(folder, docs)
        if not wrong and any(takeaway.offered(files[one.as_posix()].read_bytes()) for one in own):
            takeaway.build(docs)  # else they would be those of our questions alone
        of_the_bank = str(Problems(wrong)) if wrong else None
        converting = _Converting(docs, moves_links)
        found = [one for place in own for one in converting.wrong(place.as_posix())]
        if site is not None:
            found += _misled(site, converting)
        # Each page that asks a question would say it again.
        return wrong + [one for one in found if one.sentence != of_the_bank]
    finally:
        adopt(House())


def _but(left_out: Path) -> Any:
    return lambda folder, names: [name for name in names if Path(folder, name) == left_out]


def _misled(site: Composition, converting: _Converting) -> Iterator[Problem]:
    """Links of the pages that were converted which lead nowhere, or to what the copy leaves out."""
    home = os.environ.get(ADDRESS) or site.copy.address
    yield from leaving.wrong(site.files, site.gone - site.hidden, {*converting.texts} & site.own)
    for place, text in [*converting.texts.items()]:
        page = converting.page(place)
        places = site.files.keys() | site.gone
        raw, moves = converting.raw[place], converting.moves_links
        yield from linking.wrong(
            text, place, page, places, converting.ids, raw, moves_links=moves, home=home
        )


class _Converting:
    """Pages as they are converted, each once."""

    def __init__(self, docs: Path, moves_links: bool) -> None:
        self.moves_links = moves_links
        self.texts: dict[str, str] = {}
        self.raw: dict[str, set[str]] = {}  # addresses in HTML, which Markdown does not see
        self._docs = docs
        self._settings = load_config(str(shipped.config()), docs_dir=str(docs), watch=[])
        self._pages: dict[str, Document] = {}

    def page(self, place: str) -> Document:
        """A page as it was converted, shipped or own."""
        if place not in self._pages:
            path = self._docs / place
            text = path.read_text(encoding="utf-8-sig") if path.is_file() else ""
            self._convert(place, text, [])
        return self._pages[place]

    def ids(self, place: str) -> set[str]:
        """The parts of a page that links can lead to."""
        return self.page(place).ids

    def wrong(self, place: str) -> Iterator[Problem]:
        """What is wrong with an own page by itself."""
        file = f"{DOCS}/{place}"
        try:
            text = (self._docs / place).read_text(encoding="utf-8-sig")
        except UnicodeDecodeError:
            said = terminal.say("this is not UTF-8; save the page as UTF-8.")
            yield Problem(file, 1, 1, said)
            return
        if found := UNSHOWN.search(text):
            line, column = text.count("\n", 0, found.start()) + 1, found.start()
            column -= text.rfind("\n", 0, found.start())
            said = terminal.say(
                "a character stands here that no page can show ({code}); remove it.",
                code=f"U+{ord(found[0]):04X}",
            )
            yield Problem(file, line, column, said)
            return
        self.texts[place] = text
        yield from _head(text, file)
        errors: list[MacroError] = []
        self._convert(place, text, errors)
        lines = text.splitlines()
        for error in errors:
            line = error.line or 1
            column = _column(lines[line - 1], error.sentence) if line <= len(lines) else 1
            yield Problem(file, line, column, error.sentence)

    def _convert(self, place: str, text: str, errors: list[MacroError]) -> None:
        path, settings = self._docs / place, self._settings
        page = Page(path, self._docs, lambda: NO_RUNTIME_NEEDED, moves_links=self.moves_links)
        macros = MacrosExtension(errors.append, page)
        others = [name for name in settings.markdown_extensions if name != EXTENSION]
        converter = Markdown(extensions=[*others, macros], extension_configs=settings.mdx_configs)
        self._pages[place] = document.read(converter.convert(front_matter.body(text)))
        kept = [one for one in converter.htmlStash.rawHtmlBlocks if isinstance(one, str)]
        read = document.read("\n".join(kept))
        self.raw[place] = {address for _, address in read.links}
        self.raw[place] |= {address for _, _, address in read.loads}


def _column(line: str, sentence: str) -> int:
    """Where a call begins in its line: the one that holds the most of what the sentence quotes."""
    before, behind = map(re.escape, terminal.marks())
    quoted = [*re.findall(f"{before}(.+?){behind}", sentence)]
    starts = [start.start() for start in re.finditer(r"\{\{", line)] or [0]
    ends = [*starts[1:], len(line)]
    held = [
        sum(word in line[start:end] for word in quoted)
        for start, end in zip(starts, ends, strict=True)
    ]
    return starts[held.index(max(held))] + 1


def _head(text: str, file: str) -> Iterator[Problem]:
    """What the front matter says wrongly; an own page may do without it, or without any key."""
    fenced = front_matter.FRONT_MATTER.match(text)
    if not fenced:
        if KEY_WITHOUT_FENCE.match(text):
            said = terminal.say(
                "a page that begins with a word and a colon loses this line, which is taken for "
                "front matter; begin with a heading, or put keys between two lines ---."
            )
            yield Problem(file, 1, 1, said)
        return
    try:
        tree = parse(fenced[1], file, first_line=2)
    except Problems as unreadable:
        yield from unreadable.problems
        return
    yield from tree.problems
    if tree.data is not None and not isinstance(tree.data, dict):
        said = terminal.say("front matter needs keys with values, such as `title: Pay slips`.")
        yield tree.problem((), said)
        return
    head = tree.data or {}
    if not tree.problems:
        yield from _read_otherwise(fenced[1], tree)
    for key in ("title", "description"):
        if key in head and not (isinstance(head[key], str) and head[key].strip()):
            said = terminal.say("text is needed here; if it is text, put it in quotation marks.")
            yield tree.problem((key,), f"{key}: {said}")
        elif HTML_TAG.search(str(head.get(key, ""))):
            said = terminal.say(
                "HTML would stand in the navigation of each page; write text alone."
            )
            yield tree.problem((key,), f"{key}: {said}")
    words = head.get("keywords", [])
    if not isinstance(words, list) or not all(isinstance(word, str) for word in words):
        said = terminal.say("a list of texts is needed here, such as [pay slips, wages].")
        yield tree.problem(("keywords",), f"keywords: {said}")
    reviewed = head.get("reviewed")
    day = isinstance(reviewed, datetime.date) and not isinstance(reviewed, datetime.datetime)
    if "reviewed" in head and not day:
        said = terminal.say("a day is needed here, such as 2026-11-22.")
        yield tree.problem(("reviewed",), f"reviewed: {said}")
    if "rests_on" in head:
        for key, sentence in _rests_on(head["rests_on"], front_matter.RESTS_ON):
            yield tree.problem(("rests_on", key) if key else ("rests_on",), sentence, key=True)


def _read_otherwise(text: str, tree: Tree) -> Iterator[Problem]:
    """What generators, who know YAML's older numbers, take for something else than it says."""
    theirs: dict[Any, Any] = {}
    with suppress(ValueError, OverflowError, yaml.YAMLError):
        theirs = yaml.safe_load(text) or {}
    for key, value in (tree.data or {}).items():
        if theirs.get(key) != value and value == value:  # NaN differs from itself
            said = terminal.say(
                "{value} is read otherwise by generators, who take 16:30 for a number; put it in "
                "quotation marks.",
                value=terminal.quoted(tree.written((key,)) or str(value)),
            )
            yield tree.problem((key,), f"{key}: {said}")


def _rests_on(said: Any, keys: Collection[str]) -> Iterator[tuple[str, str]]:
    if not isinstance(said, dict) or not said:
        said = terminal.say("one key at least is needed here, of {keys}.", keys=either(keys))
        yield "", f"rests_on: {said}"
        return
    for key, value in said.items():
        if key not in keys:
            yield key, f"rests_on: {no_key(key, suggest(str(key), keys))}"
        elif not (isinstance(value, str) and value.strip()):
            yield key, f"rests_on.{key}: {terminal.say('text is needed here.')}"
