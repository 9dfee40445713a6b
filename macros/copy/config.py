"""`moments.yml`: what an organisation says about its own copy, as types that judge it.

The types say what is allowed, and `schema` tells editors the same. Single values are judged in
`values`, and what hangs on another value is judged here, field by field, so that one run finds
everything. What pydantic finds by itself is put into sentences by `objections`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import partial
from pathlib import Path
from typing import Annotated, Any, Literal

from pydantic import (
    AfterValidator,
    BaseModel,
    ConfigDict,
    Field,
    PrivateAttr,
    ValidationError,
    ValidationInfo,
    field_validator,
)

from calculator import names as calculators
from calculator.words import amount, nearest, quote
from macros import shipped
from macros.copy import contrast, objections
from macros.copy.problems import Problem, Problems, Tree, read
from macros.copy.values import (
    HEXADECIMAL,
    Address,
    Calculator,
    Colour,
    Email,
    Image,
    Known,
    Line,
    Link,
    Names,
    Point,
    fault,
    some,
)
from macros.knowledge.scenarios import SCENARIOS as SCENARIOS
from macros.page.house import House

MOMENTS_YML = "moments.yml"
VERSION = 1
CALCULATORS = "calculators"
DOCS = "docs"

PRIMARY = "#3546a8"
ACCENT = "#3546a8"
ACCENT_DARK = "#a9b6ff"


class Part(BaseModel):
    """What all parts of the file have in common: nothing unknown, nothing guessed."""

    model_config = ConfigDict(
        extra="forbid",
        frozen=True,
        strict=True,
        allow_inf_nan=False,
        use_attribute_docstrings=True,
        field_title_generator=lambda name, _: name.replace("_", " ").capitalize(),
    )


class Colours(Part):
    """The brand's colours. Text in them, and on them, must be readable (WCAG 2.2 AA, 4.5:1)."""

    header_text: Annotated[Colour, Field(examples=["#000000"])] = contrast.WHITE
    """Text in the header. Give "#000000" for a header in a light colour."""

    primary: Annotated[Colour, Field(examples=["#0b4f6c"])] = PRIMARY
    """The header's ground."""

    accent: Annotated[Colour, Field(examples=["#0b4f6c"])] = ACCENT
    """Links and chosen things in light mode."""

    accent_dark: Annotated[Colour, Field(examples=["#8fd0ee"])] = Field(
        default_factory=lambda given: _accent_dark(given.get("accent", ACCENT))
    )
    """Links and chosen things in dark mode. If it is not given, `accent` is made just light enough:
    no colour can be read on white and on the dark page alike."""

    @field_validator("primary")
    @classmethod
    def _primary(cls, colour: str, info: ValidationInfo) -> str:
        text = info.data.get("header_text", contrast.WHITE)
        where = min(contrast.HEADER, key=lambda one: contrast.HEADER[one](text, colour))
        other = contrast.in_header(contrast.BLACK, colour)
        hint = f', or header_text: "{contrast.BLACK}" with {contrast.shown(other)}'
        return _readable(
            colour,
            partial(contrast.in_header, text),
            f"text in {text} is hard to read {where} on {colour}",
            hint if other >= contrast.LEAST and text != contrast.BLACK else "",
        )

    @field_validator("accent")
    @classmethod
    def _accent(cls, colour: str) -> str:
        return _on(contrast.LIGHT, colour)

    @field_validator("accent_dark")
    @classmethod
    def _accent_dark(cls, colour: str) -> str:
        return _on(contrast.DARK, colour)


def _accent_dark(accent: str) -> str:
    if accent == ACCENT:
        return ACCENT_DARK
    return _nearest(accent, lambda colour: contrast.least(colour, contrast.DARK.values()))


def _on(grounds: dict[str, str], colour: str) -> str:
    where, ground = min(grounds.items(), key=lambda one: contrast.ratio(colour, one[1]))
    return _readable(
        colour,
        lambda other: contrast.least(other, grounds.values()),
        f"{colour} is hard to read on {where}, {ground}",
    )


def _readable(colour: str, measure: Callable[[str], float], what: str, otherwise: str = "") -> str:
    measured = measure(colour)
    if measured >= contrast.LEAST:
        return colour
    passes = contrast.nearest(colour, measure)
    # For header text of a middling grey there may be no ground of this hue.
    hint = f'the nearest colour that passes is "{passes}"' if passes else "none of this hue passes"
    raise fault(
        f"{what}: the contrast is {contrast.shown(measured)}, and {contrast.shown(contrast.LEAST)} "
        f"is needed; {hint}{otherwise}."
    )


def _nearest(colour: str, measure: Callable[[str], float]) -> str:
    passes = contrast.nearest(colour, measure)
    assert passes is not None  # white passes on every dark ground
    return passes


