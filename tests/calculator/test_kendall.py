"""Kendall's W against scipy's Friedman test, ties included."""

from __future__ import annotations

import warnings

import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats

from calculator.methods import kendall

TABLES = st.tuples(st.integers(3, 6), st.integers(3, 8)).flatmap(
    lambda shape: st.lists(
        st.lists(st.integers(0, 5), min_size=shape[0], max_size=shape[0]),
        min_size=shape[1],
        max_size=shape[1],
    )
)


@given(TABLES)
def test_it_is_friedmans_chi_square_over_its_largest_value(ratings: list[list[int]]) -> None:
    found = kendall.concordance(ratings)
    raters, things = len(ratings), len(ratings[0])
    if all(len(set(row)) == 1 for row in ratings):
        assert found is None
        return
    assert found is not None
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        friedman = stats.friedmanchisquare(*zip(*ratings, strict=True)).statistic
    assert found == pytest.approx(friedman / (raters * (things - 1)), abs=1e-9)
    assert 0 <= found <= 1


@given(st.lists(st.integers(0, 9), min_size=1, max_size=12))
def test_ranks_are_those_of_scipy(scores: list[int]) -> None:
    wanted = stats.rankdata([-one for one in scores])
    assert kendall.mean_ranks(scores) == pytest.approx(list(wanted))


@pytest.mark.parametrize("ratings", [[], [[1, 2]], [[1], [2]], [[1, 2], [1]]])
def test_one_alone_agrees_with_nobody(ratings: list[list[float]]) -> None:
    with pytest.raises(ValueError, match="Two raters"):
        kendall.concordance(ratings)
