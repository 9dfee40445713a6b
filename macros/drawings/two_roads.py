"""From better service to money by two roads: what is saved, and what comes in."""

from __future__ import annotations

from macros.drawings.blocks import EDGE, Block, column, row
from macros.drawings.pen import NARROW, WIDE, Diagram, Drawing, Part, words

SHORT = (
    Block("Better process"),
    Block("Right the first time", "nothing is done twice"),
    Block("Cost falls", kind="good"),
)
LONG = (
    Block("Better process"),
    Block("Quality is perceived"),
    Block("Customers are satisfied"),
    Block("They stay and tell others"),
    Block("Revenue grows", kind="good"),
)
ROADS = (("The short road", SHORT), ("The long road: each step may fail", LONG))


def draw(wide: bool) -> Drawing:
    """One road below the other."""
    breadth = WIDE if wide else NARROW
    parts: list[Part] = []
    y = EDGE
    for name, blocks in ROADS:
        parts.append(words(EDGE, y, name, "title"))
        lay = row if wide else column
        more, end = lay(blocks, EDGE, y + 26, breadth - 2 * EDGE, gap=20, arrows=True)
        parts += more
        y = end + 18
    return Drawing(breadth, y - 18 + EDGE, tuple(parts))


DIAGRAM = Diagram(
    title="Two roads from better service to money",
    description=(
        "Two rows of boxes with arrows. The short road: a better process gets it right the first "
        "time, nothing is done twice, and cost falls. The long road: a better process; quality is "
        "perceived; customers are satisfied; they stay and tell others; revenue grows. On the long "
        "road each step may fail."
    ),
    caption=(
        "Savings are counted in your own books; revenue has four steps to go, and each has to be "
        "measured. After Rust, Zahorik and Keiningham, 1995; drawn by us."
    ),
    draw=draw,
)
