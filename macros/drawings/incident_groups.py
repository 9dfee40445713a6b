"""Four groups of stories about service encounters, by what happened."""

from __future__ import annotations

from macros.drawings.blocks import Block, drawing
from macros.drawings.pen import Diagram, Drawing

STORIES = (
    Block("1 Recovery", "the service failed: what did they do?", "1990"),
    Block("2 Adaptability", "somebody had a special need or request", "1990"),
    Block("3 Spontaneity", "they did something unprompted, good or ill", "1990"),
    Block("4 Coping", "the customer behaved badly", "1994, told by employees"),
)


def draw(wide: bool) -> Drawing:
    """Side by side on a screen, one below the other on a phone."""
    return drawing(STORIES, wide, arrows=False)


DIAGRAM = Diagram(
    title="Four groups of critical incidents",
    description=(
        "Four boxes. 1, recovery: the service failed; what did they do? 2, adaptability: somebody "
        "had a special need or request. 3, spontaneity: they did something unprompted, good or "
        "ill. These three came out in 1990. 4, coping: the customer behaved badly; this group came "
        "to light in 1994 in stories told by employees."
    ),
    caption=(
        "A story goes into the group that says what the incident is about, whether it ended well "
        "or badly. The groups are those of Bitner and her colleagues."
    ),
    draw=draw,
)
