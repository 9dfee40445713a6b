"""What every guide offers a reader in a hurry, and what a citation must tell."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from macros.knowledge import bibliography

DOCS = Path(__file__).parents[2] / "docs"
OVERVIEWS = {"index.md", "said-wrong.md"}
GUIDES = sorted(path for path in (DOCS / "learn").rglob("*.md") if path.name not in OVERVIEWS)
LINK = re.compile(r"\[([^\]]+)\]\(#([a-z-]+)\)")
WANTED = {
    "What is often got wrong": "what-is-often-got-wrong",
    "What an examiner asks": "what-an-examiner-asks",
}


@pytest.mark.parametrize("path", GUIDES, ids=lambda path: path.stem)
def test_a_guide_opens_with_ways_to_what_is_got_wrong_and_what_is_asked(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    opening, _, rest = text.partition("\n## ")
    ways = {" ".join(words.split()): where for words, where in LINK.findall(opening)}
    assert ways.items() >= WANTED.items()
    for heading in WANTED:
        assert f"\n## {heading}\n" in f"\n## {rest}"


def test_works_without_a_date_differ_by_more_than_a_letter() -> None:
    """A citation such as “Scribd, no date e” says nothing of where it leads."""
    works = bibliography.load(DOCS)
    assert [key for key in works.keys if re.search(r"no date[- ]?[a-z]$", works.cited(key))] == []
