"""Geometry of a trend: points with intervals over periods."""

from itertools import pairwise
from typing import Any

from calculator.charts import Trend
from calculator.views.labels import around, beside, crosses, wordings
from calculator.views.letters import cut
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


def draw(chart: Trend, width: Width) -> dict[str, Any]:
    """Everything the template of a trend needs, as places, paths and words."""
    size = width.letters
    times = [one.x for one in chart.points]
    values = ends_and_ticks(*chart.y_range)
    many = len(times) > width.units / 16
    radius = width.pick(2, 1.5, 1) if many else width.pick(5, 4.5, 2.5)
    title = 1.2 * size
    top = title + 0.5 * size
    bottom = top + width.pick(230, 180, 64)
    left, right = column(values, width) if size else 1.0, width.units - 1.0
    across = Axis(min(times), max(times), left + radius + 6, right - radius - 6)
    head = 0.6 * size or radius + 2
    up = Axis(*chart.y_range, bottom - head, top + head)
    places = [(across.at(one.x), up.at(one.y)) for one in chart.points]
    whiskers = [
        ((x, up.at(one.low)), (x, up.at(one.high)))
        for one, (x, _) in zip(chart.points, places, strict=True)
        if one.low is not None and one.high is not None
    ]
    limits = [
        " ".join(point(x, up.at(at)) for (x, _), at in zip(places, side, strict=True))
        for side in zip(*chart.limits, strict=True)
    ]
    reference = None if chart.reference is None else up.at(chart.reference)
    texts: list[Text] = []
    if size:
        # The last first: it and the first stay when others have no room.
        called = {one.x: one.name or amount(one.x) for one in chart.points}
        texts = along(
            [*times[-1:], *times[:-1]], across, bottom + 1.1 * size, width, called.__getitem__
        )
        texts += upward(values, up, left - 0.4 * size, width)
        texts.append(Text(cut(f"↑ {chart.y_label}", size, right), 1, title, size))
        texts.append(Text(f"{chart.x_label} →", right, bottom + 2.5 * size, size, "end"))
    if reference is not None and chart.reference_name and size:
        lines = [*pairwise(places), *whiskers]
        taken = [around(x, y, radius + 1) for x, y in places]
        named = [
            beside(
                wordings(chart.reference_name, size, 0.7 * width.units),
                (at, reference),
                0,
                Text("", 0, 0, size, role="reference"),
                Area(left + 2, top, right - 2, bottom),
                taken,
                lines,
            )
            for at in (right, left, (left + right) / 2)
        ]
        written = [one.text for one in named if one]
        # As much of the name as there is room for, and best where no line runs behind it.
        written.sort(
            key=lambda one: (-len(one.words), len([it for it in lines if crosses(it, one.box)]))
        )
        texts += written[:1]
    return {
        "template": "trend.jinja",
        "width": width,
        "height": place(bottom + (2.9 * size or 0)),
        "left": place(left),
        "right": place(right),
        "lines": [place(up.at(value)) for value in values] if size else [],
        "texts": texts,
        "line": " ".join(point(*at) for at in places),
        "limits": limits,
        "whiskers": [f"M{point(*low)}V{place(high[1])}" for low, high in whiskers],
        "marks": [
            (one, shape(one.means, *at, radius))
            for one, at in zip(chart.points, places, strict=True)
        ],
        "reference": None if reference is None else place(reference),
    }
