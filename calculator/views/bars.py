"""Geometry of horizontal bars."""

from typing import Any

from calculator.charts import Bars
from calculator.views.plane import Axis, fitting, place

WIDTH = 400
LEFT, RIGHT = 8, 392
ROW, TOP = 34, 4
"""Each bar has its name and its value above it, so that no name is ever cut."""


def draw(chart: Bars) -> dict[str, Any]:
    """Everything the template of bars needs, as places and lengths."""
    across = Axis(chart.low, chart.high, LEFT, RIGHT)
    zero = across.at(min(max(0.0, chart.low), chart.high))
    drawn = []
    for number, bar in enumerate(chart.bars):
        end = across.at(min(max(bar.value, chart.low), chart.high))
        top = TOP + number * ROW
        name = fitting(bar.name, bar.shown)
        drawn.append((bar, name, place(min(zero, end)), place(abs(end - zero)), top + 12, top + 17))
    return {
        "template": "bars.jinja",
        "width": WIDTH,
        "height": TOP + ROW * len(chart.bars),
        "left": LEFT,
        "right": RIGHT,
        "zero": place(zero),
        "bars": drawn,
    }
