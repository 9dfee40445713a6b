"""Ordinary least squares: for a few columns, and the correlations that drivers are made of."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import fsum, sqrt

from calculator.methods.correlation_root import SMALLEST_TOLERANCE as SMALLEST_TOLERANCE
from calculator.methods.correlation_root import Dependent as Dependent
from calculator.methods.correlation_root import forward, inflations, root, solve
from calculator.precision import settle

NO_SPREAD = 1e-12
NO_CORRELATION = 1e-13
REFINEMENTS = 3

Matrix = list[list[float]]
"""Rows of numbers."""


class NoSpread(ValueError):
    """The outcome is the same everywhere, so there is nothing to explain."""


@dataclass(frozen=True)
class Fit:
    """A fitted equation, with the standard errors of its coefficients.

    `r2` is the share of the outcome's variance that the columns explain together; `df` the
    degrees of freedom that are left, answers − columns − 1.
    """

    constant: float
    coefficients: tuple[float, ...]
    errors: tuple[float, ...]
    r2: float
    df: int


@dataclass(frozen=True)
class Correlations:
    """Correlations of the columns among themselves, and of each with the outcome."""

    among: tuple[tuple[float, ...], ...]
    with_outcome: tuple[float, ...]


@dataclass(frozen=True)
class _Standard:
    """A column as a direction: centred on its mean and scaled to length 1."""

    unit: list[float]
    mean: float
    length: float


def fit(columns: Sequence[Sequence[float]], outcome: Sequence[float]) -> Fit:
    r"""Coefficients b that make Σ (y − b₀ − Σ bᵢ·xᵢ)² least.

    Columns and outcome hold one number for each answer, all of equal length, in any unit; there
    must be at least two answers more than columns. Raises `Dependent` if a column does not vary or
    1 − R² of a column on the others is below 1e-8, `NoSpread` if the outcome does not vary, and
    ValueError if there are too few answers.

    Solved by the normal equations of standardised columns, then refined on the residuals until
    the loss of squaring is made good.

    Formula:
        \min_{b_0, \dots, b_k} \sum_j \left( y_j - b_0 - \sum_i b_i x_{ij} \right)^2
        R^2 = 1 - \frac{\sum_j (y_j - \hat{y}_j)^2}{\sum_j (y_j - \bar{y})^2}

    Symbols:
        y_j: outcome in answer j
        x_{ij}: column i in answer j
        b_0: constant
        b_i: coefficient of column i
        \hat{y}_j: outcome by the fitted equation
        \bar{y}: mean outcome
        R^2: share of the outcome’s variance that is explained

    Source: Legendre (1805), Nouvelles méthodes pour la détermination des orbites des comètes,
    72–80. Constructed: three levels of one attribute, so the constant is the middle one's mean.

    >>> found = fit([[1, 1, 0, 0, 0, 0], [0, 0, 0, 0, 1, 1]], [3, 4, 5, 5, 5, 6])
    >>> found.constant, found.coefficients
    (5.0, (-1.5, 0.5))
    """
    standard, target = _standardised(columns, outcome)
    lower = root(_correlations(standard))
    weights = [0.0] * len(standard)
    rest = target.unit
    for _ in range(REFINEMENTS):
        step = solve(lower, [_dot(one.unit, rest) for one in standard])
        weights = [weight + more for weight, more in zip(weights, step, strict=True)]
        rest = _residuals(standard, weights, target.unit)
    left = _dot(rest, rest)
    df = len(outcome) - len(standard) - 1
    slopes = [w * target.length / one.length for w, one in zip(weights, standard, strict=True)]
    means = [slope * one.mean for slope, one in zip(slopes, standard, strict=True)]
    spread = target.length * sqrt(left / df)
    errors = [
        settle(spread * sqrt(inflation) / one.length)
        for inflation, one in zip(inflations(lower), standard, strict=True)
    ]
    return Fit(
        constant=settle(fsum([target.mean, *(-mean for mean in means)])),
        coefficients=tuple(settle(slope) for slope in slopes),
        errors=tuple(errors),
        r2=settle(max(0.0, 1 - left)),
        df=df,
    )


def correlations(columns: Sequence[Sequence[float]], outcome: Sequence[float]) -> Correlations:
    r"""Pearson's correlations of all columns and the outcome, each from −1 to 1.

    Columns, outcome and errors as for `fit`. What lies within 1e-13 of 0 is 0.

    Formula:
        r_{xy} = \frac{\sum_j (x_j - \bar{x})(y_j - \bar{y})}
            {\sqrt{\sum_j (x_j - \bar{x})^2 \sum_j (y_j - \bar{y})^2}}

    Symbols:
        r_{xy}: correlation of x and y, from −1 to 1
        x_j: the one in answer j
        y_j: the other in answer j
        \bar{x}: mean of the one
        \bar{y}: mean of the other

    Constructed:

    >>> found = correlations([[1, 2, 3, 4], [2, 1, 1, 2]], [1, 2, 3, 5])
    >>> found.among[0][1], round(found.with_outcome[0], 4)
    (0.0, 0.9827)
    """
    standard, target = _standardised(columns, outcome)
    among = _correlations(standard)
    root(among)
    with_outcome = [_clear(_dot(one.unit, target.unit)) for one in standard]
    return Correlations(tuple(map(tuple, among)), tuple(with_outcome))


def explained(correlations: Correlations) -> float:
    r"""R², the share of the outcome's variance that all columns explain together: rᵀ·R⁻¹·r.

    Raises `Dependent` like `correlations`.

    Formula:
        R^2 = r^{\top} R_{xx}^{-1} \, r

    Symbols:
        R^2: share of the outcome’s variance that is explained
        r: correlations of the columns with the outcome
        R_{xx}: correlations of the columns among themselves

    Constructed: (0.49 + 0.25 − 2 × 0.6 × 0.7 × 0.5) / (1 − 0.36).

    >>> explained(Correlations(((1.0, 0.6), (0.6, 1.0)), (0.7, 0.5)))
    0.5
    """
    lower = root([list(row) for row in correlations.among])
    along = forward(lower, list(correlations.with_outcome))
    return settle(min(1.0, _dot(along, along)))


def _standardised(
    columns: Sequence[Sequence[float]], outcome: Sequence[float]
) -> tuple[list[_Standard], _Standard]:
    if any(len(column) != len(outcome) for column in columns):
        raise ValueError("Columns and outcome must be of equal length.")
    if len(outcome) < len(columns) + 2:
        raise ValueError("There must be at least two answers more than columns.")
    if _constant(outcome):
        raise NoSpread("The outcome does not vary.")
    for position, column in enumerate(columns):
        if _constant(column):
            raise Dependent((position,))
    return [_standard(column) for column in columns], _standard(outcome)


def _constant(numbers: Sequence[float]) -> bool:
    low, high = min(numbers), max(numbers)
    return high - low <= NO_SPREAD * max(abs(low), abs(high))


def _standard(numbers: Sequence[float]) -> _Standard:
    first = numbers[0]
    shifted = [number - first for number in numbers]
    middle = fsum(shifted) / len(shifted)
    centred = [number - middle for number in shifted]
    length = sqrt(_dot(centred, centred))
    return _Standard([number / length for number in centred], first + middle, length)


def _dot(one: Sequence[float], other: Sequence[float]) -> float:
    return fsum([a * b for a, b in zip(one, other, strict=True)])


def _clear(correlation: float) -> float:
    return 0.0 if abs(correlation) < NO_CORRELATION else correlation


def _correlations(standard: list[_Standard]) -> Matrix:
    size = len(standard)
    matrix = [[1.0] * size for _ in range(size)]
    for row in range(size):
        for column in range(row):
            value = _clear(_dot(standard[row].unit, standard[column].unit))
            matrix[row][column] = matrix[column][row] = value
    return matrix


def _residuals(standard: list[_Standard], weights: list[float], target: list[float]) -> list[float]:
    rest = list(target)
    for one, weight in zip(standard, weights, strict=True):
        rest = [left - weight * value for left, value in zip(rest, one.unit, strict=True)]
    return rest
