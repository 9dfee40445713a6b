"""Items that run against the others, held against scipy's correlation and its interval."""

from __future__ import annotations

import pytest
from scipy.stats import pearsonr

from calculator.survey.answers.against import FEWEST, against
from tests.survey.surveys import drawn


def items(rows: int, seed: int) -> list[list[float | None]]:
    """Three items of one mood and a fourth the other way round, with a blank here and there."""
    one = drawn(seed)
    moods = [one.randint(2, 6) for _ in range(rows)]
    columns: list[list[float | None]] = [
        [float(mood + one.randint(-1, 1)) for mood in moods] for _ in range(3)
    ]
    columns.append([float(8 - mood + one.randint(-1, 1)) for mood in moods])
    columns[0][3] = columns[3][5] = None
    return columns


def test_the_correlation_and_its_interval_are_those_of_scipy() -> None:
    columns = items(90, 1)
    [found] = against(columns)
    own, rest = [], []
    for row in zip(*columns, strict=True):
        others = [each for each in row[:3] if each is not None]
        if row[3] is not None:
            own.append(row[3])
            rest.append(sum(others) / len(others))
    right = pearsonr(own, rest)
    interval = right.confidence_interval(0.99)
    assert (found.at, found.answers) == (3, 89)
    assert found.correlation == pytest.approx(right.statistic, rel=1e-9)
    assert (found.low, found.high) == pytest.approx((interval.low, interval.high), rel=1e-9)


def test_of_items_that_have_nothing_to_do_with_each_other_few_are_told() -> None:
    told = 0
    for seed in range(100):
        one = drawn(seed)
        told += len(against([[float(one.randint(1, 7)) for _ in range(80)] for _ in range(4)]))
    assert told <= 8  # two of these four hundred are expected: half of one in a hundred


def test_few_rows_two_items_and_halves_tell_nothing() -> None:
    assert against(items(FEWEST - 1, 2)) == ()
    assert against(items(90, 3)[2:]) == ()
    turned = items(90, 4)
    assert against([turned[0], turned[1], turned[3], turned[3]]) == ()
