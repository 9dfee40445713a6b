"""The guide to an own calculator, followed from its first file to its last: every line of it."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

from tests.copy.copies import begun, put

ROOT = Path(__file__).parents[2]
GUIDE = (ROOT / "docs" / "host" / "develop" / "own-calculator.md").read_text(encoding="utf-8")
COMMAND = re.compile(r"\$ moments (?P<said>[^\n<]+?)(?: <<< '(?P<given>[^']*)')?\n(?P<told>[^$]*)")
CALCULATOR = "calculators/desk_wait.py"


def blocks(language: str) -> list[str]:
    return re.findall(rf"^```{language}\n(.*?)^```$", GUIDE, re.M | re.S)


def python(folder: Path, *command: str, given: str = "") -> str:
    run = subprocess.run(
        [sys.executable, *command],
        cwd=folder,
        input=given,
        env=os.environ | {"PYTHONPATH": str(ROOT), "PYTHONUTF8": "1", "NO_COLOR": "1"},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        encoding="utf-8",
    )
    return run.stdout


def repeated(folder: Path, session: str) -> list[tuple[str, str]]:
    """What the guide says that each command of a session prints, and what it prints."""
    return [
        (
            one["told"].rstrip(),
            python(
                folder, "-m", "macros.cli", *one["said"].split(), given=one["given"] or ""
            ).rstrip(),
        )
        for one in COMMAND.finditer(session)
    ]


def test_its_words_suffice(tmp_path: Path) -> None:
    folder = begun(tmp_path / "our-copy")
    first, grown, tests = blocks("python")
    early, refused, later = blocks("console")
    (page,) = blocks("markdown")
    assert [len(COMMAND.findall(one)) for one in (early, refused, later)] == [2, 1, 2]
    assert len(first.splitlines()) <= 13, "it promises a dozen lines"

    put(folder, CALCULATOR, first)
    for told, printed in [*repeated(folder, early), *repeated(folder, refused)]:
        assert printed == told

    put(folder, CALCULATOR, grown)
    put(folder, "docs/desks.md", page)
    put(folder, "tests/test_desk_wait.py", tests)
    for told, printed in repeated(folder, later):
        assert printed == told
    assert python(folder, "-m", "macros.cli", "check").startswith("All is right: ")
    passed = python(folder, "-m", "pytest", "-q", "-p", "no:cacheprovider", "tests")
    assert "2 passed" in passed, passed