class AnswerScale(Part):
    """The scale on which the organisation's customers answer."""

    model_config = ConfigDict(title="Scale")

    lowest: Annotated[int, Field(ge=-1000, le=1000, examples=[1])]
    """The worst answer."""

    highest: Annotated[int, Field(ge=-1000, le=1000, examples=[7])]
    """The best answer."""

    labels: dict[Point, Line] = Field(
        default_factory=dict,
        examples=[{1: "Very poor", 7: "Excellent"}],
        json_schema_extra={"propertyNames": {"pattern": "^-?[0-9]+$"}},
    )
    """What some or all of the answers are called."""

    @field_validator("highest")
    @classmethod
    def _upwards(cls, highest: int, info: ValidationInfo) -> int:
        lowest = info.data.get("lowest")
        if lowest is not None and highest <= lowest:
            swap = "" if highest == lowest else f": lowest {highest}, highest {lowest}"
            raise fault(
                f"{amount(highest)} is not above lowest, which is {amount(lowest)}; give the worst "
                f"answer as lowest and the best as highest{swap}."
            )
        return highest


class Scenarios(Part):
    """Which shipped scenarios the copy shows. Its own, in `scenarios/`, are always there."""

    shipped: Names = "all"
    """`all`, or a list of names; an empty list shows none."""


class Contact(Part):
    """Whom readers can ask about the copy, for example when they cannot use a page."""

    model_config = ConfigDict(
        json_schema_extra={"anyOf": [{"required": ["email"]}, {"required": ["url"]}]}
    )

    name: Annotated[Line, Field(max_length=120, examples=["Service Lab team"])]
    """The person or the department."""

    email: Annotated[Email, Field(examples=["service.lab@example.org"])] | None = None
    """Their e-mail address. An e-mail address or a page must be given, or both."""

    url: Annotated[Link, Field(examples=["https://example.org/contact"])] | None = Field(
        default=None, validate_default=True
    )
    """A page on which they can be reached."""

    @field_validator("url")
    @classmethod
    def _reachable(cls, url: str | None, info: ValidationInfo) -> str | None:
        if url is None and info.data.get("email", "") is None:
            raise fault("email or url is needed, so that readers can reach somebody.")
        return url


class Privacy(Part):
    """Who answers for data protection. The copy itself sends nothing anywhere."""

    controller: Annotated[Line, Field(max_length=200, examples=["Northwind Ltd, 1 High Street"])]
    """The organisation that answers for the site, with its postal address."""

    officer: Annotated[Line, Field(max_length=200, examples=["Data protection officer"])] | None = (
        None
    )
    """The data protection officer."""

    email: Annotated[Email, Field(examples=["privacy@example.org"])] | None = None
    """Where questions about data protection are answered."""

    notice: Annotated[Link, Field(examples=["https://example.org/privacy"])] | None = None
    """The organisation's own privacy notice, which speaks for its web server."""


class Copy(Part):
    """An organisation's own copy of Moments of Truth."""

    schema_version: Annotated[Literal[1], Field(examples=[VERSION])]
    """The version of this file's form; `moments migrate` raises it when a newer release asks."""

    name: Annotated[Line, Field(max_length=80, examples=["Northwind Service Lab"])]
    """The copy's name, which stands in the header of each page."""

    address: Annotated[Address, Field(examples=["https://service.example.org/moments/"])]
    """The address under which the copy is served, with the folder if there is one."""

    language: Literal["en"] = "en"
    """The language of the copy's own pages; the guides are in English."""

    description: Annotated[Line, Field(max_length=160, examples=["How we serve."])] | None = None
    """The copy in one sentence, as search engines show it; 160 characters at the most."""

    logo: Annotated[Image, Field(examples=["logo.svg"])] | None = None
    """An image for the header, in this folder: SVG, PNG, WebP, JPEG, GIF or ICO."""

    favicon: Annotated[Image, Field(examples=["favicon.png"])] | None = None
    """An image for the browser's tab, in this folder."""

    colours: Colours = Colours.model_construct(
        header_text=contrast.WHITE, primary=PRIMARY, accent=ACCENT, accent_dark=ACCENT_DARK
    )
    """The brand's colours."""

    scale: AnswerScale | None = None
    """The scale on which your customers answer; each calculator has its own without it."""

    target: Annotated[float, Field(ge=0, le=1, examples=[0.8])] | None = None
    """The share of customers who should be satisfied, from 0 to 1."""

    methods: (
        Annotated[
            list[Calculator],
            AfterValidator(some),
            Field(
                examples=[["encounter", "volume"]],
                json_schema_extra={"minItems": 1, "uniqueItems": True},
            ),
        ]
        | None
    ) = None
    """The calculators to offer, shipped and own, by name; all of them if the key is left out."""

    scenarios: Scenarios = Scenarios()
    """Which shipped scenarios to show."""

    pages: Annotated[Line, Field(max_length=40, examples=["At Northwind"])] = "Our pages"
    """What the section of your own pages is called in the navigation."""

    contact: Contact
    """Whom readers can ask."""

    privacy: Privacy | None = None
    """Who answers for data protection."""

    _folder: Path = PrivateAttr(default_factory=Path)

    @property
    def folder(self) -> Path:
        """The folder in which the file lies; paths in it begin there."""
        return self._folder

    @property
    def house(self) -> House:
        """What the copy changes about the inputs of calculators: their scale and their target."""
        scale = self.scale
        return House(
            self.folder,
            scale=(float(scale.lowest), float(scale.highest)) if scale else None,
            labels={float(point): name for point, name in scale.labels.items()} if scale else {},
            target=self.target,
        )


