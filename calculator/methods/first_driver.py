"""Whether a driver's weight is more than chance's and than the next: weights drawn anew."""

from collections.abc import Sequence
from math import ceil, floor, fsum, sqrt

from calculator.methods import cholesky, relative_weights, spread, wishart
from calculator.methods.draws import Draws
from calculator.methods.least_squares import Correlations
from calculator.precision import settle

TAIL = 0.025


def covariances(columns: Sequence[Sequence[float]]) -> list[list[float]]:
    r"""Covariances of columns of equal length, two numbers at least, with the divisor n − 1.

    Formula:
        s_{xy} = \frac{1}{n - 1} \sum_j (x_j - \bar{x})(y_j - \bar{y})

    Symbols:
        s_{xy}: covariance of x and y
        x_j: the one in answer j
        y_j: the other in answer j
        \bar{x}: mean of the one
        \bar{y}: mean of the other
        n: number of answers

    Constructed:

    >>> covariances([[1, 2, 3], [2, 4, 6]])
    [[1.0, 2.0], [2.0, 4.0]]
    """
    centred = []
    for column in columns:
        middle = spread.mean(column)
        centred.append([one - middle for one in column])
    return [
        [settle(fsum(map(_times, one, other)) / (len(one) - 1)) for other in centred]
        for one in centred
    ]


def weights(
    drivers: Sequence[Sequence[float]], outcome: Sequence[float], seed: int, draws: int
) -> list[list[float]]:
    r"""Johnson's weights of the drivers, and of a column of chance as the last, in each draw.

    Covariances of drivers and outcome are drawn from Wishart's distribution, together with a column
    that has nothing to do with any of them; its weight is what chance alone gets. Columns as
    `least_squares.correlations` takes them; raises ValueError unless there are three answers more
    than drivers.

    Formula:
        V = \begin{pmatrix} S & 0 \\ 0 & 1 \end{pmatrix}

    Symbols:
        V: what Wishart’s distribution is drawn around, with a variable that is chance alone
        S: covariance matrix of outcome and drivers

    Source: Tonidandel, LeBreton & Johnson (2009), Psychological Methods 14(4), 387–399, for the
    added random variable and the interval of the difference; they resample respondents, where here
    covariances are drawn, so that no answer is needed one by one.

    >>> good, overall = [4, 7, 5, 6, 3, 7, 5, 6], [4, 7, 5, 6, 4, 7, 6, 6]
    >>> [first > chance for first, chance in weights([good], overall, seed=1, draws=3)]
    [True, True, True]
    """
    return weights_of(covariances([outcome, *drivers]), len(outcome) - 1, seed, draws)


def weights_of(
    found: Sequence[Sequence[float]], df: int, seed: int, draws: int
) -> list[list[float]]:
    """The same from the covariances of the outcome, which comes first, and the drivers.

    `df` is the number of answers less 1; raises ValueError unless it is at least that of the
    drivers and 2.

    >>> drawn = weights_of([[4.0, 3.0], [3.0, 9.0]], df=40, seed=1, draws=3)
    >>> [len(row) for row in drawn]
    [2, 2, 2]
    """
    size = len(found)
    extended = [[*row, 0.0] for row in found] + [[0.0] * size + [1.0]]
    # Each in units of its own spread: weights know no units, and a root is kinder to them.
    scales = [sqrt(extended[at][at]) for at in range(size + 1)]
    root = cholesky.root(
        [
            [value / (scales[row] * scales[column]) for column, value in enumerate(line)]
            for row, line in enumerate(extended)
        ]
    )
    chance = Draws(seed)
    return [_weighed(wishart.covariances(chance, root, df)) for _ in range(draws)]


def interval(differences: Sequence[float]) -> tuple[float, float]:
    r"""The middle 95 per cent of numbers that were drawn: their 2.5 % and 97.5 % points.

    One number at least. Where a point falls between two numbers, the outer one is taken.

    Formula:
        L = x_{\lfloor 0.025 (D - 1) \rfloor}
        U = x_{\lceil 0.975 (D - 1) \rceil}

    Symbols:
        L: lower end of the interval
        U: upper end of the interval
        x_i: number i in their order, from the smallest, which is number 0
        D: how many were drawn

    >>> interval(range(1000))
    (24.0, 975.0)
    """
    ordered = sorted(settle(one) for one in differences)
    last = len(ordered) - 1
    return ordered[floor(TAIL * last)], ordered[ceil((1 - TAIL) * last)]


def _weighed(drawn: list[list[float]]) -> list[float]:
    scales = [sqrt(drawn[at][at]) for at in range(len(drawn))]
    among = [
        [value / (scales[row] * scales[column]) for column, value in enumerate(line)]
        for row, line in enumerate(drawn)
    ]
    found = Correlations(tuple(tuple(row[1:]) for row in among[1:]), tuple(among[0][1:]))
    return relative_weights.johnson(found)


def _times(one: float, other: float) -> float:
    return one * other
