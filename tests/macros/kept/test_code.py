"""A process keeps nothing that was made by code which it may not have read."""

from __future__ import annotations

import os
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

import macros
from macros.kept import code, files


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    for name in code.CODE_FOLDERS:
        (tmp_path / name).mkdir()
        path = tmp_path / name / "module.py"
        path.write_text("ONE = 1\n")
    monkeypatch.setattr(code, "ROOT", tmp_path)
    monkeypatch.setattr(macros, "BEGAN", time.time() + 60)
    code._began.cache_clear()
    yield tmp_path
    code._began.cache_clear()


@pytest.mark.usefixtures("root")
def test_the_same_code_is_known_by_the_same_digest() -> None:
    known = code.known()
    assert known
    assert code.known() == known


@pytest.mark.parametrize("change", ["written", "added", "removed", "touched"])
def test_code_that_changes_under_a_process_is_unknown(root: Path, change: str) -> None:
    assert code.known()
    path = root / "macros" / "module.py"
    match change:
        case "written":
            path.write_text("ONE = 2\n")
        case "added":
            (root / "macros" / "page.jinja").write_text("{{ one }}")
        case "removed":
            path.unlink()
        case "touched":
            os.utime(path)
    assert code.known() is None


@pytest.mark.usefixtures("root")
def test_code_that_was_written_after_a_process_began_is_unknown(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    assert code.known()
    monkeypatch.setattr(macros, "BEGAN", time.time() - 60)
    assert code.known() is None


def test_another_package_is_another_digest(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    known = code.known()
    (root / "markdown-99.0.dist-info").mkdir()
    monkeypatch.syspath_prepend(root)
    code._began.cache_clear()
    code.beneath.cache_clear()
    other = code.known()
    code.beneath.cache_clear()
    assert other
    assert other != known


def test_what_python_compiled_is_no_code(root: Path) -> None:
    known = code.known()
    (root / "macros" / "__pycache__").mkdir()
    (root / "macros" / "__pycache__" / "module.pyc").write_bytes(b"compiled")
    assert code.known() == known


def test_a_file_lies_still_after_as_long_as_its_disk_needs_to_tell() -> None:
    fine, coarse = (1_000_000_123, 0, 1, 1), (1_000_000_000, 0, 1, 1)
    assert files.still([fine, None], 1.2)
    assert not files.still([fine], 1.05)
    assert not files.still([coarse], 2.9)
    assert files.still([coarse], 3.1)
    assert not files.still([(0, 5_000_000_123, 1, 1)], 4.0)  # moved here, and older than its place
