"""A quarter's work: the guides to applying it, week by week."""

from __future__ import annotations

from macros.drawings.blocks import Block, drawing
from macros.drawings.pen import Diagram, Drawing

WEEKS = (
    Block("Workshop", "guesses in good order", "week 1", "strong"),
    Block("Inventory, blueprint", "what it could not see; the cause", "weeks 2 to 4"),
    Block("Survey", "some guesses fall", "weeks 3 to 6"),
    Block("Outcome target", "for the one that is left", "week 7"),
    Block("Trial", "of a repair, or a response", "weeks 8 to 11"),
    Block("Page for the board", "with the trial’s numbers", "week 12", "good"),
)


def draw(wide: bool) -> Drawing:
    """Three in a row on a screen, one below the other on a phone."""
    return drawing(WEEKS, wide, in_rows=3)


DIAGRAM = Diagram(
    title="A quarter’s work, week by week",
    description=(
        "Six boxes in order. Week 1: workshop, guesses in good order. Weeks 2 to 4: inventory and "
        "blueprint, for what it could not see and for the cause. Weeks 3 to 6: survey; some "
        "guesses fall. Week 7: outcome target for the one that is left. Weeks 8 to 11: trial of a "
        "repair, or of a response. Week 12: the page for the board, with the trial’s numbers."
    ),
    caption=(
        "Each guide can be used by itself. With less time do the first, ring twenty customers, and "
        "write the last."
    ),
    draw=draw,
)
