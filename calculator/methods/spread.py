"""Mean and standard deviation: of numbers one by one, or of values with their counts."""

from collections.abc import Mapping, Sequence
from math import fsum, sqrt

from calculator.precision import settle


def mean(numbers: Sequence[float]) -> float:
    r"""Arithmetic mean: Σ x / n, in the unit of the numbers.

    One number at least; raises ValueError for none.

    Formula:
        \bar{x} = \frac{1}{n} \sum_{i = 1}^{n} x_i

    Symbols:
        \bar{x}: mean
        x_i: number i
        n: how many numbers

    Constructed:

    >>> mean([5, 6, 10])
    7.0
    """
    return mean_of_counts(_counted(numbers))


def sd(numbers: Sequence[float]) -> float | None:
    r"""Standard deviation of a sample: √(Σ (x − mean)² / (n − 1)), in the unit of the numbers.

    None below two numbers: one answer says nothing about spread.

    Formula:
        s = \sqrt{\frac{\sum_i (x_i - \bar{x})^2}{n - 1}}

    Symbols:
        s: standard deviation
        x_i: number i
        \bar{x}: mean
        n: how many numbers

    Constructed:

    >>> sd([2, 4, 4, 4, 5, 5, 7, 9])
    2.1380899353
    >>> sd([4]) is None
    True
    """
    return sd_of_counts(_counted(numbers)) if numbers else None


def mean_of_counts(counts: Mapping[float, float]) -> float:
    r"""Mean of values that were counted: Σ value × count / Σ count.

    Counts are 0 or more, and one of them above 0; raises ValueError otherwise.

    Formula:
        \bar{x} = \frac{\sum_x n_x \, x}{\sum_x n_x}

    Symbols:
        \bar{x}: mean
        x: a value
        n_x: how often it was counted

    Source of the example: "room comfort" in a table of hotel service quality published by SCIRP
    (278 guests; printed mean 3.766, standard deviation 0.841).

    >>> round(mean_of_counts({1: 2, 2: 22, 3: 60, 4: 149, 5: 45}), 3)
    3.766
    """
    first, shifts = _shifted(counts)
    return settle(first + _mean(shifts))


def sd_of_counts(counts: Mapping[float, float]) -> float | None:
    r"""Standard deviation of values that were counted, divisor Σ count − 1.

    Counts are 0 or more, and one of them above 0; raises ValueError otherwise. None if fewer than
    two were counted.

    Formula:
        s = \sqrt{\frac{\sum_x n_x (x - \bar{x})^2}{\sum_x n_x - 1}}

    Symbols:
        s: standard deviation
        x: a value
        n_x: how often it was counted
        \bar{x}: mean

    >>> round(sd_of_counts({1: 2, 2: 22, 3: 60, 4: 149, 5: 45}), 3)
    0.841
    """
    _, shifts = _shifted(counts)
    total = fsum(count for _, count in shifts)
    if total < 2:
        return None
    middle = _mean(shifts)
    squares = fsum(count * ((x - middle) * (x - middle)) for x, count in shifts)
    return settle(sqrt(squares / (total - 1)))


def _counted(numbers: Sequence[float]) -> dict[float, float]:
    counts: dict[float, float] = {}
    for number in numbers:
        counts[number] = counts.get(number, 0.0) + 1
    return counts


def _shifted(counts: Mapping[float, float]) -> tuple[float, list[tuple[float, float]]]:
    """Values as distances from the first, so that equal ones have a spread of exactly 0."""
    if any(count < 0 for count in counts.values()):
        raise ValueError("A count must not be negative.")
    met = [(value, count) for value, count in counts.items() if count > 0]
    if not met:
        raise ValueError("There is nothing to take a mean of.")
    first = met[0][0]
    return first, [(value - first, count) for value, count in met]


def _mean(shifts: list[tuple[float, float]]) -> float:
    return fsum(x * count for x, count in shifts) / fsum(count for _, count in shifts)
