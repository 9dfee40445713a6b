"""The files of `moments survey`: answers and their mapping are read, and a mapping is written."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from calculator.errors import MomentsError
from calculator.survey.export import Export
from calculator.survey.mapping.checking import checked
from calculator.survey.mapping.survey_mapping import SurveyMapping
from calculator.survey.sheet.opening import opened
from calculator.survey.unreadable import UnreadableSurvey
from macros import given, terminal

LARGEST_SURVEY = 1_000
"""In megabytes: what the reader itself allows is less and says why; this ends what never ends."""


class UnreadableExport(MomentsError):
    """A survey's file or its mapping cannot be read; the message says why."""


def export(file: str, said: Mapping[str, str]) -> Export:
    """The cells of a survey's file; `said` answers what was asked about it."""
    try:
        return opened(given.content(file, LARGEST_SURVEY), Path(file).name, said)
    except UnreadableSurvey as fault:
        raise UnreadableExport(f"{file}: {fault}") from fault


def mapping_in(file: str) -> SurveyMapping:
    """The mapping that a file holds; every fault of it is said at once."""
    found = checked(given.text(file, LARGEST_SURVEY))
    if found.mapping is None:
        raise UnreadableExport("\nmoments: ".join(f"{file}: {one.text}" for one in found.faults))
    return found.mapping


def write(path: Path, text: str) -> bool:
    """Write the mapping unless there is one; whether it was written."""
    try:
        with path.open("x", encoding="utf-8", newline="\n") as file:
            file.write(text)
    except FileExistsError:
        return False
    except OSError as fault:
        said = terminal.say("{file} cannot be written: {why}.", file=path, why=fault.strerror)
        raise UnreadableExport(said) from fault
    return True
