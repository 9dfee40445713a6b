"""The dimensions as a chart."""

from calculator import charts
from calculator.catalog.encounter_quality import survey
from calculator.declaration import Findings
from calculator.fields import Inputs
from calculator.grids import grid, number, text
from calculator.words import amount


def intervals(inputs: Inputs, found: Findings, dimensions: list[Inputs]) -> charts.Spans:
    """The means with their intervals, and the overall mean as a line."""
    low, high = inputs["scale"]
    overall = found.values["overall"]
    title = "No respondent answered every item"
    if overall is not None:
        lowest, *others = survey.order(dimensions)
        title = f"{lowest['label']} comes to {amount(lowest['mean'])}"
        if others:
            title += f", {others[-1]['name']} to {amount(others[-1]['mean'])}"
    return charts.spans(
        title,
        f"Means of {amount(len(dimensions))} dimensions with their 95 % intervals, on the scale "
        f"from {amount(low)} to {amount(high)}; the line is the overall mean.",
        dimensions,
        "mean",
        shown=lambda one: f"{survey.shown(one['mean'])} ({survey.interval(one)})",
        name="label",
        axis=(low, high),
        x_label="Rating",
        reference=overall,
        reference_name="" if overall is None else f"overall {amount(overall)}",
        table=grid(
            "The intervals in numbers",
            dimensions,
            text("Dimension", "label"),
            number("Mean", "mean"),
            number("95 % interval", survey.interval, str),
        ),
    )
