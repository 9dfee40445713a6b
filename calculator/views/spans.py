"""Geometry of intervals and zones, one below the other on one axis."""

from typing import Any

from calculator.charts import Spans
from calculator.views.plane import Axis, fitting, place, shape, ticks
from calculator.words import amount

WIDTH = 400
LEFT, RIGHT = 12, 388
ROW, TOP, FOOT = 36, 4, 36


def draw(chart: Spans) -> dict[str, Any]:
    """Everything the template of spans needs, as places and paths."""
    across = Axis(chart.low, chart.high, LEFT, RIGHT)
    bottom = TOP + ROW * len(chart.spans)
    drawn = []
    for number, span in enumerate(chart.spans):
        top = TOP + number * ROW
        middle = top + 24.0
        zone = None
        if span.low is not None and span.high is not None:
            start, end = across.at(span.low), across.at(span.high)
            zone = (place(start), place(end - start), place(middle - 5))
        mark = None if span.mark is None else shape(span.means, across.at(span.mark), middle, 5.5)
        drawn.append((span, fitting(span.name, span.shown), top + 12, zone, mark))
    return {
        "template": "spans.jinja",
        "width": WIDTH,
        "height": bottom + FOOT,
        "left": LEFT,
        "right": RIGHT,
        "top": TOP,
        "bottom": bottom,
        "ticks": [(amount(tick), place(across.at(tick))) for tick in ticks(chart.low, chart.high)],
        "reference": None if chart.reference is None else place(across.at(chart.reference)),
        "spans": drawn,
    }
