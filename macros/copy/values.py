"""Single values of `moments.yml`: text, colours, addresses, images, names, each judged by itself.

A judgement that goes against a value is a sentence; where it stands is `objections`' to add.
"""

from __future__ import annotations

import os
import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath
from typing import Annotated, Any, Literal

from pydantic import (
    AfterValidator,
    BaseModel,
    ConfigDict,
    Discriminator,
    Field,
    PlainValidator,
    Tag,
    ValidationInfo,
    WithJsonSchema,
)
from pydantic_core import PydanticCustomError

from calculator.words import amount, nearest
from macros import terminal
from macros.copy import addresses, contents
from macros.copy.folder import DOCS
from macros.copy.hiding import FIRST_PAGE, LICENCES_PAGE
from macros.copy.objections import fault
from macros.language.spoken import LANGUAGES
from macros.printing import COMMANDING
from macros.sentence import either, suggest

EXAMPLE = "#0b4f6c"

IMAGE_ENDINGS = (".svg", ".png", ".webp", ".jpg", ".jpeg", ".gif", ".ico")
NOT_THEIRS = ("site", "node_modules")
HEXADECIMAL = re.compile(r"#(?:[0-9a-f]{3}|[0-9a-f]{6})")


class Part(BaseModel):
    """What all parts of `moments.yml` have in common: nothing unknown, nothing guessed."""

    model_config = ConfigDict(
        extra="forbid",
        frozen=True,
        strict=True,
        allow_inf_nan=False,
        use_attribute_docstrings=True,
        field_title_generator=lambda name, _: name.replace("_", " ").capitalize(),
    )


@dataclass(frozen=True)
class Known:
    """What a copy's file may name.

    Attributes:
        folder: The copy's folder.
        calculators: Those shipped and the copy's own.
        scenarios: Those shipped.
        pages: Pages and sections, each with the places of the pages that it stands for.
    """

    folder: Path
    calculators: tuple[str, ...]
    scenarios: tuple[str, ...]
    pages: Mapping[str, frozenset[str]] = field(default_factory=dict)


def _text(text: str) -> str:
    if not text.strip():
        raise fault(terminal.say("text is needed here; this is empty."))
    if "\n" in text.strip():
        raise fault(terminal.say("this is shown in one line; write it in one."))
    if found := COMMANDING.search(text.strip()):
        said = terminal.say(
            "there is a character in it that nobody sees ({code}); take it out.",
            code=f"U+{ord(found[0]):04X}",
        )
        raise fault(said)
    return text.strip()


def _colour(text: str) -> str:
    colour = text.strip().lower()
    if not HEXADECIMAL.fullmatch(colour):
        said = terminal.say(
            "{text} is not a colour that is read here; # and six digits 0–9 and a–f, such as "
            '"{example}", is needed.',
            text=terminal.quoted(text),
            example=EXAMPLE,
        )
        raise fault(said)
    return colour if len(colour) == 7 else "#" + "".join(2 * digit for digit in colour[1:])


def _file(given: Any, info: ValidationInfo) -> Path:
    if not isinstance(given, str):
        raise PydanticCustomError("string_type", "", {})
    place, shown = PurePosixPath(given.strip()), terminal.quoted(given)
    if "\\" in given:
        said = terminal.say("{file} has backslashes; write / between folders and file.", file=shown)
        raise fault(said)
    if place.is_absolute() or ".." in place.parts or re.match(r"\w+:", given):
        said = terminal.say("{file} is not in this folder; copy the file into it.", file=shown)
        raise fault(said)
    if place.suffix.lower() not in IMAGE_ENDINGS:
        said = terminal.say(
            "{file} is not an image; its name must end in {endings}.",
            file=shown,
            endings=either(IMAGE_ENDINGS),
        )
        raise fault(said)
    folder = _known(info).folder
    there = sorted(_images(folder))
    if os.path.lexists(folder / place) and (why := contents.objection(folder, folder / place)):
        raise fault(terminal.say("{file} {why}.", file=shown, why=why))
    if place.as_posix() not in there:
        said = terminal.say(
            "there is no file {file}; of images in this folder, {hint}",
            file=shown,
            hint=suggest(place.as_posix(), there),
        )
        raise fault(said)
    return Path(place)


def _images(folder: Path) -> Iterator[str]:
    """Images by their exact names: some systems would find `Logo.svg` as `logo.svg`, hosts not."""
    parts = [one.name for one in folder.iterdir() if one.is_dir() and one.name[0] != "."]
    for part in ("", *(one for one in parts if one not in NOT_THEIRS)):
        for path in contents.files(folder, part, below=part != ""):
            if path.suffix.lower() in IMAGE_ENDINGS:
                yield path.relative_to(folder).as_posix()


