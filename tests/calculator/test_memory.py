"""The peak–end rule: the experiment of 1993, ties, the neutral point, and bad input."""

from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

import calculator
from calculator.methods import peak_end

RATINGS = st.lists(st.integers(10, 100).map(lambda tenths: tenths / 10), min_size=1, max_size=40)


def ask(ratings: Any, **more: Any) -> calculator.Reply:
    return calculator.respond("memory", {"ratings": ratings, **more})


def test_cold_water_1993_the_longer_trial_is_remembered_better() -> None:
    # Kahneman et al.: 60 s at 14 °C, or the same with 30 s more at up to 15 °C. The ratings are
    # made up; that the longer trial was preferred although it added pain is theirs.
    short, longer = ask([2, 2, 2], scale=[0, 10]), ask([2, 2, 2, 3, 4], scale=[0, 10])
    assert short.values["memory"] < longer.values["memory"]
    assert (longer.values["peak"], longer.values["end"], longer.values["memory"]) == (2, 4, 3)


def test_a_journey_by_hand() -> None:
    # Distances from 5.5: 1.5, 2.5, 3.5, 0.5; peak 2, end 5, memory 3.5, mean 22 / 4.
    reply = ask([7, 8, 2, 5])
    assert reply.data()["values"] == {"peak": 2, "end": 5, "memory": 3.5, "mean": 5.5}
    assert reply.inputs["neutral"] is None
    assert "halfway between moment 3, rated 2, and the end, rated 5" in str(reply.answer)
    assert "By its best moment the memory is 6.5, by its worst 3.5" in reply.headline


def test_the_neutral_point_decides_what_is_extreme() -> None:
    assert ask([9, 2, 5]).values["peak"] == 2, "9 and 2 are equally far from 5.5: the later"
    assert ask([2, 9, 5]).values["peak"] == 9
    assert ask([9, 2, 5], neutral=5).values["peak"] == 9
    assert ask([9, 2, 5], neutral="6").values["peak"] == 2
    assert ask([1, 5], scale=[1, 5]).values["peak"] == 5, "the middle of 1 to 5 is 3"


def test_a_tie_that_floats_do_not_show_is_a_tie() -> None:
    assert abs(0.3 - 0.2) != abs(0.1 - 0.2)
    assert peak_end.peak([0.1, 0.3, 0.2], neutral=0.2) == 1


def test_gaps_have_their_neutral_at_zero() -> None:
    gaps = [3.0, -4.0, 1.0, 4.0, -1.0]
    assert peak_end.peak(gaps) == 3
    assert peak_end.memory(gaps) == 1.5


def test_the_advice_names_what_would_lift_the_memory() -> None:
    headline = ask([7, 8, 2, 5]).headline
    assert "If it ended as well as its best moment, with 8, the memory would be 5." in headline
    assert "Lifting the lowest moment, number 3, only to neutral would make it 6.5." in headline


def test_one_moment_is_peak_and_end_and_mean() -> None:
    reply = ask([8])
    assert set(reply.values.values()) == {8}
    assert str(reply.answer).startswith("One moment, rated 8")


def test_ratings_may_be_typed_and_five_hundred_are_drawn() -> None:
    assert ask("7 8\n2\t5").values == ask([7, 8, 2, 5]).values
    reply = ask([1 + n % 10 for n in range(500)])
    assert "<svg" in reply.details


@given(RATINGS)
def test_memory_lies_between_the_extremes_and_agrees_with_numpy(ratings: list[float]) -> None:
    reply = ask(ratings)
    far = np.round(np.abs(np.array(ratings) - 5.5), 9)
    last = len(ratings) - 1 - int(np.argmax(far[::-1]))
    assert reply.values["peak"] == ratings[last]
    assert reply.values["memory"] == pytest.approx((ratings[last] + ratings[-1]) / 2)
    assert reply.values["mean"] == pytest.approx(float(np.mean(ratings)))
    assert min(ratings) <= reply.values["memory"] <= max(ratings)


@given(RATINGS)
def test_only_peak_and_end_are_remembered(ratings: list[float]) -> None:
    peak = peak_end.peak(ratings, 5.5)
    kept = [one for at, one in enumerate(ratings) if at in (peak, len(ratings) - 1)]
    assert peak_end.memory(kept, 5.5) == peak_end.memory(ratings, 5.5)
    assert peak_end.memory([*ratings[:-1], *ratings], 5.5) == peak_end.memory(ratings, 5.5)


@given(RATINGS)
def test_turning_the_scale_round_turns_the_memory_round(ratings: list[float]) -> None:
    turned = [11 - rating for rating in ratings]
    assert peak_end.memory(turned, 5.5) == pytest.approx(11 - peak_end.memory(ratings, 5.5))


@pytest.mark.parametrize(
    ("ratings", "more", "path", "said"),
    [
        ([], {}, "ratings", "at least 1 number"),
        (None, {}, "ratings", "a list of numbers"),
        ([5, 11], {}, "ratings.1", "from 1 to 10"),
        ([5, float("nan")], {}, "ratings.1", "from 1 to 10"),
        ([5, 1e308], {}, "ratings.1", "from 1 to 10"),
        ([5, "fine"], {}, "ratings.1", "is not a number"),
        ([5], {"neutral": 0}, "neutral", "from 1 to 10"),
        ([5], {"scale": [7, 1]}, "scale", "the lower first"),
        ([5] * 10_000_000, {}, "ratings", "at most 500"),
    ],
)
def test_bad_input_is_named(ratings: Any, more: dict[str, Any], path: str, said: str) -> None:
    reply = ask(ratings, **more)
    assert reply.answer is None
    [message] = [one for one in reply.messages if one.path == path]
    assert said in message.text
