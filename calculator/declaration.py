"""The contract by which a calculator is declared.

A calculator is one module in `calculator.catalog` with a constant ``CALCULATOR``. From that
declaration follow the form, the checking of inputs, the command line, the JSON and the page.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

Inputs = dict[str, Any]
"""Inputs that have been read, by key: numbers are float, choices and names str, a scale a pair of
floats, series lists, answers lists of lists, columns and groups dicts, tables lists of rows."""


@dataclass(frozen=True, kw_only=True)
class Number:
    """A number from `low` to `high`, both allowed, in `unit`.

    Without a `default` it must be given, unless it is `optional`: then what is not given is None.
    `start` is what a new row of a table begins with. A `whole` number counts things, so "10,000"
    can only mean ten thousand.
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
    optional: bool = False


@dataclass(frozen=True, kw_only=True)
class Scale:
    """The scale on which ratings are given, its lowest and its highest point.

    Files give ``[1, 7]``, people "1 to 7". One calculator has one scale at most, and every
    `Rating` in it, and every rated `Series` or `Answers`, must lie on it.
    """

    default: tuple[float, float]
    key: str = "scale"
    label: str = "Scale"
    help: str = "The lowest and the highest answer, for example 1 to 7."


@dataclass(frozen=True, kw_only=True)
class Rating:
    """A number on the calculator's `Scale`; apart from that like a `Number`."""

    key: str
    label: str
    start: float | None = None
    help: str = ""
    optional: bool = False


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
    """One of a few keys; files hold the key, the form shows its label.

    With `fields`, a file may give an object of these numbers in place of a key, as in
    ``crosshair: {importance: 3, performance: 3}``.
    """

    key: str
    label: str
    options: Mapping[str, str]
    start: str
    default: str | None = None
    help: str = ""
    fields: tuple[Number, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Series:
    """A list of numbers in an order: a list in files; in the form, separated by spaces or lines.

    They lie from `low` to `high`, or on the calculator's scale if they are `rated`.
    """

    key: str
    label: str
    low: float = 0
    high: float = 0
    rated: bool = False
    whole: bool = False
    least: int = 1
    most: int = 10_000
    help: str = ""
    optional: bool = False


@dataclass(frozen=True, kw_only=True)
class Answers:
    """A survey's answers: a row for each respondent, a column for each item, None where missing.

    Files give lists of equal length; the form takes lines as they are pasted from a spreadsheet.
    Answers lie on the calculator's scale.
    """

    key: str
    label: str
    most: int = 10_000
    widest: int = 60
    help: str = ""


@dataclass(frozen=True, kw_only=True)
class Columns:
    """Named columns of numbers of equal length: an object of lists in files.

    In the form: lines as they are pasted from a spreadsheet, the first one naming the columns.
    """

    key: str
    label: str
    low: float = -1e9
    high: float = 1e9
    least: int = 3
    most: int = 10_000
    widest: int = 13
    help: str = ""
    optional: bool = False


@dataclass(frozen=True, kw_only=True)
class Group:
    """A few numbers that belong together: an object in files, or a list in the same order.

    An `optional` group that is not given, or holds nothing, is None.
    """

    key: str
    label: str
    fields: tuple[Number, ...]
    help: str = ""
    optional: bool = False


@dataclass(frozen=True, kw_only=True)
class Table:
    """Rows of one shape, `least` to `most` of them, in an order that carries meaning.

    A column may be a table itself. A table that is not `in_form` is for files only.
    """

    key: str
    label: str
    row: str
    rows: str
    columns: "tuple[Field, ...]"
    least: int = 1
    most: int = 200
    help: str = ""
    in_form: bool = True


Field = Number | Rating | Scale | Name | Choice | Series | Answers | Columns | Group | Table


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
    """One thing in a chart: its number, name, state and two coordinates.

    `state` chooses the shape: "magic" a triangle up, "misery" a triangle down, anything else a
    circle. `label` says in words what it is; without one, the state does.
    """

    number: int
    name: str
    state: str
    x: float
    y: float
    label: str = ""


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
    """Things on a plane that a cross-hair parts into four quadrants, as in importance–performance.

    Each axis runs from its low to its high; `ticks` stand on both if none are given for y.
    """

    title: str
    description: str
    marks: tuple[Mark, ...]
    x_label: str
    y_label: str
    crosshair: tuple[float, float]
    quadrants: tuple[str, str, str, str]
    """Names of the corners: top left, top right, bottom left, bottom right."""
    x_range: tuple[float, float]
    y_range: tuple[float, float]
    table: Grid


@dataclass(frozen=True, kw_only=True)
class Bar:
    """One bar of a chart: its name, its value, how the value is written, and its state's shape."""

    name: str
    value: float
    shown: str
    state: str = ""


@dataclass(frozen=True, kw_only=True)
class Bars:
    """Horizontal bars from zero, for shares and priorities; values may be negative."""

    title: str
    description: str
    bars: tuple[Bar, ...]
    low: float
    high: float
    table: Grid


@dataclass(frozen=True, kw_only=True)
class Span:
    """One line of an interval chart: an estimate, and the interval or zone around it.

    `mark` may be None if only the zone is known, `low` and `high` None if only the estimate is.
    """

    name: str
    mark: float | None
    low: float | None
    high: float | None
    shown: str
    state: str = ""


@dataclass(frozen=True, kw_only=True)
class Spans:
    """Estimates with their intervals, or perceptions in their zones, one below the other.

    `reference` is a value to compare with, such as a target; it is drawn as a line and named.
    """

    title: str
    description: str
    spans: tuple[Span, ...]
    low: float
    high: float
    table: Grid
    reference: float | None = None
    reference_name: str = ""


@dataclass(frozen=True, kw_only=True)
class Point:
    """One point of a trend: its place in time, the estimate, and its interval if it has one."""

    x: float
    y: float
    low: float | None = None
    high: float | None = None


@dataclass(frozen=True, kw_only=True)
class Trend:
    """How something goes over periods: points with intervals, joined by a line."""

    title: str
    description: str
    points: tuple[Point, ...]
    x_label: str
    y_label: str
    y_range: tuple[float, float]
    table: Grid
    reference: float | None = None
    reference_name: str = ""


Chart = Curve | Matrix | Bars | Spans | Trend


@dataclass(frozen=True, kw_only=True)
class Presentation:
    """What is said about the findings: the answer first, then everything that supports it."""

    answer: str
    advice: tuple[str, ...] = ()
    charts: tuple[Chart, ...] = ()
    tables: tuple[Grid, ...] = ()
    formulas: tuple[Formula, ...] = ()


def nothing_to_add(inputs: Inputs) -> Sequence[Message]:  # noqa: ARG001 the shape of a check
    """Find no fault beyond those of the single fields."""
    return ()


@dataclass(frozen=True, kw_only=True)
class Calculator:
    """A question that numbers can answer, declared once.

    `check` finds what no single field can know, such as more satisfied answers than answers, and
    gives messages with paths. `reckon` turns inputs into findings by published methods; `present`
    puts the settled findings into words, charts and tables. `example` is what stands on the page
    before anyone types. `snippet` is Python that reckons the example's main number by the method
    itself and leaves it in a variable called `result`; `snippet_gives` names that value.
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
    check: Callable[[Inputs], Sequence[Message]] = nothing_to_add
    snippet: str = ""
    snippet_gives: str = ""
