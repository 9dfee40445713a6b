"""What is counted of typed answers before anything is told of them; a warehouse counts the same."""

from collections.abc import Mapping
from dataclasses import dataclass

Answer = float | str


@dataclass(frozen=True)
class CountedColumn:
    """One column's answers by value, those that are missing left aside.

    Attributes:
        rows: How many rows give each answer.
        weights: Their weight, Σw; without weights as many as rows.
        effective: The number of answers of equal weight that they are worth.
    """

    rows: Mapping[Answer, int]
    weights: Mapping[Answer, float]
    effective: float


@dataclass(frozen=True)
class CountedAnswers:
    """A survey's answers, counted.

    Attributes:
        columns: Each column's, by its heading.
        effective: What the kept rows are worth; as many as they are where none has a weight.
        people: How many people they are of; None where people are not told apart.
        complete: How many rows hold the outcome and all drivers.
    """

    columns: Mapping[str, CountedColumn]
    effective: float
    people: int | None
    complete: int
