"""Dimensions, items and answers: what every part of the encounter-quality page reads."""

from typing import Any

from calculator.declaration import Findings, Inputs
from calculator.methods import jayawardhena, spread
from calculator.words import amount, or_dash

LABELS = {name: name.capitalize() for name in jayawardhena.DIMENSIONS}

Row = dict[str, Any]
"""What was found for one dimension, by key."""


def dimensions(inputs: Inputs) -> dict[str, list[int]]:
    """Positions of the items of each dimension, in the order in which they are first named."""
    found: dict[str, list[int]] = {}
    for position, item in enumerate(inputs["items"]):
        found.setdefault(item["dimension"], []).append(position)
    return found


def scores(inputs: Inputs, answers: list[list[float]]) -> dict[str, list[float]]:
    """Scores of the respondents in each dimension, in their order."""
    return {name: jayawardhena.scores(answers, items) for name, items in dimensions(inputs).items()}


def order(found: Findings) -> list[Row]:
    """The dimensions from the lowest mean to the highest."""
    return sorted(found.rows, key=lambda row: row["mean"])


def means_of_all(inputs: Inputs) -> dict[str, float]:
    """Mean of all answers of each dimension, those of incomplete respondents too."""
    return {
        name: spread.mean(
            [row[i] for row in inputs["answers"] for i in items if row[i] is not None]
        )
        for name, items in dimensions(inputs).items()
        if any(row[item] is not None for row in inputs["answers"] for item in items)
    }


def shown(number: float | None) -> str:
    """A number as it stands in a table, or a dash for none."""
    return or_dash(number, amount)


def alpha(number: float | None) -> str:
    """An alpha as it stands in a table; far below 0 its size means nothing."""
    if number is not None and number < -9.995:
        return "below −10"
    return shown(number)


def interval(row: Row) -> str:
    """The interval of one dimension in words, or a dash."""
    return "–" if row["low"] is None else f"{shown(row['low'])} to {shown(row['high'])}"
