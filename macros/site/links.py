"""Whether the links of a built site lead somewhere, whichever generator built it.

Generators look at links in Markdown only; macros and templates make links too.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from posixpath import dirname, join, normpath
from urllib.parse import unquote, urlsplit

from macros import terminal
from macros.site.document import Document, foreign

TOP = {"", "top"}  # parts that a browser finds on every page


def check(site: Path, pages: Mapping[Path, Document]) -> Iterator[str]:
    """Find the links, pictures, scripts and styles of a site that lead to nothing within it.

    Args:
        site: The folder that a generator wrote.
        pages: What each of its pages holds.

    Returns:
        Findings as sentences, each with file and line.
    """
    home = pages.get(site / "index.html")
    base = unquote(urlsplit((home and home.canonical) or "").path) or "/"
    held: dict[str, Path | None] = {}  # most links of a page are those of every page
    for path, page in pages.items():
        here = path.relative_to(site).as_posix()
        addresses = {*page.links, *((line, address) for line, _, address in page.loads)}
        for line, address in sorted(addresses):
            if foreign(address) or urlsplit(address).scheme:
                continue
            parts = urlsplit(address)
            place = _place(here, unquote(parts.path), base)
            if place is None:
                said = terminal.say(
                    "{address} leads out of the site, which lies at {base}.",
                    address=address,
                    base=base,
                )
                yield f"{here}:{line}: {said}"
                continue
            if place not in held:
                held[place] = _file(site / place)
            if (target := held[place]) is None:
                said = terminal.say("{address} leads to nothing in the site.", address=address)
                yield f"{here}:{line}: {said}"
            elif target in pages and not _holds(pages[target], unquote(parts.fragment)):
                said = terminal.say(
                    "{address} leads to no part of that page with this id.", address=address
                )
                yield f"{here}:{line}: {said}"


def _place(page: str, address: str, base: str) -> str | None:
    """The place in the site that an address on a page names; `None` if it is none of it."""
    if not address:
        return page
    if address.startswith("/"):
        if not f"{address}/".startswith(base):
            return None
        place = normpath(address[len(base) :] or ".")
    else:
        place = normpath(join(dirname(page) or ".", address))
    return None if place.startswith("..") else place


def _file(path: Path) -> Path | None:
    """The file that answers for a place, if there is one."""
    target = path / "index.html" if path.is_dir() else path
    return target if target.is_file() else None


def _holds(page: Document, part: str) -> bool:
    return part in TOP or part in page.ids
