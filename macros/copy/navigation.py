"""The navigation of a copy: the shipped one, with what an organisation leaves out and adds."""

from __future__ import annotations

from collections.abc import Iterator, Set
from typing import Any

from macros.copy.overview import OWN_SECTION

Nav = list[Any]
"""What MkDocs calls a navigation: paths, and mappings of one title to a path or to more of it."""


def arrange(
    shipped: Nav, gone: Set[str], own: Set[str], title: str, ours: str = OWN_SECTION
) -> Nav:
    """Give the navigation: the shipped one without what is left out, and with what is own.

    Own pages in a folder of a shipped section stand in that section, all others in one of their
    own, right after the first page.

    Args:
        shipped: The shipped navigation.
        gone: Places of pages that are left out.
        own: Places of the organisation's own files, of which pages are listed.
        title: What the section of own pages is called.
        ours: What own calculators and scenarios are called among the shipped ones.
    """
    nav = [kept for entry in shipped if (kept := _without(entry, gone, own)) is not None]
    pages = {place for place in own if place.endswith(".md")} - set(places_in(nav))
    for entry in nav:
        if isinstance(entry, dict):
            ((section, inside),) = entry.items()
            folder = _folder(inside)
            here = sorted(place for place in pages if folder and place.startswith(f"{folder}/"))
            pages -= set(here)
            if here and isinstance(inside, list):
                called = ours if folder in ("calculate", "scenarios") else title
                first = 1 if [*places_in(inside[:1])] == [f"{folder}/index.md"] else 0
                entry[section] = [*inside[:first], {called: here}, *inside[first:]]
    if pages:
        nav.insert(1, {title: _section(sorted(pages))})
    return nav


def _without(entry: Any, gone: Set[str], own: Set[str]) -> Any:
    """An entry of the navigation without pages that are gone; nothing, if nothing is left of it.

    A page of their own in the place of ours is called what they call it.
    """
    if isinstance(entry, str):
        return None if entry in gone else entry
    ((title, inside),) = entry.items()
    if isinstance(inside, str):
        if inside in gone:
            return None
        return inside if inside in own else entry
    left = [kept for one in inside if (kept := _without(one, gone, own)) is not None]
    return {title: left} if left else None


def places_in(nav: Any) -> Iterator[str]:
    """The places of all pages in a navigation, or in a part of one."""
    if isinstance(nav, str):
        yield nav
    elif isinstance(nav, dict):
        yield from places_in(list(nav.values()))
    else:
        for entry in nav:
            yield from places_in(entry)


def _folder(inside: Any) -> str | None:
    """The folder that all pages of a section lie in, if it is one."""
    folders = {place.partition("/")[0] for place in places_in(inside) if "/" in place}
    return folders.pop() if len(folders) == 1 else None


def _section(places: list[str], below: str = "") -> Nav:
    """Own pages as their folders have them: a folder's index first, folders behind pages."""
    pages = [place for place in places if "/" not in place.removeprefix(below)]
    pages.sort(key=lambda place: (not place.endswith("index.md"), place))
    section: Nav = [*pages]
    folders = {
        place.removeprefix(below).partition("/")[0] for place in places if place not in pages
    }
    for folder in sorted(folders):
        inside = [place for place in places if place.startswith(f"{below}{folder}/")]
        title = folder.replace("-", " ").replace("_", " ").capitalize()
        section.append({title: _section(inside, f"{below}{folder}/")})
    return section
