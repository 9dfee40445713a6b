"""What a calculator draws: five kinds of chart, each with a finding, a description and a table.

A chart says what its parts mean and where they lie on a scale. Shapes, colours and places follow
from that in `calculator.views`. Title and description may be given by position, and `bars`, `spans`
and `marks` come from rows, as a `grid` does.

A `title` states the finding in a sentence, a `description` says what is drawn, and the `table`
holds it in numbers. Axes run from `low` to `high`, in what `x_label` and `y_label` say. What is
drawn has a `name`, and as its `number` that of the row of the inputs that it stands for, from 1.
What it `means` is one of `MEANINGS` (`state` is an older name for this), and `shown` is its value
in words. A `reference` is a value to compare with, such as a target: a line, with `reference_name`.
"""

from collections.abc import Callable, Iterable
from dataclasses import KW_ONLY, InitVar, dataclass, field

from calculator.grids import Cell, Grid, Row, in_row
from calculator.words import amount

MEANINGS = {
    "magic": "a moment of magic: Hyken's word, and for nothing else",
    "mediocrity": "a moment of mediocrity, likewise",
    "misery": "a moment of misery, likewise",
    "better": "on the good side of what it is held against",
    "level": "neither on the good side nor on the bad",
    "worse": "on the bad side of what it is held against",
    "chosen": "the one that the chart is about",
    "second": "of the second of two series that stand beside each other",
    "": "nothing in particular",
}
"""What a mark, bar or span may mean. "better" and "magic" point up, "worse" and "misery" down."""


@dataclass(frozen=True)
class Mark:
    """One thing in a chart, at `x` and `y`; its `label` says what it is, or else its meaning."""

    number: int
    name: str
    _: KW_ONLY
    x: float
    y: float
    means: str = ""
    label: str = ""
    state: InitVar[str] = ""

    def __post_init__(self, state: str) -> None:
        object.__setattr__(self, "means", self.means or state)


def marks(
    rows: Iterable[Row], x: Cell, y: Cell, *, means: Cell = "", label: Cell = ""
) -> tuple[Mark, ...]:
    """A mark for each of the `rows`, with its number and name, at `x` and `y`, and its `label`.

    >>> marks([{"number": 1, "name": "Check-in", "cost": 3, "use": 4}], "cost", "use")[0].y
    4
    """
    return tuple(
        Mark(
            row["number"],
            row["name"],
            x=in_row(row, x),
            y=in_row(row, y),
            means=in_row(row, means) if means else "",
            label=in_row(row, label) if label else "",
        )
        for row in rows
    )


@dataclass(frozen=True)
class Curve:
    """The emotional curve: expectation and experience along a journey, on a scale.

    `expectation` holds a rating for each of the `marks`, whose `y` is the experience. `first` holds
    the numbers of the marks that the answer says to begin with: they are ringed. `ranges` holds
    between which ratings the experience of each mark may lie, None where not known.
    """

    title: str
    description: str
    _: KW_ONLY
    expectation: tuple[float, ...]
    marks: tuple[Mark, ...]
    low: float
    high: float
    table: Grid
    first: tuple[int, ...] = ()
    ranges: tuple[tuple[float, float] | None, ...] = ()
    x_label: str = "Moment"
    y_label: str = "Rating"


@dataclass(frozen=True)
class Matrix:
    """Things on a plane that a cross-hair separates into four quadrants.

    The axes run over `x_range` and `y_range`, and cross at the `crosshair`. `quadrants` are named
    by their corners: top left, top right, bottom left, bottom right. `first` holds the numbers of
    the marks that the answer says to begin with, which are ringed, and `named` of those whose names
    are worth their room.
    """

    title: str
    description: str
    _: KW_ONLY
    marks: tuple[Mark, ...]
    x_label: str
    y_label: str
    crosshair: tuple[float, float]
    quadrants: tuple[str, str, str, str]
    x_range: tuple[float, float]
    y_range: tuple[float, float]
    table: Grid
    first: tuple[int, ...] = ()
    named: tuple[int, ...] = ()


@dataclass(frozen=True)
class Bar:
    """One bar of a chart, from zero to its `value`."""

    name: str
    value: float
    shown: str
    means: str = ""
    _: KW_ONLY
    number: int | None = field(default=None, repr=False)
    state: InitVar[str] = ""

    def __post_init__(self, state: str) -> None:
        object.__setattr__(self, "means", self.means or state)


@dataclass(frozen=True)
class Bars:
    """Horizontal bars from zero, for shares and priorities; values may be negative."""

    title: str
    description: str
    _: KW_ONLY
    bars: tuple[Bar, ...]
    low: float
    high: float
    table: Grid


