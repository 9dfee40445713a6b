"""What diagrams are drawn with: boxes, lines, arrows and words, in units of the view box.

Nothing here has a colour; a kind becomes a class, and the style sheet gives it its look in the
light, in the dark and on paper.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from math import hypot

from calculator.views.plane import place, point

NARROW, WIDE = 320, 640
"""Breadths of the two view boxes: a phone's text column is 288 pixels, a screen's about 640."""

Point = tuple[float, float]

SIZES = {"": 14.0, "strong": 14.0, "title": 15.0, "small": 13.5}
"""Sizes of letters by their kind. Nothing is smaller: 13.5 is 12.1 pixels on a phone of 320."""
LINE = 1.25
BOLD = {"strong", "title"}
# How broad letters are, in hundredths of their size: three groups suffice for wrapping.
THIN = frozenset("iljtfrI.,:;’'()|! ")
BROAD = frozenset("mwMWGOQ%@–")
ARROW_HEAD = 9.0
"""Length of an arrow's head."""


@dataclass(frozen=True)
class Box:
    """A rectangle with round corners."""

    x: float
    y: float
    width: float
    height: float
    kind: str = "plain"
    round: float = 6.0


@dataclass(frozen=True)
class Shape:
    """A path: `use` is what it is (line, area, head, mark), `kind` how it looks."""

    d: str
    use: str = "line"
    kind: str = "plain"


@dataclass(frozen=True)
class Words:
    """Lines of text; `y` is the base of the first, `step` the distance to the next."""

    x: float
    y: float
    lines: tuple[str, ...]
    kind: str
    anchor: str
    step: float


Part = Box | Shape | Words


@dataclass(frozen=True)
class Drawing:
    """A finished drawing: its size, and its parts from back to front."""

    width: float
    height: float
    parts: tuple[Part, ...]


@dataclass(frozen=True)
class Diagram:
    """What a diagram shows.

    Attributes:
        title: Its name, for those who hear it.
        description: All that is to be seen, for those who do not see it.
        caption: What it finds, in a sentence or two below it.
        draw: Draws it, wide or narrow.
    """

    title: str
    description: str
    caption: str
    draw: Callable[[bool], Drawing]


def words(
    x: float,
    y: float,
    text: str,
    kind: str = "",
    *,
    width: float | None = None,
    anchor: str = "start",
    middle: bool = False,
) -> Words:
    """Text at a place, broken into lines that fit a width.

    Args:
        x: Where it starts, ends or has its middle, by `anchor`.
        y: Its upper edge, or its middle if `middle` is set.
        text: What it says; a line end in it stays one.
        kind: One of `SIZES`, and behind a space how it looks.
        width: What the lines have to fit; without it they are not broken.
        anchor: `start`, `middle` or `end`.
        middle: Whether `y` is the middle of its height.
    """
    size, step = _size(kind), _size(kind) * LINE
    lines = tuple(line for part in text.split("\n") for line in _wrapped(part, kind, width))
    top = y - len(lines) * step / 2 if middle else y
    return Words(x, top + (step - size) / 2 + 0.8 * size, lines, kind.strip(), anchor, step)


def centred(x: float, y: float, text: str, kind: str = "", *, width: float | None = None) -> Words:
    """Text around a place."""
    return words(x, y, text, kind, width=width, anchor="middle", middle=True)


def height(text: str, kind: str, width: float) -> float:
    """How high a text will be that is broken into lines of a width."""
    lines = [line for part in text.split("\n") for line in _wrapped(part, kind, width)]
    return len(lines) * _size(kind) * LINE


def breadth(text: str, kind: str = "") -> float:
    """About how broad a line of text is, rather more than less."""
    hundredths = sum(
        36 if letter in THIN else 92 if letter in BROAD else 72 if letter.isupper() else 61
        for letter in text
    )
    return hundredths / 100 * _size(kind) * (1.12 if kind.split(" ")[0] in BOLD else 1.0)


def _size(kind: str) -> float:
    return SIZES.get(kind.split(" ")[0], SIZES[""])


def _wrapped(text: str, kind: str, width: float | None) -> Iterable[str]:
    line = ""
    for word in text.split():
        longer = f"{line} {word}".strip()
        if line and width is not None and breadth(longer, kind) > width:
            yield line
            line = word
        else:
            line = longer
    if line:
        yield line


def panel(
    x: float, y: float, width: float, height: float, text: str, kind: str = "plain", look: str = ""
) -> list[Part]:
    """A box with text in its middle; `look` is the kind of the text."""
    inside = centred(x + width / 2, y + height / 2, text, look, width=width - 12)
    return [Box(x, y, width, height, kind), inside]


def circle(x: float, y: float, radius: float, kind: str = "plain") -> Shape:
    """A round mark."""
    arc = f"a{radius} {radius} 0 1 0 {2 * radius} 0a{radius} {radius} 0 1 0 {-2 * radius} 0z"
    return Shape(f"M{point(x - radius, y)}{arc}", "mark", kind)


def number(x: float, y: float, text: str, kind: str = "accent") -> list[Part]:
    """A number in a disc."""
    inside = centred(x, y, text, "strong inverse")
    return [circle(x, y, 12, kind), inside]


def path(points: Sequence[Point]) -> str:
    """A line through points, straight from each to the next."""
    return "M" + "L".join(point(*one) for one in points)


def polygon(points: Sequence[Point], kind: str = "plain") -> Shape:
    """An area with corners."""
    return Shape(f"{path(points)}z", "area", kind)


def line(points: Sequence[Point], kind: str = "plain", bend: float = 10.0) -> Shape:
    """A line through points, with its corners rounded."""
    return Shape(_bent(points, bend), "line", kind)


def arrow(points: Sequence[Point], kind: str = "plain", bend: float = 10.0) -> list[Part]:
    """A line through points, with its corners rounded and a head at its end."""
    (before_x, before_y), (x, y) = points[-2], points[-1]
    length = hypot(x - before_x, y - before_y)
    along = (x - before_x) / length, (y - before_y) / length
    neck = x - along[0] * ARROW_HEAD, y - along[1] * ARROW_HEAD
    aside = -along[1] * ARROW_HEAD * 0.45, along[0] * ARROW_HEAD * 0.45
    head = (
        (x, y),
        (neck[0] + aside[0], neck[1] + aside[1]),
        (neck[0] - aside[0], neck[1] - aside[1]),
    )
    return [
        Shape(_bent([*points[:-1], neck], bend), "line", kind),
        Shape(f"{path(head)}z", "head", kind),
    ]


def _bent(points: Sequence[Point], bend: float) -> str:
    d = f"M{point(*points[0])}"
    for before, here, after in zip(points, points[1:], points[2:], strict=False):
        into, out = _towards(here, before, bend), _towards(here, after, bend)
        d += f"L{point(*into)}Q{point(*here)} {point(*out)}"
    return f"{d}L{point(*points[-1])}"


def _towards(start: Point, end: Point, distance: float) -> Point:
    length = hypot(end[0] - start[0], end[1] - start[1])
    share = min(distance, length / 2) / length if length else 0.0
    return start[0] + (end[0] - start[0]) * share, start[1] + (end[1] - start[1]) * share


def coordinate(number: float) -> str:
    """A coordinate as the template writes it."""
    return place(number)
