"""What an engine replies when it counts, in the shapes of `calculator.survey.statistics`."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from calculator.precision import settle
from calculator.survey.statistics.sums import Histogram, Tally, together


def tally_in(found: Mapping[str, Any]) -> Tally:
    """Of a reply of an engine: how many rows n and, where they have weights, Σw and Σw²."""
    rows = int(found["n"])
    if "w" not in found:
        return Tally(rows, float(rows), float(rows))
    return Tally(rows, float(found["w"] or 0), float(found["s"] or 0))


def histogram_of(found: Sequence[tuple[tuple[Any, ...], Tally]]) -> Histogram:
    """Answers counted by their settled value, since a sum of thirds may come out in two ways."""
    held: dict[float, list[Tally]] = {}
    for (value,), tally in found:
        if value is not None:
            held.setdefault(settle(float(value)), []).append(tally)
    return Histogram({value: together(held[value]) for value in sorted(held)})
