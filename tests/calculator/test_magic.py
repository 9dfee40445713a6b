"""Hyken's three moments and their consistency."""

from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from statsmodels.stats.proportion import proportion_confint

import calculator
from calculator.methods import hyken

TENTHS = st.integers(10, 100).map(lambda tenths: tenths / 10)
RATINGS = st.lists(st.tuples(TENTHS, TENTHS), min_size=1, max_size=40)


def ask(*pairs: tuple[Any, Any], **inputs: Any) -> calculator.Reply:
    ratings = [{"expectation": e, "experience": p} for e, p in pairs]
    return calculator.respond("magic", {"ratings": ratings, **inputs})


def magic(*pairs: tuple[float, float], **inputs: Any) -> calculator.Reply:
    reply = ask(*pairs, **inputs)
    assert not reply.faulty, reply.messages
    return reply


def test_three_point_three_in_place_of_three_is_magic() -> None:
    # Hyken at Customer Contact Week (reported by CCW Digital): a little better than average, 3.3
    # instead of 3 on a scale of 1 to 5. The threshold decides whether a calculator agrees.
    assert magic((3, 3.3), scale=[1, 5], threshold=0.2).values["magic"] == 1
    assert magic((3, 3.3), scale=[1, 5]).values["mediocrity"] == 1


def test_shares_and_spread_reckoned_by_hand() -> None:
    # Gaps 2, 0, −3, 1: mean 0, squares 4 + 0 + 9 + 1 = 14, 14 / 3 = 4.6667, root 2.1602.
    reply = magic((6, 8), (6, 6), (7, 4), (5, 6))
    assert [reply.values[state] for state in hyken.STATES] == [0.5, 0.25, 0.25]
    assert reply.values["consistency"] == pytest.approx(2.1602, abs=5e-5)
    assert reply.rows == ()


@given(RATINGS, st.integers(0, 30).map(lambda tenths: tenths / 10))
def test_every_figure_agrees_with_numpy(pairs: list[tuple[float, float]], threshold: float) -> None:
    values = magic(*pairs, threshold=threshold).values
    tenths = np.array([round(10 * p) - round(10 * e) for e, p in pairs])
    limit = round(10 * threshold)
    assert values["magic"] == pytest.approx(np.mean(tenths > limit))
    assert values["misery"] == pytest.approx(np.mean(tenths < -limit))
    assert values["magic"] + values["mediocrity"] + values["misery"] == pytest.approx(1)
    if len(pairs) > 1:
        assert values["consistency"] == pytest.approx(np.std(tenths / 10, ddof=1), abs=1e-9)


@given(RATINGS.filter(lambda pairs: len(pairs) > 1), st.randoms())
def test_order_plays_no_part_and_a_shift_changes_nothing(
    pairs: list[tuple[float, float]], random: Any
) -> None:
    shuffled = list(pairs)
    random.shuffle(shuffled)
    first, second = magic(*pairs).values, magic(*shuffled).values
    assert first == pytest.approx(second)
    doubled = magic(*((2 * e, 2 * p) for e, p in pairs), scale=[2, 20], threshold=1).values
    assert doubled["magic"] == first["magic"]
    assert doubled["consistency"] == pytest.approx(2 * first["consistency"])


def test_the_answer_says_how_sure_ten_of_ten_are() -> None:
    reply = magic(*[(5, 6)] * 10)
    low, high = proportion_confint(10, 10, method="wilson")
    assert f"95 % interval {100 * low:.0f} % to {100 * high:.0f} %" in (reply.answer or "")
    assert "perfectly consistent: every gap is +1" in (reply.answer or "")
    assert "go on counting" in reply.headline


def test_one_rating_has_no_spread_and_says_so() -> None:
    reply = magic((5, 5))
    assert reply.values["consistency"] is None
    assert [(message.path, message.level) for message in reply.messages] == [("ratings", "note")]
    assert "cannot be computed" in reply.headline
    assert reply.answer == "0 of 1 moment were magic, 0 % (95 % interval 0 % to 79 %)."


def test_a_gap_of_just_the_threshold_is_mediocrity_however_floats_round() -> None:
    assert 1.1 - 1 > 0.1
    assert magic((1, 1.1), threshold=0.1).values["mediocrity"] == 1
    assert magic((7.2, 7.4), threshold=0.1).values["magic"] == 1


def test_the_method_refuses_to_measure_nothing() -> None:
    with pytest.raises(ValueError, match="one gap"):
        hyken.consistency([])


@pytest.mark.parametrize(
    ("inputs", "path", "said"),
    [
        ({"ratings": []}, "ratings", "at least 1 rating"),
        ({}, "ratings", "at least 1 rating"),
        ({"ratings": [{"expectation": 5}]}, "ratings.0.experience", "from 1 to 10"),
        ({"ratings": [{"expectation": 0, "experience": 5}]}, "ratings.0.expectation", "1 to 10"),
        (
            {"ratings": [{"expectation": 5, "experience": 6}], "scale": [1, 5]},
            "ratings.0.experience",
            "from 1 to 5",
        ),
        (
            {"ratings": [{"expectation": 5, "experience": 6}], "threshold": -1},
            "threshold",
            "from 0 to 1,000",
        ),
        (
            {"ratings": [{"expectation": 5, "experience": float("nan")}]},
            "ratings.0.experience",
            "NaN",
        ),
        ({"ratings": [{"expectation": 1e308, "experience": 5}]}, "ratings.0.expectation", "10"),
        ({"ratings": [{"expectation": "five", "experience": 5}]}, "ratings.0.expectation", "five"),
        ({"ratings": [{"expectation": 5, "experience": 5}] * 10_000_000}, "ratings", "1,000"),
    ],
)
def test_what_is_wrong_is_named_with_its_limit(inputs: Any, path: str, said: str) -> None:
    reply = calculator.respond("magic", inputs)
    assert [message.path for message in reply.messages] == [path]
    assert said in reply.messages[0].text
    assert reply.answer is None


def test_a_thousand_ratings_are_drawn() -> None:
    assert magic(*[(5, 5 + at % 5) for at in range(1000)]).details.count("<svg") == 2
