"""The page for a board: six parts, the answer on top."""

from __future__ import annotations

from macros.drawings.pen import NARROW, WIDE, Box, Diagram, Drawing, Part, words

OF_THE_PAGE = (
    ("1 Answer", "what we should do, by when: one sentence", "strong", 44.0),
    ("2 Reason", "why this first: one number, and what it is compared with", "plain", 44.0),
    ("3 How sure", "from … to …, and what would change it", "plain", 44.0),
    ("4 Cost", "money, people, months", "plain", 30.0),
    ("5 If nothing", "what goes on happening", "plain", 30.0),
    ("6 Decision", "yes or no, today", "good", 30.0),
)


def draw(wide: bool) -> Drawing:
    """A sheet; the names of its parts stand on the left, or on a phone above what they hold."""
    breadth = WIDE if wide else NARROW
    parts: list[Part] = []
    y = 14.0
    for name, says, kind, tall in OF_THE_PAGE:
        deep = tall if wide else 58.0
        parts.append(Box(14, y, breadth - 28, deep, kind, 4))
        if wide:
            parts += [
                words(28, y + deep / 2, name, "strong", middle=True),
                words(150, y + deep / 2, says, "small", width=0.92 * (breadth - 180), middle=True),
            ]
        else:
            parts += [
                words(24, y + 6, name, "strong"),
                words(24, y + 24, says, "small", width=0.92 * (breadth - 48)),
            ]
        y += deep + 6
    return Drawing(breadth, y + 8, (Box(4, 4, breadth - 8, y, "panel", 4), *parts))


DIAGRAM = Diagram(
    title="One page for a board",
    description=(
        "A sheet with six parts, one below the other. 1, answer: what we should do, by when, in "
        "one sentence. 2, reason: why this first; one number, and what it is compared with. 3, how "
        "sure: from … to …, and what would change it. 4, cost: money, people, months. 5, if "
        "nothing: what goes on happening. 6, decision: yes or no, today."
    ),
    caption="A board that stops reading after the first line must still know what you want.",
    draw=draw,
)
