"""Who did what with the phrase: the three names that are mixed up most."""

from __future__ import annotations

from macros.drawings.blocks import Block, drawing
from macros.drawings.pen import Diagram, Drawing

THREE = (
    Block("Hemingway", "brings the bullring’s phrase into English", "1932"),
    Block("Normann", "takes it into service management", "1978 by most accounts; book 1984"),
    Block("Carlzon", "makes it famous", "Swedish 1985, English 1987", "strong"),
)


def draw(wide: bool) -> Drawing:
    """Side by side on a screen, one below the other on a phone."""
    return drawing(THREE, wide)


DIAGRAM = Diagram(
    title="Brought, taken over, made famous: three names",
    description=(
        "Three boxes with arrows. Hemingway brings the bullring’s phrase into English, 1932. "
        "Normann takes it into service management, 1978 by most accounts; his English book is of "
        "1984. Carlzon makes it famous, in Swedish in 1985 and in English in 1987."
    ),
    caption=(
        "The first five mistakes below are about these three. None of them coined the phrase: that "
        "was the bullring."
    ),
    draw=draw,
)
