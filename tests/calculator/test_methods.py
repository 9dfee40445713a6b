"""The methods against published figures and against a second way to the same number."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from calculator.methods import carlzon, disconfirmation, hyken, importance_performance, need
from calculator.methods.peak_end import memory, peak
from calculator.methods.weighted_gap import weighted_gap

RATINGS = st.integers(10, 100).map(lambda tenths: tenths / 10)
GAPS = st.lists(st.integers(-90, 90).map(lambda tenths: tenths / 10), min_size=1, max_size=30)


def test_carlzon_1987_chapter_1() -> None:
    # Ten million customers, about five employees, about 15 seconds: fifty million a year. The
    # hours are computed from it; the book does not print them.
    moments = carlzon.moments_per_year(10_000_000, 5)
    assert moments == 50_000_000
    assert carlzon.contact_hours(moments, 15) == pytest.approx(208_333.3, abs=0.05)
    assert carlzon.moments_per_day(moments) == pytest.approx(136_986, abs=0.5)
    assert carlzon.seconds_per_customer(5, 15) == 75


def test_prospect_theory_1992_weighs_a_loss_two_and_a_quarter_times() -> None:
    assert weighted_gap([-1], [1], loss_weight=2.25) == -2.25
    assert weighted_gap([1], [1], loss_weight=2.25) == 1


def test_cold_water_1993_is_remembered_by_its_worst_and_its_last_moment() -> None:
    # The longer trial adds a less painful end: worse in sum, better in memory.
    short, longer = [-8.0, -8.0], [-8.0, -8.0, -5.0]
    assert sum(longer) < sum(short)
    assert memory(longer) > memory(short)


def test_quadrants_of_martilla_and_james_by_name() -> None:
    cross = (5.0, 5.0)
    assert importance_performance.quadrant(9, 2, *cross) == "concentrate"
    assert importance_performance.quadrant(9, 9, *cross) == "keep"
    assert importance_performance.quadrant(2, 2, *cross) == "low"
    assert importance_performance.quadrant(2, 9, *cross) == "overkill"
    assert importance_performance.quadrant(5, 5, *cross) == "keep", "the cross-hair itself is high"


def test_the_later_of_two_equal_peaks_counts() -> None:
    assert peak([4, 0, -4, 1]) == 2
    assert memory([4, 0, -4, 1]) == -1.5


def test_a_difference_that_floats_cannot_hold_meets_its_threshold() -> None:
    gap = disconfirmation.gap(expectation=7.2, experience=7.3)
    assert 7.3 - 7.2 != 0.1
    assert hyken.state(gap, threshold=0.1) == "mediocrity"


@given(st.lists(st.tuples(st.integers(0, 100), RATINGS, RATINGS, RATINGS), min_size=1, max_size=30))
def test_needs_agree_with_exact_arithmetic(
    moments: list[tuple[int, float, float, float]],
) -> None:
    exact = [
        Fraction(reach, 100)
        * Fraction(str(importance))
        * max(Fraction(), Fraction(str(e)) - Fraction(str(p)))
        for reach, importance, e, p in moments
    ]
    needs = [
        need.need(reach / 100, importance, disconfirmation.gap(e, p))
        for reach, importance, e, p in moments
    ]
    assert needs == pytest.approx([float(one) for one in exact])
    ranks = need.ranks(needs)
    assert ranks == [1 + sum(o > one for o in exact) if one else None for one in exact]
    shares = need.shares(needs)
    assert sum(shares) == pytest.approx(1 if any(exact) else 0)


@given(GAPS, st.floats(1, 10))
def test_losses_never_raise_the_weighted_gap(gaps: list[float], loss_weight: float) -> None:
    weights = [1.0] * len(gaps)
    plain, heavy = weighted_gap(gaps, weights), weighted_gap(gaps, weights, loss_weight)
    assert plain is not None
    assert heavy is not None
    assert heavy <= plain
    assert min(gaps) - 1e-9 <= plain <= max(gaps) + 1e-9


@given(GAPS, st.integers(0, 30).map(lambda tenths: tenths / 10))
def test_states_part_the_moments(gaps: list[float], threshold: float) -> None:
    states = [hyken.state(gap, threshold) for gap in gaps]
    shares = hyken.shares(states, [1.0] * len(gaps))
    assert sum(share for share in shares.values() if share is not None) == pytest.approx(1)
    assert [hyken.state(-gap, threshold) for gap in gaps] == [
        {"magic": "misery", "misery": "magic"}.get(state, state) for state in states
    ]


def test_nothing_weighs_nothing() -> None:
    assert weighted_gap([1, -1], [0, 0]) is None
    assert hyken.shares(["magic"], [0]) == {"magic": None, "mediocrity": None, "misery": None}
    assert need.shares([0, 0]) == [0, 0]
