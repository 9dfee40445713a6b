"""Geometry of a trend: points with intervals over periods."""

from typing import Any

from calculator.charts import Trend
from calculator.views.plane import Axis, place, point, shape, ticks
from calculator.words import amount

WIDTH, HEIGHT = 400, 252
LEFT, RIGHT, TOP, BOTTOM = 52, 388, 26, 210


def draw(chart: Trend) -> dict[str, Any]:
    """Everything the template of a trend needs, as places and paths."""
    times = [one.x for one in chart.points]
    across = Axis(min(times), max(times), LEFT + 14, RIGHT - 12)
    up = Axis(*chart.y_range, BOTTOM, TOP)
    every = (len(chart.points) + 11) // 12
    return {
        "template": "trend.jinja",
        "width": WIDTH,
        "height": HEIGHT,
        "left": LEFT,
        "right": RIGHT,
        "bottom": BOTTOM,
        "middle_x": place((LEFT + RIGHT) / 2),
        "x_ticks": [(amount(time), place(across.at(time))) for time in times[::every]],
        "y_ticks": [
            (amount(tick), place(up.at(tick)), place(up.at(tick) + 4))
            for tick in ticks(*chart.y_range)
        ],
        "line": " ".join(point(across.at(one.x), up.at(one.y)) for one in chart.points),
        "whiskers": [
            f"M{point(across.at(one.x), up.at(one.low))}V{place(up.at(one.high))}"
            for one in chart.points
            if one.low is not None and one.high is not None
        ],
        "marks": [shape("", across.at(one.x), up.at(one.y), 4) for one in chart.points],
        "reference": None if chart.reference is None else place(up.at(chart.reference)),
    }
