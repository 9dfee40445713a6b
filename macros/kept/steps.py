"""A step before the generator that writes a folder: left out where it would write the same."""

from __future__ import annotations

import os
import time
from collections.abc import Callable
from pathlib import Path

from macros.kept import code, files
from macros.kept.store import Store, named
from macros.kept.surroundings import Surroundings
from macros.kept.watching import watching
from macros.page.house import adopted

FORM_OF_STEPS = 1
"""Raise it when what is kept of a step is written in another way."""


def step(store: Store, docs: Path, folder: Path, make: Callable[[], None]) -> None:
    """Make a folder of a site's data, unless it holds what was made of the same.

    Args:
        store: What is kept.
        docs: The folder of the pages.
        folder: The folder that is made, below that one.
        make: Writes it.
    """
    running = code.known() if store else None
    if running is None:
        make()
        return
    began = time.time()
    try:
        around = Surroundings(docs, adopted(), folder)
    except (OSError, UnicodeDecodeError):  # whoever reads that says so
        make()
        return
    name = named(FORM_OF_STEPS, running, around.digest, str(folder))
    kept = store.get(name)
    if kept is not None and _as_it_was(kept["read"]) and _held(folder) == kept["made"]:
        return
    with watching() as watch:
        make()
    read = sorted(
        path
        for path in watch.read
        if Path(path).is_relative_to(docs) and not Path(path).is_relative_to(folder)
    )
    digests = [[path, files.content(path)] for path in read]
    lay_still = files.still(map(files.facts, read), began) and around.hold(began)
    if lay_still and not watch.beyond and code.known() is not None:
        store.put(name, {"read": digests, "made": _held(folder)})


def _as_it_was(read: list[list[str]]) -> bool:
    return all(files.content(path) == digest for path, digest in read)


def _held(folder: Path) -> list[list[str]]:
    return [
        [os.path.relpath(path, folder), files.content(path)] for path in files.below(str(folder))
    ]
