"""The charts: how far each moment reaches, which way it leans, and how sure that is."""

from calculator import charts
from calculator.catalog.penalty_reward.tables import CLASSES, SIGNED, classes
from calculator.declaration import Findings
from calculator.fields import Inputs
from calculator.grids import grid, number, text
from calculator.words import amount, choose, quote, signed

SIDES = ("penalty", "reward")


def ranges(found: Findings) -> charts.Spans:
    """Each moment from its penalty to its reward."""
    widest = max(found.rows, key=lambda row: abs(row["penalty"]) + abs(row["reward"]))
    ends = [row[side] for row in found.rows for side in SIDES]
    low, high = min(0.0, *ends), max(0.0, *ends)
    return charts.spans(
        f"{quote(widest['name'])} moves overall satisfaction most, from {_range(widest)}",
        "Range of each moment’s impact on overall satisfaction, from its penalty when it is "
        "rated low to its reward when it is rated high.",
        [
            {
                "name": row["name"],
                "mark": None,
                "low": min(row["penalty"], row["reward"]),
                "high": max(row["penalty"], row["reward"]),
                "range": _range(row),
            }
            for row in found.rows
        ],
        "mark",
        shown="range",
        axis=(low, high if high > low else low + 1),
        reference=0,
        reference_name="no impact",
        x_label="Points of overall satisfaction",
        table=grid(
            "Penalty and reward in points of overall satisfaction",
            found.rows,
            text("Moment", "name"),
            number("Penalty", "penalty", SIGNED),
            number("Reward", "reward", SIGNED),
        ),
    )


def _range(row: Inputs) -> str:
    return f"{signed(row['penalty'])} to {signed(row['reward'])}"


def asymmetries(inputs: Inputs, found: Findings) -> charts.Bars:
    """Which way each moment leans."""
    rows = [row for row in found.rows if row["impact_asymmetry"] is not None]
    rows.sort(key=lambda row: row["impact_asymmetry"])
    kinds, theta = [row["class_asymmetry"] for row in rows], amount(inputs["theta"])
    counted = choose([f"{kinds.count(kind)} {kind}" for kind in CLASSES], "and")
    return charts.bars(
        f"By impact asymmetry: {counted}",
        "Impact asymmetry from −1, can only punish, to +1, can only delight; from "
        f"−{theta} to +{theta} it is a performance moment.",
        rows,
        "impact_asymmetry",
        name=lambda row: row["name"] + (" (suspect)" if row["suspect"] else ""),
        shown=lambda row: f"{signed(row['impact_asymmetry'])} {CLASSES[row['class_asymmetry']]}",
        low=-1,
        high=1,
        table=classes(found),
    )


def estimates(found: Findings) -> charts.Spans:
    """Each penalty and reward of a survey with its interval."""
    lines = [
        {
            "name": f"{row['name']}, {side}",
            "estimate": row[side],
            "low": row[f"{side}_low"],
            "high": row[f"{side}_high"],
        }
        for row in found.rows
        for side in SIDES
    ]
    unsure = [line for line in lines if line["low"] <= 0 <= line["high"]]
    return charts.spans(
        f"{amount(len(unsure))} of {amount(len(lines))} penalties and rewards cannot be told "
        "from 0",
        "Each penalty and reward with its 95 % interval; the line is at 0.",
        lines,
        "estimate",
        shown=lambda line: (
            f"{signed(line['estimate'])} ({signed(line['low'])} to {signed(line['high'])})"
        ),
        axis=(
            min(0.0, *(line["low"] for line in lines)),
            max(0.0, *(line["high"] for line in lines)),
        ),
        reference=0,
        reference_name="no impact",
        x_label="Points of overall satisfaction",
        table=grid(
            "Penalties and rewards with their 95 % intervals",
            lines,
            text("Coefficient", "name"),
            number("Estimate", "estimate", SIGNED),
            number("Low", "low", SIGNED),
            number("High", "high", SIGNED),
        ),
    )
