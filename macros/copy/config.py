"""`moments.yml`: what an organisation says about its own copy, as types that judge it.

The types say what is allowed, and `schema` tells editors the same. Single values are judged in
`values`, colours in `colours`, and what hangs on another value is judged here, field by field, so
that one run finds everything. `judging` reads a file and holds it against these types.
"""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Literal

from pydantic import ConfigDict, Field, PrivateAttr, ValidationInfo, field_validator

from calculator.words import amount
from macros import terminal
from macros.copy.addresses import REPORT_EXAMPLE
from macros.copy.colours import OURS_UNLESS_TOLD, Colours
from macros.copy.objections import fault
from macros.copy.values import (
    Address,
    Calculator,
    Email,
    Hidden,
    Home,
    Image,
    Language,
    Line,
    Link,
    Names,
    Part,
    Point,
    Report,
)
from macros.language.spoken import ENGLISH
from macros.page.house import House

VERSION = 1
OUR_PAGES = "Our pages"


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
            said = terminal.say(
                "{highest} is not above lowest, which is {lowest}; give the worst answer as lowest "
                "and the best as highest",
                highest=amount(highest),
                lowest=amount(lowest),
            )
            swapped = "" if highest == lowest else f": lowest {highest}, highest {lowest}"
            raise fault(f"{said}{swapped}.")
        return highest


class Scenarios(Part):
    """Which shipped scenarios the copy shows. Its own, in `scenarios/`, are always there."""

    shipped: Annotated[Names, Field(examples=[["bank", "hair-salon"]])] = "all"
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
            said = terminal.say("email or url is needed, so that readers can reach somebody.")
            raise fault(said)
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

    extends: Annotated[Line, Field(examples=["../shared.yml"])] | None = None
    """A file with keys that several copies share, by its path from this one. It lies above the
    copy, inside the repository."""

    name: Annotated[Line, Field(max_length=80, examples=["Northwind Service Lab"])]
    """The copy's name, which stands in the header of each page."""

    address: Annotated[Address, Field(examples=["https://service.example.org/moments/"])]
    """The address under which the copy is served, with the folder if there is one."""

    language: Annotated[Language, Field(examples=["de"])] = ENGLISH
    """The language of the copy's own pages, such as de; the guides are in English, and say so."""

    description: Annotated[Line, Field(max_length=160, examples=["How we serve."])] | None = None
    """The copy in one sentence, as search engines show it; 160 characters at the most."""

    logo: Annotated[Image, Field(examples=["logo.svg"])] | None = None
    """An image for the header, in this folder: SVG, PNG, WebP, JPEG, GIF or ICO."""

    favicon: Annotated[Image, Field(examples=["favicon.png"])] | None = None
    """An image for the browser's tab, in this folder."""

    colours: Colours = OURS_UNLESS_TOLD
    """The brand's colours."""

    scale: AnswerScale | None = None
    """The scale on which your customers answer; each calculator has its own without it."""

    target: Annotated[float, Field(ge=0, le=1, examples=[0.8])] | None = None
    """The share of customers who should be satisfied, from 0 to 1."""

    methods: (
        Annotated[
            list[Calculator],
            Field(examples=[["encounter", "volume"]], json_schema_extra={"uniqueItems": True}),
        ]
        | None
    ) = None
    """The calculators that have a page, shipped and own, by name; all of them if the key is left
    out. With an empty list there is no calculator at all: guides show their examples without a
    form."""

    scenarios: Scenarios = Scenarios()
    """Which shipped scenarios to show."""

    hide: list[Hidden] = Field(
        default_factory=list,
        examples=[["exam", "learn/measure/kano.md", "The textbook"]],
        json_schema_extra={"uniqueItems": True},
    )
    """What the copy does not show: pages by their file, sections by their folder or by their
    heading in the navigation. None of it is published. Links that lead there become plain text, and
    guides show a calculator whose page is hidden as a worked example, without its form."""

    home: Annotated[Home, Field(examples=["learn/index.md"])] | None = None
    """The page that readers see first, shipped or your own, by its file. It stays in its place as
    well, so that links to it hold."""

    pages: Annotated[Line, Field(max_length=40, examples=["At Northwind"])] = OUR_PAGES
    """What the section of your own pages is called in the navigation."""

    contact: Contact
    """Whom readers can ask."""

    privacy: Privacy | None = None
    """Who answers for data protection."""

    report: Annotated[Report, Field(examples=[REPORT_EXAMPLE])] | None = None
    """Where readers report a practice question: an e-mail address, or an address in which
    {question} and {bank} stand for the question's id and the bank's version. Without it no link."""

    image: bool = True
    """Whether Python comes started, as one file of 4 MB compressed: an answer sooner. A copy with
    calculators of its own has its pages start it themselves in any case."""

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
            name=self.name,
            report=self.report,
            language=self.language,
            home=self.home,
            address=self.address,
        )
