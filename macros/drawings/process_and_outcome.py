"""The four cells of process and outcome: where a watermelon grows."""

from __future__ import annotations

from calculator.views.plane import point
from macros.drawings.pen import NARROW, WIDE, Box, Diagram, Drawing, Part, Shape, circle, words

CELLS = (
    ("Good", "as it should be", "good"),
    ("Lucky", "served well in spite of the process", "plain"),
    ("Watermelon", "green outside, red inside", "melon"),
    ("Bad", "and seen in the report", "bad"),
)
COLUMNS = ("met", "missed")
ROWS = ("Outcome reached", "Outcome missed")


def draw(wide: bool) -> Drawing:
    """Rows are named at their side on a screen, above them on a phone."""
    left = 118.0 if wide else 4.0
    breadth = ((WIDE if wide else NARROW) - left - 4 - 8) / 2
    high, gap = 92.0, (8.0 if wide else 30.0)
    top = 28.0 if wide else 64.0
    between = " " if wide else "\n"
    parts: list[Part] = []
    for at, column in enumerate(COLUMNS):
        x = left + at * (breadth + 8) + breadth / 2
        parts.append(
            words(
                x, 4, f"Process target{between}{column}", "strong", width=breadth, anchor="middle"
            )
        )
    for at, row in enumerate(ROWS):
        y = top + at * (high + gap)
        parts.append(
            words(4, y + high / 2, row, "strong", width=left - 14, middle=True)
            if wide
            else words(4, y - 21, row, "strong")
        )
    for at, (name, meaning, kind) in enumerate(CELLS):
        x, y = left + at % 2 * (breadth + 8), top + at // 2 * (high + gap)
        parts += [
            Box(x, y, breadth, high, kind, 8),
            words(x + 12, y + 10, name, "title"),
            words(
                x + 12,
                y + 32,
                meaning,
                "small",
                width=breadth - (70 if kind == "melon" and wide else 20),
            ),
        ]
        if kind == "melon":
            parts += _melon(x + breadth - 30, y + (34 if wide else 62), 20)
    return Drawing(WIDE if wide else NARROW, top + 2 * high + gap + 4, tuple(parts))


def _melon(x: float, y: float, radius: float) -> list[Part]:
    """A slice: rind, flesh and seeds."""
    parts: list[Part] = []
    for size, kind in ((radius, "rind"), (radius * 0.78, "flesh")):
        parts.append(
            Shape(
                f"M{point(x - size, y)}a{size:.1f} {size:.1f} 0 0 0 {2 * size:.1f} 0z", "area", kind
            )
        )
    seeds = ((-8, 5), (0, 9), (8, 5))
    return [*parts, *(circle(x + right, y + down, 1.6, "seed") for right, down in seeds)]


DIAGRAM = Diagram(
    title="Process and outcome: four cells",
    description=(
        "A table of two by two cells. Columns: process target met, process target missed. Rows: "
        "outcome reached, outcome missed. Met and reached is good: as it should be. Missed and "
        "reached is lucky: served well in spite of the process. Met and missed outcome is a "
        "watermelon: green outside, red inside. Both missed is bad, and seen in the report."
    ),
    caption=(
        "A report on process targets sees the two columns only. The watermelon, whose process is "
        "on target while the outcome is missed, looks to it like success."
    ),
    draw=draw,
)
