"""Estimates with their intervals as a chart, around a line to compare with."""

from collections.abc import Mapping, Sequence
from typing import Any

from calculator import charts
from calculator.grids import grid, text
from calculator.words import signed


def spans_of(
    title: str,
    lines: Sequence[Mapping[str, Any]],
    key: str,
    *,
    axis: tuple[float, float] | None = None,
    reference: float | None = 0.0,
    reference_name: str = "",
    written: Any = signed,
    of: str = "Statement",
) -> charts.Spans:
    """A line for each row: its estimate at `key`, its interval at "low" and "high" if it has one.

    Without an `axis` it reaches as far as the lines and the reference do.
    """
    drawn = []
    for line in lines:
        shown = written(line[key])
        if line["low"] is not None:
            shown += f" ({written(line['low'])} to {written(line['high'])})"
        drawn.append({**line, "shown": shown})
    ends = [line[end] for line in drawn for end in (key, "low", "high") if line[end] is not None]
    ends += [] if reference is None else [reference]
    reach = axis or (min(ends), max(ends) if max(ends) > min(ends) else min(ends) + 1)
    return charts.spans(
        title,
        "Each estimate with its interval.",
        drawn,
        key,
        "shown",
        axis=reach,
        reference=reference,
        reference_name=reference_name,
        x_label="Points",
        table=grid(title, drawn, text(of, "name"), text("Estimate (interval)", "shown")),
    )
