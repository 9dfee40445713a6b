"""The eleven answers of the recommendation question, and what each counts as."""

from __future__ import annotations

from macros.drawings.pen import NARROW, WIDE, Diagram, Drawing, words
from macros.drawings.strips import Alike, scale

QUESTION = "How likely are you to recommend us, from 0 to 10?"
COUNTED_AS = (
    Alike(0, 6, "Detractors", "each counts −1", "bad"),
    Alike(7, 8, "Passives", "each 0"),
    Alike(9, 10, "Promoters", "each +1", "good"),
)


def draw(wide: bool) -> Drawing:
    """One strip on a screen; on a phone seven answers above the other four."""
    breadth = WIDE if wide else NARROW
    parts = [words(6, 4, QUESTION, "title", width=breadth - 12)]
    top = 30.0 if wide else 50.0
    if wide:
        more, end = scale(COUNTED_AS, 6, top, breadth - 12)
        return Drawing(breadth, end + 6, (*parts, *more))
    each = (breadth - 12) / 7
    low, end = scale(COUNTED_AS[:1], 6, top, breadth - 12)
    middle, end = scale(COUNTED_AS[1:2], 6, end + 14, 2 * each)
    high, end = scale(COUNTED_AS[2:], 6 + 3 * each, end - _tall(), 2 * each)
    return Drawing(breadth, end + 6, (*parts, *low, *middle, *high))


def _tall() -> float:
    _, end = scale(COUNTED_AS[1:2], 0, 0, (NARROW - 12) / 7 * 2)
    return end


DIAGRAM = Diagram(
    title="The answers 0 to 10, and what each counts as",
    description=(
        "A strip of eleven boxes under the question: how likely are you to recommend us, from 0 to "
        "10? The boxes 0 to 6 are detractors; each counts −1. The boxes 7 and 8 are passives; each "
        "counts 0. The boxes 9 and 10 are promoters; each counts +1."
    ),
    caption=(
        "Seven of the eleven answers count against you, two for you, and two not at all. The score "
        "is the mean of the last line, times a hundred."
    ),
    draw=draw,
)
