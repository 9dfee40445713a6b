"""Spread, Wilson's interval, Student's t and chi-square, against print and against scipy."""

from __future__ import annotations

import random
from decimal import Decimal, getcontext
from fractions import Fraction

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats
from statsmodels.stats.proportion import proportion_confint

from calculator.methods import chi_square, spread, student, wilson

COUNTS = st.dictionaries(st.integers(-9, 9).map(float), st.integers(0, 1000).map(float))


# Newcombe (1998), Statistics in Medicine 17, 857–872, table I, method 3 (score, no correction).
@pytest.mark.parametrize(
    ("satisfied", "answers", "low", "high"),
    [(81, 263, 0.2553, 0.3662), (15, 148, 0.0624, 0.1605), (0, 20, 0, 0.1611)],
)
def test_newcombe_1998_table_1(satisfied: int, answers: int, low: float, high: float) -> None:
    assert [round(end, 4) for end in wilson.interval(satisfied, answers)] == [low, high]


def test_wilson_to_seven_digits() -> None:
    # R's prop.test(37, 43, correct = FALSE), printed beside Newcombe's table in a help page.
    low, high = wilson.interval(37, 43)
    assert (round(low, 7), round(high, 7)) == (0.7273641, 0.9344428)


@given(st.integers(0, 10**6), st.integers(1, 10**6))
def test_wilson_agrees_with_statsmodels_and_holds_its_estimate(one: int, other: int) -> None:
    satisfied, answers = min(one, other), max(one, other)
    low, high = wilson.interval(satisfied, answers)
    assert (low, high) == pytest.approx(
        proportion_confint(satisfied, answers, method="wilson"), rel=1e-9, abs=1e-12
    )
    assert 0 <= low <= float(f"{satisfied / answers:.12g}") <= high <= 1
    assert low < high


def test_wilson_reaches_the_very_ends() -> None:
    for answers in range(1, 300):
        assert wilson.interval(0, answers)[0] == 0
        assert wilson.interval(answers, answers)[1] == 1


@pytest.mark.parametrize(("satisfied", "answers"), [(0, 0), (1, 0), (-1, 5), (6, 5), (1, -5)])
def test_wilson_refuses_what_cannot_be_counted(satisfied: int, answers: int) -> None:
    with pytest.raises(ValueError, match="must"):
        wilson.interval(satisfied, answers)


# A SCIRP article's table of hotel service quality, 278 guests: counts for 1..5, mean, deviation.
@pytest.mark.parametrize(
    ("counts", "mean", "sd"),
    [
        ((2, 22, 60, 149, 45), 3.766, 0.841),
        ((6, 20, 38, 130, 84), 3.957, 0.960),
        ((5, 14, 47, 153, 59), 3.888, 0.857),
    ],
)
def test_five_point_frequencies(counts: tuple[int, ...], mean: float, sd: float) -> None:
    by_point = {float(point): float(count) for point, count in enumerate(counts, start=1)}
    assert round(spread.mean_of_counts(by_point), 3) == mean
    found = spread.sd_of_counts(by_point)
    assert found is not None
    assert round(found, 3) == sd
    listed = [point for point, count in by_point.items() for _ in range(int(count))]
    assert spread.mean(listed) == spread.mean_of_counts(by_point)
    assert spread.sd(listed) == spread.sd_of_counts(by_point)


@given(st.lists(st.integers(-1000, 1000).map(lambda n: n / 8), min_size=2, max_size=40))
def test_spread_agrees_with_numpy_and_forgets_the_order(numbers: list[float]) -> None:
    assert spread.mean(numbers) == pytest.approx(float(np.mean(numbers)), rel=1e-11, abs=1e-12)
    assert spread.sd(numbers) == pytest.approx(float(np.std(numbers, ddof=1)), rel=1e-9, abs=1e-9)
    assert spread.sd(numbers) == pytest.approx(spread.sd(sorted(numbers)), rel=1e-11)