def load(folder: Path) -> Copy:
    """Read `moments.yml`.

    Args:
        folder: The copy's folder.

    Raises:
        Problems: If anything is wrong; all of it, sorted by place.
    """
    tree = read_file(folder)
    return judge(tree, known(folder))


def read_file(folder: Path) -> Tree:
    """Read `moments.yml` as YAML, whatever it says.

    Raises:
        Problems: If it is not there or cannot be read.
    """
    path = folder / MOMENTS_YML
    if not path.is_file():
        there = [one.name for one in folder.glob("*.y*ml")] if folder.is_dir() else []
        other = nearest(MOMENTS_YML, there)
        hint = f"rename {quote(other)}" if other else "`moments new` makes a folder with one"
        raise Problems(
            [Problem(MOMENTS_YML, 1, 1, f"there is no such file in the folder; {hint}.")]
        )
    return read(path, MOMENTS_YML)


def known(folder: Path) -> Known:
    """What `moments.yml` may name, the folder's own calculators included."""
    own = {name_of(path) for path in sources(folder)}
    names = sorted({*calculators(), *own})
    return Known(folder, tuple(names), tuple(shipped_scenarios()))


def sources(folder: Path) -> list[Path]:
    """The files of the copy's own calculators."""
    return sorted(
        path for path in (folder / CALCULATORS).glob("*.py") if not path.stem.startswith("_")
    )


def name_of(path: Path) -> str:
    """The name of the calculator in a file: `five-steps` for `five_steps.py`."""
    return path.stem.replace("_", "-")


def shipped_scenarios() -> list[str]:
    """The names of the scenarios that come with the package."""
    return sorted(path.stem for path in (shipped.docs() / SCENARIOS).glob("*.yml"))


def judge(tree: Tree, known: Known) -> Copy:
    """Make a copy of what a file says.

    Raises:
        Problems: If anything in it is wrong.
    """
    if not isinstance(tree.data, dict):
        raise Problems([*tree.problems, _no_keys(tree)])
    if objection := _version(tree):
        raise Problems([*tree.problems, objection])
    problems = [*tree.problems, *_empty(tree), *_twice(tree)]
    try:
        copy = Copy.model_validate(tree.data, context=known)
    except ValidationError as error:
        problems += objections.told(error, Copy, tree)
    if problems:
        raise Problems(problems)
    copy._folder = known.folder
    return copy


def _no_keys(tree: Tree) -> Problem:
    if tree.data is None:
        return Problem(tree.file, 1, 1, "the file is empty; it begins with `schema_version: 1`.")
    return tree.problem((), "the file needs keys with values, such as `schema_version: 1`.")


def _version(tree: Tree) -> Problem | None:
    """Object to a version whose other keys would be judged wrongly here."""
    way = ("schema_version",)
    given = tree.data.get("schema_version")
    if isinstance(given, bool | float):  # True and 1.0 are equal to 1
        only = f"is not possible; there is only {VERSION}."
        return tree.problem(way, f"schema_version: {quote(tree.written(way))} {only}")
    if not isinstance(given, int) or given == VERSION:
        return None
    if given > VERSION:
        newer = f"this release reads up to {VERSION}; update it with `pip install -U`."
        return tree.problem(way, f"schema_version: {given} is of a newer release; {newer}")
    if given >= 1:
        return tree.problem(way, f"schema_version: {given} is an older form; `moments migrate`.")
    return tree.problem(way, f"schema_version: there is no version {given}; {VERSION} is needed.")


def _empty(tree: Tree) -> Iterable[Problem]:
    for way, value in _walk(tree.data):
        if value is None:
            name = objections.shown(way)
            if HEXADECIMAL.match(tree.line_after(way).lower()):
                said = "this is empty, since YAML takes what follows # for a comment; put the "
                said += "colour in quotation marks."
            else:
                said = "this is empty; give a value, or leave the key out."
            yield tree.problem(way, f"{name}: {said}")


def _twice(tree: Tree) -> Iterable[Problem]:
    """All lists in the file are of names, and no name belongs into one twice."""
    for way, value in _walk(tree.data):
        if isinstance(value, list):
            for at, item in enumerate(value):
                if isinstance(item, str) and item in value[:at]:
                    here = (*way, at)
                    said = f"{quote(tree.written(here))} stands in this list already."
                    yield tree.problem(here, f"{objections.shown(here)}: {said}")


def _walk(
    data: Any, way: tuple[str | int, ...] = ()
) -> Iterator[tuple[tuple[str | int, ...], Any]]:
    yield way, data
    if isinstance(data, dict):
        for key, value in data.items():
            yield from _walk(value, (*way, key))
    elif isinstance(data, list):
        for at, item in enumerate(data):
            yield from _walk(item, (*way, at))
