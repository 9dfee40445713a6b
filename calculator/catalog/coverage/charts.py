"""The two charts: what is managed, and in which encounters the moments stand."""

from collections.abc import Sequence

from calculator import charts
from calculator.catalog.coverage.encounters import tenths
from calculator.catalog.coverage.fields import STATES
from calculator.declaration import Findings
from calculator.fields import Inputs
from calculator.grids import grid, number, text
from calculator.methods.clayton import MANAGED, shares_by_count, shares_by_volume
from calculator.words import or_dash, percent, quote

MEANS = {state: "better" if state == MANAGED else "level" for state in STATES}


def states(encounters: Sequence[Inputs], found: Findings) -> charts.Bars:
    """From unknown to managed, as shares of what happens in a year and of what is listed."""
    counted = [one["encounter"] for one in encounters]
    by_volume, by_count = shares_by_volume(counted), shares_by_count(counted)
    rows: list[Inputs] = [
        {"state": state, "label": label, "of_year": by_volume[state], "of_list": by_count[state]}
        for state, label in STATES.items()
    ]
    managed = found.values["managed_share"]
    return charts.bars(
        "No moment happens in a year (reconstruction)"
        if managed is None
        else f"{percent(1 - managed)} of what happens in a year is not managed (reconstruction)",
        "Shares of the moments of a year that are unknown, known, defined and managed; our "
        "reconstruction, not Clayton’s own chart.",
        rows,
        lambda one: one["of_year"] or 0.0,
        name="label",
        shown=lambda one: or_dash(one["of_year"], percent),
        means=lambda one: MEANS[one["state"]],
        high=1,
        table=grid(
            "From unknown to managed (reconstruction)",
            rows,
            text("State", "label"),
            number("Share of the moments of a year", "of_year", percent),
            number("Share of the listed moments", "of_list", percent),
        ),
    )


def volumes(encounters: Sequence[Inputs]) -> charts.Bars:
    """How many moments of a year stand in each encounter."""
    most = max(encounters, key=lambda one: one["count"])
    return charts.bars(
        f"Most moments stand in {quote(most['name'])}, {tenths(most['count'])} a year "
        "(reconstruction)"
        if most["count"]
        else "No encounter has a moment in a year (reconstruction)",
        "Moments of truth a year in each encounter, with its state.",
        encounters,
        "count",
        tenths,
        name=lambda one: f"{one['name']}: {STATES[one['state']].lower()}",
        means=lambda one: MEANS[one["state"]],
        high=max(1.0, most["count"]),
        table=grid(
            "Moments a year, encounter by encounter (reconstruction)",
            encounters,
            text("Encounter", "name"),
            text("State", "state", STATES.__getitem__),
            number("Moments a year", "count", tenths),
        ),
    )
