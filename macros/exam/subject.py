"""A file of the bank as a whole: its subject, its questions, and what was wrong with some."""

from __future__ import annotations

from typing import Annotated, Any

from pydantic import AfterValidator, Field

from macros import terminal
from macros.exam.values import Day, Declared, Id, Text, object_to
from macros.sentence import suggest

CORRECTED, WITHDRAWN = "corrected", "withdrawn"
DONE = {
    CORRECTED: "asks or answers otherwise since then",
    WITHDRAWN: "is no longer asked",
}
"""What may have been done about a question."""


def _done(done: str) -> str:
    if done not in DONE:
        said = terminal.say(
            "{text} is not what can be done; {hint}",
            text=terminal.quoted(done),
            hint=suggest(done, DONE),
        )
        raise object_to(said)
    return done


class Erratum(Declared):
    """What was wrong with a question, and what was done about it."""

    question: Id
    """The id of the question; that of a withdrawn one is never given again."""

    day: Day
    """The day on which it was mended, such as 2026-11-28."""

    done: Annotated[str, AfterValidator(_done), Field(json_schema_extra={"enum": [*DONE]})]
    """What was done: corrected or withdrawn."""

    said: Text
    """What was wrong, so that those who learnt it can unlearn it."""


class Subject(Declared):
    """A file of the bank."""

    subject: Text
    """What the questions are about, as a heading."""

    errata: list[Erratum] = Field(default_factory=list)
    """What was wrong with questions of this file, and is not any more."""

    questions: list[dict[str, Any]]
    """The questions; their types say what each holds."""
