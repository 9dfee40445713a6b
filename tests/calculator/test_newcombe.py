"""Newcombe's interval of a difference, against his table, statsmodels and its own definition."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from statsmodels.stats.proportion import confint_proportions_2indep

from calculator.methods import newcombe, wilson

# Newcombe (1998), Statistics in Medicine 17, 873-890, table II, method 10: (a) to (h).
TABLE_II = [
    (56, 70, 48, 80, 0.2000, 0.0524, 0.3339),
    (9, 10, 3, 10, 0.6000, 0.1705, 0.8090),
    (6, 7, 2, 7, 0.5714, 0.0582, 0.8062),
    (5, 56, 0, 29, 0.0893, -0.0381, 0.1926),
    (0, 10, 0, 20, 0.0000, -0.1611, 0.2775),
    (0, 10, 0, 10, 0.0000, -0.2775, 0.2775),
    (10, 10, 0, 20, 1.0000, 0.6791, 1.0000),
    (10, 10, 0, 10, 1.0000, 0.6075, 1.0000),
]


@st.composite
def samples(draw: st.DrawFn) -> tuple[int, int, int, int]:
    of_first, of_second = draw(st.integers(1, 5000)), draw(st.integers(1, 5000))
    return (
        draw(st.integers(0, of_first)),
        of_first,
        draw(st.integers(0, of_second)),
        of_second,
    )


@pytest.mark.parametrize(("a", "m", "b", "n", "difference", "low", "high"), TABLE_II)
def test_table_ii_of_newcombe(
    a: int, m: int, b: int, n: int, difference: float, low: float, high: float
) -> None:
    # The table gives the first less the second; here the second is less the first.
    found = newcombe.difference(b, n, a, m)
    assert [round(one, 4) for one in found] == [difference, low, high]


@given(samples())
def test_it_is_that_of_statsmodels(counts: tuple[int, int, int, int]) -> None:
    first, of_first, second, of_second = counts
    _, low, high = newcombe.difference(*counts)
    wanted = confint_proportions_2indep(
        second, of_second, first, of_first, method="newcomb", compare="diff", alpha=0.05
    )
    assert (low, high) == pytest.approx(wanted, abs=1e-9)


@given(samples())
def test_samples_that_change_places_negate_it(counts: tuple[int, int, int, int]) -> None:
    first, of_first, second, of_second = counts
    difference, low, high = newcombe.difference(*counts)
    assert -1 <= low <= difference <= high <= 1
    assert newcombe.difference(second, of_second, first, of_first) == (-difference, -high, -low)


@given(samples())
def test_intervals_that_do_not_overlap_leave_no_doubt(counts: tuple[int, int, int, int]) -> None:
    one, other = wilson.interval(*counts[:2]), wilson.interval(*counts[2:])
    _, low, high = newcombe.difference(*counts)
    if one[1] < other[0]:
        assert low > 0
    if other[1] < one[0]:
        assert high < 0


@pytest.mark.parametrize("counts", [(1, 0, 1, 2), (3, 2, 1, 2), (1, 2, -1, 2), (1, 2, 3, 2)])
def test_it_refuses_what_is_no_share(counts: tuple[int, int, int, int]) -> None:
    with pytest.raises(ValueError, match="must"):
        newcombe.difference(*counts)
