"""Cronbach's alpha: how far several items of a questionnaire speak of one thing."""

from collections.abc import Sequence
from math import fsum

from calculator.precision import settle


def variances(answers: Sequence[Sequence[float]]) -> tuple[float, float] | None:
    r"""Sum of the items' variances, and the variance of the respondents' totals.

    `answers` holds a row for each respondent and a column for each item, all on one scale and
    none missing. Divisor n − 1, in squared points. None below two respondents.

    Formula:
        A = \sum_i s_i^2
        B = s_T^2

    Symbols:
        A: sum of the items’ variances
        B: variance of the respondents’ totals
        s_i^2: variance of item i, with divisor n − 1

    Constructed:

    >>> variances([[1, 2], [3, 4]])
    (4.0, 8.0)
    """
    if len(answers) < 2:
        return None
    items = [_variance(column) for column in zip(*answers, strict=True)]
    totals = _variance([settle(fsum(row)) for row in answers])
    return settle(fsum(items)), totals


def alpha(answers: Sequence[Sequence[float]]) -> float | None:
    r"""Coefficient alpha: k / (k − 1) × (1 − Σ item variances / variance of the totals).

    `answers` holds a row for each respondent and a column for each of the k items, none missing;
    choose complete cases first. At most 1; negative if the items pull against each other. None
    for fewer than two items or respondents, and if all respondents have the same total.

    Formula:
        \alpha = \frac{k}{k - 1} \left( 1 - \frac{\sum_i s_i^2}{s_T^2} \right)

    Symbols:
        \alpha: coefficient alpha, at most 1
        k: number of items
        s_i^2: variance of item i
        s_T^2: variance of the respondents’ totals

    Source: Cronbach (1951), Psychometrika 16(3), 297–334. The example is printed in the
    documentation of the library pingouin (`cronbach_alpha`, the nine complete cases of its data
    set with missing answers) as 0.8016949152542373.

    >>> right = ["11111111111", "11111111010", "11101101100", "11111000100", "11110010000",
    ...          "11111000000", "01011000010", "11100000000", "10010000000"]
    >>> alpha([[int(mark) for mark in row] for row in right])
    0.801694915254
    """
    parts = variances(answers)
    items = len(answers[0]) if answers else 0
    if parts is None or items < 2 or parts[1] == 0:
        return None
    return settle(items / (items - 1) * (1 - parts[0] / parts[1]))


def alpha_without(answers: Sequence[Sequence[float]], item: int) -> float | None:
    r"""Alpha of the items that remain when one item is left out.

    `item` is its position, from 0. None where `alpha` is None: at least three items are needed.

    Formula:
        \alpha_{-i} =
            \frac{k - 1}{k - 2} \left( 1 - \frac{\sum_{j \ne i} s_j^2}{s_{T - i}^2} \right)

    Symbols:
        \alpha_{-i}: alpha without item i
        k: number of items, the one left out included
        s_j^2: variance of item j
        s_{T - i}^2: variance of the totals of the items that remain

    Constructed: items 1 and 2 agree exactly, item 3 does not.

    >>> alpha_without([[1, 1, 2], [2, 2, 1], [3, 3, 2]], item=2)
    1.0
    """
    return alpha([[*row[:item], *row[item + 1 :]] for row in answers])


def _variance(numbers: Sequence[float]) -> float:
    # As distances from the first, so that equal numbers have a variance of exactly 0. The square
    # of a settled sd would have lost digits.
    shifts = [number - numbers[0] for number in numbers]
    middle = fsum(shifts) / len(shifts)
    squares = fsum((shift - middle) * (shift - middle) for shift in shifts)
    return settle(squares / (len(shifts) - 1))
