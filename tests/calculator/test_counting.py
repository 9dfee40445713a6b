"""Answers that are counted one by one: each of them in exactly one group."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from calculator.methods import counting

ANSWERS = st.lists(st.floats(0, 10) | st.integers(0, 10).map(float), max_size=200)


@given(ANSWERS)
def test_each_answer_counts_exactly_once(answers: list[float]) -> None:
    together = counting.recommendations(answers)
    alone = [counting.recommendations([one]) for one in answers]
    assert all(sorted(one) == [0, 0, 1] for one in alone)
    assert sum(together) == len(answers)
    assert together == tuple(map(sum, zip(*alone, strict=True))) or not answers


@given(ANSWERS)
def test_a_better_answer_never_makes_a_worse_group(answers: list[float]) -> None:
    groups = [counting.recommendations([one]).index(1) for one in sorted(answers)]
    assert groups == sorted(groups, reverse=True)


@pytest.mark.parametrize(
    ("answer", "group"),
    [(10, 0), (9, 0), (8.999, 1), (8.5, 1), (7, 1), (6.999, 2), (6.5, 2), (6, 2), (0, 2)],
)
def test_where_the_groups_begin(answer: float, group: int) -> None:
    assert counting.recommendations([answer]).index(1) == group


@given(st.lists(st.integers(1, 7), max_size=200))
def test_by_point_counts_each_and_keeps_the_empty_ones(answers: list[int]) -> None:
    counts = counting.by_point(map(float, answers), range(1, 8))
    assert list(counts) == list(range(1, 8))
    assert counts == {point: answers.count(point) for point in range(1, 8)}


def test_what_is_no_answer_is_refused() -> None:
    for wrong in (-1, 10.5, 99, float("nan")):
        with pytest.raises(ValueError, match="between 0 and 10"):
            counting.recommendations([wrong])
    for wrong in (0, 6, 4.5, float("nan")):
        with pytest.raises(ValueError, match="point of the scale"):
            counting.by_point([wrong], range(1, 6))
