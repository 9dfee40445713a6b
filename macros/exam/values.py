"""Single values of a question: texts, keys of works, pages and their headings.

A judgement that goes against a value is a sentence; where it stands is `complaints`' to add.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from typing import Annotated, Any

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, ValidationInfo
from pydantic_core import PydanticCustomError

from calculator.words import nearest
from macros import terminal
from macros.exam.families import FAMILIES, LEVELS
from macros.language.spoken import ENGLISH
from macros.page.call import next_call
from macros.sentence import MacroError, either, suggest

OWN_SENTENCE = "bank"
"""The type of an error whose sentence was made here."""

CALLS_IN_TEXT = {"cite": '{{ cite("kano1984") }}', "term": '{{ term("must-be") }}'}
"""What may be called in a text, and how that is written."""
QUESTION_ID = re.compile(r"[a-z][a-z0-9]*(?:-[a-z0-9]+)*")
TEXT_LINK = re.compile(r"\[[^\]]*\]\(([^)\s]*)\)")
SUMMARY_OPTION = re.compile(
    r"\b(?:all|none|both|each|any) of (?:the|these|those)\b|\bthe above\b", re.I
)


class Declared(BaseModel):
    """What all parts of a question have in common: nothing unknown, nothing guessed."""

    model_config = ConfigDict(
        extra="forbid",
        frozen=True,
        strict=True,
        allow_inf_nan=False,
        use_attribute_docstrings=True,
    )


@dataclass(frozen=True)
class Taught:
    """What questions may name.

    Attributes:
        works: The keys of the bibliography.
        terms: Whatever the glossary explains.
        pages: The pages' files, below their folder, each with a function that gives its headings.
        elsewhere: Whether the questions are ours and stand in an organisation's copy, which may
            have left out pages or put its own in their place.
        hidden: Pages that the copy does not show; questions may name them, and lose the link.
        language: The language that they may be in: ours are in English, an organisation's in that
            of its copy.
    """

    works: Collection[str]
    terms: Collection[str]
    pages: Mapping[str, Callable[[], Collection[str]]]
    elsewhere: bool = False
    hidden: frozenset[str] = frozenset()
    language: str = ENGLISH

    def has(self, page: str) -> bool:
        """Whether there is such a page, shown or not."""
        return page in self.pages or page in self.hidden


def object_to(sentence: str) -> PydanticCustomError:
    """Make an error whose sentence is ready to be read."""
    return PydanticCustomError(OWN_SENTENCE, "{sentence}", {"sentence": sentence})


def taught(info: ValidationInfo) -> Taught:
    """What the questions that are being judged may name."""
    assert isinstance(info.context, Taught)
    return info.context


def _text(text: str, info: ValidationInfo) -> str:
    text = " ".join(text.split())
    if not text:
        raise object_to(terminal.say("text is needed here; this is empty."))
    known, at = taught(info), 0
    while call := next_call(text, at):
        at = call.end
        if call.name not in CALLS_IN_TEXT:
            said = terminal.say(
                "{name} cannot be called in a question; only {allowed}.",
                name=terminal.quoted(call.name),
                allowed=either(map(terminal.quoted, CALLS_IN_TEXT)),
            )
            raise object_to(said)
        try:
            (given,), _ = call.arguments()
        except (MacroError, ValueError):
            said = terminal.say(
                "this call cannot be read; write it as {example}.",
                example=CALLS_IN_TEXT[call.name],
            )
            raise object_to(said) from None
        if call.name == "cite":
            for name in given.split():
                _cited(name, known)
        elif given not in known.terms:
            said = terminal.say(
                "there is no term {name}; {hint}",
                name=terminal.quoted(given),
                hint=suggest(given, known.terms),
            )
            raise object_to(said)
    for target in () if known.elsewhere else TEXT_LINK.findall(text):
        page = target.partition("#")[0]
        if not page.startswith(("https://", "http://")) and not known.has(page):
            raise object_to(_no_page(page, known.pages))
    return text


def _cited(name: str, known: Taught) -> None:
    if name not in known.works:
        said = terminal.say(
            "there is no work {name}; {hint}",
            name=terminal.quoted(name),
            hint=suggest(name, known.works),
        )
        raise object_to(said)


def _no_page(page: str, pages: Collection[str]) -> str:
    return terminal.say(
        "there is no page {name}; {hint}", name=terminal.quoted(page), hint=_like(page, pages)
    )


def _like(page: str, pages: Collection[str]) -> str:
    if not page.startswith(".") and (near := nearest(page, pages)):
        return suggest(page, [near])
    return terminal.say("begin at the folder of the pages, as in learn/measure/kano.md.")


def _option(text: str) -> str:
    if SUMMARY_OPTION.search(text):
        said = terminal.say(
            "{text} speaks of the other options, which are shuffled; give one of its own.",
            text=terminal.quoted(text),
        )
        raise object_to(said)
    return text


def _id(given: str) -> str:
    if not QUESTION_ID.fullmatch(given):
        said = terminal.say(
            "{text} is no id; it needs small letters, digits and hyphens, as in nps-score.",
            text=terminal.quoted(given),
        )
        raise object_to(said)
    return given


def _work(key: str, info: ValidationInfo) -> str:
    works = taught(info).works
    if key not in works:
        said = terminal.say(
            "there is no work {name} in the bibliography; {hint}",
            name=terminal.quoted(key),
            hint=suggest(key, works),
        )
        raise object_to(said)
    return key


def _page(place: str, info: ValidationInfo) -> str:
    pages = taught(info).pages
    if not taught(info).has(place) and not taught(info).elsewhere:
        raise object_to(_no_page(place, pages))
    return place


def _heading(heading: str, info: ValidationInfo) -> str:
    page, known = info.data.get("page"), taught(info)
    if page is None or known.elsewhere or page not in known.pages:
        return heading
    headings = known.pages[page]()
    if heading not in headings:
        said = terminal.say(
            "{page} has no heading {name}; {hint}",
            page=page,
            name=terminal.quoted(heading),
            hint=suggest(heading, headings),
        )
        raise object_to(said)
    return heading


def _level(level: str) -> str:
    if level not in LEVELS:
        said = terminal.say(
            "{name} is no level; {hint}", name=terminal.quoted(level), hint=suggest(level, LEVELS)
        )
        raise object_to(said)
    return level


def _family(family: str) -> str:
    if family not in FAMILIES:
        said = terminal.say(
            "there is no family {name}; {hint}",
            name=terminal.quoted(family),
            hint=suggest(family, FAMILIES),
        )
        raise object_to(said)
    return family


def once(names: list[Any]) -> list[Any]:
    """Object to what stands in a list twice."""
    for at, name in enumerate(names):
        if name in names[:at]:
            said = terminal.say(
                "{text} stands in this list already.", text=terminal.quoted(str(name))
            )
            raise object_to(said)
    return names


def _day(day: datetime.date) -> datetime.date:
    if day.year < 2020:
        said = terminal.say("{day} is before there were questions here.", day=day.isoformat())
        raise object_to(said)
    return day


Text = Annotated[str, AfterValidator(_text), Field(json_schema_extra={"minLength": 1})]
Choosable = Annotated[Text, AfterValidator(_option)]
Id = Annotated[
    str,
    AfterValidator(_id),
    Field(json_schema_extra={"pattern": f"^{QUESTION_ID.pattern}$"}),
]
Work = Annotated[str, AfterValidator(_work)]
Place = Annotated[str, AfterValidator(_page)]
Heading = Annotated[str, AfterValidator(_heading)]
Level = Annotated[str, AfterValidator(_level), Field(json_schema_extra={"enum": [*LEVELS]})]
Family = Annotated[str, AfterValidator(_family), Field(json_schema_extra={"enum": [*FAMILIES]})]
Day = Annotated[datetime.date, AfterValidator(_day)]