def bars(
    title: str,
    description: str,
    rows: Iterable[Row],
    value: Cell,
    written: Callable[[float], str] = amount,
    *,
    name: Cell = "name",
    shown: Cell = "",
    means: Cell = "",
    low: float = 0,
    high: float,
    table: Grid,
) -> Bars:
    """A bar for each of the `rows`, as long as its `value`.

    Beside it stands that value as `written`, or what is `shown` of the row.

    >>> waits = [{"name": "Ann", "wait": 4}]
    >>> grid = Grid(caption="Waits", head=("Who",), rows=(("Ann",),))
    >>> bars("Ann waits", "Waits in minutes", waits, "wait", high=10, table=grid).bars
    (Bar(name='Ann', value=4, shown='4', means=''),)
    """
    drawn = []
    for row in rows:
        found = in_row(row, value)
        words = in_row(row, shown) if shown else written(found)
        meaning = in_row(row, means) if means else ""
        drawn.append(Bar(in_row(row, name), found, words, meaning, number=row.get("number")))
    return Bars(title, description, bars=tuple(drawn), low=low, high=high, table=table)


@dataclass(frozen=True)
class Span:
    """One line of an interval chart: an estimate, and the interval or zone around it.

    `mark` may be None if only the zone is known, `low` and `high` None if only the estimate is.
    """

    name: str
    mark: float | None
    low: float | None
    high: float | None
    shown: str
    means: str = ""
    _: KW_ONLY
    number: int | None = field(default=None, repr=False)
    state: InitVar[str] = ""

    def __post_init__(self, state: str) -> None:
        object.__setattr__(self, "means", self.means or state)


@dataclass(frozen=True)
class Spans:
    """Estimates with their intervals, or perceptions in their zones, one below the other."""

    title: str
    description: str
    _: KW_ONLY
    spans: tuple[Span, ...]
    low: float
    high: float
    table: Grid
    reference: float | None = None
    reference_name: str = ""
    x_label: str = ""


def spans(
    title: str,
    description: str,
    rows: Iterable[Row],
    mark: Cell,
    shown: Cell,
    *,
    name: Cell = "name",
    ends: tuple[Cell, Cell] = ("low", "high"),
    means: Cell = "",
    axis: tuple[float, float] | None = None,
    table: Grid,
    reference: float | None = None,
    reference_name: str = "",
    x_label: str = "",
) -> Spans:
    """A line for each of the `rows`, with what is `shown` of it: its `mark` between its two `ends`.

    Without an `axis` from low to high, places are shares of 1 and drawn in per cent, and the axis
    says so unless an `x_label` says more.

    >>> waits = [{"name": "Late", "share": 0.4, "low": 0.2, "high": 0.7}]
    >>> grid = Grid(caption="Waits", head=("Who",), rows=(("Late",),))
    >>> spans("Many are late", "Shares", waits, "share", lambda row: "40 %", table=grid).spans
    (Span(name='Late', mark=40.0, low=20.0, high=70.0, shown='40 %', means=''),)
    """
    factor = 1 if axis else 100
    drawn = []
    for row in rows:
        found = (in_row(row, cell) for cell in (mark, *ends))
        at, low, high = (None if one is None else one * factor for one in found)
        words, meaning = in_row(row, shown), in_row(row, means) if means else ""
        number = row.get("number")
        drawn.append(Span(in_row(row, name), at, low, high, words, meaning, number=number))
    low, high = axis or (0, 100)
    return Spans(
        title,
        description,
        spans=tuple(drawn),
        low=low,
        high=high,
        table=table,
        reference=reference,
        reference_name=reference_name,
        x_label=x_label or ("" if axis else "Per cent"),
    )


@dataclass(frozen=True)
class Point:
    """One point of a trend: `y` at `x`, with its interval; a `name` says on the axis when."""

    x: float
    y: float
    low: float | None = None
    high: float | None = None
    number: int | None = None
    means: str = ""
    name: str = ""


@dataclass(frozen=True)
class Trend:
    """How something goes over periods: `points` with intervals, joined by a line.

    The upright axis runs over `y_range`; `limits` has a low and a high one for each point, or none.
    """

    title: str
    description: str
    _: KW_ONLY
    points: tuple[Point, ...]
    x_label: str
    y_label: str
    y_range: tuple[float, float]
    table: Grid
    reference: float | None = None
    reference_name: str = ""
    limits: tuple[tuple[float, float], ...] = ()


Chart = Curve | Matrix | Bars | Spans | Trend
"""What a calculator may draw."""
