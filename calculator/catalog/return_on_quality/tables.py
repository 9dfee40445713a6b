"""The tables: the forecast year by year, and what if it does not come true."""

from calculator.catalog.return_on_quality.forecast import benefits_of, judged, years_of
from calculator.catalog.return_on_quality.money import money
from calculator.fields import Inputs
from calculator.grids import Grid, grid, number, text
from calculator.words import percent


def by_year(years: list[Inputs]) -> Grid:
    """What each year costs and earns."""
    return grid(
        "Year by year",
        years,
        number("Year", "year"),
        number("Spend", "spend", money),
        number("Benefit", "benefit", money),
        number("Net", "net", money),
        number("Discounted", "discounted", money),
        number("Sum so far", "so_far", money),
    )


def what_if(inputs: Inputs) -> Grid:
    """The same forecast with less of its gains, or a year later."""
    benefits = benefits_of(inputs)
    cases = {
        "As forecast": benefits,
        "Three quarters of the benefit": [0.75 * one for one in benefits],
        "Half of the benefit": [0.5 * one for one in benefits],
        "All of it, a year later": [0.0, *benefits[:-1]],
    }
    return grid(
        "What if the gains are smaller or later?",
        [
            {"case": name, **judged(inputs, years_of(inputs, changed))}
            for name, changed in cases.items()
        ],
        text("Case", "case"),
        number("Net present value", "npv", money),
        number("Return on quality", "roq", percent),
        text("Paid back", _paid_back),
    )


def _paid_back(case: Inputs) -> str:
    year = case["payback"]
    return "not in these years" if year is None else f"year {year}"
