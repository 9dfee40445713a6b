"""A row of encounters, and the two answers to which end of it weighs more."""

from __future__ import annotations

from macros.drawings import blocks, pen
from macros.drawings.blocks import Block

CASCADE = (
    Block("Booking", "first impression: nothing else to judge by", "1999: less", "strong"),
    Block("Check-in", "still early; sets the mood", kind="panel"),
    Block("The stay", "its best or worst hour: the peak", kind="panel"),
    Block("Check-out", "last impression, near in memory", "1999: more", "strong"),
)


def draw(wide: bool) -> pen.Drawing:
    """Side by side on a screen, one below the other on a phone."""
    return blocks.drawing(CASCADE, wide)


DIAGRAM = pen.Diagram(
    title="The encounter cascade",
    description=(
        "Four encounters of a hotel guest in a row, joined by arrows. Booking gives the first "
        "impression: there is nothing else to judge by. Check-in is still early and sets the mood. "
        "The stay has its best or worst hour, the peak. Check-out gives the last impression, near "
        "in memory. A study of 1999 found less weight at the first event and more at the last."
    ),
    caption=(
        "Textbooks stress the first encounters. A study of 1999 found the last event stronger, one "
        "of 2024 the first impression, with peak and last behind it. The example is ours."
    ),
    draw=draw,
)
