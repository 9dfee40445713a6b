"""The dimensions in full, and the items one by one."""

from calculator.catalog.encounter_quality import survey
from calculator.declaration import Findings
from calculator.fields import Inputs
from calculator.grids import Grid, grid, number, text
from calculator.methods import cronbach, spread
from calculator.words import amount


def in_full(found: Findings, dimensions: list[Inputs]) -> Grid:
    """The dimensions, with the means when nobody is left out."""
    return grid(
        f"The dimensions, from {amount(found.values['complete'])} complete answers "
        f"({amount(found.values['left_out'])} left out)",
        dimensions,
        text("Dimension", "label"),
        number("Items", lambda one: len(one["items"])),
        number("Mean", "mean"),
        number("sd", "sd"),
        number("95 % interval", survey.interval, str),
        number("Alpha", "alpha", survey.alpha),
        number("Mean, nobody left out", "anyone"),
    )


def item_by_item(inputs: Inputs, dimensions: list[Inputs]) -> Grid:
    """The items, and what alpha would be without each of them."""
    return grid(
        "The items, and alpha of the dimension without each of them",
        [
            {
                "item": inputs["items"][item]["name"],
                "label": one["label"],
                "answers": len([row for row in inputs["answers"] if row[item] is not None]),
                "mean": _mean(one["answers"], place),
                "alpha": cronbach.alpha_without(one["answers"], place),
            }
            for one in dimensions
            for place, item in enumerate(one["items"])
        ],
        text("Item", "item"),
        text("Dimension", "label"),
        number("Answers", "answers"),
        number("Mean of complete answers", "mean"),
        number("Alpha without it", "alpha", survey.alpha),
    )


def _mean(answers: list[list[float]], place: int) -> float | None:
    return spread.mean([row[place] for row in answers]) if answers else None
