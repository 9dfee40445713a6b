"""Going through a hosted copy: all that is looked at, in one order, and the exit status of it."""

from __future__ import annotations

import shutil
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from urllib.parse import urldefrag, urlsplit

from macros import terminal
from macros.site import document
from macros.verify import files, hosted, pages, sending
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
        said = terminal.say("is not an address that begins with https:// or http://.")
        raise UnreadableAddress(address, said)
    visitor = Visitor(patience)
    start, seen = hosted.begin(visitor, urldefrag(address).url)
    if seen is None:
        title = document.read(start.text).title.strip()
        called = terminal.say("answers with status {status}", status=start.status)
        if title:
            called = terminal.say(
                "answers with status {status}, with the title {title}",
                status=start.status,
                title=terminal.quoted(title, len(title)),
            )
        said = terminal.say(
            "{address}: {answers}, and is no page of this site: it does not load {script}. Perhaps "
            "it is a page to sign in.",
            address=start.url,
            answers=called,
            script=hosted.MOMENTS_JS,
        )
        return [fault("pages", said)]
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
        *sending.types(seen),
        *sending.compression(visitor, seen),
        *sending.caching(seen),
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
            said = terminal.count(
                "There is {number} more finding of this kind.",
                "There are {number} more findings of this kind.",
                count - most,
            )
            yield Finding(level, about, said)


def main(address: str, patience: float = PATIENCE, most: int = MOST_PAGES) -> int:
    """Print what was found, and give the exit status.

    Raises:
        UnreadableAddress: The address gives no page.
    """
    findings = verify(address, patience, most)
    width = shutil.get_terminal_size().columns if sys.stdout.isatty() else None
    print(table(findings, width))
    counts = [sum(one.level is level for one in findings) for level in Level]
    said = terminal.say(
        "{faults} at fault, {improvable} to improve, {fine} fine.",
        faults=counts[0],
        improvable=counts[1],
        fine=counts[2],
    )
    print(f"\n{said}")
    return FAULTS if counts[0] else 0
