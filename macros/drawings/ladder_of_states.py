"""Unknown, known, defined, managed: the four states of an encounter, and the step to the next."""

from __future__ import annotations

from macros.drawings.blocks import Block, drawing
from macros.drawings.pen import Diagram, Drawing

LADDER = (
    Block("Unknown", "nobody has looked yet", "Watch three customers.", "soft"),
    Block("Known", "two people describe it alike", "Write what the customer should get."),
    Block("Defined", "it is written, and staff can say it", "Name an owner and a number."),
    Block("Managed", "somebody answers for it and acts on the number", "", "strong"),
)


def draw(wide: bool) -> Drawing:
    """Side by side on a screen, one below the other on a phone."""
    return drawing(LADDER, wide)


DIAGRAM = Diagram(
    title="Four states of an encounter",
    description=(
        "Four boxes with arrows, each with the step to the next. Unknown: nobody has looked yet; "
        "watch three customers. Known: two people describe it alike; write what the customer "
        "should get. Defined: it is written, and staff can say it; name an owner and a number. "
        "Managed: somebody answers for it and acts on the number."
    ),
    caption=(
        "Lift the largest encounter that is not managed by one step, not all of them at once. The "
        "ladder is our reconstruction of Clayton’s idea."
    ),
    draw=draw,
)
