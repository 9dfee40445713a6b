"""Geometry of the emotional curve."""

from typing import Any

from calculator.charts import Curve
from calculator.views.plane import Axis, place, point, shape, ticks
from calculator.words import amount

WIDTH, HEIGHT = 400, 226
LEFT, RIGHT, TOP, BOTTOM = 28, 388, 12, 204
MOST_NUMBERED = 25
"""Beyond so many moments their numbers would run into each other, and marks shrink to dots."""


def draw(chart: Curve) -> dict[str, Any]:
    """Everything the template of a curve needs, as places and paths."""
    count = len(chart.marks)
    across = Axis(1, count, LEFT + 14, RIGHT - 10)
    up = Axis(chart.low, chart.high, BOTTOM, TOP)
    few = count <= MOST_NUMBERED
    every = 1 if few else (count + 19) // 20
    places = [(across.at(mark.x), up.at(mark.y)) for mark in chart.marks]
    hopes = zip(places, chart.expectation, strict=True)
    return {
        "template": "curve.jinja",
        "width": WIDTH,
        "height": HEIGHT,
        "left": LEFT,
        "right": RIGHT,
        "bottom": BOTTOM,
        "ticks": [
            (amount(tick), place(up.at(tick)), place(up.at(tick) + 4))
            for tick in ticks(chart.low, chart.high)
        ],
        "numbers": [
            (mark.number, place(x))
            for mark, (x, _) in zip(chart.marks, places, strict=True)
            if (mark.number - 1) % every == 0
        ],
        "experience": " ".join(point(x, y) for x, y in places),
        "expectation": " ".join(point(x, up.at(hope)) for (x, _), hope in hopes),
        "marks": [
            (mark, shape(mark.means, x, y, 5.5 if few else 2.5))
            for mark, (x, y) in zip(chart.marks, places, strict=True)
        ],
    }
