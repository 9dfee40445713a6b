"""The plane of importance and performance, and the four quadrants that a cross-hair makes."""

from collections.abc import Sequence

from calculator import charts
from calculator.catalog._moments import MOMENT
from calculator.grids import Row, grid, number, text
from calculator.methods import importance_performance as ipa

Cross = tuple[float, float]
"""A cross-hair: the importance and the performance at which its lines cross."""
NAMES = {
    ipa.CONCENTRATE: "Concentrate here",
    ipa.KEEP: "Keep up the good work",
    ipa.LOW: "Low priority",
    ipa.OVERKILL: "Possible overkill",
}


def matrix(
    title: str,
    description: str,
    moments: Sequence[Row],
    cross: Cross,
    scale: tuple[float, float],
    *,
    performance: str,
    caption: str,
    first: tuple[int, ...] = (),
) -> charts.Matrix:
    """Numbered moments on their plane, marked by their state if they have one.

    What performs stands at the key `performance`; `first` are the numbers to begin with. Names
    stand where effort should go.
    """
    across = performance.capitalize()
    return charts.Matrix(
        title,
        description,
        marks=charts.marks(
            moments,
            performance,
            "importance",
            means=lambda one: one.get("state", ""),
            label=lambda one: one.get("state", NAMES[one["quadrant"]]),
        ),
        x_label=across,
        y_label="Importance",
        crosshair=(cross[1], cross[0]),
        quadrants=(NAMES[ipa.CONCENTRATE], NAMES[ipa.KEEP], NAMES[ipa.LOW], NAMES[ipa.OVERKILL]),
        x_range=scale,
        y_range=scale,
        first=first,
        named=tuple(one["number"] for one in moments if one["quadrant"] == ipa.CONCENTRATE),
        table=grid(
            caption,
            moments,
            MOMENT,
            number("Importance", "importance"),
            number(across, performance),
            text("Quadrant", "quadrant", NAMES.__getitem__),
        ),
    )
