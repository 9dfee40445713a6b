"""Geometry of the importance–performance matrix."""

from typing import Any

from calculator.charts import Mark, Matrix
from calculator.views import letters
from calculator.views.labels import Label, Place, around, beside, parted, wordings
from calculator.views.legend import FIRST, RING, legend, meanings
from calculator.views.plane import (
    WIDE,
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

MOST_NUMBERED = 40
"""Beyond so many moments there is no room for numbers, and marks shrink to dots."""
MOVED = 1.5
"""A mark that was moved further than this is tied to its true place by a line."""


def draw(chart: Matrix, width: Width) -> dict[str, Any]:
    """Everything the template of a matrix needs, as places, paths and words."""
    size, few = width.letters, len(chart.marks) <= MOST_NUMBERED
    radius = width.pick(7, 6, 4) if few else width.pick(3, 2.5, 1.2)
    ringed = bool(size) and any(mark.number in chart.first for mark in chart.marks)
    known = legend(meanings(chart.marks) + ([(RING, FIRST)] if ringed else []), width)
    y_values = ends_and_ticks(*chart.y_range)
    title = known.bottom + 1.2 * size
    top = title + 0.5 * size or 1.0
    bottom = top + width.pick(350, 310, 78)
    left, right = column(y_values, width) if size else 1.0, width.units - 1.0
    frame = Area(left, top, right, bottom)
    corners, depth = _corners(chart.quadrants, frame, size)
    across = Axis(*chart.x_range, left + 2 * radius, right - 2 * radius)
    # Room above and below for the names of the quadrants.
    inset = depth + radius + 4 if size else 2 * radius
    up = Axis(*chart.y_range, bottom - inset, top + inset)
    true = [(across.at(mark.x), up.at(mark.y)) for mark in chart.marks]
    reach = [radius + (6.5 if mark.number in chart.first else 1.5) for mark in chart.marks]
    edge = radius + 6.5
    inner = Area(left + edge, top + edge, right - edge, bottom - edge)
    places = parted(true, reach, inner) if few else true
    cross = across.at(chart.crosshair[0]), up.at(chart.crosshair[1])
    texts: list[Text] = []
    labels: list[Label] = []
    if size:
        x_values = ends_and_ticks(*chart.x_range)
        texts = [*known.texts, *upward(y_values, up, left - 0.4 * size, width)]
        texts += along(x_values, across, bottom + 1.1 * size, width)
        room = width.units - 2.0
        texts.append(Text(letters.cut(f"↑ {chart.y_label}", size, room), 1, title, size))
        x_label = letters.cut(chart.x_label, size, room - 1.5 * size)
        texts.append(Text(f"{x_label} →", right, bottom + 2.5 * size, size, "end"))
        texts += corners
        labels = _labels(chart, places, radius, frame, corners, cross, width) if few else []
        texts += [one.text for one in labels]
    pairs = list(zip(chart.marks, true, places, strict=True))
    return {
        "template": "matrix.jinja",
        "width": width,
        "height": place(bottom + (2.9 * size or 1.0)),
        "frame": [place(one) for one in (left, top, right - left, bottom - top)],
        "cross": f"M{place(cross[0])},{place(top)}V{place(bottom)}"
        f"M{place(left)},{place(cross[1])}H{place(right)}",
        "legend": known.samples,
        "texts": texts,
        "leaders": [one.leader for one in labels if one.leader]
        + [
            f"M{point(*at)}L{point(*moved)}"
            for _, at, moved in pairs
            if max(abs(at[0] - moved[0]), abs(at[1] - moved[1])) > MOVED
        ],
        "rings": [
            shape("", *moved, radius + 5)
            for mark, _, moved in pairs
            if ringed and mark.number in chart.first
        ],
        "marks": [(mark, shape(mark.means, *moved, radius)) for mark, _, moved in pairs],
    }


def _corners(
    names: tuple[str, str, str, str], frame: Area, size: float
) -> tuple[list[Text], float]:
    """The names of the quadrants in their corners, and how deep the deepest reaches."""
    if not size:
        return [], 0.0
    room = (frame.right - frame.left) / 2 - size
    texts, most = [], 1
    for at, name in enumerate(names):
        parts = list(letters.lines(name, size, room))
        most = max(most, len(parts))
        x, anchor = (frame.left + 5, "start") if at % 2 == 0 else (frame.right - 5, "end")
        for number, part in enumerate(parts):
            y = (
                frame.top + 4 + 0.8 * size + 1.2 * size * number
                if at < 2
                else frame.bottom - 4 - 0.25 * size - 1.2 * size * (len(parts) - 1 - number)
            )
            texts.append(Text(part, x, y, size, anchor, "quadrant"))
    return texts, 1.2 * size * most


def _labels(
    chart: Matrix,
    places: list[Place],
    radius: float,
    frame: Area,
    corners: list[Text],
    cross: Place,
    width: Width,
) -> list[Label]:
    """A number beside each mark, and the name behind it where that is worth its room."""
    room = Area(frame.left + 2, frame.top + 2, frame.right - 2, frame.bottom - 2)
    taken = [text.box for text in corners]
    taken += [around(x, y, radius + 1) for x, y in places]
    lines = [
        ((cross[0], frame.top), (cross[0], frame.bottom)),
        ((frame.left, cross[1]), (frame.right, cross[1])),
    ]
    labels: list[Label] = []
    # A narrow chart has room for the names of a few.
    named = chart.named if width.units >= WIDE.units else () if chart.first else chart.named[:2]

    def important(pair: tuple[Mark, Place]) -> tuple[bool, bool]:
        return pair[0].number not in chart.first, pair[0].number not in named

    for mark, at in sorted(zip(chart.marks, places, strict=True), key=important):
        bold = mark.number in chart.first
        worth = bold or mark.number in named
        number = str(mark.number)
        label = beside(
            wordings(mark.name, width.letters, 0.85 * width.units, number) if worth else [number],
            at,
            radius + (5 if bold else 0),
            Text("", 0, 0, width.letters, role="name", bold=bold),
            room,
            taken,
            lines,
            others=[other for other in places if other != at],
            sideways=True,
        )
        if label:
            labels.append(label)
            taken.append(label.text.box)
    return labels
