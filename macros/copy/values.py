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
from urllib.parse import urlsplit

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

from calculator.words import amount, choose, nearest, quote
from macros.copy import contents, objections
from macros.copy.folder import DOCS
from macros.copy.hiding import FIRST_PAGE, LICENCES_PAGE
from macros.exam.reporting import BANK, QUESTION
from macros.language.spoken import LANGUAGES
from macros.printing import COMMANDING
from macros.sentence import suggest

EXAMPLE = "#0b4f6c"
REPORT_EXAMPLE = "https://example.org/new?title={question}&body=Bank+{bank}"

IMAGE_ENDINGS = (".svg", ".png", ".webp", ".jpg", ".jpeg", ".gif", ".ico")
NOT_THEIRS = ("site", "node_modules")
HEXADECIMAL = re.compile(r"#(?:[0-9a-f]{3}|[0-9a-f]{6})")
EMAIL = re.compile(r"[^\s@<>,;:\"]+@[^\s@.<>,;:\"]+(?:\.[^\s@.<>,;:\"]+)+")
HOST = re.compile(r"[^\W_](?:[\w-]*[^\W_])?(?:\.[^\W_](?:[\w-]*[^\W_])?)*|\[[0-9a-f:.]+\]", re.I)


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


def fault(sentence: str) -> PydanticCustomError:
    """Make an error whose sentence is ready to be read."""
    return PydanticCustomError(objections.JUDGED, "{sentence}", {"sentence": sentence})


def _text(text: str) -> str:
    if not text.strip():
        raise fault("text is needed here; this is empty.")
    if "\n" in text.strip():
        raise fault("this is shown in one line; write it in one.")
    if found := COMMANDING.search(text.strip()):
        code = f"U+{ord(found[0]):04X}"
        raise fault(f"there is a character in it that nobody sees ({code}); take it out.")
    return text.strip()


def _colour(text: str) -> str:
    colour = text.strip().lower()
    if not HEXADECIMAL.fullmatch(colour):
        example = f'# and six digits 0–9 and a–f, such as "{EXAMPLE}"'
        raise fault(f"{quote(text)} is not a colour that is read here; {example}, is needed.")
    return colour if len(colour) == 7 else "#" + "".join(2 * digit for digit in colour[1:])


def _email(text: str) -> str:
    if not EMAIL.fullmatch(text.strip()):
        raise fault(
            f"{quote(text)} is not an e-mail address; one such as help@example.org is needed."
        )
    return text.strip()


def _link(text: str) -> str:
    link = text.strip()
    try:
        parts = urlsplit(link)
        parts.port  # noqa: B018 reading it is what judges it
    except ValueError:
        raise fault(f"{quote(text)} is not an address; look at its host and its port.") from None
    if parts.scheme.lower() not in ("https", "http"):
        raise fault(f"{quote(text)} is not an address; it must begin with https:// or http://.")
    if not HOST.fullmatch(parts.netloc.rpartition("@")[2].removesuffix(f":{parts.port}")):
        raise fault(f"{quote(text)} is not an address; a host such as www.example.org is missing.")
    if re.search(r"\s", link):
        raise fault(f"{quote(text)} is not an address; there is a space in it.")
    if parts.username is not None:
        raise fault("there is a user’s name in it; an address that all see has none.")
    return link


def _address(text: str) -> str:
    address = _link(text)
    if urlsplit(address).query or urlsplit(address).fragment:
        raise fault(f"{quote(text)} is not the address of a site; leave ? and # out of it.")
    return address.removesuffix("/") + "/"


def _report(text: str) -> str:
    where = text.strip()
    if EMAIL.fullmatch(where):
        return where
    if "://" not in where:
        said = "an e-mail address, or an address that begins with https://, is needed"
        raise fault(f"{quote(text)} is neither; {said}.")
    for filled in (QUESTION, BANK):
        if filled not in where:
            raise fault(
                f"{filled} is missing in it: the question’s id and the bank’s version are filled "
                f"in, as in {REPORT_EXAMPLE}"
            )
    _link(where.replace(QUESTION, "id").replace(BANK, "version"))
    return where


