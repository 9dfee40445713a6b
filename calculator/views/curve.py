"""Geometry of the emotional curve."""

from itertools import pairwise
from typing import Any

from calculator.charts import Curve
from calculator.views.labels import Label, around, beside, wordings
from calculator.views.legend import BETWEEN, FIRST, RING, WHISKER, legend, meanings
from calculator.views.plane import (
    Area,
    Axis,
    Text,
    Width,
    along,
    column,
    ends_and_ticks,
    place,
    point,
    shape,
    upward,
)
from calculator.words import amount

MOST_NUMBERED = 25
"""Beyond so many moments marks shrink to dots."""


def draw(chart: Curve, width: Width) -> dict[str, Any]:
    """Everything the template of a curve needs, as places, paths and words."""
    size, few = width.letters, len(chart.marks) <= MOST_NUMBERED
    radius = width.pick(7, 6, 3.5) if few else width.pick(3, 2, 1.2)
    ringed = bool(size) and any(mark.number in chart.first for mark in chart.marks)
    known = legend(
        [(line, line) for line in ("experience", "expectation")]
        + meanings(chart.marks)
        + ([(RING, FIRST)] if ringed else [])
        + ([(WHISKER, BETWEEN)] if any(chart.ranges) else []),
        width,
    )
    values = ends_and_ticks(chart.low, chart.high)
    title = known.bottom + 1.2 * size
    top = title + 0.5 * size
    bottom = top + width.pick(230, 190, 80)
    left, right = column(values, width) if size else 1.0, width.units - 1.0
    aside = radius + 5
    across = Axis(1, len(chart.marks), left + aside, right - aside)
    head = 1.1 * size or radius * 1.5
    up = Axis(chart.low, chart.high, bottom - head, top + head)
    places = [(across.at(mark.x), up.at(mark.y)) for mark in chart.marks]
    hopes = [(x, up.at(hope)) for (x, _), hope in zip(places, chart.expectation, strict=True)]
    numbers = along([mark.number for mark in chart.marks], across, bottom + 1.1 * size, width)
    texts = [*known.texts, *numbers] if size else []
    labels: list[Label] = []
    if size:
        unit = f"{amount(chart.low)} to {amount(chart.high)}"
        texts += upward(values, up, left - 0.4 * size, width)
        texts.append(Text(f"↑ {chart.y_label}, {unit}", 1, title, size))
        texts.append(Text(f"{chart.x_label} →", right, bottom + 2.5 * size, size, "end"))
        labels = _labels(chart, places, hopes, radius, Area(left, top, right, bottom), width)
        texts += [one.text for one in labels]
    return {
        "template": "curve.jinja",
        "width": width,
        "height": place(bottom + (2.9 * size or 0)),
        "left": place(left),
        "right": place(right),
        "lines": [place(up.at(value)) for value in values] if size else [],
        "legend": known.samples,
        "leaders": [one.leader for one in labels if one.leader],
        "texts": texts,
        "experience": " ".join(point(x, y) for x, y in places),
        "expectation": " ".join(point(x, y) for x, y in hopes),
        "ranges": [
            f"M{place(x)},{place(up.at(ends[0]))}V{place(up.at(ends[1]))}"
            for (x, _), ends in zip(places, chart.ranges, strict=False)
            if ends
        ],
        "rings": _rings(chart, places, radius) if ringed else [],
        "marks": [
            (mark, shape(mark.means, x, y, radius))
            for mark, (x, y) in zip(chart.marks, places, strict=True)
        ],
    }


def _rings(chart: Curve, places: list[tuple[float, float]], radius: float) -> list[str]:
    return [
        shape("", x, y, radius + 5)
        for mark, (x, y) in zip(chart.marks, places, strict=True)
        if mark.number in chart.first
    ]


def _labels(
    chart: Curve,
    places: list[tuple[float, float]],
    hopes: list[tuple[float, float]],
    radius: float,
    room: Area,
    width: Width,
) -> list[Label]:
    """The names of what to fix first, of the low, of the peak and of the end."""
    heights = [mark.y for mark in chart.marks]
    first = [at for at, mark in enumerate(chart.marks) if mark.number in chart.first]
    worth = [*first, heights.index(min(heights)), heights.index(max(heights)), len(heights) - 1]
    lines = [pair for course in (places, hopes) for pair in pairwise(course)]
    taken = [around(x, y, radius + (5 if at in first else 1)) for at, (x, y) in enumerate(places)]
    labels: list[Label] = []
    for at in dict.fromkeys(worth):
        bold = at in first
        label = beside(
            wordings(chart.marks[at].name, width.letters, 0.62 * width.units),
            places[at],
            radius + (5 if bold else 1),
            Text("", 0, 0, width.letters, role="name", bold=bold),
            room,
            taken,
            lines,
            others=[other for other in places if other != places[at]],
            below=places[at][1] > hopes[at][1],
        )
        if label:
            labels.append(label)
            taken.append(label.text.box)
    return labels
