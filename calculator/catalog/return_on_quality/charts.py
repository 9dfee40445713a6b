"""The chart: when the money is back."""

from calculator import charts
from calculator.catalog.return_on_quality.money import money
from calculator.declaration import Findings
from calculator.fields import Inputs
from calculator.grids import grid, number
from calculator.words import counted

UNITS = (
    (1e9, "thousand millions"),
    (1e6, "millions"),
    (1e3, "thousands"),
    (1.0, "money of year 0"),
)


def running_sum(found: Findings, years: list[Inputs]) -> charts.Trend:
    """How the discounted flows add up, year by year."""
    sums, payback = [year["so_far"] for year in years], found.values["payback"]
    low, high = min(0.0, *sums), max(0.0, *sums)
    largest = max(high, -low)
    scale, unit = next((one for one in UNITS if largest >= 10 * one[0]), UNITS[-1])
    if payback is None:
        title = f"After {counted(len(sums), 'year')} {money(-sums[-1])} is still missing"
    elif payback == 0:
        title = f"It pays from the start, and comes to {money(sums[-1])}"
    else:
        title = f"The money is back in year {payback}, and it comes to {money(sums[-1])}"
    return charts.Trend(
        title,
        f"Running sum of the discounted flows over {counted(len(sums), 'year')}, from "
        f"{money(sums[0])} to {money(sums[-1])}; the line at 0 is where the money is back.",
        points=tuple(charts.Point(float(at), one / scale) for at, one in enumerate(sums)),
        x_label="Year",
        y_label=f"Sum so far, in {unit}",
        y_range=(low / scale, high / scale),
        reference=0.0,
        reference_name="money back",
        table=grid(
            "The running sum in money of year 0",
            years,
            number("Year", "year"),
            number("Sum so far", "so_far", money),
        ),
    )
