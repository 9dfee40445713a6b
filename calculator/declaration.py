"""The contract by which a calculator is declared.

A calculator is one module in `calculator.catalog` with a constant ``CALCULATOR``. From that
declaration follow the form, the checking of inputs, the command line, the JSON and the page.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

Inputs = dict[str, Any]
"""Inputs that have been read: numbers are float, choices and names str, tables lists of rows."""


@dataclass(frozen=True, kw_only=True)
class Number:
    """A number from `low` to `high`, both allowed, in `unit`.

    Without a `default` it must be given. `start` is what a new row of a table begins with. A
    `whole` number counts things, so "10,000" can only mean ten thousand.
    """

    key: str
    label: str
    low: float
    high: float
    default: float | None = None
    start: float | None = None
    unit: str = ""
    help: str = ""
    whole: bool = False


@dataclass(frozen=True, kw_only=True)
class Name:
    """What the reader calls a thing: free text of 1 to `longest` characters."""

    key: str
    label: str
    start: str
    longest: int = 120
    help: str = ""


@dataclass(frozen=True, kw_only=True)
class Choice:
    """One of a few keys; files hold the key, the form shows its label."""

    key: str
    label: str
    options: Mapping[str, str]
    start: str
    default: str | None = None
    help: str = ""


Column = Number | Name | Choice


@dataclass(frozen=True, kw_only=True)
class Table:
    """Rows of one shape, `least` to `most` of them, in an order that carries meaning."""

    key: str
    label: str
    row: str
    rows: str
    columns: tuple[Column, ...]
    least: int = 1
    most: int = 200
    help: str = ""


Field = Number | Name | Choice | Table


@dataclass(frozen=True, kw_only=True)
class Value:
    """One number of the result: its key in `values`, its name in words, and how it is shown.

    `shown` is one of "number", "count" and "share" (a fraction of 1, shown in per cent).
    """

    key: str
    label: str
    shown: str = "number"
    unit: str = ""


@dataclass(frozen=True)
class Source:
    """Where a method comes from: a reference in words, and its DOI if it has one."""

    text: str
    doi: str = ""

    def __str__(self) -> str:
        return f"{self.text} https://doi.org/{self.doi}" if self.doi else self.text


@dataclass(frozen=True)
class Message:
    """A sentence about the inputs: an error (nothing was computed) or a note (something was left).

    `path` names the field, for example ``moments.2.importance``; rows count from 0. A note about
    the whole result has an empty path.
    """

    path: str
    text: str
    level: str = "error"


@dataclass(frozen=True)
class Findings:
    """What a calculator's methods give: plain numbers, nothing said about them yet."""

    values: dict[str, Any]
    rows: list[dict[str, Any]] = field(default_factory=list)
    notes: tuple[Message, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Grid:
    """A table to be shown: a caption, a head, and rows of cells that are ready to read.

    `numeric` holds the positions of columns that are aligned as numbers; the cell at `row_head`
    names its row.
    """

    caption: str
    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    numeric: frozenset[int] = frozenset()
    row_head: int = 0


@dataclass(frozen=True)
class Formula:
    """A formula in words, and the same line with the reader's own numbers in it."""

    name: str
    statement: str
    worked: str


@dataclass(frozen=True, kw_only=True)
class Mark:
    """One moment in a chart: its number, name, state and two coordinates."""

    number: int
    name: str
    state: str
    x: float
    y: float


@dataclass(frozen=True, kw_only=True)
class Curve:
    """The emotional curve: expectation and experience along a journey, on a scale low–high."""

    title: str
    description: str
    expectation: tuple[float, ...]
    marks: tuple[Mark, ...]
    low: float
    high: float
    table: Grid


@dataclass(frozen=True, kw_only=True)
class Matrix:
    """The importance–performance matrix with its cross-hair; both scales run low–high."""

    title: str
    description: str
    marks: tuple[Mark, ...]
    x_label: str
    y_label: str
    crosshair: tuple[float, float]
    quadrants: tuple[str, str, str, str]
    """Names of the corners: top left, top right, bottom left, bottom right."""
    low: float
    high: float
    table: Grid


Chart = Curve | Matrix


@dataclass(frozen=True, kw_only=True)
class Presentation:
    """What is said about the findings: the answer first, then everything that supports it."""

    answer: str
    advice: tuple[str, ...] = ()
    charts: tuple[Chart, ...] = ()
    tables: tuple[Grid, ...] = ()
    formulas: tuple[Formula, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Calculator:
    """A question that numbers can answer, declared once.

    `reckon` turns inputs into findings by published methods; `present` puts the settled findings
    into words, charts and tables. `example` is what stands on the page before anyone types.
    """

    name: str
    question: str
    fields: tuple[Field, ...]
    values: tuple[Value, ...]
    example: Inputs
    reckon: Callable[[Inputs], Findings]
    present: Callable[[Inputs, Findings], Presentation]
    limits: tuple[str, ...]
    sources: tuple[Source, ...]
