"""Ordinary least squares from covariances alone, for answers that were summed and are gone."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import fsum, sqrt

from calculator.methods.correlation_root import inflations, root, solve
from calculator.methods.least_squares import NO_CORRELATION, Correlations, NoSpread
from calculator.precision import settle


@dataclass(frozen=True)
class SummedFit:
    """Coefficients of columns, the covariances of these coefficients, R² and degrees of freedom."""

    coefficients: tuple[float, ...]
    covariances: tuple[tuple[float, ...], ...]
    r2: float
    df: float


def correlations(covariances: Sequence[Sequence[float]]) -> Correlations:
    r"""Pearson's correlations from a covariance matrix.

    Rows of the matrix, those of the outcome last, in squared units of what varies. What lies within
    1e-13 of 0 is 0. Raises `least_squares.NoSpread` if the outcome does not vary, and ValueError if
    a column does not.

    Formula:
        r_{xy} = \frac{s_{xy}}{\sqrt{s_{xx} \, s_{yy}}}

    Symbols:
        r_{xy}: correlation of x and y, from −1 to 1
        s_{xy}: their covariance
        s_{xx}: variance of the one
        s_{yy}: variance of the other

    Constructed:

    >>> correlations([[4, 3], [3, 9]]).with_outcome
    (0.5,)
    """
    spreads = [row[at] for at, row in enumerate(covariances)]
    if not spreads[-1] > 0:
        raise NoSpread("The outcome does not vary.")
    if min(spreads) <= 0:
        raise ValueError("A column that does not vary has no correlation.")
    roots = [sqrt(one) for one in spreads]
    size = range(len(roots))

    def one(row: int, column: int) -> float:
        if row == column:
            return 1.0
        r = covariances[row][column] / (roots[row] * roots[column])
        return 0.0 if abs(r) < NO_CORRELATION else max(-1.0, min(1.0, r))

    columns = size[:-1]
    return Correlations(
        tuple(tuple(one(row, column) for column in columns) for row in columns),
        tuple(one(row, size[-1]) for row in columns),
    )


def inflation(found: Correlations) -> list[float]:
    r"""Variance inflation factor of each column, 1 / (1 − R²) on all the others; 1 or more.

    Raises `least_squares.Dependent` if a column follows from others.

    Formula:
        \text{VIF}_j = \frac{1}{1 - R_j^2}

    Symbols:
        \text{VIF}_j: variance inflation factor of column j
        R_j^2: share of its variance that the other columns explain

    Constructed: 1 ÷ (1 − 0.36).

    >>> inflation(Correlations(((1.0, 0.6), (0.6, 1.0)), (0.7, 0.5)))
    [1.5625, 1.5625]
    """
    return [settle(one) for one in inflations(root([list(row) for row in found.among]))]


def fit(covariances: Sequence[Sequence[float]], answers: float) -> SummedFit:
    r"""Coefficients of columns for an outcome, from their covariance matrix with divisor n − 1.

    The outcome's row and column are the last; `answers` is n, with weights the effective number,
    and must be above the number of columns by more than 1. Raises what `correlations` does,
    `least_squares.Dependent` if a column follows from others, and ValueError for too few answers.

    Formula:
        b = S_{xx}^{-1} \, s_{xy}
        V = \frac{(n - 1) (s_{yy} - b^{\top} s_{xy})}{n - k - 1} \, \frac{S_{xx}^{-1}}{n - 1}

    Symbols:
        b: coefficients
        S_{xx}: covariances of the columns
        s_{xy}: their covariances with the outcome
        s_{yy}: variance of the outcome
        V: covariances of the coefficients
        n: answers
        k: columns

    Source: Legendre (1805), Nouvelles méthodes pour la détermination des orbites des comètes,
    72–80. Constructed: y = 1, 3, 2, 5 on x = 1, 2, 3, 4 has the slope 1.1.

    >>> found = fit([[5 / 3, 5.5 / 3], [5.5 / 3, 8.75 / 3]], 4)
    >>> found.coefficients, round(found.r2, 4), found.df
    ((1.1,), 0.6914, 2.0)
    """
    size = range(len(covariances) - 1)
    df = answers - len(size) - 1
    if df <= 0:
        raise ValueError("There must be at least two answers more than columns.")
    found = correlations(covariances)
    lower = root([list(row) for row in found.among])
    standard = solve(lower, list(found.with_outcome))
    inverse = [solve(lower, [float(row == column) for row in size]) for column in size]
    r2 = min(1.0, max(0.0, fsum(a * b for a, b in zip(standard, found.with_outcome, strict=True))))
    roots = [sqrt(row[at]) for at, row in enumerate(covariances)]
    left = (1 - r2) / df
    return SummedFit(
        tuple(settle(standard[at] * roots[-1] / roots[at]) for at in size),
        tuple(
            tuple(
                settle(left * inverse[row][column] * roots[-1] * roots[-1])
                / (roots[row] * roots[column])
                for column in size
            )
            for row in size
        ),
        settle(r2),
        settle(df),
    )
