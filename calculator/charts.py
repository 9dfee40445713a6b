"""What a calculator draws: five kinds of chart, each with a finding, a description and a table.

A chart says what its parts mean and where they lie on a scale. Shapes, colours and places follow
from that in `calculator.views`.
"""

from dataclasses import KW_ONLY, InitVar, dataclass

from calculator.grids import Grid

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
    """One thing in a chart: its number, name, meaning and two coordinates.

    `means` is one of `MEANINGS`. `label` says in words what it is; without one, the meaning does.
    `state` is an older name for `means`.
    """

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
    """Things on a plane that a cross-hair separates into four quadrants.

    Each axis runs from its low to its high. Names of the quadrants are those of the corners: top
    left, top right, bottom left, bottom right.
    """

    title: str
    description: str
    marks: tuple[Mark, ...]
    x_label: str
    y_label: str
    crosshair: tuple[float, float]
    quadrants: tuple[str, str, str, str]
    x_range: tuple[float, float]
    y_range: tuple[float, float]
    table: Grid


@dataclass(frozen=True)
class Bar:
    """One bar of a chart: its name, its value, how the value is written, and its meaning.

    `means` is one of `MEANINGS`; `state` is an older name for it.
    """

    name: str
    value: float
    shown: str
    means: str = ""
    _: KW_ONLY
    state: InitVar[str] = ""

    def __post_init__(self, state: str) -> None:
        object.__setattr__(self, "means", self.means or state)


@dataclass(frozen=True, kw_only=True)
class Bars:
    """Horizontal bars from zero, for shares and priorities; values may be negative."""

    title: str
    description: str
    bars: tuple[Bar, ...]
    low: float
    high: float
    table: Grid


@dataclass(frozen=True)
class Span:
    """One line of an interval chart: an estimate, and the interval or zone around it.

    `mark` may be None if only the zone is known, `low` and `high` None if only the estimate is.
    `means` is one of `MEANINGS`; `state` is an older name for it.
    """

    name: str
    mark: float | None
    low: float | None
    high: float | None
    shown: str
    means: str = ""
    _: KW_ONLY
    state: InitVar[str] = ""

    def __post_init__(self, state: str) -> None:
        object.__setattr__(self, "means", self.means or state)


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


@dataclass(frozen=True)
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
