"""The forms of exams in which a paper is drawn: how many questions, how long, how many to pass.

They are facts with a source and a day, in `exam/papers/exams.yml` below the pages. How far the bank
serves an exam is counted, never claimed.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Annotated, Any

from pydantic import AfterValidator, Field, ValidationError, ValidationInfo, field_validator

from macros import terminal
from macros.exam.bank import Bank
from macros.exam.complaints import complaints
from macros.exam.form import TYPES, Exclusion, ListOfTwo, MissingWord, SingleChoice
from macros.exam.values import Day, Declared, Family, Id, Taught, Text, Work, object_to, once
from macros.knowledge import bibliography, glossary
from macros.knowledge.problems import Problem, Problems, Tree, Way, read
from macros.sentence import either

EXAMS_FILE = "exam/papers/exams.yml"
"""The file of the forms, below the folder of the pages."""

MARKED = tuple(name for name in TYPES if name != "short")
"""The types that a page marks by itself."""


def _type(name: str) -> str:
    if name not in MARKED:
        said = terminal.say(
            "{name} cannot be marked by a page; {types} can.",
            name=terminal.quoted(name),
            types=either(MARKED),
        )
        raise object_to(said)
    return name


class Profile(Declared):
    """The form of an exam."""

    id: Id
    """A name that no other form has and that never changes: links to papers name it."""

    name: Text
    """What the form is called."""

    family: Family
    """The family of examinations whose questions a paper takes first."""

    questions: Annotated[int, Field(ge=1, le=100)]
    """How many questions it has."""

    passing: Annotated[int | None, Field(alias="pass", ge=1)] = None
    """How many right answers pass; nothing where there is no such number."""

    minutes: Annotated[int, Field(ge=1, le=300)]
    """How long it lasts."""

    own: bool = False
    """Whether readers set questions and minutes themselves."""

    options: Annotated[int | None, Field(ge=3, le=5)] = None
    """How many options a choice has; nothing if that does not matter."""

    types: Annotated[list[Annotated[str, AfterValidator(_type)]], AfterValidator(once)]
    """The types of its questions."""

    source: Annotated[list[Work], AfterValidator(once)]
    """Keys of the works that say so."""

    work: Text | None = Field(default=None, validate_default=True)
    """What it rests on that is in no bibliography."""

    held: Day
    """The day on which it was last held against its source."""

    open: Text
    """What was not confirmed."""

    @field_validator("passing")
    @classmethod
    def _can_be_reached(cls, passing: int | None, info: ValidationInfo) -> int | None:
        questions = info.data.get("questions")
        if passing is not None and questions is not None and passing > questions:
            said = terminal.count(
                "{passing} cannot be reached with {number} question.",
                "{passing} cannot be reached with {number} questions.",
                questions,
                passing=passing,
            )
            raise object_to(said)
        return passing

    @field_validator("work")
    @classmethod
    def _rests(cls, work: str | None, info: ValidationInfo) -> str | None:
        if work is None and info.data.get("source") == []:
            raise object_to(
                terminal.say("it rests on nothing; give a key of the bibliography as source.")
            )
        return work

    def serving(self, bank: Bank) -> tuple[int, int]:
        """How many questions of the bank a paper may have, and how many of those serve the exam."""
        fitting = [one.question for one in bank.placed if self._fits(one.question)]
        return len(fitting), sum(self.family in one.families for one in fitting)

    def _fits(self, question: Any) -> bool:
        chosen = isinstance(question, SingleChoice | Exclusion | MissingWord | ListOfTwo)
        counted = not chosen or self.options in (None, len(question.options))
        return question.type in self.types and counted


class _Exams(Declared):
    exams: Annotated[list[dict[str, Any]], Field(min_length=1)]
    """The forms, each of an exam."""


def load(docs: Path) -> list[Profile]:
    """Read the forms of exams of a site.

    Args:
        docs: The folder of the pages.

    Raises:
        Problems: If anything in the file is wrong; all of it.
    """
    tree = read(docs / EXAMS_FILE, EXAMS_FILE)
    known = Taught(bibliography.load(docs).keys, glossary.load(docs), {})
    problems = [*tree.problems]
    profiles: list[Profile] = []
    try:
        given = _Exams.model_validate(tree.data, context=known).exams
    except ValidationError as error:
        raise Problems([*problems, *complaints(error, _Exams, tree, ())]) from None
    for at, one in enumerate(given):
        way: Way = ("exams", at)
        name = f"{terminal.quoted(str(one['id']))}, " if "id" in one else ""
        try:
            profiles.append(Profile.model_validate(one, context=known))
        except ValidationError as error:
            problems += complaints(error, Profile, tree, way, name)
    problems += _twice(given, tree)
    if problems:
        raise Problems(problems)
    return profiles


def _twice(given: list[dict[str, Any]], tree: Tree) -> Iterator[Problem]:
    names = [one.get("id") for one in given]
    for at, name in enumerate(names):
        if name in names[:at]:
            said = terminal.say("it stands here twice.")
            named = terminal.quoted(str(name))
            yield tree.problem(("exams", at, "id"), f"{named}, id: {said}")
