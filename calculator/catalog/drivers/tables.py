"""The table: what each driver contributes, by one method or by two."""

from calculator.catalog.drivers.order import METHODS, methods, ranked
from calculator.declaration import Findings
from calculator.grids import Grid, grid, number, text
from calculator.words import amount, percent

SIGNS = {1: "+", 0: "none", -1: "−"}


def weights(found: Findings) -> Grid:
    """Each driver with its weights and shares, and all of them together."""
    together = {
        "name": "Together (R²)",
        "sign": None,
        **dict.fromkeys(("johnson", "lmg"), found.values["r2"]),
        **dict.fromkeys(METHODS, 1.0 if found.values["r2"] else None),
    }
    by_lmg = (number("LMG", "lmg", fourth), number("Share", "lmg_share", percent))
    return grid(
        "What each driver contributes to R²",
        [*ranked(found, "johnson"), together],
        text("Driver", "name"),
        text("Sign", lambda row: SIGNS.get(row["sign"], "")),
        number("Relative weight", "johnson", fourth),
        number("Share", "johnson_share", percent),
        *(by_lmg if "lmg_share" in methods(found) else ()),
    )


def fourth(weight: float) -> str:
    """A weight to four decimals."""
    return amount(weight, places=4)
