"""The code that makes pages: what it is, and whether this process runs what lies on the disk.

A server runs for hours. Once a module has changed under it, what it makes is made by code that
nobody can name any more, and must not be kept for others.
"""

from __future__ import annotations

import os
import platform
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import macros
from calculator import catalog
from macros.kept import files
from macros.kept.files import Facts
from macros.kept.store import named
from macros.runtime.sources import ROOT

CODE_FOLDERS = ("calculator", "macros")
BESIDE = ("package.json", "pyproject.toml")
"""What the browser's Python is known by, which pages name."""
PACKAGES = (".dist-info", ".egg-info", ".egg-link")
PAGES_IN_PACKAGE = "shipped_site"


def known() -> str | None:
    """A digest of the code, the packages and the Python that make pages.

    Returns:
        The digest, or `None` if code has changed since this process began, or just before.
    """
    folders = tuple(map(str, catalog.__path__))
    now = _facts(folders)
    began = _began(folders)
    if began[0] != now or not files.still((one for _, one in now), macros.BEGAN):
        return None
    return began[1]


@cache
def _began(folders: tuple[str, ...]) -> tuple[tuple[tuple[str, Facts | None], ...], str]:
    """The files as they were first seen, and the digest of what they held then."""
    seen = _facts(folders)
    contents = [(path, files.content(path)) for path, _ in seen]
    return seen, named(contents, beneath())


@cache
def beneath() -> str:
    """A digest of what our code stands on: the packages, as this process found them, and Python."""
    python = (sys.version, platform.machine(), sys.flags.optimize, os.name)
    return named(_packages(), python)


def _facts(folders: tuple[str, ...]) -> tuple[tuple[str, Facts | None], ...]:
    return tuple((path, files.facts(path)) for path in _paths(folders))


def _paths(folders: tuple[str, ...]) -> Iterator[str]:
    for name in CODE_FOLDERS:
        yield from files.below(ROOT / name, apart=[PAGES_IN_PACKAGE])
    for name in BESIDE:
        yield str(ROOT / name)
    for folder in folders:
        if not Path(folder).is_relative_to(ROOT / CODE_FOLDERS[0]):
            yield from files.below(folder)


def _packages() -> list[tuple[str, str, int]]:
    """Each installed package: the folder that says its version, and when that was written."""
    found = []
    for place in sys.path:
        try:
            with os.scandir(place or ".") as entries:
                found += [
                    (place, one.name, one.stat().st_mtime_ns)
                    for one in entries
                    if one.name.endswith(PACKAGES)
                ]
        except OSError:
            continue
    return sorted(found)
