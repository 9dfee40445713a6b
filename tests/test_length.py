"""No file of the product is so long that it holds two things: 300 lines are the most."""

from __future__ import annotations

from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
MOST = 300
ENDINGS = {".py", ".js", ".mjs", ".css", ".jinja"}  # what is data may be as long as it is
BUILT = ROOT / "docs" / "assets" / "runtime"

# Each tree with the files in it that are still longer. A file that has become short leaves its
# list, and none is added.
LONGER: dict[str, set[str]] = {
    "bench": set(),
    "macros": set(),
}


def lengths(tree: str) -> dict[str, int]:
    paths = [
        path
        for path in (ROOT / tree).rglob("*")
        if path.suffix in ENDINGS and not path.is_relative_to(BUILT)
    ]
    return {
        path.relative_to(ROOT / tree).as_posix(): len(path.read_text(encoding="utf-8").splitlines())
        for path in paths
    }


@pytest.mark.parametrize("tree", LONGER)
def test_no_file_is_two_things(tree: str) -> None:
    found = lengths(tree)
    assert len(found) > 10
    assert {name for name, length in found.items() if length > MOST} == LONGER[tree]
