"""The survey: its drivers, its outcome, and how they go together."""

from calculator.fields import Inputs
from calculator.methods import least_squares


def drivers(inputs: Inputs) -> dict[str, list[float]]:
    """All columns but the outcome."""
    return {name: one for name, one in inputs["data"].items() if name != inputs["outcome"]}


def outcome(inputs: Inputs) -> list[float]:
    """The column that the others are to explain."""
    column: list[float] = inputs["data"][inputs["outcome"]]
    return column


def correlated(inputs: Inputs) -> least_squares.Correlations:
    """Correlations of all drivers; raises what `least_squares.correlations` does."""
    return least_squares.correlations(list(drivers(inputs).values()), outcome(inputs))


def along(inputs: Inputs, name: str) -> float:
    """The correlation of one driver with the outcome."""
    only = least_squares.correlations([inputs["data"][name]], outcome(inputs))
    return only.with_outcome[0]
