"""What a question of the bank holds, type by type: the one declaration that checks it.

Editors are told the same by a JSON Schema made from these types. What hangs on another value is
judged field by field, so that one run finds everything.
"""

from __future__ import annotations

import re
from typing import Annotated, Any, Literal

from pydantic import AfterValidator, Field, ValidationInfo, field_validator

from calculator.words import amount
from macros import terminal
from macros.exam.parts import Draw, Item, Option, chosen
from macros.exam.values import (
    Day,
    Declared,
    Family,
    Heading,
    Id,
    Level,
    Place,
    Text,
    Work,
    object_to,
    once,
    taught,
)
from macros.language.spoken import ENGLISH

GAP = "___"
"""What stands in a question for the word that is missing."""

NOT = "**not**"
"""How a question that asks for the exception says so: printed bold. Others have other words."""
WORDS_IN_BOLD = re.compile(r"\*\*[^*]+\*\*")


class Question(Declared):
    """What every question says, whatever its type."""

    id: Id
    """A name that no other question has and that never changes: what readers keep hangs on it."""

    ask: Text
    """The question."""

    source: Annotated[list[Work], AfterValidator(once)] = Field(default_factory=list)
    """Keys of the works that it rests on, from the bibliography."""

    work: Text | None = Field(default=None, validate_default=True)
    """What it rests on that is in no bibliography, such as a handbook of your own; or source."""

    page: Place
    """The page that teaches it, below the folder of the pages, such as learn/measure/kano.md."""

    heading: Heading
    """The heading on that page under which it is taught, as it is written there."""

    level: Level
    """How deep it goes: remember, understand or apply."""

    families: Annotated[list[Family], AfterValidator(once)]
    """The examinations that it honestly serves; an empty list if none."""

    changed: Day
    """The day on which its meaning last changed, such as 2026-11-28."""

    away: Text | None = None
    """The question as it is asked away from its page, where it would not be understood."""

    answer: Text | None = None
    """What the fold-out at a page's end says, where that is more than the right option."""

    quiz: Id | None = None
    """The quiz that shows it where the point is taught."""

    fold: Id | None = None
    """The list of fold-outs at a page's end in which it stands."""

    @field_validator("work")
    @classmethod
    def _rests(cls, work: str | None, info: ValidationInfo) -> str | None:
        if work is None and info.data.get("source") == []:
            raise object_to(
                terminal.say("it rests on nothing; give a key of the bibliography as source.")
            )
        return work


class _Choice(Question):
    options: Annotated[list[Option], Field(min_length=3, max_length=5)]
    """What can be chosen, three to five; one of them is the answer."""

    @field_validator("options")
    @classmethod
    def _one_right(cls, options: list[Option]) -> list[Option]:
        return chosen(options, 1)


class SingleChoice(_Choice):
    """One of several is right."""

    type: Literal["choice"]

    @field_validator("ask")
    @classmethod
    def _plain(cls, ask: str) -> str:
        if NOT in ask.lower():
            raise object_to(
                terminal.say("a question for the exception is of type not, not of type choice.")
            )
        return ask


class Exclusion(_Choice):
    """All but one are true, and the one is asked for."""

    type: Literal["not"]

    @field_validator("ask")
    @classmethod
    def _bold(cls, ask: str, info: ValidationInfo) -> str:
        if taught(info).language != ENGLISH:
            if len(WORDS_IN_BOLD.findall(ask)) != 1:
                raise object_to(
                    terminal.say(
                        "the word that asks for the exception must stand in it bold, and no other, "
                        "such as **not**."
                    )
                )
        elif ask.count(NOT) != 1:
            said = terminal.say(
                "the word not must stand in it once and bold, as {written}.", written=NOT
            )
            raise object_to(said)
        return ask


class MissingWord(_Choice):
    """One of several words fills a gap."""

    type: Literal["word"]

    @field_validator("ask")
    @classmethod
    def _one_gap(cls, ask: str) -> str:
        if ask.count(GAP) != 1:
            said = terminal.say(
                "the missing word is written {gap}, once; it stands here {times}.",
                gap=GAP,
                times=_times(ask.count(GAP)),
            )
            raise object_to(said)
        return ask


def _times(count: int) -> str:
    return terminal.say("{number} times", number=count) if count else terminal.say("never")


class ListOfTwo(Question):
    """Two statements of four or five are right."""

    type: Literal["two"]
    options: Annotated[list[Option], Field(min_length=4, max_length=5)]
    """What can be chosen, four or five; two of them are the answer."""

    @field_validator("options")
    @classmethod
    def _two_right(cls, options: list[Option]) -> list[Option]:
        return chosen(options, 2)


class Ordering(Question):
    """Things to be put in order, by a number for each."""

    type: Literal["order"]
    items: Annotated[list[Item], Field(min_length=3, max_length=8)]
    """What is to be put in order, given in the right one."""

    @field_validator("items")
    @classmethod
    def _each_once(cls, items: list[Item]) -> list[Item]:
        once([item.text for item in items])
        return items


class ShortAnswer(Question):
    """An answer in one's own words, with the points that it should hold."""

    type: Literal["short"]
    points: Annotated[list[Text], AfterValidator(once), Field(min_length=1, max_length=8)]
    """What a full answer holds: readers tick what theirs did."""

    answer: Text
    """A full answer."""


class Numeric(Question):
    """A template: its numbers are drawn, and a calculator works out what is asked for."""

    type: Literal["number"]

    draw: Annotated[dict[str, Draw], Field(min_length=1)]
    """The numbers that are drawn, by the names that stand for them in braces."""

    calculator: str
    """The calculator that works it out."""

    inputs: dict[str, Any]
    """What it is given, in which a drawn number is written "{name}"."""

    take: str
    """The value that is asked for, such as nps; of the first row, such as rows.0.better."""

    percent: bool = False
    """Whether it is a share that is asked for in per cent."""

    decimals: Annotated[int, Field(ge=0, le=4)]
    """The decimals to which it is asked."""

    tolerance: Annotated[float, Field(ge=0)]
    """How far an answer may lie from it."""

    unit: str = ""
    """What follows the number, such as %."""

    worked: Text
    """The solution, step by step, with drawn and calculated numbers in braces."""

    @field_validator("tolerance")
    @classmethod
    def _rounds(cls, tolerance: float, info: ValidationInfo) -> float:
        decimals = info.data.get("decimals")
        if decimals is not None and tolerance < 0.5 * 10.0**-decimals - 1e-12:
            least = amount(0.5 * 10.0**-decimals, decimals + 1)
            said = terminal.say(
                "{number} refuses who rounds; {least} is the least.",
                number=amount(tolerance, 6),
                least=least,
            )
            raise object_to(said)
        return tolerance


TYPES: dict[str, type[Question]] = {
    "choice": SingleChoice,
    "not": Exclusion,
    "word": MissingWord,
    "two": ListOfTwo,
    "order": Ordering,
    "number": Numeric,
    "short": ShortAnswer,
}
"""The types of questions, by the names that the files give them."""
