"""Johnson's relative weights: what each of several related drivers contributes to R²."""

from math import fsum, sqrt

from calculator.methods import jacobi
from calculator.methods.least_squares import Correlations
from calculator.precision import settle


def johnson(correlations: Correlations) -> list[float]:
    r"""Relative weight of each driver, in the order of the columns; they add up to R².

    Each is a fraction of the outcome's variance, 0 or more, whatever the direction of the relation.

    Formula:
        R_{xx} = V D V^{\top}
        \Lambda = V \sqrt{D} \, V^{\top}
        \beta = \Lambda^{-1} \, r
        \varepsilon_j = \sum_k \lambda_{jk}^2 \, \beta_k^2

    Symbols:
        R_{xx}: correlations of the drivers among themselves
        V: their eigenvectors, one a column
        D: their eigenvalues, on the diagonal
        \Lambda: the root of the correlations
        \lambda_{jk}: its element in row j and column k
        \beta: coefficients of the drivers’ independent counterparts
        r: correlations of the drivers with the outcome
        \varepsilon_j: relative weight of driver j

    Source: Johnson (2000), Multivariate Behavioral Research 35(1), 1–19. Constructed: for two
    drivers the weights are those of LMG, here (0.49 + 0.25) / 2 and what is left of R² = 0.5.

    >>> found = Correlations(((1.0, 0.6), (0.6, 1.0)), (0.7, 0.5))
    >>> [round(weight, 6) for weight in johnson(found)]
    [0.37, 0.13]
    """
    r = correlations.with_outcome
    values, vectors = jacobi.eigen(correlations.among)
    roots = [sqrt(max(value, 0.0)) for value in values]
    size = range(len(r))
    # Along each eigenvector the root of R is a number, and dividing by it is exact.
    along = [fsum(vectors[j][m] * r[j] for j in size) / roots[m] for m in size]
    betas = [fsum(vectors[k][m] * along[m] for m in size) for k in size]
    weights = []
    for j in size:
        lambdas = [fsum(vectors[j][m] * roots[m] * vectors[k][m] for m in size) for k in size]
        weights.append(settle(fsum(lambdas[k] * lambdas[k] * (betas[k] * betas[k]) for k in size)))
    return weights
