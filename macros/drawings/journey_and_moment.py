"""ITIL's words from the whole to its parts: journey, touchpoint, moment of truth."""

from __future__ import annotations

from macros.drawings import pen

WORDS = (
    ("Customer journey", "the whole, from end to end", "panel"),
    ("Touchpoints and service interactions", "its parts; in the second, both sides act", "plain"),
    ("Moment of truth, glossary", "any of them that leaves an impression of quality", "panel"),
    ("Moment of truth, as a trainer quotes it", "key ones only", "strong"),
)


def draw(wide: bool) -> pen.Drawing:
    """Four boxes, each in the next larger one, below its words."""
    breadth = pen.WIDE if wide else pen.NARROW
    inset = 26.0 if wide else 9.0
    heads: list[float] = []
    for depth, (name, what, _) in enumerate(WORDS):
        room = _room(breadth, inset, depth)
        heads.append(
            20 + pen.height(name, "strong", room) + (pen.height(what, "small", room) if what else 0)
        )
    foot = 10.0
    parts: list[pen.Part] = []
    y = 4.0
    for depth, (name, what, kind) in enumerate(WORDS):
        x, room = 4 + depth * inset, _room(breadth, inset, depth)
        inside = sum(heads[depth:]) + foot * (len(WORDS) - depth - 1)
        parts += [
            pen.Box(x, y, breadth - 2 * x, inside, kind),
            pen.words(x + 12, y + 8, name, "strong", width=room),
        ]
        if what:
            below = y + 11 + pen.height(name, "strong", room)
            parts.append(pen.words(x + 12, below, what, "small", width=room))
        y += heads[depth]
    return pen.Drawing(breadth, y + foot * (len(WORDS) - 1) + 4, tuple(parts))


def _room(breadth: float, inset: float, depth: int) -> float:
    return breadth - 8 - 2 * depth * inset - 20


DIAGRAM = pen.Diagram(
    title="From the customer journey to the moment of truth in ITIL 4",
    description=(
        "Four boxes, each inside the one before. The customer journey is the whole, from end to "
        "end. Touchpoints and service interactions are its parts; in the second, both sides act. A "
        "moment of truth in the glossary is any of them that leaves an impression of quality. A "
        "moment of truth as a trainer quotes it is key ones only."
    ),
    caption=(
        "A touchpoint is not yet a moment of truth: an impression has to remain. Whether any or "
        "only key ones count depends on which of the two wordings you are given."
    ),
    draw=draw,
)
