"""Which language the command line speaks, and nowhere else is it chosen.

It is that of the copy that a command works on: of a folder that is named, else of the copy in
which somebody types. Where there is none, or it names no language, the environment decides.
"""

from __future__ import annotations

import os
from pathlib import Path

from calculator.errors import MomentsError
from macros.copy import judging
from macros.language.catalogue import Vocabulary, load
from macros.language.environment import spoken_by
from macros.language.spoken import LANGUAGES
from macros.sentence import MacroError


def words(folder: Path | None) -> tuple[Vocabulary, list[str]]:
    """What is spoken at the command line, and what is to be said of that.

    Args:
        folder: The copy that a command works on. If its moments.yml names no language, or
            cannot be read, the environment decides, as it does without a copy.
    """
    language = _named(folder) or spoken_by(os.environ)
    try:
        return load(language, folder), []
    except MacroError as wrong:
        return load(language), [str(wrong)]


def _named(folder: Path | None) -> str | None:
    if folder is None:
        return None
    try:
        data = judging.read_whole(folder).data
    except (MomentsError, OSError):
        return None  # which each command that works on the copy says
    named = data.get("language") if isinstance(data, dict) else None
    return named if named in LANGUAGES else None
