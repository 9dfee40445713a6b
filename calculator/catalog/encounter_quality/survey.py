"""Dimensions, items and answers: what every part of the encounter-quality page reads."""

from collections.abc import Sequence
from math import fsum

from calculator.fields import Inputs
from calculator.methods import jayawardhena, least_squares, spread
from calculator.words import amount, or_dash

LABELS = {name: name.capitalize() for name in jayawardhena.DIMENSIONS}


def complete(inputs: Inputs) -> list[list[float]]:
    """The answers of those who answered every item."""
    return jayawardhena.complete_cases(inputs["answers"])


def dimensions(inputs: Inputs) -> list[Inputs]:
    """What was asked and answered about each dimension, in the order in which they are first named.

    `items` are positions; `answers` (to these items) and `scores` are those of complete cases;
    `anyone` is the mean of all answers, those of incomplete respondents too, None for no answers.
    """
    positions: dict[str, list[int]] = {}
    for position, item in enumerate(inputs["items"]):
        positions.setdefault(item["dimension"], []).append(position)
    answers, found = complete(inputs), []
    for name, items in positions.items():
        every = [row[item] for row in inputs["answers"] for item in items if row[item] is not None]
        found.append(
            {
                "name": name,
                "label": LABELS[name],
                "items": items,
                "answers": [[row[item] for item in items] for row in answers],
                "scores": jayawardhena.scores(answers, items),
                "anyone": spread.mean(every) if every else None,
            }
        )
    return found


def order(dimensions: Sequence[Inputs]) -> list[Inputs]:
    """The dimensions from the lowest mean to the highest."""
    return sorted(dimensions, key=lambda one: one["mean"])


def shown(number: float | None) -> str:
    """A number as it stands in a table, or a dash for none."""
    return or_dash(number, amount)


def alpha(number: float | None) -> str:
    """An alpha as it stands in a table; far below 0 its size means nothing."""
    if number is not None and number < -9.995:
        return "below −10"
    return shown(number)


def interval(one: Inputs) -> str:
    """The interval of one dimension in words, or a dash."""
    return "–" if one["low"] is None else f"{shown(one['low'])} to {shown(one['high'])}"


def below_others(one: Inputs, dimensions: Sequence[Inputs]) -> dict[str, float | None]:
    """How far a dimension lies below that other one from which it is told least surely.

    With the 95 % interval, both rated by the same people; None for one dimension or one respondent.
    """
    gaps = [
        jayawardhena.difference(one["scores"], other["scores"])
        for other in dimensions
        if other is not one and one["scores"]
    ]
    known = [gap for gap in gaps if gap.low is not None]
    if not known:
        return dict.fromkeys(("below", "below_low", "below_high"))
    least = min(known, key=lambda gap: gap.low or 0.0)
    return {"below": least.mean, "below_low": least.low, "below_high": least.high}


def against(one: Inputs) -> list[tuple[int, float]]:
    """Items of a dimension that run against the sum of its others, with their correlation."""
    found: list[tuple[int, float]] = []
    if len(one["items"]) < 2 or len(one["answers"]) < 3:
        return found
    for at, item in enumerate(one["items"]):
        own = [row[at] for row in one["answers"]]
        others = [fsum(row) - row[at] for row in one["answers"]]
        try:
            (r,) = least_squares.correlations([own], others).with_outcome
        except (least_squares.Dependent, least_squares.NoSpread):
            continue
        if r < 0:
            found.append((item, r))
    return found