def _language(given: str) -> str:
    if given not in LANGUAGES:
        said = terminal.say(
            "{text} is no language that is known here; a code such as en, de or fr is needed.",
            text=terminal.quoted(given),
        )
        raise fault(said)
    return given


def _calculator(name: str, info: ValidationInfo) -> str:
    known = _known(info).calculators
    if name not in known:
        said = terminal.say(
            "there is no calculator {name}; {hint}",
            name=terminal.quoted(name),
            hint=suggest(name, known),
        )
        raise fault(said)
    return name


def _scenario(name: str, info: ValidationInfo) -> str:
    known = _known(info).scenarios
    if name not in known:
        said = terminal.say(
            "there is no shipped scenario {name}; {hint}",
            name=terminal.quoted(name),
            hint=suggest(name, known),
        )
        raise fault(said)
    return name


def _on_scale(point: int, info: ValidationInfo) -> int:
    lowest, highest = info.data.get("lowest"), info.data.get("highest")
    if lowest is None or highest is None or lowest <= point <= highest:
        return point
    said = terminal.say(
        "{point} is not on the scale, which runs from {lowest} to {highest}.",
        point=amount(point),
        lowest=amount(lowest),
        highest=amount(highest),
    )
    raise fault(said)


def _known(info: ValidationInfo) -> Known:
    assert isinstance(info.context, Known)
    return info.context


def _hidden(name: str, info: ValidationInfo) -> str:
    pages, given = _known(info).pages, name.strip().removesuffix("/")
    if pages.get(given) == frozenset({FIRST_PAGE}):
        raise fault(terminal.say("the first page cannot be hidden; home puts another one there."))
    if pages.get(given) == frozenset({LICENCES_PAGE}):
        said = terminal.say(
            "the licences of what the site holds have to be told with it, so this stays."
        )
        raise fault(said)
    if given not in pages:
        said = terminal.say(
            "there is no page or section {name}; {hint}",
            name=terminal.quoted(name),
            hint=_or_such(given, pages),
        )
        raise fault(said)
    return given


def _home(name: str, info: ValidationInfo) -> str:
    known, given = _known(info), name.strip()
    pages = {place for place in known.pages if place.endswith(".md")} - {FIRST_PAGE}
    if given not in pages:
        said = terminal.say(
            "there is no page {name}; {hint}",
            name=terminal.quoted(name),
            hint=_or_such(given, pages),
        )
        raise fault(said)
    if (known.folder / DOCS / FIRST_PAGE).is_file():
        said = terminal.say(
            "{page} is your first page already; remove that, or this key.",
            page=f"{DOCS}/{FIRST_PAGE}",
        )
        raise fault(said)
    return given


def _or_such(name: str, known: Collection[str]) -> str:
    if near := nearest(name.removeprefix("docs/"), known):
        return terminal.say("did you mean {name}?", name=terminal.quoted(near))
    return terminal.say(
        "name a page as it lies in docs/, such as learn/carlzon.md, or a section, such as exam."
    )


Line = Annotated[str, AfterValidator(_text), Field(json_schema_extra={"minLength": 1})]
Colour = Annotated[
    str,
    AfterValidator(_colour),
    Field(json_schema_extra={"format": "color", "pattern": "^#([0-9A-Fa-f]{3}){1,2}$"}),
]
Email = Annotated[
    str, AfterValidator(addresses.email), Field(json_schema_extra={"format": "email"})
]
Link = Annotated[str, AfterValidator(addresses.link), Field(json_schema_extra={"format": "uri"})]
Report = Annotated[
    str, AfterValidator(addresses.report), Field(json_schema_extra={"pattern": r"@|\{question\}"})
]
Address = Annotated[
    str, AfterValidator(addresses.address), Field(json_schema_extra={"format": "uri"})
]
Image = Annotated[
    Path,
    PlainValidator(_file),
    WithJsonSchema(
        {
            "type": "string",
            "pattern": rf"\.({'|'.join(e[1:] for e in IMAGE_ENDINGS)})$",
            "examples": ["logo.svg"],
        }
    ),
]
Language = Annotated[
    str, AfterValidator(_language), Field(json_schema_extra={"enum": list(LANGUAGES)})
]
Calculator = Annotated[str, AfterValidator(_calculator)]
Scenario = Annotated[str, AfterValidator(_scenario)]
Hidden = Annotated[str, AfterValidator(_hidden)]
Home = Annotated[str, AfterValidator(_home)]
Point = Annotated[int, AfterValidator(_on_scale)]
Names = Annotated[
    Annotated[Literal["all"], Tag("=all")]
    | Annotated[list[Scenario], Tag("=names"), Field(json_schema_extra={"uniqueItems": True})],
    Discriminator(lambda given: "=names" if isinstance(given, list) else "=all"),
]
