"""The two charts: what is managed, and in which encounters the moments stand."""

from collections.abc import Sequence

from calculator import charts
from calculator.catalog.coverage.encounters import share, tenths
from calculator.catalog.coverage.fields import STATES
from calculator.declaration import Findings
from calculator.fields import Inputs
from calculator.grids import grid, number, text
from calculator.methods.clayton import MANAGED, shares_by_count, shares_by_volume
from calculator.words import percent, quote

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
    return charts.Bars(
        title=(
            "No moment happens in a year (reconstruction)"
            if managed is None
            else f"{percent(1 - managed)} of what happens in a year is not managed (reconstruction)"
        ),
        description=(
            "Shares of the moments of a year that are unknown, known, defined and managed; our "
            "reconstruction, not Clayton’s own chart."
        ),
        bars=tuple(
            charts.Bar(
                one["label"],
                one["of_year"] or 0.0,
                share(one["of_year"]),
                MEANS[one["state"]],
            )
            for one in rows
        ),
        low=0,
        high=1,
        table=grid(
            "From unknown to managed (reconstruction)",
            rows,
            text("State", "label"),
            number("Share of the moments of a year", "of_year", share),
            number("Share of the listed moments", "of_list", share),
        ),
    )


def volumes(encounters: Sequence[Inputs]) -> charts.Bars:
    """How many moments of a year stand in each encounter."""
    most = max(encounters, key=lambda one: one["count"])
    return charts.Bars(
        title=(
            f"Most moments stand in {quote(most['name'])}, {tenths(most['count'])} a year "
            "(reconstruction)"
            if most["count"]
            else "No encounter has a moment in a year (reconstruction)"
        ),
        description="Moments of truth a year in each encounter, with its state.",
        bars=tuple(
            charts.Bar(
                f"{one['name']}: {STATES[one['state']].lower()}",
                one["count"],
                tenths(one["count"]),
                MEANS[one["state"]],
            )
            for one in encounters
        ),
        low=0,
        high=max(1.0, most["count"]),
        table=grid(
            "Moments a year, encounter by encounter (reconstruction)",
            encounters,
            text("Encounter", "name"),
            text("State", "state", STATES.__getitem__),
            number("Moments a year", "count", tenths),
        ),
    )
