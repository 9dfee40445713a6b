"""The table: both rules for the class of a moment, side by side."""

from calculator.declaration import Findings
from calculator.fields import Inputs
from calculator.grids import Grid, grid, number, text
from calculator.methods.penalty_reward import BASIC, EXCITEMENT, PERFORMANCE
from calculator.words import amount, or_dash, signed

CLASSES = {BASIC: "▼ basic", PERFORMANCE: "● performance", EXCITEMENT: "▲ excitement"}


def classes(found: Findings) -> Grid:
    """The class of each moment by its ratio and by its asymmetry."""
    return grid(
        "Two rules for the class of a moment",
        found.rows,
        text("Moment", "name"),
        number("Ratio", "ratio", lambda ratio: or_dash(ratio, thousandths)),
        text("Class", "class_ratio", _class),
        number("Asymmetry", "impact_asymmetry", lambda one: or_dash(one, signed_thousandths)),
        text("Class", "class_asymmetry", _class),
        text("Same class", _same),
        text("Signs", "suspect", lambda suspect: "suspect" if suspect else "as expected"),
    )


def thousandths(coefficient: float) -> str:
    """A number with three decimals."""
    return amount(coefficient, places=3)


def signed_thousandths(coefficient: float) -> str:
    """A number with its sign and three decimals."""
    return signed(coefficient, places=3)


def _class(kind: str | None) -> str:
    return CLASSES[kind] if kind else "–"


def _same(row: Inputs) -> str:
    by_ratio, by_asymmetry = row["class_ratio"], row["class_asymmetry"]
    if not by_ratio or not by_asymmetry:
        return "–"
    return "yes" if by_ratio == by_asymmetry else "no"
