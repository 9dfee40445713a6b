"""What lies in a copy's folder, and by which names."""

from __future__ import annotations

from pathlib import Path

from macros import shipped
from macros.exam.bank import EXAM
from macros.knowledge.scenarios import SCENARIOS

MOMENTS_YML = "moments.yml"
CALCULATORS = "calculators"
DOCS = "docs"
HIDDEN = ".moments"
"""What is made of all that: the composed pages, a generator's leavings, the schema for editors."""


def calculator_files(folder: Path) -> list[Path]:
    """The files of the copy's own calculators."""
    return sorted(
        path for path in (folder / CALCULATORS).glob("*.py") if not path.stem.startswith("_")
    )


def name_of(path: Path) -> str:
    """The name of the calculator in a file: `five-steps` for `five_steps.py`."""
    return path.stem.replace("_", "-")


def shipped_scenarios() -> list[str]:
    """The names of the scenarios that come with the package."""
    return sorted(path.stem for path in (shipped.docs() / SCENARIOS).glob("*.yml"))


def scenario_names(folder: Path) -> list[str]:
    """The names of the copy's own scenarios."""
    return sorted(path.stem for path in (folder / SCENARIOS).glob("*.yml"))


def question_files(folder: Path) -> list[Path]:
    """The files of the copy's own questions."""
    return sorted((folder / EXAM).glob("*.yml"))
