"""Two needs: importance, and what satisfaction lacks of it, laid end to end."""

from __future__ import annotations

from calculator.methods import opportunity
from calculator.views.plane import Axis
from calculator.words import amount
from macros.drawings.pen import (
    LINE,
    NARROW,
    SIZES,
    WIDE,
    Box,
    Diagram,
    Drawing,
    Part,
    centred,
    height,
    words,
)

NEEDS = (("matters much, served badly", 9.0, 4.0), ("matters less, served well", 6.0, 8.0))
"""What a need is like, its importance and satisfaction, from 0 to 10; made up."""
HIGHEST = 20.0
BAR = 34.0


def lacking(importance: float, satisfaction: float) -> float:
    """What satisfaction lacks of importance; never below 0."""
    return opportunity.score(importance, satisfaction) - importance


def draw(wide: bool) -> Drawing:
    """Two bars on a scale from 0 to 20."""
    breadth = WIDE if wide else NARROW
    across = Axis(0, HIGHEST, 6, breadth - (70 if wide else 8))
    parts: list[Part] = []
    y = 4.0
    for name, importance, satisfaction in NEEDS:
        lack = lacking(importance, satisfaction)
        first, end = across.at(importance), across.at(importance + lack)
        heading = f"A need that {name}"
        parts.append(words(6, y, heading, "strong", width=breadth - 12))
        y += height(heading, "strong", breadth - 12) - LINE * SIZES["strong"]
        parts += [
            Box(6, y + 24, first - 6, BAR, "strong", 4),
            centred((6 + first) / 2, y + 24 + BAR / 2, amount(importance), "strong"),
        ]
        if lack:
            parts += [
                Box(first, y + 24, end - first, BAR, "bad", 4),
                centred((first + end) / 2, y + 24 + BAR / 2, f"+ {amount(lack)}", "strong"),
            ]
        said = (
            f"importance {amount(importance)}, satisfaction {amount(satisfaction)}: score "
            f"{amount(importance + lack)}"
        )
        parts.append(words(6, y + 24 + BAR + 6, said, "small", width=breadth - 12))
        y += 24 + BAR + 6 + 30
    return Drawing(breadth, y - 4, tuple(parts))


DIAGRAM = Diagram(
    title="Importance, and what satisfaction lacks of it",
    description=(
        "Two bars on a scale to 20. A need that matters much and is served badly has importance 9 "
        "and satisfaction 4; what lacks, 5, is added, so the score is 14. A need that matters less "
        "and is served well has importance 6 and satisfaction 8; nothing is added and nothing "
        "taken off, so the score is 6."
    ),
    caption=(
        "Serving a need better than it matters takes nothing off its score: the second part stops "
        "at zero. The numbers are made up."
    ),
    draw=draw,
)
