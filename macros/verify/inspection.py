"""Going through a hosted copy: all that is looked at, in one order, and the exit status of it."""

from __future__ import annotations

import shutil
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from urllib.parse import urldefrag, urlsplit

from macros.site import document
from macros.verify import files, hosted, pages
from macros.verify.finding import Finding, Level, fault, table
from macros.verify.visit import UnreadableAddress, Visitor

FAULTS = 1
"""Exit status if something is broken."""
UNREADABLE = 2
"""Exit status if the address gives no page at all."""

PATIENCE = 10.0
MOST_PAGES = 200
MOST_OF_A_KIND = 50


def _of_the_web(address: str) -> bool:
    try:
        parts = urlsplit(address)
        return parts.scheme in ("http", "https") and bool(parts.hostname) and parts.port != 0
    except ValueError:  # a bracket or a port that is none
        return False


def verify(address: str, patience: float = PATIENCE, most: int = MOST_PAGES) -> list[Finding]:
    """Look at a hosted copy.

    Args:
        address: The address of any of its pages, the first one best.
        patience: Seconds of silence after which the host counts as not answering.
        most: How many pages to read.

    Returns:
        What was found, in the order in which it was looked at.

    Raises:
        UnreadableAddress: The address gives no page.
    """
    if not _of_the_web(address):
        raise UnreadableAddress(address, "is not an address that begins with https:// or http://.")
    visitor = Visitor(patience)
    start, seen = hosted.begin(visitor, urldefrag(address).url)
    if seen is None:
        title = document.read(start.text).title.strip()
        called = f", with the title “{title}”" if title else ""
        return [
            fault(
                "pages",
                f"{start.url}: answers with status {start.status}{called}, and is no page of this "
                f"site: it does not load {hosted.MOMENTS_JS}. Perhaps it is a page to sign in.",
            )
        ]
    hosted.explore(visitor, seen, most)
    found = [
        *files.transport(seen),
        *pages.pages(seen),
        *pages.place(seen),
        *pages.hosts(seen),
        *pages.policy(seen),
        *files.runtime(seen),
        *files.present(seen),
        *files.kept(seen),
        *files.types(seen),
        *files.compression(visitor, seen),
        *files.caching(seen),
    ]
    return [*_at_most(found, MOST_OF_A_KIND)]


def _at_most(found: Sequence[Finding], most: int) -> Iterator[Finding]:
    """The findings, but of each kind no more than anybody reads."""
    met: Counter[tuple[Level, str]] = Counter()
    for one in found:
        met[one.level, one.about] += 1
        if met[one.level, one.about] <= most:
            yield one
    for (level, about), count in met.items():
        if count > most:
            yield Finding(level, about, f"There are {count - most} more findings of this kind.")


def main(address: str, patience: float = PATIENCE, most: int = MOST_PAGES) -> int:
    """Print what was found, and give the exit status.

    Raises:
        UnreadableAddress: The address gives no page.
    """
    findings = verify(address, patience, most)
    width = shutil.get_terminal_size().columns if sys.stdout.isatty() else None
    print(table(findings, width))
    counts = [sum(one.level is level for one in findings) for level in Level]
    print(f"\n{counts[0]} at fault, {counts[1]} to improve, {counts[2]} fine.")
    return FAULTS if counts[0] else 0
