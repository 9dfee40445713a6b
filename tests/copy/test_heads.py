"""Front matter of own pages: what generators take for it is read before them, and strictly."""

from __future__ import annotations

from pathlib import Path

import pytest

from macros.copy.check import check
from tests.copy.copies import begun, put

DEEP = "a: " + "{a: " * 100_000
NEEDS_FIRST = "a page that begins with a word and a colon loses this line"


@pytest.mark.parametrize(
    ("text", "line", "said"),
    [
        (f"---\n{DEEP}\n---\n\n# Ours\n", 2, "nested more than 40 levels deep"),
        (f"--- \n{DEEP}\n---\n\n# Ours\n", 2, "nested more than 40 levels deep"),
        (f"---\n{DEEP}\n...\n\n# Ours\n", 2, "nested more than 40 levels deep"),
        ("---\ntitle: 16:30\n---\n\n# Ours\n", 2, "title: “16:30” is read otherwise by generators"),
        ('---\ntitle: "\\ud800"\n---\n\n# Ours\n', 2, "half of a character stands in “\\ud800”"),
        (f"---\ntitle: 0x{'f' * 5000}\n---\n\n# Ours\n", 2, "looks like a date or a number"),
        ("Note: bring a passport.\n\n# Ours\n", 1, NEEDS_FIRST),
        ("title: Ours\nauthor: Us\n\n# Ours\n", 1, NEEDS_FIRST),
        ("# Note: bring a passport\n", 1, None),
        ("https://example.org/ is ours.\n", 1, None),
        ('---\ntitle: "16:30"\nopens: 2026-11-29\n---\n\n# Ours\n', 1, None),
    ],
)
def test_what_generators_would_make_of_it_is_said(
    text: str, line: int, said: str | None, tmp_path: Path
) -> None:
    folder = begun(tmp_path / "copy")
    put(folder, "docs/ours.md", text)
    found = [(one.file, one.line, one.sentence) for one in check(folder)]
    if said is None:
        assert found == []
        return
    ((file, where, sentence),) = found
    assert (file, where) == ("docs/ours.md", line)
    assert said in sentence


def test_bytes_that_are_no_text_are_said_once(tmp_path: Path) -> None:
    folder = begun(tmp_path / "copy")
    (folder / "docs" / "ours.md").write_bytes(b"# \xe9\n")
    (found,) = check(folder)
    assert found.sentence == "this is not UTF-8; save the page as UTF-8."


def test_a_character_that_no_page_shows_is_said_with_its_place(tmp_path: Path) -> None:
    folder = begun(tmp_path / "copy")
    put(folder, "docs/ours.md", "# Ours\n\nA \x00 b.\n")
    (found,) = check(folder)
    assert (found.line, found.column) == (3, 3)
    assert found.sentence == "a character stands here that no page can show (U+0000); remove it."
