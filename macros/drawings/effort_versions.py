"""The two versions of the effort question, which run in opposite directions."""

from __future__ import annotations

from macros.drawings.pen import NARROW, WIDE, Diagram, Drawing, Part, height, words
from macros.drawings.strips import Alike, scale

VERSIONS = (
    (
        "First version",
        "How much effort did you have to put forth?",
        (
            Alike(1, 2, "low", "good", "good"),
            Alike(3, 3, "", ""),
            Alike(4, 5, "high", "bad", "bad"),
        ),
    ),
    (
        "Version 2.0",
        "The company made it easy. Do you agree?",
        (
            Alike(1, 3, "no", "bad", "bad"),
            Alike(4, 4, "", ""),
            Alike(5, 7, "yes", "good", "good"),
        ),
    ),
)


def draw(wide: bool) -> Drawing:
    """Side by side on a screen, one below the other on a phone."""
    parts: list[Part] = []
    breadth = (WIDE - 40) / 2 if wide else NARROW - 12
    x, y, deepest = 6.0, 4.0, 0.0
    for name, question, groups in VERSIONS:
        top = y + 24 + height(question, "small", breadth) + 8
        strip, end = scale(groups, x, top, breadth)
        parts += [
            words(x, y, name, "title"),
            words(x, y + 22, question, "small", width=breadth),
            *strip,
        ]
        deepest = max(deepest, end)
        x, y = (x + breadth + 28, y) if wide else (x, end + 18)
    return Drawing(WIDE if wide else NARROW, deepest + 6, tuple(parts))


DIAGRAM = Diagram(
    title="Two versions of the effort score, in opposite directions",
    description=(
        "Two strips of answers. The first version asks: how much effort did you have to put forth? "
        "Of its answers 1 to 5 the low ones, 1 and 2, are good and the high ones, 4 and 5, are "
        "bad. Version 2.0 says: the company made it easy; do you agree? Of its answers 1 to 7 "
        "those that say no, 1 to 3, are bad, and those that say yes, 5 to 7, are good."
    ),
    caption=(
        "A 2 is good news in one version and bad news in the other. Which answers count as good is "
        "a cut of ours; the direction is not."
    ),
    draw=draw,
)
