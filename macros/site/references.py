"""Whether what a site lists is used: works that no page cites, terms that no page explains.

A macro sees one page at a time, so this can only be told from the built site.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

from macros.knowledge import bibliography, glossary
from macros.site.document import Document

# In HTML: what is listed, what uses it, where the list lies, and what to do.
LISTS = (
    ("source", "cites", bibliography.WORKS_FILE, "no page cites the work", "cite it"),
    ("term", "uses", glossary.TERMS_FILE, "no page explains the term", "use it"),
)


def check(pages: Mapping[Path, Document]) -> Iterator[str]:
    """Find what is listed and never used.

    Args:
        pages: What each page of a built site holds.

    Returns:
        Findings as sentences, each with the file that lists it.
    """
    for listed, used, place, finding, remedy in LISTS:
        known = {mark for page in pages.values() for mark in page.marks[f"data-{listed}"]}
        met = {mark for page in pages.values() for mark in page.marks[f"data-{used}"]}
        for mark in sorted(known - met):
            yield f"{place}: {finding} “{mark}”: {remedy} or take it out."
