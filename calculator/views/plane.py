"""The plane on which charts are drawn: from a scale to a place, in units of the view box."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import NamedTuple

from calculator.precision import settle
from calculator.views.letters import wide
from calculator.words import amount


@dataclass(frozen=True)
class Width:
    """A width that charts are drawn in: its name, its units, and the size of letters in units.

    Letters are 12 px high at least where the stylesheet shows a width: the wide one from 520 px,
    the narrow one from 280. A drawing whose letters are 0 has no words at all.
    """

    name: str
    units: int
    letters: int

    def pick(self, wide: float, narrow: float, tiny: float) -> float:
        """One of three measures, by what this width is."""
        return tiny if not self.letters else narrow if self.units < WIDE.units else wide


WIDE = Width("wide", 640, 15)
NARROW = Width("narrow", 320, 14)
TINY = Width("tiny", 160, 0)
WIDTHS = {one.name: one for one in (WIDE, NARROW, TINY)}


@dataclass(frozen=True)
class Axis:
    """Maps values from `low`–`high` to places from `start` to `end`; `end` may be the smaller."""

    low: float
    high: float
    start: float
    end: float

    def at(self, value: float) -> float:
        """The place of a value; the middle if the axis has no length."""
        if self.high == self.low:
            return (self.start + self.end) / 2
        share = (value - self.low) / (self.high - self.low)
        return self.start + share * (self.end - self.start)


class Area(NamedTuple):
    """A rectangle that something takes up."""

    left: float
    top: float
    right: float
    bottom: float

    def meets(self, other: "Area") -> bool:
        """Whether the two have any room in common."""
        return (
            self.left < other.right
            and other.left < self.right
            and self.top < other.bottom
            and other.top < self.bottom
        )

    def within(self, other: "Area") -> bool:
        """Whether nothing of it lies outside the other."""
        return (
            self.left >= other.left
            and self.right <= other.right
            and self.top >= other.top
            and self.bottom <= other.bottom
        )

    def aside(self, low: float, high: float) -> float:
        """How far it must move sideways to stand between two places; 0 if it does."""
        return max(low - self.left, 0.0) or min(high - self.right, 0.0)


ABOVE, BELOW = 0.8, 0.25
"""How far letters reach above and below their line, as parts of their size."""
BEFORE = {"start": 0.0, "middle": 0.5, "end": 1.0}
"""How much of a text stands left of its place, by its anchor."""


@dataclass(frozen=True)
class Text:
    """Words in a chart: where their line begins, is halved or ends, by `anchor`, and what they are.

    `role` is the class by which stylesheets know them.
    """

    words: str
    x: float
    y: float
    size: float
    anchor: str = "start"
    role: str = ""
    bold: bool = False

    @property
    def width(self) -> float:
        """How wide it is at most."""
        return wide(self.words, self.size, self.bold)

    @property
    def box(self) -> Area:
        """The room that it takes up at most."""
        width = self.width
        left = self.x - width * BEFORE[self.anchor]
        return Area(left, self.y - ABOVE * self.size, left + width, self.y + BELOW * self.size)

    def between(self, low: float, high: float) -> "Text":
        """The same, moved sideways until it stands between two places."""
        aside = self.box.aside(low, high)
        return replace(self, x=self.x + aside) if aside else self

    @property
    def places(self) -> tuple[str, str]:
        """Both coordinates as SVG writes them."""
        return place(self.x), place(self.y)


WHOLE_STEPS = (1.0, 2.0, 3.0, 4.0, 5.0)
"""By which a reader counts along a scale without calculating."""


def ticks(low: float, high: float, most: int = 5) -> list[float]:
    """Round numbers from `low` to `high`, `most` or fewer steps apart, for the marks of an axis.

    >>> ticks(1, 10), ticks(0, 1)
    ([2.0, 4.0, 6.0, 8.0, 10.0], [0.0, 0.2, 0.4, 0.6, 0.8, 1.0])
    >>> ticks(-100, 100), ticks(0, 137)
    ([-100.0, -50.0, 0.0, 50.0, 100.0], [0.0, 50.0, 100.0])
    """
    if high <= low:
        return [low]
    step = 1e-9
    # Steps of 1, 2 and 5 times a power of ten, by multiplication only: logarithms differ.
    while (high - low) / step > most:
        for factor in (2.0, 2.5, 2.0):
            if (high - low) / step > most:
                step = settle(step * factor)
    first = int(low / step)
    first += first * step < low
    places = []
    while settle(first * step) <= high:
        places.append(settle(first * step))
        first += 1
    return places


def ends_and_ticks(low: float, high: float, most: int = 5) -> list[float]:
    """Both ends of an axis first, and then numbers between.

    In even whole steps where such lead from one end to the other, as on a rating scale; otherwise
    round ones that are not too near to the ends.

    >>> ends_and_ticks(1, 10), ends_and_ticks(-3, 3), ends_and_ticks(0, 1, 2)
    ([1, 10, 4.0, 7.0], [-3, 3, 0.0], [0, 1, 0.5])
    """
    if high <= low:
        return [low]
    for step in WHOLE_STEPS:
        count = (high - low) / step
        if 2 <= count <= most and not count % 1 and (low % step == 0 or low >= 0 or high <= 0):
            return [low, high, *(low + at * step for at in range(1, int(count)))]
    near = (high - low) / most * 0.6
    return [low, high, *(one for one in ticks(low, high, most) if low + near < one < high - near)]


def apart(texts: Iterable[Text], gap: float = 4.0) -> list[Text]:
    """Those of the texts that do not come nearer to an earlier one than the gap."""
    kept: list[Text] = []
    for text in texts:
        box = text.box
        grown = Area(box.left - gap, box.top, box.right + gap, box.bottom)
        if not any(grown.meets(other.box) for other in kept):
            kept.append(text)
    return kept


def along(
    values: Sequence[float],
    axis: Axis,
    y: float,
    width: Width,
    written: Callable[[float], str] = amount,
) -> list[Text]:
    """The numbers of an axis that runs across, or what they are called; those that have room."""
    named = (Text(written(one), axis.at(one), y, width.letters, "middle") for one in values)
    return apart((one.between(1, width.units - 1) for one in named), 6.0)


def upward(values: Sequence[float], axis: Axis, x: float, width: Width) -> list[Text]:
    """The numbers of an axis that runs upward, those that have room; they end at `x`."""
    size = width.letters
    return apart(Text(amount(one), x, axis.at(one) + 0.3 * size, size, "end") for one in values)


def column(values: Iterable[float], width: Width) -> float:
    """How much room the numbers of an upward axis take to its left."""
    size = width.letters
    return max((wide(amount(one), size) for one in values), default=0.0) + 0.6 * size


def point(x: float, y: float) -> str:
    """Two coordinates as SVG writes them."""
    return f"{place(x)},{place(y)}"


@lru_cache(maxsize=4096)  # between two keys most of a drawing stays where it was
def place(coordinate: float) -> str:
    """One coordinate with a tenth of a unit, which is finer than any screen shows."""
    return f"{settle(coordinate):.1f}"


UPWARD = ("magic", "better")
DOWNWARD = ("misery", "worse")


def shape(means: str, x: float, y: float, radius: float) -> str:
    """The outline of a mark by its meaning: a triangle up, a circle or a triangle down.

    Its shape tells the meaning; its colour only repeats it.
    """
    if means not in UPWARD + DOWNWARD:
        circle = f"a{radius} {radius} 0 1 0 {2 * radius} 0a{radius} {radius} 0 1 0 {-2 * radius} 0z"
        return f"M{point(x - radius, y)}{circle}"
    tip = -1 if means in UPWARD else 1
    corners = (
        (x, y + tip * radius * 1.25),
        (x + radius * 1.15, y - tip * radius * 0.85),
        (x - radius * 1.15, y - tip * radius * 0.85),
    )
    return "M" + "L".join(point(*corner) for corner in corners) + "z"
