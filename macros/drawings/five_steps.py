"""Converse's five steps, and the drift that leads from the fifth back to the second."""

from __future__ import annotations

from macros.drawings.pen import (
    NARROW,
    WIDE,
    Box,
    Diagram,
    Drawing,
    Part,
    arrow,
    centred,
    number,
    words,
)

STEPS = (
    ("Identify", "every contact, ranked by impact"),
    ("Develop", "other ways to respond in each"),
    ("Decide", "which response will delight"),
    ("Standardise", "what delights, for every customer"),
    ("Measure", "satisfaction, moment by moment"),
)
DRIFT = "Drift: customers come to expect the delight, and it becomes basic."


def draw(wide: bool) -> Drawing:
    """Side by side on a screen, one below the other on a phone."""
    return _wide() if wide else _narrow()


def _wide() -> Drawing:
    breadth, gap, high = 112.0, 18.0, 104.0
    parts: list[Part] = []
    for position, (name, what) in enumerate(STEPS):
        x = 4 + position * (breadth + gap)
        parts += [
            Box(x, 14, breadth, high, "plain"),
            *number(x + 16, 14, str(position + 1)),
            words(x + 10, 34, name, "strong"),
            words(x + 10, 54, what, "small", width=breadth - 14),
        ]
        if position:
            parts += arrow([(x - gap, 14 + high / 2), (x, 14 + high / 2)])
    second, fifth = 4 + 1.5 * breadth + gap, 4 + 4.5 * breadth + 4 * gap
    top, foot = 14 + high, 168.0
    parts += [
        *arrow([(fifth, top), (fifth, foot), (460, foot)], "bad"),
        Box(212, foot - 26, 248, 52, "bad"),
        centred(336, foot, DRIFT, "small", width=232),
        *arrow([(212, foot), (second, foot), (second, top)], "bad"),
    ]
    return Drawing(WIDE, 198, tuple(parts))


def _narrow() -> Drawing:
    breadth, gap, high = 270.0, 18.0, 50.0
    parts: list[Part] = []
    for position, (name, what) in enumerate(STEPS):
        y = 4 + position * (high + gap)
        parts += [
            Box(4, y, breadth, high, "plain"),
            *number(28, y + high / 2, str(position + 1)),
            words(50, y + 7, name, "strong"),
            words(50, y + 25, what, "small", width=breadth - 52),
        ]
        if position:
            parts += arrow([(28, y - gap), (28, y)])
    second = 4 + high + gap + high / 2
    foot = 4 + 5 * (high + gap)
    parts += [
        *arrow([(28, foot - gap), (28, foot)], "bad"),
        Box(4, foot, breadth, 58, "bad"),
        words(16, foot + 29, DRIFT, "small", width=breadth - 24, middle=True),
        *arrow(
            [
                (4 + breadth, foot + 29),
                (NARROW - 14, foot + 29),
                (NARROW - 14, second),
                (4 + breadth, second),
            ],
            "bad",
        ),
    ]
    return Drawing(NARROW, foot + 62, tuple(parts))


DIAGRAM = Diagram(
    title="Converse’s five steps and the drift loop",
    description=(
        "Five steps in a row. One: identify every contact, ranked by impact. Two: develop other "
        "ways to respond in each. Three: decide which response will delight. Four: make what "
        "delights a standard for every customer. Five: measure satisfaction, moment by moment. "
        "From the fifth step an arrow leads through the drift, in which customers come to expect "
        "the delight and it becomes basic, back to the second step."
    ),
    caption=(
        "The five steps are a loop. What delighted yesterday is expected today, so the search for "
        "a better response begins again at step 2."
    ),
    draw=draw,
)
