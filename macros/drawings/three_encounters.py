"""Shostack's three encounters, by how much of the other side a customer meets."""

from __future__ import annotations

from macros.drawings import blocks, pen
from macros.drawings.blocks import Block

ENCOUNTERS = (
    Block("Remote", "cash machine, website, bill", "how it looks and works", "soft"),
    Block("Telephone", "a call to the help line", "voice, knowledge, speed", "panel"),
    Block("Face to face", "the check-in desk", "all of that, and manner", "strong"),
)


def draw(wide: bool) -> pen.Drawing:
    """Side by side on a screen, one below the other on a phone."""
    return blocks.drawing(ENCOUNTERS, wide, arrows=False)


DIAGRAM = pen.Diagram(
    title="Three kinds of encounter",
    description=(
        "Three boxes in a row, from the fewest things to judge by to the most. Remote: cash "
        "machine, website, bill; customers go by how it looks and works. Telephone: a call to the "
        "help line; they go by voice, knowledge and speed. Face to face: the check-in desk; they "
        "go by all of that, and manner."
    ),
    caption=(
        "From left to right there is more to judge by, and more to get right. The three are "
        "Shostack’s (1985); textbooks add what customers go by."
    ),
    draw=draw,
)
