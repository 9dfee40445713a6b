"""Critical incidents: stories sorted into groups, satisfactory beside dissatisfactory ones."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import fsum, sqrt

from calculator.methods import chi_square
from calculator.precision import settle

SMALL = 5.0
"""Below this expected count the chi-square distribution is a poor guide: a rule of thumb."""


@dataclass(frozen=True)
class Comparison:
    """Whether the group and the outcome of incidents depend on each other.

    `chi_square` with `df` degrees of freedom and its `p_value`; `strength` is Cramér's V, from 0
    (no relation) to 1; `smallest_expected` is the smallest count that independence would lead to
    expect, and `small` says how many of the `cells` lie below 5.
    """

    chi_square: float
    df: float
    p_value: float
    strength: float
    smallest_expected: float
    small: int
    cells: int


def column_shares(counts: Sequence[float]) -> list[float] | None:
    r"""Share of each group in its column, as fractions of 1.

    Counts are 0 or more. None if the column is empty.

    Formula:
        q_g = \frac{n_g}{\sum_h n_h}

    Symbols:
        q_g: share of group g in its column
        n_g: incidents of group g in the column

    Constructed:

    >>> column_shares([30, 10])
    [0.75, 0.25]
    """
    total = fsum(counts)
    return [settle(count / total) for count in counts] if total > 0 else None


def expected(groups: Sequence[tuple[float, float]]) -> list[tuple[float, float]]:
    r"""Counts that independence would lead to expect: row total × column total / total.

    Zero wherever a row or a column holds nothing. Raises ValueError for a negative count.

    Formula:
        E_{gc} = \frac{R_g \, C_c}{n}

    Symbols:
        E_{gc}: expected count of group g in column c
        R_g: total of group g
        C_c: total of column c
        n: all incidents

    Constructed:

    >>> expected([(30, 10), (10, 30)])
    [(20.0, 20.0), (20.0, 20.0)]
    """
    if any(count < 0 for group in groups for count in group):
        raise ValueError("A count must not be negative.")
    total = fsum(count for group in groups for count in group)
    good = fsum(group[0] for group in groups)
    if total == 0:
        return [(0.0, 0.0) for _ in groups]
    return [
        (
            settle(fsum(group) * good / total),
            settle(fsum(group) * (total - good) / total),
        )
        for group in groups
    ]


def compare(groups: Sequence[tuple[float, float]]) -> Comparison | None:
    r"""Chi-square test of groups of incidents: (satisfactory, dissatisfactory) counts of each.

    Groups without incidents are left out, and df counts only the others. None if fewer than two
    groups remain or all incidents are of one kind: then there is nothing to compare. Cramér's V of
    a table with two columns is √(χ² / n). Raises ValueError for a negative count.

    Formula:
        \chi^2 = \sum_g \sum_c \frac{(n_{gc} - E_{gc})^2}{E_{gc}}
        V = \sqrt{\frac{\chi^2}{n}}

    Symbols:
        \chi^2: the statistic of the test
        n_{gc}: incidents of group g in column c (satisfactory or dissatisfactory)
        E_{gc}: count expected there if group and outcome were independent
        V: Cramér’s V for two columns, from 0 to 1
        n: all incidents

    Source: the cross-table of groups by outcome is that of Bitner, Booms & Tetreault (1990),
    Journal of Marketing 54(1), 71–84; the test is Pearson's (1900).

    Constructed: 20 incidents are expected in each cell, so χ² = 4 × 10² / 20 = 20.

    >>> found = compare([(30, 10), (10, 30)])
    >>> found.chi_square, found.df, found.strength, found.smallest_expected
    (20.0, 1.0, 0.5, 20.0)
    """
    met = [group for group in groups if any(group)]
    counts = [count for pair in expected(met) for count in pair]
    if len(met) < 2 or not all(counts):
        return None
    statistic, df, p_value = chi_square.independence(met)
    return Comparison(
        chi_square=statistic,
        df=df,
        p_value=p_value,
        strength=settle(sqrt(statistic / fsum(counts))),
        smallest_expected=min(counts),
        small=len([one for one in counts if one < SMALL]),
        cells=len(counts),
    )
