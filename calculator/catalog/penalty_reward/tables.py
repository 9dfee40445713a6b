"""The table: both rules for the class of a moment, side by side."""

from functools import partial

from calculator.declaration import Findings
from calculator.fields import Inputs
from calculator.grids import Grid, grid, number, text
from calculator.methods.penalty_reward import BASIC, EXCITEMENT, PERFORMANCE
from calculator.words import amount, signed

CLASSES = {BASIC: "▼ basic", PERFORMANCE: "● performance", EXCITEMENT: "▲ excitement"}
SIGNED = partial(signed, places=3)
"""How a coefficient is written in tables."""


def classes(found: Findings) -> Grid:
    """The class of each moment by its ratio and by its asymmetry."""
    return grid(
        "Two rules for the class of a moment",
        found.rows,
        text("Moment", "name"),
        number("Ratio", "ratio", partial(amount, places=3)),
        text("Class", "class_ratio", CLASSES.__getitem__),
        number("Asymmetry", "impact_asymmetry", SIGNED),
        text("Class", "class_asymmetry", CLASSES.__getitem__),
        text("Same class", _same),
        text("Signs", "suspect", lambda suspect: "suspect" if suspect else "as expected"),
    )


def _same(row: Inputs) -> str | None:
    by_ratio, by_asymmetry = row["class_ratio"], row["class_asymmetry"]
    if not by_ratio or not by_asymmetry:
        return None
    return "yes" if by_ratio == by_asymmetry else "no"
