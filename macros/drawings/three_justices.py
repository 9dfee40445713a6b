"""What a customer judges a recovery by."""

from __future__ import annotations

from macros.drawings import blocks, pen
from macros.drawings.blocks import Block

JUSTICES = (
    Block("Distributive", "What did I get?", "a new seat, a hotel, money", "panel"),
    Block("Procedural", "How was it decided, and how fast?", "one desk, no forms", "panel"),
    Block("Interactional", "How was I treated?", "an apology, the reason", "panel"),
)


def draw(wide: bool) -> pen.Drawing:
    """Side by side on a screen, one below the other on a phone."""
    return blocks.drawing(JUSTICES, wide, arrows=False)


DIAGRAM = pen.Diagram(
    title="Three kinds of justice after a failure",
    description=(
        "Three boxes for a flight that was cancelled. Distributive justice: what did I get? A new "
        "seat, a hotel, money. Procedural justice: how was it decided, and how fast? One desk, no "
        "forms. Interactional justice: how was I treated? An apology, the reason."
    ),
    caption=(
        "A refund without an apology leaves one of the three empty, and so does an apology without "
        "a seat. The cancelled flight is our example."
    ),
    draw=draw,
)