def _file(given: Any, info: ValidationInfo) -> Path:
    if not isinstance(given, str):
        raise PydanticCustomError("string_type", "", {})
    place = PurePosixPath(given.strip())
    if "\\" in given:
        raise fault(f"{quote(given)} has backslashes; write / between folders and file.")
    if place.is_absolute() or ".." in place.parts or re.match(r"\w+:", given):
        raise fault(f"{quote(given)} is not in this folder; copy the file into it.")
    if place.suffix.lower() not in IMAGE_ENDINGS:
        raise fault(
            f"{quote(given)} is not an image; its name must end in {choose(IMAGE_ENDINGS)}."
        )
    folder = _known(info).folder
    there = sorted(_images(folder))
    if os.path.lexists(folder / place) and (said := contents.objection(folder, folder / place)):
        raise fault(f"{quote(given)} {said}.")
    if place.as_posix() not in there:
        hint = suggest(place.as_posix(), there)
        raise fault(f"there is no file {quote(given)}; of images in this folder, {hint}")
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
        code = "a code such as en, de or fr is needed"
        raise fault(f"{quote(given)} is no language that is known here; {code}.")
    return given


def _calculator(name: str, info: ValidationInfo) -> str:
    known = _known(info).calculators
    if name not in known:
        raise fault(f"there is no calculator {quote(name)}; {suggest(name, known)}")
    return name


def _scenario(name: str, info: ValidationInfo) -> str:
    known = _known(info).scenarios
    if name not in known:
        raise fault(f"there is no shipped scenario {quote(name)}; {suggest(name, known)}")
    return name


def _on_scale(point: int, info: ValidationInfo) -> int:
    lowest, highest = info.data.get("lowest"), info.data.get("highest")
    if lowest is None or highest is None or lowest <= point <= highest:
        return point
    raise fault(
        f"{amount(point)} is not on the scale, which runs from {amount(lowest)} to "
        f"{amount(highest)}."
    )


def _known(info: ValidationInfo) -> Known:
    assert isinstance(info.context, Known)
    return info.context


def _hidden(name: str, info: ValidationInfo) -> str:
    pages, given = _known(info).pages, name.strip().removesuffix("/")
    if pages.get(given) == frozenset({FIRST_PAGE}):
        raise fault("the first page cannot be hidden; home puts another one there.")
    if pages.get(given) == frozenset({LICENCES_PAGE}):
        raise fault("the licences of what the site holds have to be told with it, so this stays.")
    if given not in pages:
        raise fault(f"there is no page or section {quote(name)}; {_or_such(given, pages)}")
    return given


def _home(name: str, info: ValidationInfo) -> str:
    known, given = _known(info), name.strip()
    pages = {place for place in known.pages if place.endswith(".md")} - {FIRST_PAGE}
    if given not in pages:
        raise fault(f"there is no page {quote(name)}; {_or_such(given, pages)}")
    if (known.folder / DOCS / FIRST_PAGE).is_file():
        raise fault(f"docs/{FIRST_PAGE} is your first page already; remove that, or this key.")
    return given


def _or_such(name: str, known: Collection[str]) -> str:
    if near := nearest(name.removeprefix("docs/"), known):
        return f"did you mean {quote(near)}?"
    return "name a page as it lies in docs/, such as learn/carlzon.md, or a section, such as exam."


Line = Annotated[str, AfterValidator(_text), Field(json_schema_extra={"minLength": 1})]
Colour = Annotated[
    str,
    AfterValidator(_colour),
    Field(json_schema_extra={"format": "color", "pattern": "^#([0-9A-Fa-f]{3}){1,2}$"}),
]
Email = Annotated[str, AfterValidator(_email), Field(json_schema_extra={"format": "email"})]
Link = Annotated[str, AfterValidator(_link), Field(json_schema_extra={"format": "uri"})]
Report = Annotated[
    str, AfterValidator(_report), Field(json_schema_extra={"pattern": r"@|\{question\}"})
]
Address = Annotated[str, AfterValidator(_address), Field(json_schema_extra={"format": "uri"})]
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
