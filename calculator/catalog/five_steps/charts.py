"""The three charts of the five steps: priorities, standards, and one contact over time."""

from collections.abc import Sequence

from calculator import charts
from calculator.catalog._contacts import heaviest, interval
from calculator.catalog.five_steps.contacts import change, scores_of, verdict
from calculator.fields import Inputs
from calculator.grids import grid, number, text
from calculator.methods import converse, wilson
from calculator.words import agree, amount, isolated, percent, quote, several


def priorities(contacts: Sequence[Inputs]) -> charts.Bars:
    """Which contact carries how much of the priority."""
    top = heaviest(contacts)
    return charts.bars(
        f"{quote(top['name'])} carries {percent(top['priority'])} of the priority",
        f"Priority of {amount(len(contacts))} contacts: frequency times impact, as shares of "
        "their sum.",
        contacts,
        "priority",
        percent,
        high=top["priority"],
        table=grid(
            "Priority of the contacts",
            contacts,
            text("Contact", "name"),
            number("Priority", "priority", percent),
        ),
    )


def standards(measured: Sequence[Inputs]) -> charts.Spans:
    """Satisfaction in the last period, with its interval, against the standard."""
    missed = [one["name"] for one in measured if not one["standard_met"]]
    return charts.spans(
        f"{len(missed)} of {len(measured)} standards {agree(missed, 'is', 'are')} missed: "
        f"{several(missed)}"
        if missed
        else f"Every standard is met in the last period, {len(measured)} of {len(measured)}",
        "Satisfied customers of the last period in per cent, with 95 % intervals. A triangle "
        "up has met its standard, a triangle down has missed it.",
        measured,
        "rate",
        shown=lambda one: f"{percent(one['rate'])}, {percent(one['standard'])} {verdict(one)}",
        means=lambda one: "better" if one["standard_met"] else "worse",
        table=grid(
            "Satisfaction in the last period against the standard",
            measured,
            text("Contact", "name"),
            number("Satisfied", "rate", percent),
            number("95 % interval", interval, str),
            number("Standard", "standard", percent),
            text("Result", verdict),
        ),
    )


def story(measured: Sequence[Inputs]) -> charts.Trend:
    """How satisfaction with one contact has gone on, period by period."""
    # What may be basic is the finding; without it, the steepest fall, then any trend at all.
    told = min(measured, key=lambda one: (one["basic_from"] is None, one["drift"] or 0))
    periods, name = _periods(told), quote(told["name"])
    if told["basic_from"] is not None:
        since = amount(told["basic_from"])
        title = f"{name}: clearly fewer satisfied than when it was new, since period {since}"
    elif told["drift"] is None:
        title = f"{name}: one period is measured, {percent(told['rate'])} satisfied"
    else:
        hence = "but not clearly less than at first" if told["drift"] < 0 else "nothing is lost"
        title = f"{name}: {change(told['drift'])}, {hence}"
    return charts.Trend(
        title,
        f"Satisfied customers of {name} in per cent over {amount(len(periods))} periods, with "
        "95 % intervals. Delight counts as basic when every upper end stays below the line, the "
        "lower end of the first period.",
        points=tuple(
            charts.Point(one["period"], one["rate"] * 100, one["low"] * 100, one["high"] * 100)
            for one in periods
        ),
        x_label="Period",
        y_label="Satisfied, %",
        y_range=(0, 100),
        reference=periods[0]["low"] * 100,
        reference_name="lower end of the first period",
        table=grid(
            f"{isolated(told['name'])}, period by period",
            periods,
            text("Period", "period", amount),
            number("Satisfied", "satisfied"),
            number("Answers", "answers"),
            number("Rate", "rate", percent),
            number("95 % interval", interval, str),
        ),
    )


def _periods(contact: Inputs) -> list[Inputs]:
    """Each score of a contact with its rate and interval."""
    periods = []
    for score in scores_of(contact):
        low, high = wilson.interval(score.satisfied, score.answers)
        periods.append({**vars(score), "rate": converse.rate(score), "low": low, "high": high})
    return periods
