"""Whether the links of a built site lead somewhere, whichever generator built it.

Generators look at links in Markdown only; macros and templates make links too.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from posixpath import normpath
from urllib.parse import unquote, urlsplit

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
    for path, page in pages.items():
        here = path.relative_to(site).as_posix()
        addresses = {*page.links, *((line, address) for line, _, address in page.loads)}
        for line, address in sorted(addresses):
            if foreign(address) or urlsplit(address).scheme:
                continue
            parts = urlsplit(address)
            target = _target(site, path, unquote(parts.path), base)
            if target is None:
                yield f"{here}:{line}: {address} leads out of the site, which lies at {base}."
            elif not target.is_file():
                yield f"{here}:{line}: {address} leads to nothing in the site."
            elif target in pages and not _holds(pages[target], unquote(parts.fragment)):
                yield f"{here}:{line}: {address} leads to no part of that page with this id."


def _target(site: Path, page: Path, address: str, base: str) -> Path | None:
    if not address:
        return page
    if address.startswith("/"):
        if not f"{address}/".startswith(base):
            return None
        place = normpath(address[len(base) :] or ".")
    else:
        place = normpath((page.parent.relative_to(site) / address).as_posix())
    if place.startswith(".."):
        return None
    target = site / place
    return target / "index.html" if target.is_dir() else target


def _holds(page: Document, part: str) -> bool:
    return part in TOP or part in page.ids
