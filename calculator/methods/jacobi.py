"""Jacobi's method: eigenvalues and eigenvectors of a small symmetric matrix."""

from collections.abc import Sequence
from math import sqrt

SWEEPS = 60
SMALL = 1e-17


def eigen(matrix: Sequence[Sequence[float]]) -> tuple[list[float], list[list[float]]]:
    r"""Eigenvalues of a symmetric positive definite matrix, and their eigenvectors, one a column.

    Rows of the matrix in, in no unit; the eigenvalues stand in no order. Each turn makes one pair
    of elements beside the diagonal 0; sweeps over all pairs go on until each is small against the
    diagonal, which as a rule takes fewer than ten.

    Formula:
        A \, v_k = \lambda_k \, v_k

    Symbols:
        A: the matrix
        v_k: eigenvector k
        \lambda_k: its eigenvalue

    Source: Jacobi (1846), Journal für die reine und angewandte Mathematik 30, 51–94. Constructed:

    >>> values, vectors = eigen([[2, 1], [1, 2]])
    >>> [round(value, 12) for value in sorted(values)]
    [1.0, 3.0]
    """
    size = len(matrix)
    a = [[float(value) for value in row] for row in matrix]
    vectors = [[float(row == column) for column in range(size)] for row in range(size)]
    for _ in range(SWEEPS):
        turned = False
        for p in range(size):
            for q in range(p + 1, size):
                if abs(a[p][q]) > SMALL * sqrt(abs(a[p][p] * a[q][q])):
                    _turn(a, vectors, p, q)
                    turned = True
        if not turned:
            break
    return [a[at][at] for at in range(size)], vectors


def _turn(a: list[list[float]], vectors: list[list[float]], p: int, q: int) -> None:
    """Rotate the plane of p and q so that a[p][q] becomes 0."""
    steep = (a[q][q] - a[p][p]) / (2 * a[p][q])
    tangent = 1 / (abs(steep) + sqrt(steep * steep + 1))
    if steep < 0:
        tangent = -tangent
    cosine = 1 / sqrt(tangent * tangent + 1)
    sine = tangent * cosine
    shift = tangent * a[p][q]
    a[p][p] -= shift
    a[q][q] += shift
    a[p][q] = a[q][p] = 0.0
    for k in range(len(a)):
        if k not in (p, q):
            old_p, old_q = a[k][p], a[k][q]
            a[k][p] = a[p][k] = cosine * old_p - sine * old_q
            a[k][q] = a[q][k] = sine * old_p + cosine * old_q
        old_p, old_q = vectors[k][p], vectors[k][q]
        vectors[k][p] = cosine * old_p - sine * old_q
        vectors[k][q] = sine * old_p + cosine * old_q
