"""Cholesky's root of a covariance matrix, with pivots, so that a singular one has a root too."""

from collections.abc import Sequence
from math import fsum, sqrt

NOTHING = 1e-12
"""So small a share of a variance that is left over is what rounding leaves, not a variance."""

Root = tuple[tuple[float, ...], ...]
"""Rows of a root, in the order of the matrix; there are as many columns as its rank."""


def root(matrix: Sequence[Sequence[float]]) -> Root:
    r"""A root L of a covariance matrix, so that L times its transpose is the matrix.

    Rows of a symmetric matrix without negative eigenvalues in, in squared units of what varies; the
    root's rows stand in the same order. The largest variance that is left is taken next; what falls
    below 1e-12 of its own variance is 0, so of columns that say the same the root has one only.
    Raises ValueError if the matrix cannot be one of covariances.

    Formula:
        \Sigma = L L^{\top}

    Symbols:
        \Sigma: covariance matrix
        L: its root; as many columns as the rank of the matrix

    Source: the method is Cholesky's (Benoit 1924, Bulletin géodésique 2, 67–77), with the pivots of
    Higham (2002), Accuracy and Stability of Numerical Algorithms, 2nd edition, 10.3. Constructed:
    the second is twice the first, so one column will do.

    >>> root([[1, 2], [2, 4]])
    ((1.0,), (2.0,))
    >>> [[round(one, 6) for one in row] for row in root([[4, 2], [2, 16]])]
    [[0.5, 1.936492], [4.0, 0.0]]
    """
    size = range(len(matrix))
    if any(len(row) != len(matrix) for row in matrix) or any(matrix[at][at] < 0 for at in size):
        raise ValueError("A covariance matrix is square and has no negative variance.")
    rows: list[list[float]] = [[] for _ in size]
    waiting = list(size)
    while waiting:
        left = {at: matrix[at][at] - _product(rows[at], rows[at]) for at in waiting}
        if min(left[at] + sqrt(NOTHING) * matrix[at][at] for at in waiting) < 0:
            raise ValueError("No data have such a covariance matrix.")
        first = max(waiting, key=lambda at: (left[at], -at))
        if left[first] <= NOTHING * matrix[first][first]:
            break
        waiting.remove(first)
        pivot = sqrt(left[first])
        known = list(rows[first])
        for at in waiting:
            rows[at].append((matrix[at][first] - _product(rows[at], known)) / pivot)
        rows[first].append(pivot)
    rank = max((len(row) for row in rows), default=0)
    return tuple(tuple(row + [0.0] * (rank - len(row))) for row in rows)


def _product(one: Sequence[float], other: Sequence[float]) -> float:
    return fsum(a * b for a, b in zip(one, other, strict=True))
