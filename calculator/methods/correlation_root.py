"""The root of a correlation matrix, and what it solves: the arithmetic below every regression."""

from collections.abc import Sequence
from math import fsum, sqrt

SMALLEST_TOLERANCE = 1e-8
NOTICEABLE = 1e-3
Matrix = list[list[float]]
"""Rows of numbers."""


class Dependent(ValueError):
    """Columns that say the same: `columns` holds the positions of those that are involved.

    A single position is a column that does not vary.
    """

    def __init__(self, columns: tuple[int, ...]) -> None:
        super().__init__(f"Columns {columns} depend on each other.")
        self.columns = columns


def root(matrix: Matrix) -> Matrix:
    """Cholesky's lower triangle of a correlation matrix; raises `Dependent`.

    A pivot is 1 − R² of a column on those before it, so a small one is a column too many.
    """
    lower: Matrix = []
    for row, line in enumerate(matrix):
        new: list[float] = []
        for column in range(row):
            product = _dot(new, lower[column][:column])
            new.append((line[column] - product) / lower[column][column])
        pivot = 1 - _dot(new, new)
        if pivot < SMALLEST_TOLERANCE:
            slopes = backward(lower, new)
            raise Dependent((*_noticeable(slopes), row))
        lower.append([*new, sqrt(pivot)])
    for row, inflation in enumerate(inflations(lower)):
        if 1 / inflation < SMALLEST_TOLERANCE:
            unit = [float(row == other) for other in range(len(lower))]
            raise Dependent(tuple(_noticeable([x / inflation for x in solve(lower, unit)])))
    return lower


def _noticeable(slopes: list[float]) -> list[int]:
    largest = max([abs(slope) for slope in slopes], default=0.0)
    return [at for at, slope in enumerate(slopes) if abs(slope) > NOTICEABLE * largest]


def forward(lower: Matrix, right: list[float]) -> list[float]:
    """The solution of lower · x = right."""
    found: list[float] = []
    for line, value in zip(lower, right, strict=True):
        found.append((value - _dot(line[: len(found)], found)) / line[len(found)])
    return found


def backward(lower: Matrix, right: list[float]) -> list[float]:
    """The solution of lowerᵀ · x = right."""
    found = [0.0] * len(lower)
    for row in range(len(lower) - 1, -1, -1):
        later = range(row + 1, len(lower))
        known = fsum([lower[other][row] * found[other] for other in later])
        found[row] = (right[row] - known) / lower[row][row]
    return found


def solve(lower: Matrix, right: list[float]) -> list[float]:
    """The solution of R · x = right, for R = lower · lowerᵀ."""
    return backward(lower, forward(lower, right))


def inflations(lower: Matrix) -> list[float]:
    """The diagonal of the inverse, 1 / (1 − R²) of each column on all the others."""
    size = len(lower)
    inflations = []
    for column in range(size):
        found = forward(lower, [float(column == row) for row in range(size)])
        inflations.append(_dot(found, found))
    return inflations


def _dot(one: Sequence[float], other: Sequence[float]) -> float:
    return fsum([a * b for a, b in zip(one, other, strict=True)])
