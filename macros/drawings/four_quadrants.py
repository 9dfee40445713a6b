"""The plane of importance and performance before any moment stands on it."""

from __future__ import annotations

from macros.drawings.pen import NARROW, WIDE, Box, Diagram, Drawing, Part, arrow, height, words

QUADRANTS = (
    ("Concentrate here", "matters much, goes badly: effort goes here first", "bad"),
    ("Keep up the good work", "matters much, goes well: hold the level", "good"),
    ("Low priority", "matters little, goes badly: leave it", "plain"),
    ("Possible overkill", "matters little, goes well: effort may come from here", "plain"),
)


def draw(wide: bool) -> Drawing:
    """Importance upwards, performance to the right."""
    breadth, deep = (WIDE, 84.0) if wide else (NARROW, 148.0)
    left, top, gap = 34.0, 6.0, 6.0
    each = (breadth - left - 6 - gap) / 2
    room = 0.88 * (each - 20)
    parts: list[Part] = []
    for position, (name, says, kind) in enumerate(QUADRANTS):
        x = left + (position % 2) * (each + gap)
        y = top + (position // 2) * (deep + gap)
        parts += [
            Box(x, y, each, deep, kind),
            words(x + 10, y + 10, name, "strong", width=room),
            words(
                x + 10,
                y + 12 + height(name, "strong", room),
                says,
                "small",
                width=room,
            ),
        ]
    foot = top + 2 * deep + gap
    parts += [
        *arrow([(left - 14, foot), (left - 14, top)]),
        *arrow([(left, foot + 14), (breadth - 6, foot + 14)]),
        words(left, foot + 22, "performance →", "small soft"),
        words(breadth - 6, foot + 22, "↑ importance", "small soft", anchor="end"),
    ]
    return Drawing(breadth, foot + 44, tuple(parts))


DIAGRAM = Diagram(
    title="Four quadrants of importance and performance",
    description=(
        "A plane in four: importance grows upwards, performance to the right. Above left, what "
        "matters much and goes badly: concentrate here, effort goes here first. Above right, what "
        "matters much and goes well: keep up the good work, hold the level. Below left, what "
        "matters little and goes badly: low priority, leave it. Below right, what matters little "
        "and goes well: possible overkill, effort may come from here."
    ),
    caption=(
        "Where the two lines cross is your choice, and it decides what stands where. The names of "
        "the quadrants follow Martilla and James, 1977."
    ),
    draw=draw,
)