def test_equal_numbers_have_no_spread_and_one_number_has_none_to_tell() -> None:
    assert spread.sd([0.1, 0.1, 0.1]) == 0
    assert spread.sd([4]) is None
    assert spread.sd([]) is None
    assert spread.sd_of_counts({3.0: 1.0, 4.0: 0.0}) is None


@pytest.mark.parametrize("counts", [{}, {1.0: 0.0}, {1.0: -1.0, 2.0: 3.0}])
def test_spread_refuses_no_counts_and_negative_ones(counts: dict[float, float]) -> None:
    with pytest.raises(ValueError, match=r"count|nothing"):
        spread.mean_of_counts(counts)


DFS = [*range(1, 301), *random.Random("df").sample(range(301, 10_000), 200), 9_999, 10_000]


def test_student_agrees_with_scipy_to_eleven_digits() -> None:
    # Far from p = ½ only: next to it scipy itself has four digits (Student's t of df 4 has a
    # closed form, see below).
    for df in DFS:
        for p in (0.6, 0.75, 0.9, 0.975, 0.995, 0.9999, 0.025, 1e-6):
            assert student.quantile(p, df) == pytest.approx(stats.t.ppf(p, df), rel=1e-11), (p, df)


@pytest.mark.parametrize("p", [0.5 + 1e-9, 0.5001, 0.6, 0.9, 0.975, 1 - 1e-9])
def test_student_has_closed_forms_for_one_and_two_degrees(p: float) -> None:
    getcontext().prec = 40
    exact = Decimal(p)
    two = (2 * exact - 1) / (2 * exact * (1 - exact)).sqrt()
    assert student.quantile(p, 2) == pytest.approx(float(two), rel=1e-11)
    away = float(exact - Decimal("0.5"))
    nearly = 1e-11 if p < 0.99 else 1e-6  # the tangent itself loses digits next to its pole
    assert student.quantile(p, 1) == pytest.approx(np.tan(np.pi * away), rel=nearly)


@pytest.mark.parametrize("df", [0.1, 0.5, 1, 2.5, 77.7, 10_000, 10_001, 123_456, 1e9, 1e300])
def test_student_always_converges_and_is_odd(df: float) -> None:
    previous = 0.0
    for p in (0.5, 0.5 + 1e-12, 0.7, 0.975, 1 - 1e-9):
        quantile = student.quantile(p, df)
        assert quantile >= previous
        previous = quantile
    assert student.quantile(0.25, df) == -student.quantile(0.75, df)
    assert student.quantile(0.975, df) == pytest.approx(stats.t.ppf(0.975, df), rel=1e-11)


def test_student_loses_nothing_where_it_becomes_nearly_normal() -> None:
    for df in (9_999, 10_000, 10_001, 20_000):
        for p in (0.9, 0.975, 0.9999, 1e-6, 1e-9):
            assert student.quantile(p, df) == pytest.approx(stats.t.ppf(p, df), rel=1e-11), (p, df)


@pytest.mark.parametrize(
    ("p", "df"), [(0, 5), (1, 5), (-1, 5), (float("nan"), 5), (0.9, 0), (0.9, -1)]
)
def test_student_refuses_what_has_no_quantile(p: float, df: float) -> None:
    with pytest.raises(ValueError, match="must"):
        student.quantile(p, df)


@given(st.lists(st.integers(1, 7), min_size=2, max_size=60))
def test_the_interval_of_a_mean_is_scipys(numbers: list[int]) -> None:
    mean, sd = spread.mean(numbers), spread.sd(numbers)
    assert sd is not None
    low, high = student.interval(mean, sd, len(numbers))
    assert low <= mean <= high
    if sd:
        wanted = stats.t.interval(0.95, len(numbers) - 1, mean, sd / np.sqrt(len(numbers)))
        assert (low, high) == pytest.approx(wanted, rel=1e-9, abs=1e-9)


