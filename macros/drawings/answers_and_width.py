"""Four in five are satisfied: how sure that is with ten, a hundred and a thousand answers."""

from __future__ import annotations

from calculator.methods.wilson import interval
from calculator.views.plane import Axis
from calculator.words import amount, percent
from macros.drawings.pen import NARROW, WIDE, Diagram, Drawing, Part, circle, line, words

COUNTS_OF_ANSWERS = (10, 100, 1000)
SHARE = 0.8
LOWEST, HIGHEST = 0.4, 1.0


def ends(answers: int) -> tuple[float, float]:
    """The interval of 80 % satisfied among so many answers."""
    return interval(SHARE * answers, answers)


def said(answers: int) -> str:
    """The interval in words."""
    low, high = ends(answers)
    return f"{percent(low)} to {percent(high)}"


def draw(wide: bool) -> Drawing:
    """A line for each number of answers; the words stand beside it or above it."""
    breadth = WIDE if wide else NARROW
    left = 150.0 if wide else 14.0
    right = breadth - (150.0 if wide else 16.0)
    across = Axis(LOWEST, HIGHEST, left, right)
    step, top = (40.0, 26.0) if wide else (58.0, 40.0)
    foot = top + step * (len(COUNTS_OF_ANSWERS) - 1) + 24
    parts: list[Part] = [line([(across.at(SHARE), top - 18), (across.at(SHARE), foot)], "dashed")]
    for position, answers in enumerate(COUNTS_OF_ANSWERS):
        y = top + position * step
        low, high = ends(answers)
        name = f"{amount(SHARE * answers)} of {amount(answers)}"
        parts += [
            line([(across.at(low), y), (across.at(high), y)], "accent"),
            circle(across.at(SHARE), y, 6, "accent"),
        ]
        if wide:
            parts += [
                words(6, y, name, "strong", middle=True),
                words(right + 12, y, said(answers), "small", middle=True),
            ]
        else:
            parts += [
                words(left, y - 26, name, "strong"),
                words(right, y - 26, said(answers), "small", anchor="end"),
            ]
    parts.append(line([(left, foot), (right, foot)]))
    for tick in (0.4, 0.6, 0.8, 1.0):
        anchor = "end" if tick == HIGHEST and not wide else "middle"
        parts.append(words(across.at(tick), foot + 6, percent(tick), "small soft", anchor=anchor))
    return Drawing(breadth, foot + 28, tuple(parts))


DIAGRAM = Diagram(
    title="80 % satisfied, with ten, a hundred and a thousand answers",
    description=(
        "Three lines over a scale from 40 % to 100 %, each with a mark at 80 %. "
        + " ".join(
            f"With {amount(SHARE * answers)} of {amount(answers)} satisfied the line reaches from "
            f"{said(answers)}."
            for answers in COUNTS_OF_ANSWERS
        )
    ),
    caption=(
        "The share is the same each time; what it tells is not. A hundred times as many answers "
        "make the interval about a tenth as wide. All three are Wilson’s, at 95 %."
    ),
    draw=draw,
)
