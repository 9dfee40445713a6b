"""Pearson's chi-square: whether two ways of sorting the same things depend on each other."""

from collections.abc import Sequence
from math import exp, fsum, isinf, lgamma, log, log1p, pi, sqrt

from calculator.precision import settle

LARGE = 40.0
# Stirling's series for ln Γ(a) beyond its main term: Σ cₖ / a^(2k − 1).
STIRLING = (1 / 12, -1 / 360, 1 / 1260, -1 / 1680, 1 / 1188, -691 / 360360)
ENOUGH = 1e-17
TINY = 1e-300


def p_value(statistic: float, df: float) -> float:
    r"""Chance that a chi-square variable with df degrees of freedom exceeds the statistic.

    The upper incomplete gamma function, by its series below the middle and its continued fraction
    above. Statistic is 0 or more, df above 0; raises ValueError otherwise.

    Formula:
        p = \frac{1}{\Gamma(k / 2)} \int_{x / 2}^{\infty} t^{k / 2 - 1} e^{-t} \, dt

    Symbols:
        p: chance of a larger statistic
        x: the statistic
        k: degrees of freedom
        \Gamma: the gamma function

    Source: Pearson (1900), Philosophical Magazine 50, 157–175. The example stands in every
    printed table: 3.841 for one degree of freedom at 5 %, 18.307 for ten.

    >>> round(p_value(3.841, 1), 4), round(p_value(18.307, 10), 4)
    (0.05, 0.05)
    """
    if not statistic >= 0:
        raise ValueError("The statistic must not be negative.")
    if not df > 0:
        raise ValueError("Degrees of freedom must be above 0.")
    a, x = df / 2, statistic / 2
    if x == 0 or isinf(x):
        return 1.0 if x == 0 else 0.0
    head = _head(a, x)
    if head == 0:
        return 0.0 if x > a else 1.0
    if x < a + 1:
        return settle(max(0.0, 1 - head / a * _series(a, x)))
    return settle(head * _fraction(a, x))


def independence(table: Sequence[Sequence[float]]) -> tuple[float, float, float]:
    r"""Chi-square test of independence: the statistic, its degrees of freedom, the p-value.

    Without Yates's correction. Counts are 0 or more. Rows and columns that hold nothing are left
    out; raises ValueError if fewer than two rows or columns remain.

    Formula:
        \chi^2 = \sum_i \sum_j \frac{(O_{ij} - E_{ij})^2}{E_{ij}}
        E_{ij} = \frac{R_i \, C_j}{n}
        k = (r - 1)(c - 1)

    Symbols:
        \chi^2: the statistic
        O_{ij}: observed count in row i and column j
        E_{ij}: count expected there if rows and columns were independent
        R_i: total of row i
        C_j: total of column j
        n: total of the table
        k: degrees of freedom
        r: number of rows
        c: number of columns

    Source: Pearson (1900) with Fisher's degrees of freedom (1922), Journal of the Royal
    Statistical Society 85, 87–94.

    Constructed: every expected count is 15, so χ² = 4 × 25/15.

    >>> independence([[10, 20], [20, 10]])
    (6.66666666667, 1.0, 0.0098232745075)
    """
    if any(count < 0 for row in table for count in row):
        raise ValueError("A count must not be negative.")
    if len({len(row) for row in table}) > 1:
        raise ValueError("All rows must have the same number of columns.")
    rows = [row for row in table if any(row)]
    columns = [column for column in zip(*rows, strict=True) if any(column)]
    if len(rows) < 2 or len(columns) < 2:
        raise ValueError("Two rows and two columns at least must hold a count above 0.")
    row_totals = [fsum(row) for row in zip(*columns, strict=True)]
    total = fsum(row_totals)
    terms = []
    for column in columns:
        column_total = fsum(column)
        for observed, row_total in zip(column, row_totals, strict=True):
            expected = row_total * column_total / total
            terms.append((observed - expected) * (observed - expected) / expected)
    statistic = settle(fsum(terms))
    df = float((len(rows) - 1) * (len(columns) - 1))
    return statistic, df, p_value(statistic, df)


def _head(a: float, x: float) -> float:
    """x^a · e^(−x) / Γ(a), without the loss that large terms of opposite sign would bring."""
    if a < LARGE:
        return exp(a * log(x) - x - lgamma(a))
    distance = (x - a) / a
    powers, terms = a, []
    for coefficient in STIRLING:
        terms.append(coefficient / powers)
        powers *= a * a
    nearness = log1p(distance) if distance > -0.5 else log(x) - log(a)
    grown = a * (nearness - distance)
    return exp(grown - fsum(terms)) * sqrt(a / (2 * pi))


def _series(a: float, x: float) -> float:
    """1 + x/(a + 1) + x²/((a + 1)(a + 2)) + …; each term is smaller than the one before."""
    terms, term, below = [1.0], 1.0, a
    while term > ENOUGH:
        below += 1
        term *= x / below
        terms.append(term)
    return fsum(terms)


def _fraction(a: float, x: float) -> float:
    """The continued fraction of Γ(a, x) / (x^a · e^(−x)), by Lentz's method, for x ≥ a + 1."""
    below = x + 1 - a
    c, d = 1 / TINY, 1 / below
    result, step = d, 0
    while True:
        step += 1
        up = -step * (step - a)
        below += 2
        d = 1 / _not_zero(up * d + below)
        c = _not_zero(below + up / c)
        factor = c * d
        result *= factor
        if abs(factor - 1) < 1e-16 or step > 100_000:
            return result


def _not_zero(number: float) -> float:
    return number if abs(number) > TINY else TINY
