"""What every page says about itself: in one sentence, since when, and what it rests on."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from macros.knowledge import front_matter

DOCS = Path(__file__).parents[2] / "docs"
PAGES = sorted(path.relative_to(DOCS).as_posix() for path in DOCS.rglob("*.md"))
WIDE = ("calculate/", "scenarios/")


@pytest.mark.parametrize("name", PAGES)
def test_a_page_says_what_it_rests_on(name: str) -> None:
    assert front_matter.read(DOCS / name).rests_on


def test_no_two_pages_describe_themselves_alike() -> None:
    said = Counter(front_matter.read(DOCS / name).description for name in PAGES)
    assert [text for text, times in said.items() if times > 1] == []


@pytest.mark.parametrize("name", [name for name in PAGES if name.startswith(WIDE)])
def test_a_form_has_the_width_of_the_page(name: str) -> None:
    """A contents list of two entries took a quarter of it, and cut the heads of columns off."""
    assert "\nhide: [toc]\n" in (DOCS / name).read_text(encoding="utf-8")
