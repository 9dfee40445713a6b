"""The forecast of an improvement: what each year costs and earns, and what it comes to."""

from calculator.fields import Inputs
from calculator.methods import return_on_quality as quality
from calculator.methods.net import net


def benefits_of(inputs: Inputs) -> list[float]:
    """What the improvement earns in each year."""
    margin = inputs["margin"]
    return [quality.benefit(y["revenue_gain"], y["cost_saving"], margin) for y in inputs["years"]]


def years_of(inputs: Inputs, benefits: list[float]) -> list[Inputs]:
    """Each year with its benefit, and its net flow: as such, discounted, and summed so far."""
    years, rate = inputs["years"], inputs["discount_rate"]
    flows = [net([benefits[at], -year["spend"]]) for at, year in enumerate(years)]
    columns = {
        "benefit": benefits,
        "net": flows,
        "discounted": quality.discounted(flows, rate),
        "so_far": quality.cumulated(flows, rate),
    }
    return [
        {"year": at, **year, **{key: column[at] for key, column in columns.items()}}
        for at, year in enumerate(years)
    ]


def today(inputs: Inputs, years: list[Inputs], key: str) -> float:
    """What an amount of every year comes to in money of year 0."""
    return quality.npv([year[key] for year in years], inputs["discount_rate"])


def judged(inputs: Inputs, years: list[Inputs]) -> Inputs:
    """The values of a forecast."""
    value = today(inputs, years, "net")
    return {
        "npv": value,
        "roq": quality.roq(value, today(inputs, years, "spend")),
        "payback": quality.payback([year["net"] for year in years], inputs["discount_rate"]),
    }
