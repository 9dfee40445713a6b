"""The plane of importance and performance, and the table behind it."""

from collections.abc import Sequence
from typing import Any

from calculator import charts
from calculator.grids import Grid, grid, number, text
from calculator.methods import importance_performance as ipa
from calculator.words import amount

QUADRANT_NAMES = {
    ipa.CONCENTRATE: "Concentrate here",
    ipa.KEEP: "Keep up the good work",
    ipa.LOW: "Low priority",
    ipa.OVERKILL: "Possible overkill",
}


def crossing(rows: Sequence[dict[str, Any]], way: str) -> tuple[float, float]:
    """Where the lines cross: the mean importance and the mean performance."""
    return ipa.mean([line[way] for line in rows]), ipa.mean([line["performance"] for line in rows])


def matrix(
    scale: tuple[float, float], words: str, way: str, rows: Sequence[dict[str, Any]]
) -> charts.Matrix:
    """The moments by performance and one kind of importance."""
    cross = crossing(rows, way)
    values = [line[way] for line in rows]
    tall = (min(0.0, *values), max(1.0, *values)) if way == "derived" else scale
    if way == "stated":
        tall = (min(scale[0], *values), max(scale[1], *values))
    return charts.Matrix(
        f"Performance and {words} importance of {amount(len(rows))} moments",
        f"The lines cross at the means, {words} importance {amount(cross[0])} and performance "
        f"{amount(cross[1])}; top left matters and goes badly.",
        marks=charts.marks(
            rows,
            "performance",
            way,
            label=lambda line: QUADRANT_NAMES[line[f"quadrant_{way}"]],
        ),
        x_label="Performance",
        y_label=f"{words.capitalize()} importance",
        crosshair=(cross[1], cross[0]),
        quadrants=(
            QUADRANT_NAMES[ipa.CONCENTRATE],
            QUADRANT_NAMES[ipa.KEEP],
            QUADRANT_NAMES[ipa.LOW],
            QUADRANT_NAMES[ipa.OVERKILL],
        ),
        x_range=scale,
        y_range=tall,
        named=tuple(line["number"] for line in rows if line[f"quadrant_{way}"] == ipa.CONCENTRATE),
        table=grid(
            f"Performance and {words} importance in numbers",
            rows,
            text("Moment", "name"),
            number(f"{words.capitalize()} importance", way),
            number("Performance", "performance"),
            text("Quadrant", f"quadrant_{way}", QUADRANT_NAMES.__getitem__),
            text("Shown", f"sure_{way}", lambda sure: "yes" if sure else "no"),
        ),
    )


def table(lines: Sequence[dict[str, Any]], ways: Sequence[str]) -> Grid:
    """All figures of each moment, with the quadrant by each kind of importance."""
    named = {"stated": "Stated", "derived": "Derived (correlation)"}
    columns = []
    for way in ways:
        columns += [
            number(named[way], way),
            number("Low", f"{way}_low"),
            number("High", f"{way}_high"),
        ]
    columns += [
        text(f"By {way} importance", f"quadrant_{way}", QUADRANT_NAMES.__getitem__) for way in ways
    ]
    return grid(
        f"Importance and performance, with intervals at 1 − 0.05 ÷ {len(lines)}",
        lines,
        text("Moment", "name"),
        number("Answers", "n"),
        number("Performance", "performance"),
        number("Low", "performance_low"),
        number("High", "performance_high"),
        *columns,
    )
