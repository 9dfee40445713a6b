"""The four traits by which textbooks tell services from goods."""

from __future__ import annotations

from macros.drawings import blocks, pen
from macros.drawings.blocks import Block

TRAITS = (
    Block("Intangible", "nothing to see or try before", kind="panel"),
    Block("Heterogeneous", "no two are alike", kind="panel"),
    Block("Inseparable", "made and used at once, with you there", kind="panel"),
    Block("Perishable", "no stock, no return", kind="panel"),
)


def draw(wide: bool) -> pen.Drawing:
    """Side by side on a screen, one below the other on a phone."""
    return blocks.drawing(TRAITS, wide, arrows=False)


DIAGRAM = pen.Diagram(
    title="IHIP: four traits of services",
    description=(
        "Four boxes. Intangible: nothing to see or try before. Heterogeneous: no two are alike. "
        "Inseparable: made and used at once, with you there. Perishable: no stock, no return."
    ),
    caption="The initials spell IHIP. Few services have all four, which is what critics point out.",
    draw=draw,
)