def test_an_interval_needs_two_answers() -> None:
    with pytest.raises(ValueError, match="more than one"):
        student.interval(3, 0, 1)


def exact_tail(statistic: int, df: int) -> Decimal:
    """The chance beyond a statistic for an even df: a finite sum, exactly."""
    getcontext().prec = 60
    half = Decimal(statistic) / 2
    term = total = Decimal(1)
    for k in range(1, df // 2):
        term *= half / k
        total += term
    return (-half).exp() * total


@pytest.mark.parametrize("df", [2, 4, 10, 78, 80, 82, 500, 2_000, 10_000])
@pytest.mark.parametrize(
    "times", [Fraction(1, 10), Fraction(1, 2), 1, Fraction(11, 10), Fraction(3, 2), 3]
)
def test_chi_square_agrees_with_an_exact_sum(df: int, times: Fraction) -> None:
    statistic = int(df * times) or 1
    wanted = float(exact_tail(statistic, df))
    if wanted > 1e-290:
        assert chi_square.p_value(statistic, df) == pytest.approx(wanted, rel=1e-11)


def test_chi_square_agrees_with_scipy_to_eleven_digits() -> None:
    for df in DFS:
        for times in (0.01, 0.5, 0.9, 1, 1.0001, 1.1, 1.3, 2):
            wanted = stats.chi2.sf(df * times, df)
            if wanted > 1e-150:  # farther out scipy errs in the eleventh digit
                found = chi_square.p_value(df * times, df)
                assert found == pytest.approx(wanted, rel=1e-11), (df, times)


def test_chi_square_at_the_ends() -> None:
    assert chi_square.p_value(0, 3) == 1
    assert chi_square.p_value(1e6, 3) == 0
    assert chi_square.p_value(float("inf"), 3) == 0
    for df in (0.5, 1, 79, 80, 10_000):
        assert chi_square.p_value(5e-324, df) == pytest.approx(1)
        assert chi_square.p_value(1e-300, df) == pytest.approx(1)
    for statistic, df in ((-1, 3), (float("nan"), 3), (1, 0)):
        with pytest.raises(ValueError, match="must"):
            chi_square.p_value(statistic, df)


@given(
    st.integers(2, 5).flatmap(
        lambda width: st.lists(
            st.lists(st.integers(1, 500), min_size=width, max_size=width), min_size=2, max_size=6
        )
    )
)
def test_independence_is_scipys_without_yates(table: list[list[int]]) -> None:
    statistic, df, p = chi_square.independence(table)
    wanted = stats.chi2_contingency(table, correction=False)
    assert df == wanted.dof
    assert statistic == pytest.approx(wanted.statistic, rel=1e-9, abs=1e-9)
    assert p == pytest.approx(wanted.pvalue, rel=1e-6, abs=1e-12)
    turned = chi_square.independence(list(zip(*table, strict=True)))
    assert turned == pytest.approx((statistic, df, p), rel=1e-9, abs=1e-11)


def test_independence_leaves_out_what_is_empty() -> None:
    assert chi_square.independence([[10, 0, 20], [0, 0, 0], [20, 0, 10]]) == (
        chi_square.independence([[10, 20], [20, 10]])
    )
    for table in ([[1, 2]], [[1, 0], [2, 0]], [[0, 0], [0, 0]], [[1, 2], [3]], [[1, -2], [3, 4]]):
        with pytest.raises(ValueError, match="must"):
            chi_square.independence(table)


@given(COUNTS, st.integers(1, 50))
def test_counting_every_answer_again_keeps_the_mean(counts: dict[float, float], times: int) -> None:
    if any(counts.values()):
        more = {value: count * times for value, count in counts.items()}
        assert spread.mean_of_counts(more) == pytest.approx(
            spread.mean_of_counts(counts), rel=1e-11, abs=1e-12
        )
