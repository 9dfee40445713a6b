"""`hide` in `moments.yml`: pages and sections that a copy does not show, and what goes with them.

A name is a page's file (`learn/carlzon.md`), a folder of pages (`exam`) or a heading of the
navigation (`The textbook`). What is hidden is not published at all, whoever wrote it.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from functools import cache
from pathlib import Path, PurePosixPath
from typing import Any

from macros import shipped, strict_yaml, terminal
from macros.copy.folder import calculator_files, name_of, own_files, scenario_names
from macros.copy.leaving import HOSTING
from macros.copy.navigation import places_in

FIRST_PAGE = "index.md"
LICENCES_PAGE = "about/licences.md"
TAKEN_FROM = {
    "exam/practise.md": "exam/questions.md",
    "exam/paper.md": "exam/questions.md",
}
"""Pages whose script takes all that it shows from another page, by which they go as well."""

OVERVIEWS = {
    "calculate": ("calculate/index.md", "calculate/own-figures.md"),
    "scenarios": ("scenarios/index.md",),
}
"""Pages that only tell of the others in their folder."""


def known(folder: Path | None) -> dict[str, frozenset[str]]:
    """What `hide` may name in a copy, each with the pages that it stands for.

    Args:
        folder: The copy's folder; without it, what is shipped alone.
    """
    pages = {*_shipped_pages()}
    if folder is not None:
        pages |= {one for one in own_files(folder) if one.endswith(".md")}
        pages |= {f"calculate/{name_of(path)}.md" for path in calculator_files(folder)}
        pages |= {f"scenarios/{name}.md" for name in scenario_names(folder)}
    found = {title: frozenset(inside) for title, inside in _sections().items()}
    for above in {one.as_posix() for page in pages for one in PurePosixPath(page).parents}:
        found[above] = frozenset(page for page in pages if page.startswith(f"{above}/"))
    del found["."]
    return found | {page: frozenset({page}) for page in pages}


def hidden(names: Collection[str], folder: Path) -> set[str]:
    """The places of the pages that names in `hide` stand for.

    Args:
        names: The names, each of which is known.
        folder: The copy's folder.
    """
    if not names:
        return set()
    every = known(folder)
    return {page for name in names for page in every[name]} - {FIRST_PAGE, LICENCES_PAGE}


def along(there: Collection[str], own: Collection[str]) -> dict[str, str]:
    """Pages that are of no use without those that a copy leaves out, each with the reason.

    Args:
        there: The places of the pages that are left.
        own: Those of the organisation's own among them; they stay.
    """
    found = {
        page: terminal.say("it takes its questions from {page}", page=needed)
        for page, needed in TAKEN_FROM.items()
        if page in there and needed not in there
    }
    for part, overviews in OVERVIEWS.items():
        inside = {one for one in there if one.startswith(f"{part}/") and one.endswith(".md")}
        if not inside - {*overviews}:
            said = terminal.say("no other page is left in {folder}", folder=f"{part}/")
            found |= dict.fromkeys(inside, said)
    return {page: why for page, why in found.items() if page not in own}


def told(names: Collection[str], folder: Path) -> Iterator[str]:
    """Say what each name hides."""
    every = known(folder) if names else {}
    for name in names:
        pages = sorted(every[name] - {FIRST_PAGE, LICENCES_PAGE})
        listed = "" if pages == [name] else f": {', '.join(pages)}"
        said = terminal.count(
            "{number} page is hidden by {name} in hide",
            "{number} pages are hidden by {name} in hide",
            len(pages),
            name=terminal.quoted(name),
        )
        yield f"{said}{listed}."
        if LICENCES_PAGE in every[name]:
            yield terminal.say(
                "{page} stays: the licences of what the site holds have to be told with it.",
                page=LICENCES_PAGE,
            )


@cache
def _shipped_pages() -> frozenset[str]:
    docs = shipped.docs()
    places = (path.relative_to(docs).as_posix() for path in docs.rglob("*.md"))
    return frozenset(place for place in places if not place.startswith(HOSTING))


@cache
def _sections() -> dict[str, set[str]]:
    """The sections of the shipped navigation with all that stands in each, and its single pages.

    Single pages beside the sections alone: in them a guide and its calculator may share a title.
    """
    text = shipped.config().read_text(encoding="utf-8")
    nav = strict_yaml.load("nav:" + text.partition("\nnav:")[2])["nav"]
    found = {title: pages for title, pages in _titled(nav) if not _of_hosting(pages)}
    return found | {
        title: {inside}
        for entry in nav
        for title, inside in entry.items()
        if isinstance(inside, str)
    }


def _titled(nav: Any) -> Iterator[tuple[str, set[str]]]:
    for entry in nav if isinstance(nav, list) else ():
        if isinstance(entry, dict):
            for title, inside in entry.items():
                if isinstance(inside, list):
                    yield title, {*places_in(inside)}
                    yield from _titled(inside)


def _of_hosting(pages: Collection[str]) -> bool:
    return all(page.startswith(HOSTING) for page in pages)
