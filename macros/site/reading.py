"""The pages of a built site, each read once for as long as it stays as it is."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields
from pathlib import Path
from typing import Any

from macros.kept import code
from macros.kept.store import Store, named
from macros.site import document
from macros.site.document import Document, SheetLink

SETS, SHEETS = {"ids"}, "sheets"
MAPPED = "marks"


def read(texts: Mapping[Path, str], store: Store) -> dict[Path, Document]:
    """Read pages, or take what was read in the same text before.

    Args:
        texts: What stands in each page.
        store: What is kept.
    """
    running = code.known() if store else None
    if running is None:
        return {path: document.read(text) for path, text in texts.items()}
    return {path: _read(text, store, named(running, text)) for path, text in texts.items()}


def _read(text: str, store: Store, name: str) -> Document:
    kept = store.get(name)
    if kept is not None:
        return _document(kept)
    page = document.read(text)
    store.put(name, _said(page))
    return page


def _said(page: Document) -> dict[str, Any]:
    """A document as JSON says it."""
    said = {one.name: getattr(page, one.name) for one in fields(page)}
    said |= {name: sorted(said[name]) for name in SETS}
    said[MAPPED] = {name: sorted(held) for name, held in page.marks.items()}
    said[SHEETS] = [[one.start, one.end, one.href, one.plain] for one in page.sheets]
    return said


def _document(said: dict[str, Any]) -> Document:
    """The document again; what was a tuple is one."""
    made: dict[str, Any] = {
        name: [tuple(one) if isinstance(one, list) else one for one in held]
        if isinstance(held, list)
        else held
        for name, held in said.items()
    }
    made |= {name: set(said[name]) for name in SETS}
    made[MAPPED] = {name: set(held) for name, held in said[MAPPED].items()}
    made[SHEETS] = [SheetLink(*one) for one in said[SHEETS]]
    return Document(**made)
