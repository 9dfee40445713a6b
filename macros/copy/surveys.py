"""Look at a copy's own survey mappings: all that is wrong with each, where it stands."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from calculator.survey.mapping.checking import checked
from macros import terminal
from macros.copy import contents
from macros.knowledge.problems import Problem
from macros.knowledge.survey_mappings import MAPPINGS

SAYS_LINE = re.compile(r"^Line (\d+)(?:, |: )")


def mapping_files(folder: Path) -> list[Path]:
    """The files of the copy's own survey mappings."""
    place, ending = MAPPINGS
    return contents.files(folder, place, ending)


def check(folder: Path) -> Iterator[Problem]:
    """Look at all of them.

    Args:
        folder: The copy's folder.
    """
    place, ending = MAPPINGS
    for path in contents.files(folder, place):
        file = f"{place}/{path.name}"
        if not path.name.endswith(ending):
            if path.suffix.lower() in (".yml", ".yaml"):
                said = terminal.say(
                    "only names that end in {ending} are read; rename it to {name}.",
                    ending=ending,
                    name=terminal.quoted(path.stem + ending),
                )
                yield Problem(file, 1, 1, said)
            continue
        try:
            found = checked(path.read_text(encoding="utf-8-sig"))
        except UnicodeDecodeError:
            said = terminal.say("it is not UTF-8 text; save it as UTF-8.")
            yield Problem(file, 1, 1, said)
            continue
        for fault in found.faults:
            line = SAYS_LINE.match(fault.text)
            yield Problem(file, int(line[1]) if line else 1, 1, SAYS_LINE.sub("", fault.text))
