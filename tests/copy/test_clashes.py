"""Files that cannot both be in a site: `check` says it, before one of them is lost."""

from __future__ import annotations

from pathlib import Path

import pytest

from macros.copy.check import check
from tests.copy.copies import begun, put

PAGE = "# A page\n"


@pytest.mark.parametrize(
    ("places", "file", "said"),
    [
        (("docs/a.md", "docs/A.md"), "docs/a.md", "“a.md” and “A.md” in the site for one"),
        (("docs/Learn/x.md",), "docs/Learn/x.md", "“Learn” and “learn” in the site for one"),
        (("docs/learn/Carlzon.md",), "docs/learn/Carlzon.md", "“learn/carlzon.md” in the site"),
        (("docs/\u00fc.md", "docs/u\u0308.md"), "docs/\u00fc.md", "for one and the same name"),
        (("scenarios/Bank.yml",), "scenarios/Bank.yml", "“Bank.md” and “scenarios/bank.md”"),
        (("docs/a.md", "docs/a/index.md"), "docs/a/index.md", "the address “a/” of “a.md”"),
        (("docs/a.md", "docs/a/index.html"), "docs/a/index.html", "the address “a/” of “a.md”"),
        (("docs/a/README.md", "docs/a/index.md"), "docs/a/README.md", "of “a/index.md”"),
        (("docs/README.md",), "docs/README.md", "the address “/” of “index.md”"),
        (("docs/learn.md",), "docs/learn.md", "the address “learn/” of “learn/index.md”"),
        (("docs/learn",), "docs/learn", "the site has a folder called “learn”"),
        (("docs/assets/face.css/a.txt",), "docs/assets/face.css/a.txt", "called “assets/face.css”"),
        (("docs/offline.json",), "docs/offline.json", "is written when the site is built"),
        (("docs/assets/runtime/x/a.json",), "docs/assets/runtime/x/a.json", "is filled when"),
        (("docs/learn/carlzon.md", "docs/stra\u00dfe.md", "docs/strasse.md"), "", None),
    ],
)
def test_what_would_be_lost_is_said(
    places: tuple[str, ...], file: str, said: str | None, tmp_path: Path
) -> None:
    folder = begun(tmp_path / "copy")
    journey = (folder / "scenarios/counter-visit.yml").read_text(encoding="utf-8")
    for place in places:
        put(folder, place, journey if place.endswith(".yml") else PAGE)
    found = [one for one in check(folder) if one.file == file]
    assert [said in one.sentence for one in found].count(True) == 1 if said else not found, found
