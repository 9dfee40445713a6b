"""The satisfied share with Wilson's interval, from counts or from two numbers."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

import calculator
from calculator.methods import wilson

FIVE = st.lists(st.integers(0, 5000), min_size=5, max_size=5)


def respond(**inputs: Any) -> calculator.Reply:
    return calculator.respond("satisfaction", inputs)


# A SCIRP article's table of hotel service quality, 278 guests: room comfort and neatness. Mean and
# deviation are printed there; the shares were reckoned from the counts.
@pytest.mark.parametrize(
    ("counts", "mean", "sd", "rate", "low", "high"),
    [
        ([2, 22, 60, 149, 45], 3.766, 0.841, 0.6978, 0.6415, 0.7488),
        ([6, 20, 38, 130, 84], 3.957, 0.960, 0.7698, 0.7168, 0.8154),
    ],
)
def test_five_point_frequencies_of_hotel_guests(
    counts: list[int], mean: float, sd: float, rate: float, low: float, high: float
) -> None:
    values = respond(counts=counts).values
    assert (round(values["mean"], 3), round(values["sd"], 3)) == (mean, sd)
    assert round(values["rate"], 4) == round(values["top2"], 4) == rate
    assert (round(values["low"], 4), round(values["high"], 4)) == (low, high)


def test_newcombe_1998_none_of_twenty() -> None:
    values = respond(satisfied=0, answers=20).values
    assert (values["rate"], values["low"], round(values["high"], 4)) == (0, 0, 0.1611)


def test_counts_and_their_sum_give_the_same_share() -> None:
    from_counts, from_two = (
        respond(counts=[2, 22, 60, 149, 45]),
        respond(satisfied=194, answers=278),
    )
    for key in ("rate", "low", "high"):
        assert from_counts.values[key] == from_two.values[key]
    assert from_two.answer == from_counts.answer
    assert [from_two.values[key] for key in ("mean", "sd", "top2")] == [None] * 3
    assert [message.level for message in from_two.messages] == ["note"]
    assert "need the counts" in from_two.messages[0].text


def test_ten_of_ten_are_not_certain() -> None:
    reply = respond(satisfied=10, answers=10)
    assert reply.answer == (
        "100 % are satisfied, 10 of 10 answers; among all such customers it is most likely between "
        "72 % and 100 %."
    )
    assert "10 answers are few" in reply.headline


def test_one_answer_has_no_deviation() -> None:
    reply = respond(counts=[0, 0, 0, 1, 0])
    assert (reply.values["mean"], reply.values["sd"]) == (4, None)
    assert "at least 2 are needed" in reply.messages[0].text


@given(FIVE)
def test_the_interval_holds_the_share_and_stays_in_range(counts: list[int]) -> None:
    if not any(counts):
        return
    values = respond(counts={str(at): count for at, count in enumerate(counts, 1)}).values
    assert 0 <= values["low"] <= values["rate"] <= values["high"] <= 1
    assert (values["low"], values["high"]) == wilson.interval(counts[3] + counts[4], sum(counts))
    assert 1 <= values["mean"] <= 5


@pytest.mark.parametrize(
    ("inputs", "path", "said"),
    [
        ({}, "counts", "is needed here"),
        ({"counts": [0, 0, 0, 0, 0]}, "counts", "at least 1 answer is needed"),
        ({"counts": [1, 2, 3, 4]}, "counts", "1, 2, 3, 4 and 5 are needed"),
        ({"counts": {"4": 10, "5": 2}}, "counts.1", "from 0 to"),
        ({"counts": [1, 2, 3, 4, 5], "answers": 15}, "answers", "here are both"),
        ({"counts": [1, 2, 3, 4, -5]}, "counts.5", "out of range"),
        ({"counts": [1, 2, 3, 4, 1e308]}, "counts.5", "out of range"),
        ({"counts": [1, 2, 3, 4, "x"]}, "counts.5", "not a number"),
        ({"counts": [1, 2, 3, 4, float("nan")]}, "counts.5", "NaN"),
        ({"counts": [1] * 10_000_000}, "counts", "are needed"),
        ({"satisfied": 3}, "answers", "whole number is needed"),
        ({"answers": 3}, "satisfied", "whole number is needed"),
        ({"satisfied": 4, "answers": 3}, "satisfied", "a number from 0 to 3"),
        ({"satisfied": 0, "answers": 0}, "answers", "from 1 to"),
        ({"satisfied": float("inf"), "answers": 3}, "satisfied", "out of range"),
        ({"satisfied": 1.5, "answers": 3}, "satisfied", "not whole"),
    ],
)
def test_what_cannot_be_calculated_is_said(inputs: dict[str, Any], path: str, said: str) -> None:
    reply = respond(**inputs)
    assert reply.faulty
    assert reply.messages[0].path == path
    assert said in reply.messages[0].text
