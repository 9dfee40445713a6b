"""Hyken's three: above the average, at it, below it."""

from __future__ import annotations

from macros.drawings.pen import (
    NARROW,
    WIDE,
    Box,
    Diagram,
    Drawing,
    Part,
    height,
    words,
)

ZONES = (
    (
        "Magic",
        "better than average, a little or a lot: the crew wishes a passenger a happy birthday",
        "good",
        72.0,
    ),
    ("Mediocrity", "just satisfactory: “How’s the food?” “Fine.”", "plain", 52.0),
    ("Misery", "mishandled: a late flight and nobody says why", "bad", 72.0),
)


def draw(wide: bool) -> Drawing:
    """Three zones, one above the other; the middle one is narrow."""
    breadth = WIDE if wide else NARROW
    parts: list[Part] = []
    y, inner = 4.0, breadth - 36.0
    for name, says, kind, least in ZONES:
        tall = max(least if wide else least - 12, height(says, "small", inner) + 46)
        parts += [
            Box(4, y, breadth - 8, tall, kind),
            words(18, y + 10, name, "title"),
            words(18, y + 34, says, "small", width=inner),
        ]
        y += tall + 4
    return Drawing(breadth, y, tuple(parts))


DIAGRAM = Diagram(
    title="Magic, mediocrity, misery",
    description=(
        "Three zones, one above the other. On top magic, better than average, a little or a lot: "
        "the crew wishes a passenger a happy birthday. In the middle, the narrowest, mediocrity, "
        "just satisfactory: “How’s the food?” “Fine.” At the foot misery, mishandled: a late "
        "flight, and nobody says why."
    ),
    caption=(
        "Magic begins a shade above the average, so every contact offers it. The zones are "
        "Hyken’s; how high they are drawn is ours."
    ),
    draw=draw,
)
