"""Pages that were converted before: the HTML of one, and what the generator takes of it besides.

MkDocs and ProperDocs make a Markdown for each page and ask it to convert one text. What they take
from it afterwards is kept with the HTML. Zensical keeps pages itself, and nothing is kept for it.
"""

from __future__ import annotations

import logging
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from markdown import Markdown

from macros.kept import code, files, search
from macros.kept.generator import Generator, found
from macros.kept.store import Store, named
from macros.kept.surroundings import Surroundings
from macros.kept.watching import Watch, watching
from macros.page.house import adopted
from macros.runtime.sources import ROOT

FORM_OF_PAGES = 1
"""Raise it when what is kept of a page is written in another way."""

Convert = Callable[[str], str]


@dataclass(frozen=True)
class Build:
    """What holds for all pages that a generator converts in one go.

    Attributes:
        files: The generator's own list, by which the next build is told from this one.
        began: When it began, in seconds.
        around: The site's data as it lay then.
        hangs_on: A digest of that, of the code and of the configuration.
    """

    files: object
    began: float
    around: Surroundings
    hangs_on: str


_latest: Build | None = None


def keep(md: Markdown, folder: str) -> None:
    """Let a Markdown give what was kept of a page, if a generator has it convert one.

    Args:
        md: What converts the page.
        folder: The folder of what is kept, as seen from the folder of the configuration.
    """
    convert = md.convert

    def kept(source: str) -> str:
        asked = found(md)
        if asked is None or not asked.says_what_is_wrong:
            return convert(source)
        store = Store(asked.folder / folder)
        build = _build(asked, store) if store else None
        return convert(source) if build is None else _page(asked, build, store, source, convert)

    md.convert = kept  # type: ignore[method-assign]


def _build(asked: Generator, store: Store) -> Build | None:
    """What this build hangs on; `None` if that cannot be said."""
    global _latest
    if _latest is None or _latest.files is not asked.files:
        began, running = time.time(), code.known()
        if running is None:
            return None
        try:
            around = Surroundings(asked.docs, adopted())
        except (OSError, UnicodeDecodeError):  # whoever reads that says so
            return None
        hangs_on = named(FORM_OF_PAGES, asked.name, running, around.digest, asked.configured)
        _latest = Build(asked.files, began, around, hangs_on)
        search.keep(asked.plugins, store)
    return _latest


def _page(asked: Generator, build: Build, store: Store, source: str, convert: Convert) -> str:
    name = named(build.hangs_on, asked.place, source)
    taken = store.get(name)
    holds = taken is not None and all(files.content(path) == one for path, one in taken["read"])
    if taken is not None and holds and asked.give(taken):
        return str(taken["html"])
    began = time.time()
    with watching() as watch, _listening(asked.name) as heard:
        html = convert(source)
    read = _read(watch, asked, build)
    if heard or read is None:
        return html
    # In this order: what has changed since is seen by the last of these looks.
    digests = {path: files.content(path) for path in read}
    lay_still = files.still(map(files.facts, read), began) and build.around.hold(build.began)
    made = asked.taken(html)
    if lay_still and made is not None and code.known() is not None:
        store.put(name, made | {"read": sorted(digests.items())})
    return html


def _read(watch: Watch, asked: Generator, build: Build) -> list[str] | None:
    """The files that a page hangs on alone; `None` if that is more than files."""
    if watch.beyond or watch.wrote:
        return None
    folders = [asked.docs, *filter(None, [adopted().folder])]
    ruled = [ROOT / one for one in code.CODE_FOLDERS]
    ruled += map(Path, {sys.prefix, sys.base_prefix, sys.exec_prefix})
    read = {asked.source}
    for path in watch.read:
        place = Path(path)
        if not any(map(place.is_relative_to, folders)):
            if any(map(place.is_relative_to, ruled)):
                continue  # it is code, or of a package, and in the digest of both
            if place.exists() and not place.is_file():
                return None
        if not build.around.noted(path):
            read.add(path)
    return sorted(read)


class _Ear(logging.Handler):
    def __init__(self, heard: list[logging.LogRecord]) -> None:
        super().__init__(logging.INFO)
        self._heard = heard

    def emit(self, record: logging.LogRecord) -> None:
        self._heard.append(record)


@contextmanager
def _listening(generator: str) -> Iterator[list[logging.LogRecord]]:
    """Hear what is said meanwhile: a page that something is said of is converted each time."""
    heard: list[logging.LogRecord] = []
    ear = _Ear(heard)
    loggers = [logging.getLogger(name) for name in {"", "mkdocs", generator}]
    for one in loggers:
        one.addHandler(ear)
    try:
        yield heard
    finally:
        for one in loggers:
            one.removeHandler(ear)
