"""The incidents beside what would be expected, and the test."""

from math import fsum

from calculator.catalog.incidents.fields import BAD, GOOD, KINDS
from calculator.catalog.incidents.telling import chance
from calculator.declaration import Findings
from calculator.fields import Inputs
from calculator.grids import Grid, grid, number, text
from calculator.methods.critical_incidents import Comparison
from calculator.words import amount, figure


def counts(groups: list[Inputs]) -> Grid:
    """Incidents of each kind beside those that no relation would lead to expect."""
    totals = {kind: fsum(group[kind] for group in groups) for kind in KINDS}
    return grid(
        "Incidents, and how many would be expected if group and kind had no relation",
        [*groups, {"name": "All groups", **totals}],
        text("Group", "name"),
        number("Satisfactory", lambda group: _count(group, GOOD), str),
        number("Dissatisfactory", lambda group: _count(group, BAD), str),
    )


def _count(group: Inputs, kind: str) -> str:
    if "expected" not in group:
        return amount(group[kind])
    return f"{amount(group[kind])} (expected {amount(group['expected'][kind], 1)})"


def tested(found: Findings, compared: Comparison | None) -> Grid:
    """The test of whether group and kind are related."""
    p = found.values["p_value"]
    shown = {
        "Chi-square": figure(found.values["chi_square"], "number"),
        "Degrees of freedom": figure(found.values["df"], "count"),
        "p-value": figure(p, "number") if p is None else chance(p),
        "Strength (Cramér’s V)": figure(compared.strength if compared else None, "number"),
    }
    return grid(
        "Whether group and kind are related",
        [{"figure": name, "amount": one} for name, one in shown.items()],
        text("Figure", "figure"),
        number("Amount", "amount", str),
    )
