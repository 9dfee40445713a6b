"""Anki's own package, in an environment of its own: it asks for versions that others do not."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from tests.sites import alone

ROOT = Path(__file__).parents[3]
ANKI = "anki==26.9.3"
FOLDER = ROOT / ".make"


@pytest.fixture(scope="session")
def anki_python() -> Path:
    """A Python that can import `anki`; without a network the tests that need it are left out."""
    place = FOLDER / ANKI.replace("==", "-")
    python = place / "bin" / "python"
    FOLDER.mkdir(exist_ok=True)
    with alone(FOLDER, place.name):
        if not _imports(python):
            subprocess.run([sys.executable, "-m", "venv", "--clear", str(place)], check=True)
            pip = [str(python), "-m", "pip", "install", "--quiet", "--retries", "0", ANKI]
            run = subprocess.run(pip, capture_output=True, text=True)
            if run.returncode:
                said = run.stderr.strip().splitlines() or ["pip said nothing"]
                pytest.skip(f"{ANKI} could not be installed beside the project: {said[-1]}")
    return python


def _imports(python: Path) -> bool:
    asked = [str(python), "-c", "import anki.collection"]
    return python.is_file() and subprocess.run(asked, capture_output=True).returncode == 0
