"""The chart: shares of what the drivers explain, by one method or by two."""

from calculator import charts
from calculator.catalog.drivers.order import METHODS, methods, ranked
from calculator.catalog.drivers.tables import weights
from calculator.declaration import Findings
from calculator.words import isolated, percent, quote

MEANINGS = {"johnson_share": "", "lmg_share": "second"}
HALF = 0.5
"""How far the bars of a few drivers reach at least; those of many would be slivers on it."""


def shares(found: Findings) -> charts.Bars:
    """The share of each driver, the strongest first."""
    return _by_both(found) if "lmg_share" in methods(found) else _by_weights(found)


def _by_both(found: Findings) -> charts.Bars:
    rows = ranked(found, "johnson")
    first, by_lmg = rows[0]["name"], ranked(found, "lmg")[0]["name"]
    both = "both methods" if first == by_lmg else f"relative weights, {quote(by_lmg)} by LMG"
    said = "; ".join(
        f"{isolated(row['name'])} {percent(row['johnson_share'])} and {percent(row['lmg_share'])}"
        for row in rows
    )
    return charts.bars(
        f"{quote(first)} has the largest weight here by {both}",
        "Shares of the explained variance by driver, relative weight and LMG side by side: "
        f"{said}.",
        [
            {"name": f"{row['name']}, {method}", "share": row[key], "means": MEANINGS[key]}
            for row in rows
            for key, method in METHODS.items()
        ],
        "share",
        percent,
        means="means",
        high=max(HALF, *(row[key] for row in rows for key in METHODS)),
        table=weights(found),
    )


def _by_weights(found: Findings) -> charts.Bars:
    rows = ranked(found, "johnson")
    said = "; ".join(f"{isolated(row['name'])} {percent(row['johnson_share'])}" for row in rows)
    return charts.bars(
        f"{quote(rows[0]['name'])} has the largest relative weight here",
        f"Shares of the explained variance by driver, by relative weights alone: {said}.",
        rows,
        "johnson_share",
        percent,
        high=rows[0]["johnson_share"],
        table=weights(found),
    )
