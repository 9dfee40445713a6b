"""The effort score, whose two versions run in opposite directions."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

import calculator
from calculator.methods import effort, wilson

SEVEN = st.lists(st.integers(0, 3000), min_size=7, max_size=7)


def respond(counts: Any, version: Any) -> calculator.Reply:
    return calculator.respond("effort", {"counts": counts, "version": version})


def named(counts: list[int]) -> dict[str, int]:
    return {str(point): count for point, count in enumerate(counts, start=1)}


def test_low_is_good_in_2010_and_high_is_good_in_version_2() -> None:
    easy_then, easy_now = respond(named([9, 1, 0, 0, 0]), "2010"), respond([0] * 6 + [10], "2.0")
    assert easy_then.values["share"] == easy_now.values["share"] == 1
    assert easy_then.values["mean"] == 1.1
    assert easy_now.values["mean"] == 7
    assert "On this scale low is good" in str(easy_then.answer)
    assert "On this scale high is good" in str(easy_now.answer)
    assert "1 or 2 of 5" in str(easy_then.answer)
    assert "5 to 7 of 7" in str(easy_now.answer)


@pytest.mark.parametrize("version", ["2.0", 2.0, 2])
def test_a_file_may_hold_the_version_as_a_number(version: object) -> None:
    assert respond([1, 2, 3, 4, 5, 6, 7], version).values["mean"] == pytest.approx(5)


def test_a_list_of_five_is_enough_for_2010() -> None:
    listed, by_point = respond([4, 3, 2, 1, 0], "2010"), respond(named([4, 3, 2, 1, 0]), "2010")
    assert listed.values == by_point.values
    short = respond([4, 3, 2, 1, 0], "2.0")
    assert [message.path for message in short.messages] == ["counts.6", "counts.7"]


def test_by_hand() -> None:
    # (1·4 + 2·3 + 3·2 + 4·1) / 10 = 2; squares 4 + 0 + 2 + 4 = 10, so the variance is 10/9.
    values = respond(named([4, 3, 2, 1, 0]), 2010).values
    assert values["mean"] == 2
    assert values["sd"] == pytest.approx((10 / 9) ** 0.5)
    assert values["share"] == 0.7
    assert (values["low"], values["high"]) == wilson.interval(7, 10)


@given(SEVEN)
def test_mean_and_deviation_are_numpys_and_the_interval_holds_the_share(counts: list[int]) -> None:
    if not any(counts):
        return
    reply = respond(counts, "2.0")
    values = reply.values
    answers = np.repeat(np.arange(1, 8), counts)
    assert values["mean"] == pytest.approx(float(np.mean(answers)), rel=1e-11)
    if len(answers) > 1:
        assert values["sd"] == pytest.approx(float(np.std(answers, ddof=1)), rel=1e-9, abs=1e-9)
    else:
        assert values["sd"] is None
        assert reply.messages[0].level == "note"
    assert 0 <= values["low"] <= values["share"] <= values["high"] <= 1


@given(st.lists(st.integers(0, 500), min_size=5, max_size=5))
def test_a_mirrored_scale_mirrors_the_mean(counts: list[int]) -> None:
    if any(counts):
        there, back = respond(named(counts), "2010"), respond(named(counts[::-1]), "2010")
        assert there.values["mean"] + back.values["mean"] == pytest.approx(6)


@pytest.mark.parametrize(
    ("counts", "version", "path", "said"),
    [
        (named([0, 0, 0, 0, 0]), "2010", "counts", "at least 1 answer is needed"),
        ([0] * 7, "2.0", "counts", "at least 1 answer is needed"),
        (named([1, 2, 3, 4, 5]), "2.0", "counts.6", "asks from 1 to 7"),
        ([1, 2, 3, 4, 5, 6, 0], "2010", "counts.6", "ends at 5"),
        (named([1, 2, 3, 4]), "2010", "counts.5", "is needed here"),
        (named([1, 2, -3, 4, 5]), "2010", "counts.3", "from 0 to 1,000,000,000"),
        ([1, 2, 3, 4, 5, 6, float("nan")], "2.0", "counts.7", "NaN"),
        ([1, 2, 3, 4, 5, 6, float("inf")], "2.0", "counts.7", "out of range"),
        ([1, 2, 3, 4, 5, 6, 1e308], "2.0", "counts.7", "out of range"),
        ([1, 2, 3, 4, 5, 6, "lots"], "2.0", "counts.7", "not a number"),
        ([1, 2, 3, 4, 5, 6, 0.5], "2.0", "counts.7", "not whole"),
        ([1] * 10_000_000, "2.0", "counts", "are needed"),
        (None, "2.0", "counts", "are needed"),
        ([1, 2, 3, 4, 5, 6, 7], "3.0", "version", "is not one of 2010 or 2.0"),
        ([1, 2, 3, 4, 5, 6, 7], None, "version", "one of 2010 or 2.0 is needed"),
    ],
)
def test_what_cannot_be_calculated_is_said(counts: Any, version: Any, path: str, said: str) -> None:
    reply = respond(counts, version)
    assert reply.faulty
    assert reply.messages[0].path == path
    assert said in reply.messages[0].text


def test_the_method_knows_its_points() -> None:
    with pytest.raises(ValueError, match="points 1 to 5"):
        effort.effort({6: 1}, "2010")
