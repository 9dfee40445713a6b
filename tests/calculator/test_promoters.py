"""The net promoter score and its two intervals."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

import numpy as np
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

import calculator
from calculator.methods import net_promoter

COUNT = st.integers(0, 100_000)


def respond(promoters: Any, passives: Any, detractors: Any) -> calculator.Reply:
    return calculator.respond(
        "promoters",
        {"promoters": promoters, "passives": passives, "detractors": detractors},
    )


def test_the_printed_margin_of_three_hundred_answers() -> None:
    # 40 % promoters and 20 % detractors of 300, as printed with R's NPS code: 20 ± 8.5.
    reply = respond(120, 120, 60)
    assert reply.values["nps"] == 20
    assert round(reply.values["margin"], 1) == 8.5
    assert (round(reply.values["low"], 1), round(reply.values["high"], 1)) == (11.5, 28.5)
    # Worked out apart with n + 3 and ¾ more of each.
    assert round(reply.values["nps_adjusted"], 2) == 19.80
    assert round(reply.values["low_adjusted"], 2) == 11.38
    assert round(reply.values["high_adjusted"], 2) == 28.23


def test_the_score_of_cross_validated() -> None:
    # Half promoters, a third passives, a sixth detractors: 1/3, variance 5/9.
    score = net_promoter.plain(162, 108, 54)
    assert score.nps == pytest.approx(100 / 3)
    assert score.margin / 100 / 1.959963984540054 == pytest.approx((5 / 9 / 324) ** 0.5)


def test_nine_answers_look_like_nine_answers() -> None:
    reply = respond(5, 3, 1)
    assert round(reply.values["nps"], 1) == 44.4
    assert (round(reply.values["low"], 1), round(reply.values["high"], 1)) == (-0.3, 89.2)
    assert round(reply.values["nps_adjusted"], 1) == 33.3
    assert round(reply.values["low_adjusted"], 1) == -7.2
    assert round(reply.values["high_adjusted"], 1) == 73.9
    assert "do not show whether promoters outnumber" in reply.headline


@given(COUNT, COUNT, COUNT)
@example(26, 9, 14)
def test_no_end_is_written_as_0_beside_a_sentence_that_says_otherwise(
    promoters: int, passives: int, detractors: int
) -> None:
    reply = respond(promoters, passives, detractors)
    if not reply.faulty:
        assert reply.answer is not None
        ends = reply.answer.partition("lies between ")[2].removesuffix(".").split(" and ")
        values = [reply.values[f"{end}_adjusted"] for end in ("low", "high")]
        assert [end == "0" for end in ends] == [value == 0 for value in values]


def test_ten_promoters_of_ten_are_not_certain() -> None:
    reply = respond(10, 0, 0)
    assert (reply.values["nps"], reply.values["margin"]) == (100, 0)
    assert reply.values["low_adjusted"] < 50
    assert reply.values["high_adjusted"] == 100
    assert reply.answer == (
        "NPS is +100 among the 10 answers; among all such customers it most likely lies between "
        "+48 and +100."
    )
    assert "flaw of the plain formula" in reply.headline


@pytest.mark.parametrize(
    ("promoters", "passives", "detractors", "margin"), [(40, 40, 20, 14.7), (50, 0, 50, 19.6)]
)
def test_a_hundred_answers_are_not_within_ten_points(
    promoters: int, passives: int, detractors: int, margin: float
) -> None:
    # Tables that print ± 10 points for 100 answers use the formula of a single share.
    assert round(net_promoter.plain(promoters, passives, detractors).margin, 1) == margin


@given(COUNT, COUNT, COUNT)
def test_intervals_hold_their_estimates_and_stay_in_range(p: int, m: int, d: int) -> None:
    if not p + m + d:
        return
    values = respond(p, m, d).values
    assert -100 <= values["low"] <= values["nps"] <= values["high"] <= 100
    assert -100 <= values["low_adjusted"] <= values["nps_adjusted"]
    assert values["nps_adjusted"] <= values["high_adjusted"] <= 100
    assert values["low_adjusted"] < values["high_adjusted"]
    assert values["nps"] == pytest.approx(float(100 * Fraction(p - d, p + m + d)), abs=1e-9)
    mirrored = respond(d, m, p).values
    assert mirrored["nps"] == pytest.approx(-values["nps"], abs=1e-9)
    assert mirrored["low_adjusted"] == pytest.approx(-values["high_adjusted"], abs=1e-9)


@given(st.integers(0, 200), st.integers(0, 200), st.integers(0, 200))
def test_the_margin_is_that_of_a_mean_of_minus_one_nought_and_one(p: int, m: int, d: int) -> None:
    if not p + m + d:
        return
    answers = np.array([1.0] * p + [0.0] * m + [-1.0] * d)
    error = float(np.std(answers)) / len(answers) ** 0.5
    assert net_promoter.plain(p, m, d).margin == pytest.approx(195.9963984540054 * error, abs=1e-6)


def test_answers_needed_turn_into_the_margin_that_was_wished() -> None:
    needed = net_promoter.answers_needed(31, 22, 12, margin=5)
    scaled = [needed * count / 65 for count in (31, 22, 12)]
    assert net_promoter.plain(*scaled).margin == pytest.approx(5)


@pytest.mark.parametrize(
    ("counts", "path", "said"),
    [
        ((0, 0, 0), "promoters", "at least 1 answer is needed"),
        ((-1, 2, 3), "promoters", "from 0 to 1,000,000,000"),
        ((1, 2, float("nan")), "detractors", "NaN is out of range"),
        ((1, float("inf"), 3), "passives", "out of range"),
        ((1e308, 2, 3), "promoters", "out of range"),
        ((1, "many", 3), "passives", "“many” is not a number"),
        ((1, 2, 2.5), "detractors", "2.5 is not whole"),
        ((1, None, 3), "passives", "is needed here"),
    ],
)
def test_what_cannot_be_calculated_is_said(counts: tuple[Any, ...], path: str, said: str) -> None:
    reply = respond(*counts)
    assert reply.faulty
    assert reply.messages[0].path == path
    assert said in reply.messages[0].text


@pytest.mark.parametrize("counts", [(-1, 2, 3), (0, 0, 0)])
def test_the_method_refuses_it_too(counts: tuple[int, int, int]) -> None:
    with pytest.raises(ValueError, match="must"):
        net_promoter.plain(*counts)
    with pytest.raises(ValueError, match="must"):
        net_promoter.adjusted(*counts)
    with pytest.raises(ValueError, match="must"):
        net_promoter.answers_needed(1, 1, 1, margin=0)
