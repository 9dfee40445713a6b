"""What to read in the hour before an examination."""

from __future__ import annotations

from macros.drawings import blocks, pen
from macros.drawings.blocks import Block

FIRST_HOUR = (
    Block("Moment of truth", "what it is, and which contacts count", kind="strong"),
    Block("Four terms", "which is which in a question", kind="panel"),
    Block("ITIL", "the wordings, and what is examined", kind="panel"),
    Block("Said wrong", "thirty traps, put right", kind="panel"),
)


def draw(wide: bool) -> pen.Drawing:
    """Side by side on a screen, one below the other on a phone."""
    return blocks.drawing(FIRST_HOUR, wide)


DIAGRAM = pen.Diagram(
    title="One hour before an examination",
    description=(
        "Four guides in a row. Moment of truth: what it is, and which contacts count. Four terms: "
        "which is which in a question. ITIL: the wordings, and what is examined. Said wrong: "
        "thirty traps, put right."
    ),
    caption="The shortest way through: four guides, in an hour.",
    draw=draw,
)
