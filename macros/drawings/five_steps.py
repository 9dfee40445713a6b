"""Converse's five steps, and the drift that leads from the fifth back to the second."""

from __future__ import annotations

from macros.drawings import pen

STEPS = (
    ("Identify", "every contact, ranked by impact"),
    ("Develop", "other ways to respond in each"),
    ("Decide", "which response will delight"),
    ("Standardise", "what delights, for every customer"),
    ("Measure", "satisfaction, moment by moment"),
)
DRIFT = "Drift: customers come to expect the delight, and it becomes basic."


def draw(wide: bool) -> pen.Drawing:
    """Side by side on a screen, one below the other on a phone."""
    return _wide() if wide else _narrow()


def _wide() -> pen.Drawing:
    breadth, gap, high = 116.0, 13.0, 122.0
    parts: list[pen.Part] = []
    for position, (name, what) in enumerate(STEPS):
        x = 4 + position * (breadth + gap)
        parts += [
            pen.Box(x, 14, breadth, high, "plain"),
            *pen.number(x + 16, 14, str(position + 1)),
            pen.words(x + 10, 34, name, "strong"),
            pen.words(x + 10, 54, what, "small", width=breadth - 16),
        ]
        if position:
            parts += pen.arrow([(x - gap, 14 + high / 2), (x, 14 + high / 2)])
    second, fifth = 4 + 1.5 * breadth + gap, 4 + 4.5 * breadth + 4 * gap
    top, foot = 14 + high, 188.0
    parts += [
        *pen.arrow([(fifth, top), (fifth, foot), (460, foot)], "bad"),
        pen.Box(212, foot - 30, 248, 60, "bad"),
        pen.centred(336, foot, DRIFT, "small", width=232),
        *pen.arrow([(212, foot), (second, foot), (second, top)], "bad"),
    ]
    return pen.Drawing(pen.WIDE, 222, tuple(parts))


def _narrow() -> pen.Drawing:
    breadth, gap, high = 270.0, 16.0, 66.0
    parts: list[pen.Part] = []
    for position, (name, what) in enumerate(STEPS):
        y = 4 + position * (high + gap)
        parts += [
            pen.Box(4, y, breadth, high, "plain"),
            *pen.number(28, y + high / 2, str(position + 1)),
            pen.words(50, y + 7, name, "strong"),
            pen.words(50, y + 25, what, "small", width=breadth - 52),
        ]
        if position:
            parts += pen.arrow([(28, y - gap), (28, y)])
    second = 4 + high + gap + high / 2
    foot = 4 + 5 * (high + gap)
    parts += [
        *pen.arrow([(28, foot - gap), (28, foot)], "bad"),
        pen.Box(4, foot, breadth, 58, "bad"),
        pen.words(16, foot + 29, DRIFT, "small", width=breadth - 24, middle=True),
        *pen.arrow(
            [
                (4 + breadth, foot + 29),
                (pen.NARROW - 14, foot + 29),
                (pen.NARROW - 14, second),
                (4 + breadth, second),
            ],
            "bad",
        ),
    ]
    return pen.Drawing(pen.NARROW, foot + 62, tuple(parts))


DIAGRAM = pen.Diagram(
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
