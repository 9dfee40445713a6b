"""What every page of a site may hang on, whichever macros it calls."""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import fields
from pathlib import Path

from macros.kept import files
from macros.kept.files import Facts
from macros.kept.store import named
from macros.knowledge.bibliography import WORKS_FILE
from macros.knowledge.headings import headings
from macros.knowledge.scenarios import SCENARIOS
from macros.language.catalogue import WORDS_OF_A_COPY
from macros.page.house import House
from macros.runtime.sources import ROOT

PAGE_FILE = ".md"
ASSETS = "assets"
READ_OFTEN = {".yml", ".yaml", ".json"}
OWN = {"docs": False, "scenarios": False, "exam": False, "calculators": True}
"""Folders of a copy, and whether what their files hold counts here, or their names alone."""


class Surroundings:
    """A site's data as it lay when a build began.

    Every page hangs on which files there are, on what the data beside the pages holds, and on the
    headings of all pages, since the bank of questions leads to them. A scenario and another page
    count for those that read them alone, which `watching` notes.

    Args:
        docs: The folder of the pages.
        house: The copy that is built.
        apart: A folder that is made of all the rest.
    """

    def __init__(self, docs: Path, house: House, apart: Path | None = None) -> None:
        self._docs, self._house, self._apart = docs, house, apart
        self._seen = self._facts()
        # Headings are remembered by a page's time, so that a server reads those alone that changed.
        self.digest = named(
            str(docs),
            [_said(getattr(house, one.name)) for one in fields(house)],
            [(path, one[2] if one and _size_counts(path) else 0) for path, one in self._seen],
            [(path, files.content(path)) for path, _ in self._seen if self._counts(path)],
            [(path, headings(Path(path))) for path, _ in self._seen if self._is_page(path)],
        )

    def hold(self, since: float) -> bool:
        """Whether all of it lies as it did, and lay still before a moment."""
        seen = self._facts()
        data = (one for path, one in seen if not self._is_page(path))
        return seen == self._seen and files.still(data, since)

    def noted(self, path: str) -> bool:
        """Whether what a file holds is in the digest already."""
        return self._counts(path)

    def _facts(self) -> tuple[tuple[str, Facts | None], ...]:
        return tuple((path, files.facts(path)) for path in self._paths())

    def _paths(self) -> Iterator[str]:
        left = None if self._apart is None else str(self._apart / "")
        yield from (one for one in files.below(self._docs) if not (left and one.startswith(left)))
        yield str(ROOT / "docs" / WORKS_FILE)  # which a site without works of its own cites
        if self._house.folder is not None:
            for name in (*OWN, WORDS_OF_A_COPY):
                yield from files.below(self._house.folder / name)

    def _is_page(self, path: str) -> bool:
        return path.endswith(PAGE_FILE) and Path(path).is_relative_to(self._docs)

    def _counts(self, path: str) -> bool:
        """Whether a file is read by so many, or remembered so long, that it counts for all."""
        if path == str(ROOT / "docs" / WORKS_FILE):
            return True
        if self._house.folder is not None:
            for name in (*(name for name, whole in OWN.items() if whole), WORDS_OF_A_COPY):
                if Path(path).is_relative_to(self._house.folder / name):
                    return True
        if os.path.splitext(path)[1] not in READ_OFTEN:  # noqa: PTH122 hundreds of them
            return False
        place = Path(path)
        if not place.is_relative_to(self._docs):
            return False
        return place.relative_to(self._docs).parts[0] not in (ASSETS, SCENARIOS)


def _size_counts(path: str) -> bool:
    return not path.endswith((PAGE_FILE, *READ_OFTEN))


def _said(value: object) -> str:
    """A value in words; each process gives a set in another order."""
    return repr(sorted(value) if isinstance(value, frozenset) else value)
