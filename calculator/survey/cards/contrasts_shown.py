"""Penalties and rewards in a chart and a table."""

from collections.abc import Sequence
from typing import Any

from calculator import charts
from calculator.declaration import Formula
from calculator.grids import Grid, grid, number, text
from calculator.words import amount, quote, signed


def chart(lines: Sequence[dict[str, Any]]) -> charts.Spans:
    """Each penalty and reward with its interval, around 0."""
    drawn = [
        {
            "name": f"{line['name']}, {side}",
            "at": line[side],
            "low": line[f"{side}_low"],
            "high": line[f"{side}_high"],
        }
        for line in lines
        for side in ("penalty", "reward")
    ]
    unsure = [line for line in drawn if line["low"] <= 0 <= line["high"]]
    return charts.spans(
        f"{amount(len(unsure))} of {amount(len(drawn))} penalties and rewards cannot be told "
        "from 0",
        "Each penalty and reward with its 95 % interval; the line is at 0.",
        drawn,
        "at",
        lambda line: f"{signed(line['at'])} ({signed(line['low'])} to {signed(line['high'])})",
        axis=(
            min(0.0, *(line["low"] for line in drawn)),
            max(0.0, *(line["high"] for line in drawn)),
        ),
        reference=0,
        reference_name="no impact",
        x_label="Points of the outcome",
        table=grid(
            "Penalties and rewards with their 95 % intervals",
            drawn,
            text("Coefficient", "name"),
            number("Estimate", "at", signed),
            number("Low", "low", signed),
            number("High", "high", signed),
        ),
    )


def table(lines: Sequence[dict[str, Any]]) -> Grid:
    """All figures of each driver, with the verdict."""
    return grid(
        "Penalty and reward together; the interval of their sum at the level of the verdict",
        lines,
        text("Moment", "name"),
        number("Low is up to", "low_cut"),
        number("High is from", "high_cut"),
        number("Penalty", "penalty", signed),
        number("Reward", "reward", signed),
        number("Sum", "net", signed),
        number("Low", "net_low", signed),
        number("High", "net_high", signed),
        text("Verdict", "shown"),
    )


def formulas(lines: list[dict[str, Any]], outcome: str) -> tuple[Formula, ...]:
    """The regression, with the numbers of the first driver."""
    one = lines[0]
    return (
        Formula(
            "Penalty and reward",
            "outcome = constant + Σ penalty × (rated low) + reward × (rated high), by least "
            "squares",
            f"for {quote(one['name'])} and {quote(outcome)}: {signed(one['penalty'], 3)} if it is "
            f"rated {amount(one['low_cut'])} or less, {signed(one['reward'], 3)} if "
            f"{amount(one['high_cut'])} or more",
        ),
    )
