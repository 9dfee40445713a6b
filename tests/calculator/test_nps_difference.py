"""The difference of two net promoter scores, against answers one by one and exact fractions."""

from __future__ import annotations

from fractions import Fraction

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from calculator.methods import net_promoter, nps_difference
from calculator.methods.nps_difference import Counts

Z = 1.959963984540054
COUNTS = st.tuples(*[st.integers(0, 300)] * 3).filter(any)


def scored(counts: Counts) -> np.ndarray:
    promoters, passives, detractors = map(int, counts)
    return np.array([100.0] * promoters + [0.0] * passives + [-100.0] * detractors)


@given(COUNTS, COUNTS)
def test_the_plain_one_is_that_of_two_means(first: Counts, second: Counts) -> None:
    one, other = scored(first), scored(second)
    found = nps_difference.plain(first, second)
    error = (one.var() / len(one) + other.var() / len(other)) ** 0.5
    assert found.difference == pytest.approx(other.mean() - one.mean(), abs=1e-8)
    assert found.margin == pytest.approx(Z * error, abs=1e-8)
    assert found.low == pytest.approx(max(-200, found.difference - found.margin), abs=1e-8)
    assert found.high == pytest.approx(min(200, found.difference + found.margin), abs=1e-8)


@given(COUNTS, COUNTS)
def test_the_adjusted_one_adds_three_answers_to_each_survey(first: Counts, second: Counts) -> None:
    # As Rocks's R package does it: 0.75, 1.5 and 0.75 answers are added to each survey.
    estimates, variances = [], []
    for promoters, passives, detractors in (first, second):
        p, q, d = (
            Fraction(int(count)) + added
            for count, added in zip(
                (promoters, passives, detractors),
                (Fraction(3, 4), Fraction(3, 2), Fraction(3, 4)),
                strict=True,
            )
        )
        total = p + q + d
        mean = (p - d) / total
        estimates.append(mean)
        variances.append((p * (1 - mean) ** 2 + q * mean**2 + d * (1 + mean) ** 2) / total / total)
    found = nps_difference.adjusted(first, second)
    half = 100 * Z * float(sum(variances)) ** 0.5
    middle = 100 * float(estimates[1] - estimates[0])
    assert found.difference == pytest.approx(middle, abs=1e-8)
    assert (found.low, found.high) == pytest.approx((middle - half, middle + half), abs=1e-8)


@given(COUNTS, COUNTS)
def test_surveys_that_change_places_negate_it(first: Counts, second: Counts) -> None:
    for method in (nps_difference.plain, nps_difference.adjusted):
        there, back = method(first, second), method(second, first)
        assert back.difference == -there.difference
        assert (back.low, back.high) == (-there.high, -there.low)
        assert -200 <= there.low <= there.difference <= there.high <= 200


def test_the_answers_needed_narrow_it_to_the_margin() -> None:
    first, second = (31.0, 22.0, 12.0), (40.0, 25.0, 15.0)
    needed = nps_difference.answers_needed(first, second, 5)
    larger = [tuple(count * needed / sum(counts) for count in counts) for counts in (first, second)]
    assert nps_difference.plain(*larger).margin == pytest.approx(5)  # type: ignore[arg-type]
    assert round(needed) == 1792


def test_it_refuses_a_survey_that_nobody_answered() -> None:
    for method in (nps_difference.plain, nps_difference.adjusted):
        with pytest.raises(ValueError, match="more than 0 answers"):
            method((1, 2, 3), (0, 0, 0))
        with pytest.raises(ValueError, match="negative"):
            method((1, 2, -3), (1, 0, 0))
    with pytest.raises(ValueError, match="margin"):
        nps_difference.answers_needed((1, 2, 3), (1, 2, 3), 0)


def mixes(size: int, shares: tuple[float, float, float], draws: int) -> np.ndarray:
    return np.random.default_rng(20161128).multinomial(size, shares, draws)


@pytest.mark.parametrize(
    "shares", [(0.95, 0.05, 0), (0.6, 0.3, 0.1), (0.45, 0.35, 0.2), (0.1, 0.85, 0.05)]
)
@pytest.mark.parametrize("sizes", [(10, 10), (65, 80), (1000, 10), (300, 300)])
def test_it_seldom_calls_a_change_where_there_is_none(
    sizes: tuple[int, int], shares: tuple[float, float, float]
) -> None:
    # Both surveys are drawn from the same customers, so each interval that leaves out 0 is wrong.
    # The page says that from ten answers on about one in twenty is; the worst found is one in 13.
    first, second = (mixes(size, shares, 2000) for size in sizes)
    np.random.default_rng(7).shuffle(second)
    wrong = 0
    for one, other in zip(first, second, strict=True):
        found = nps_difference.adjusted((one[0], one[1], one[2]), (other[0], other[1], other[2]))
        wrong += not found.low <= 0 <= found.high
    assert wrong / 2000 < 0.09


def test_the_difference_of_scores_is_that_of_the_single_ones() -> None:
    first, second = (31.0, 22.0, 12.0), (40.0, 25.0, 15.0)
    plain = nps_difference.plain(first, second).difference
    assert plain == pytest.approx(net_promoter.plain(*second).nps - net_promoter.plain(*first).nps)
