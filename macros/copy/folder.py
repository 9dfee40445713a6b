"""What lies in a copy's folder, and by which names."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

from macros import shipped, terminal
from macros.copy import contents
from macros.exam.bank import EXAM
from macros.knowledge.problems import Problem
from macros.knowledge.scenarios import SCENARIOS
from macros.knowledge.survey_mappings import MAPPINGS
from macros.language.catalogue import WORDS_OF_A_COPY
from macros.printing import visible

MOMENTS_YML = "moments.yml"
CALCULATORS = "calculators"
DOCS = "docs"
HIDDEN = ".moments"
"""What is made of all that: the composed pages, a generator's leavings, the schema for editors."""


COPY_FOLDERS = (CALCULATORS, DOCS, SCENARIOS, EXAM, MAPPINGS[0], WORDS_OF_A_COPY)
"""The folders of a copy. Only pages lie in folders of their own."""


def check(folder: Path) -> Iterator[Problem]:
    """Say what in a copy's folders cannot be read, and what may not be written to.

    Args:
        folder: The copy's folder.
    """
    for ours in (folder / HIDDEN, folder / HIDDEN / DOCS, folder / HIDDEN / "site"):
        if ours.is_symlink() or (os.path.lexists(ours) and not ours.is_dir()):
            yield _problem(
                folder, ours, terminal.say("is no folder; remove it, since one is made here")
            )
    for part in COPY_FOLDERS:
        for path, wrong in contents.look(folder, part, below=part == DOCS):
            if wrong is not None:
                yield _problem(folder, path, wrong)


def _problem(folder: Path, path: Path, said: str) -> Problem:
    return Problem(visible(path.relative_to(folder).as_posix()), 1, 1, _this(said))


def _this(said: str) -> str:
    return terminal.say("this {why}.", why=said)


def own_files(folder: Path) -> dict[str, Path]:
    """The files of the copy's own pages, by their place in `docs/`."""
    found = contents.files(folder, DOCS, below=True)
    return {path.relative_to(folder / DOCS).as_posix(): path for path in found}


def calculator_files(folder: Path) -> list[Path]:
    """The files of the copy's own calculators."""
    return [one for one in contents.files(folder, CALCULATORS, ".py") if one.name[0] != "_"]


def left_alone(folder: Path) -> list[Path]:
    """The files beside them whose name begins with `_`: drafts, and Python's own."""
    return [one for one in contents.files(folder, CALCULATORS, ".py") if one.name[0] == "_"]


def name_of(path: Path) -> str:
    """The name of the calculator in a file: `five-steps` for `five_steps.py`."""
    return path.stem.replace("_", "-")


def shipped_scenarios() -> list[str]:
    """The names of the scenarios that come with the package."""
    return sorted(path.stem for path in (shipped.docs() / SCENARIOS).glob("*.yml"))


def scenario_names(folder: Path) -> list[str]:
    """The names of the copy's own scenarios."""
    return [path.stem for path in scenario_files(folder)]


def scenario_files(folder: Path) -> list[Path]:
    """The files of the copy's own scenarios."""
    return contents.files(folder, SCENARIOS, ".yml")


def question_files(folder: Path) -> list[Path]:
    """The files of the copy's own questions."""
    return contents.files(folder, EXAM, ".yml")
