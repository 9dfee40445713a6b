"""Geometry of horizontal bars."""

from typing import Any

from calculator.charts import Bars
from calculator.views.lines import headed
from calculator.views.plane import Axis, Text, Width, place

BESIDE = 0.42
"""How much of a wide chart names may take beside their bars; longer ones stand above them."""


def draw(chart: Bars, width: Width) -> dict[str, Any]:
    """Everything the template of bars needs, as places, lengths and words."""
    size = width.letters
    thick = width.pick(13, 12, min(max(5.0, 44.0 / max(len(chart.bars), 1)), 14.0))
    left, right = 1.0, width.units - 1.0
    names = max((Text(bar.name, 0, 0, size).width for bar in chart.bars), default=0.0)
    values = max((Text(bar.shown, 0, 0, size, bold=True).width for bar in chart.bars), default=0.0)
    beside = bool(size) and names <= BESIDE * width.units and values <= 0.25 * width.units
    beside = beside and width.pick(1, 0, 0) == 1
    start = left + names + size if beside else left
    across = Axis(chart.low, chart.high, start, right - values - size if beside else right)
    zero = across.at(min(max(0.0, chart.low), chart.high))
    drawn, texts, top = [], [], 2.0
    for bar in chart.bars:
        end = across.at(min(max(bar.value, chart.low), chart.high))
        if beside:
            line = top + 0.9 * size
            texts.append(Text(bar.name, left, line, size))
            texts.append(Text(bar.shown, right, line, size, "end", "value", bold=True))
            y = top + (1.2 * size - thick) / 2
            top += 1.75 * size
        else:
            told = headed(bar.name, bar.shown, left, right, top, size) if size else []
            texts += told
            y = top + (told[-1].y - top + 0.45 * size if told else 0)
            top = y + thick + (0.7 * size or 3)
        drawn.append((bar, place(min(zero, end)), place(abs(end - zero)), place(y)))
    return {
        "template": "bars.jinja",
        "width": width,
        "height": place(top),
        "thick": place(thick),
        "zero": place(zero),
        "texts": texts,
        "bars": drawn,
    }
