"""Geometry of intervals and zones, one below the other on one axis."""

from typing import Any

from calculator.charts import Spans
from calculator.views.letters import cut
from calculator.views.lines import headed
from calculator.views.plane import (
    Axis,
    Text,
    Width,
    along,
    apart,
    ends_and_ticks,
    place,
    shape,
)

MOST_LARGE = 3
"""So many spans of a tiny drawing are as large as those of any other."""


def draw(chart: Spans, width: Width) -> dict[str, Any]:
    """Everything the template of spans needs, as places, paths and words."""
    size = width.letters
    few = len(chart.spans) <= MOST_LARGE
    radius, thick = width.pick(6.5, 6, 6 if few else 3), width.pick(12, 11, 11 if few else 5)
    aside = radius * 1.2 + 1
    left, right = 1.0, width.units - 1.0
    across = Axis(chart.low, chart.high, left + aside, right - aside)
    texts: list[Text] = []
    drawn, top = [], 2.0
    for span in chart.spans:
        told = headed(span.name, span.shown, left, right, top, size) if size else []
        texts += told
        middle = (told[-1].y + 0.5 * size if told else top) + max(thick / 2, radius)
        top = middle + max(thick / 2, radius) + (0.7 * size or 2)
        zone = None
        if span.low is not None and span.high is not None:
            start, end = across.at(span.low), across.at(span.high)
            zone = (place(start), place(end - start), place(middle - thick / 2))
        mark = None
        if span.mark is not None:
            mark = shape(span.means, across.at(span.mark), middle, radius)
        drawn.append((span, zone, mark))
    values = ends_and_ticks(chart.low, chart.high)
    line = top + 1.1 * size
    if size:
        texts += along(values, across, line, width)
    reference = None if chart.reference is None else across.at(chart.reference)
    if reference is not None and chart.reference_name and size:
        line += 1.3 * size
        name = cut(chart.reference_name, size, right - left)
        texts.append(
            Text(f"{name}", reference, line, size, "middle", "reference").between(left, right)
        )
    if chart.x_label and size:
        label = Text(f"{chart.x_label} →", right, line, size, "end")
        if len(apart([*texts[-1:], label], 8)) < 2 or reference is None:
            line += 1.3 * size
            label = Text(label.words, right, line, size, "end")
        texts.append(label)
    return {
        "template": "spans.jinja",
        "width": width,
        "height": place(line + (0.4 * size or 1)),
        "top": place(0),
        "bottom": place(top),
        "thick": place(thick),
        "lines": [place(across.at(value)) for value in (values if size else values[:2])],
        "reference": None if reference is None else place(reference),
        "texts": texts,
        "spans": drawn,
    }
