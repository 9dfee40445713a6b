"""Needs of moments in charts and a table: where they fall short, and how often each comes first."""

from typing import Any

from calculator import charts
from calculator.grids import Grid, grid, number, text
from calculator.words import amount, percent, signed

Line = dict[str, Any]


def curve(lines: list[Line], scale: tuple[float, float]) -> charts.Curve:
    """Experience beside expectation, in the order in which moments are met."""
    return charts.Curve(
        "Experience beside expectation, moment by moment",
        "The solid line is the mean experience, the dashed line the mean expectation.",
        expectation=tuple(line["expectation"] for line in lines),
        marks=charts.marks(lines, lambda line: float(line["number"]), "experience", means=_means),
        low=scale[0],
        high=scale[1],
        first=tuple(line["number"] for line in lines if line["rank"] == 1),
        table=grid(
            "Expectation and experience in numbers",
            lines,
            text("Moment", "name"),
            number("Expectation", "expectation"),
            number("Experience", "experience"),
            number("Gap", "gap", signed),
        ),
    )


def _means(line: dict[str, Any]) -> str:
    """On which side of expectation a moment is shown to be."""
    if line["gap_low"] is None:
        return "level"
    return "worse" if line["gap_high"] < 0 else "better" if line["gap_low"] > 0 else "level"


def chart(lines: list[Line]) -> charts.Spans:
    """Each gap with its interval, and 0 as the line to compare with."""
    drawn = [
        {
            "name": line["name"],
            "gap": line["gap"],
            "low": line["gap_low"],
            "high": line["gap_high"],
            "shown": signed(line["gap"])
            if line["gap_low"] is None
            else f"{signed(line['gap'])} ({signed(line['gap_low'])} to {signed(line['gap_high'])})",
        }
        for line in lines
    ]
    ends = [end for line in drawn for end in (line["gap"], line["low"], line["high"], 0.0)]
    there = [float(str(end)) for end in ends if end is not None]
    return charts.spans(
        "Gaps, experience less expectation, with their 95 % intervals",
        "Each gap is worked out person by person; the line at 0 is what was expected.",
        drawn,
        "gap",
        "shown",
        axis=(min(there), max(there) if max(there) > min(there) else min(there) + 1),
        reference=0,
        reference_name="as expected",
        x_label="Points",
        table=grid(
            "The gaps with their 95 % intervals",
            drawn,
            text("Moment", "name"),
            text("Gap (95 % interval)", "shown"),
        ),
    )


def table(lines: list[Line]) -> Grid:
    """All figures of each moment, the largest need first."""
    return grid(
        "The moments in the order of their need, and how often each comes first",
        sorted(lines, key=lambda line: line["rank"] or len(lines) + 1),
        number("Rank", "rank"),
        text("Moment", "name"),
        number("Answers", "n"),
        number("Reach", "reach", percent),
        number("Importance", "importance"),
        number("Expectation", "expectation"),
        number("Experience", "experience"),
        number("Gap", "gap", signed),
        number("Low", "gap_low", signed),
        number("High", "gap_high", signed),
        number("Need", "need"),
        number("First, of 100 draws", lambda line: 100 * line["first"], lambda n: amount(n, 1)),
    )
