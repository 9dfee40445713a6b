"""From the surroundings to what people do in them."""

from __future__ import annotations

from macros.drawings import blocks, pen
from macros.drawings.blocks import Block

SURROUNDINGS = (
    Block("Surroundings", "ambient conditions; space; signs", kind="panel"),
    Block("Customers and employees", "think, feel, sense", kind="panel"),
    Block("What they do", "approach or avoid, and meet each other", kind="strong"),
)


def draw(wide: bool) -> pen.Drawing:
    """Side by side on a screen, one below the other on a phone."""
    return blocks.drawing(SURROUNDINGS, wide)


DIAGRAM = pen.Diagram(
    title="How a servicescape works",
    description=(
        "Three boxes in a row, joined by arrows. The surroundings have ambient conditions, space "
        "and signs. Customers and employees think, feel and sense them. What they do follows: they "
        "approach or avoid, and meet each other."
    ),
    caption="The room acts on both sides of the encounter. After Bitner (1992), simplified by us.",
    draw=draw,
)
