"""The four terms by what they look at: an interaction, a process, a relationship, a product."""

from __future__ import annotations

from macros.drawings.pen import (
    NARROW,
    WIDE,
    Box,
    Diagram,
    Drawing,
    Part,
    circle,
    words,
)

ENGAGEMENT = ("Customer engagement", "the relationship, over years")
IMPROVEMENT = ("Service-delivery improvement", "a whole process, over months")
MOMENT = ("Moment of truth", "one interaction, now")
ASSURANCE = (
    "Quality assurance",
    "does it meet its specification? Asked before and during delivery",
)


def draw(wide: bool) -> Drawing:
    """Three frames one within the other, and beside them the specification."""
    return _wide() if wide else _narrow()


def _frames(width: float) -> list[Part]:
    inner = 14.0
    return [
        Box(4, 4, width, 214, "panel", 12),
        words(4 + inner, 14, ENGAGEMENT[0], "strong"),
        words(4 + inner, 34, ENGAGEMENT[1], "small"),
        Box(4 + inner, 62, width - 2 * inner, 142, "plain", 10),
        words(4 + 2 * inner, 72, IMPROVEMENT[0], "strong"),
        words(4 + 2 * inner, 92, IMPROVEMENT[1], "small"),
        Box(4 + 2 * inner, 122, width - 4 * inner, 68, "strong", 10),
        circle(4 + 3 * inner + 10, 156, 11, "accent"),
        words(4 + 3 * inner + 32, 134, MOMENT[0], "strong"),
        words(4 + 3 * inner + 32, 156, MOMENT[1], "small"),
    ]


def _wide() -> Drawing:
    parts = [
        *_frames(416),
        Box(436, 62, 200, 142, "soft", 10),
        words(450, 74, ASSURANCE[0], "strong", width=176),
        words(450, 96, ASSURANCE[1], "small", width=164),
    ]
    return Drawing(WIDE, 222, tuple(parts))


def _narrow() -> Drawing:
    parts = [
        *_frames(NARROW - 8),
        Box(4, 232, NARROW - 8, 88, "soft", 10),
        words(18, 242, ASSURANCE[0], "strong"),
        words(18, 264, ASSURANCE[1], "small", width=0.92 * (NARROW - 36)),
    ]
    return Drawing(NARROW, 324, tuple(parts))


DIAGRAM = Diagram(
    title="Four terms by what they look at",
    description=(
        "Three frames, one within the other. The outermost is customer engagement: the "
        "relationship, over years. Within it service-delivery improvement: a whole process, over "
        "months. Within that the moment of truth: one interaction, now. Beside them stands quality "
        "assurance: does it meet its specification? It is asked before and during delivery."
    ),
    caption=(
        "Ask how large a thing the question is about and you have the term. The four stand "
        "together in a text by Examzify; the frames are ours."
    ),
    draw=draw,
)
