"""What the theme's search has read in a page before.

It reads each page's HTML anew to find its parts, which would take as long as all else that a build
does where pages are kept. What it finds hangs on the page alone.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable
from functools import partial
from typing import Any

from macros.kept import code
from macros.kept.store import Store, named

FORM_OF_ENTRIES = 1
"""Raise it when what is kept of a page is written in another way."""
READS = "add_entry_from_context"
"""The method of the theme's index that reads a page and appends what it finds to its entries."""


def keep(plugins: Iterable[tuple[str, Any]], store: Store) -> None:
    """Let the index of a build take what was kept; a search makes a new one for each build.

    Args:
        plugins: The generator's plugins by their names.
        store: What is kept.
    """
    for name, plugin in plugins:
        index: Any = getattr(plugin, "search_index", None)
        read = getattr(index, READS, None)
        if callable(read) and isinstance(getattr(index, "entries", None), list):
            hangs_on = named(FORM_OF_ENTRIES, name, code.beneath(), repr(index.config))
            setattr(index, READS, partial(_read, index, store, hangs_on, read))


def _read(index: Any, store: Store, hangs_on: str, read: Callable[[Any], None], page: Any) -> None:
    said = json.dumps(page.meta, default=repr, sort_keys=True), str(page.title), page.url
    name = named(hangs_on, said, page.content, [_anchors(one) for one in page.toc])
    kept = store.get(name)
    if isinstance(kept, list):
        index.entries += kept
        return
    before = len(index.entries)
    read(page)
    entries = index.entries[before:]
    if _plain(entries):
        store.put(name, entries)


def _anchors(one: Any) -> tuple[Any, ...]:
    return one.id, one.url, [_anchors(child) for child in one.children]


def _plain(entries: list[Any]) -> bool:
    """Whether JSON gives entries back as they are."""
    try:
        return bool(json.loads(json.dumps(entries)) == entries)
    except (TypeError, ValueError):
        return False
