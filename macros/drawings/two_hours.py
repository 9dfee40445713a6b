"""The two hours of a workshop: when people write, talk and decide."""

from __future__ import annotations

from calculator.views.plane import Axis
from macros.drawings.pen import NARROW, WIDE, Box, Diagram, Drawing, Part, centred, words

STAGES = (
    (0, 12, "Open and explain", "plain"),
    (12, 20, "Write alone", "strong"),
    (20, 50, "Put up, look for the unseen, cut to twelve", "plain"),
    (50, 65, "Rate alone", "strong"),
    (65, 75, "Break", "soft"),
    (75, 95, "Result, and talk about what is disputed", "plain"),
    (95, 100, "Decide on three", "good"),
    (100, 120, "Who, what, by when", "good"),
)


def draw(wide: bool) -> Drawing:
    """A scale of minutes, downwards; what happens stands beside it."""
    breadth = WIDE if wide else NARROW
    down = Axis(0, 120, 4, 4 + 120 * (2.3 if wide else 2.5))
    parts: list[Part] = []
    free = 0.0
    for begin, end, says, kind in STAGES:
        top, foot = down.at(begin), down.at(end)
        middle = max((top + foot) / 2, free + 10)
        parts += [
            words(40, middle, str(begin), "small soft", anchor="end", middle=True),
            Box(50, top, 34, foot - top - 2, kind, 3),
            words(96, middle, says, "strong" if kind != "plain" else "", middle=True)
            if wide
            else words(96, middle, says, "small", width=breadth - 108, middle=True),
        ]
        free = middle + (8 if wide or len(says) < 34 else 14)
    parts.append(words(40, down.at(120) + 4, "120", "small soft", anchor="end", middle=True))
    parts.append(centred(67, down.at(120) + 18, "minutes", "small soft"))
    return Drawing(breadth, down.at(120) + 32, tuple(parts))


DIAGRAM = Diagram(
    title="Two hours of a workshop, in minutes",
    description=(
        "A bar of 120 minutes. 0: open and explain. 12: write alone. 20: put up the notes, look "
        "for the unseen, cut to twelve. 50: rate alone. 65: break. 75: the result, and talk about "
        "what is disputed. 95: decide on three. 100: who, what, by when. It ends at 120."
    ),
    caption=(
        "People write alone and rate alone before they talk; the decider speaks last. Talk has "
        "twenty minutes, and only about what the ratings leave open."
    ),
    draw=draw,
)
