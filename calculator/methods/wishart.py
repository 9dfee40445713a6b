"""Covariances of another sample: Wishart's distribution, drawn by Bartlett's decomposition."""

from math import fsum, sqrt

from calculator.methods.cholesky import Root
from calculator.methods.draws import Draws


def covariances(chance: Draws, root: Root, df: int) -> list[list[float]]:
    r"""A covariance matrix such as another sample of as many normal answers would give.

    `root` is the Cholesky root of the matrix that was found, `df` its degrees of freedom, n − 1;
    raises ValueError unless there are as many of them as the root has columns. The mean of all such
    matrices is the one found; of a singular one they have its rank.

    Formula:
        V = \frac{1}{\nu} \, L A A^{\top} L^{\top}
        a_{ii} = \sqrt{\chi^2_{\nu - i + 1}}
        a_{ij} = z_{ij} \quad (i > j)

    Symbols:
        V: covariance matrix drawn
        \nu: degrees of freedom
        L: root of the covariance matrix found
        A: lower triangle of Bartlett’s decomposition
        a_{ii}: its element i on the diagonal, a row counted from 1
        \chi^2_{\nu - i + 1}: a chi-square with so many degrees of freedom
        a_{ij}: element below the diagonal
        z_{ij}: a number from the standard normal distribution

    Source: Wishart (1928), Biometrika 20A, 32–52; Bartlett (1933), Proceedings of the Royal Society
    of Edinburgh 53, 260–283. Constructed: two columns that say the same stay so.

    >>> [[round(one, 6) for one in row] for row in covariances(Draws(1), ((1.0,), (2.0,)), 9)]
    [[0.514921, 1.029841], [1.029841, 2.059682]]
    """
    rank = len(root[0]) if root else 0
    if df < max(rank, 1):
        raise ValueError("There must be as many degrees of freedom as columns that vary.")
    triangle: list[list[float]] = []
    for row in range(rank):
        below = [chance.normal() for _ in range(row)]
        triangle.append([*below, sqrt(chi_square(chance, df - row))])
    stretched = [
        [fsum(line[k] * triangle[k][column] for k in range(column, rank)) for column in range(rank)]
        for line in root
    ]
    return [
        [fsum(a * b for a, b in zip(one, other, strict=True)) / df for other in stretched]
        for one in stretched
    ]


def chi_square(chance: Draws, df: int) -> float:
    r"""A number from the chi-square distribution by Wilson and Hilferty's cube, 0 or more.

    The cube root of a chi-square is nearly normal: from 10 degrees of freedom on, its quantiles
    from 5 to 99 per cent lie within 1 per cent of the true ones; with 1 to 5 the lowest are too
    low. Raises ValueError unless df is above 0.

    Formula:
        y = \nu \left( 1 - \frac{2}{9 \nu} + z \sqrt{\frac{2}{9 \nu}} \right)^3

    Symbols:
        y: the chi-square drawn, close to one of that distribution
        \nu: degrees of freedom
        z: a number from the standard normal distribution

    Source: Wilson & Hilferty (1931), Proceedings of the National Academy of Sciences 17, 684–688.

    >>> round(chi_square(Draws(1), 9), 6)
    4.634285
    """
    if not df > 0:
        raise ValueError("Degrees of freedom must be above 0.")
    spread = 2 / (9 * df)
    root = max(0.0, 1 - spread + chance.normal() * sqrt(spread))
    return df * (root * root * root)
