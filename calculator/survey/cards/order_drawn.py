"""Whether the driver with the largest weight may be called first: weights drawn beside chance."""

from collections.abc import Iterator, Sequence
from typing import Any

from calculator.methods import first_driver
from calculator.survey.cards.regressors import Regressors
from calculator.survey.cards.surveyed import Surveyed
from calculator.words import amount, percent, quote, signed

SEED_OF_WEIGHTS = 1
MOST_DRAWN = 8
"""With more drivers than this each draw is slow, and none is made."""
WEIGHTS_DRAWN = 300


def beyond_chance(
    survey: Surveyed, ready: Regressors, lines: Sequence[dict[str, Any]]
) -> list[dict[str, Any]]:
    """The first weight less that of a column of chance and less the second's, with intervals.

    Nothing where there are too many drivers to draw, or too few answers.
    """
    df = int(ready.answers) - 1
    if len(lines) > MOST_DRAWN or df < len(lines) + 2:
        return []
    covariances = ready.covariances((ready.outcome, *ready.drivers))
    drawn = first_driver.weights_of(covariances, df, SEED_OF_WEIGHTS, WEIGHTS_DRAWN)
    places = {survey.called(heading): at for at, heading in enumerate(ready.drivers)}
    first = places[lines[0]["name"]]
    rivals = [("a column of chance", len(places), 0.0)]
    rivals += [(quote(one["name"]), places[one["name"]], one["johnson"]) for one in lines[1:2]]
    found = []
    for name, at, weight in rivals:
        low, high = first_driver.interval([row[first] - row[at] for row in drawn])
        less = lines[0]["johnson"] - weight
        found.append(
            {
                "name": name,
                "less": less,
                "less_low": min(low, less),
                "less_high": max(high, less),
            }
        )
    return found


def order_said(
    compared: Sequence[dict[str, Any]], lines: Sequence[dict[str, Any]]
) -> Iterator[str]:
    """What the draws show of the first place, and what they rest on."""
    if not compared:
        if len(lines) > MOST_DRAWN:
            yield (
                f"With more than {MOST_DRAWN} drivers no weights are drawn, so nothing is said of "
                "who comes first among all customers."
            )
        return
    first = quote(lines[0]["name"])
    doubts = [one["name"] for one in compared if one["less_low"] <= 0]
    if doubts:
        yield f"Do not call {first} the first: these answers do not tell it from {doubts[0]}."
    between = " and ".join(
        f"{signed(100 * one['less_low'], 1)} to {signed(100 * one['less_high'], 1)} per cent of "
        f"the outcome’s variance more than that of {one['name']}"
        for one in compared
    )
    yield (
        f"The weight of {first} is {between}: {percent(0.95)} of {amount(WEIGHTS_DRAWN)} draws of "
        f"the covariances from Wishart’s distribution, seed {SEED_OF_WEIGHTS}, which takes answers "
        "for normal."
    )
