"""Geometry of the importance–performance matrix."""

from typing import Any

from calculator.charts import Mark, Matrix
from calculator.views.plane import DOWNWARD, UPWARD, Axis, place, shape, ticks
from calculator.words import amount

WIDTH, HEIGHT = 400, 350
LEFT, RIGHT, TOP, BOTTOM = 42, 388, 4, 300
RADIUS = 9
SINK = dict.fromkeys(UPWARD, 5.0) | dict.fromkeys(DOWNWARD, 1.5)
"""How far a number stands below its mark's place, to sit in the widest part of the shape."""
MOST_NUMBERED = 40
"""Beyond so many moments there is no room for numbers, and marks shrink to dots."""


def draw(chart: Matrix) -> dict[str, Any]:
    """Everything the template of a matrix needs, as places and paths."""
    across = Axis(*chart.x_range, LEFT + 14, RIGHT - 14)
    # Room above and below for the names of the quadrants.
    up = Axis(*chart.y_range, BOTTOM - 30, TOP + 30)
    few = len(chart.marks) <= MOST_NUMBERED
    cross_x, cross_y = across.at(chart.crosshair[0]), up.at(chart.crosshair[1])
    top_left, top_right, bottom_left, bottom_right = chart.quadrants
    return {
        "template": "matrix.jinja",
        "width": WIDTH,
        "height": HEIGHT,
        "left": LEFT,
        "right": RIGHT,
        "top": TOP,
        "bottom": BOTTOM,
        "across": RIGHT - LEFT,
        "down": BOTTOM - TOP,
        "middle_x": place((LEFT + RIGHT) / 2),
        "middle_y": place((TOP + BOTTOM) / 2),
        "cross_x": place(cross_x),
        "cross_y": place(cross_y),
        "corners": (
            (top_left, LEFT + 5, TOP + 15, "start"),
            (top_right, RIGHT - 5, TOP + 15, "end"),
            (bottom_left, LEFT + 5, BOTTOM - 7, "start"),
            (bottom_right, RIGHT - 5, BOTTOM - 7, "end"),
        ),
        "x_ticks": [(amount(tick), place(across.at(tick))) for tick in ticks(*chart.x_range)],
        "y_ticks": [(amount(tick), place(up.at(tick) + 4)) for tick in ticks(*chart.y_range)],
        "marks": [
            (
                mark,
                shape(mark.means, x, y, RADIUS if few else 2.5),
                place(x),
                place(y + SINK.get(mark.means, 3.2)),
                few,
            )
            for mark, x, y in _placed(chart.marks, across, up)
        ],
    }


def _placed(marks: tuple[Mark, ...], across: Axis, up: Axis) -> list[tuple[Mark, float, float]]:
    """Marks that fall on one spot stand side by side around it, so that none hides another."""
    spots: dict[tuple[str, str], list[Mark]] = {}
    for mark in marks:
        spots.setdefault((place(across.at(mark.x)), place(up.at(mark.y))), []).append(mark)
    placed = []
    for shared in spots.values():
        step = min(2 * RADIUS + 1, 60 / len(shared))
        for position, mark in enumerate(shared):
            aside = (position - (len(shared) - 1) / 2) * step
            x = min(max(across.at(mark.x) + aside, LEFT + RADIUS), RIGHT - RADIUS)
            placed.append((mark, x, up.at(mark.y)))
    return placed
