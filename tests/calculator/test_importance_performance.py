"""Importance–performance analysis: quadrants, cross-hairs that move points, and faulty inputs."""

from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

import calculator
from calculator.methods import importance_performance as ipa

RATINGS = st.lists(
    st.tuples(st.integers(10, 100), st.integers(10, 100)).map(lambda p: (p[0] / 10, p[1] / 10)),
    min_size=1,
    max_size=30,
)


def row(name: str = "Ready on time", importance: Any = 5, performance: Any = 5) -> dict[str, Any]:
    return {"name": name, "importance": importance, "performance": performance}


# One of each kind about the cross-hair 5, 5; means 5.5 and 5, medians 5.5 and 5.
FOUR = [row("a", 9, 2), row("b", 8, 9), row("c", 2, 1), row("d", 3, 8)]


def quadrants(rows: list[dict[str, Any]], **inputs: Any) -> list[str]:
    reply = calculator.respond("importance-performance", {"rows": rows, **inputs})
    assert not reply.faulty, reply.messages
    return [one["quadrant"] for one in reply.rows]


def fault(rows: Any, **inputs: Any) -> calculator.Message:
    reply = calculator.respond("importance-performance", {"rows": rows, **inputs})
    assert reply.faulty
    assert reply.answer is None
    return reply.messages[0]


def test_the_four_quadrants_of_martilla_and_james() -> None:
    assert quadrants(FOUR) == ["concentrate", "keep", "low", "overkill"]
    reply = calculator.respond("importance-performance", {"rows": FOUR})
    assert reply.answer == (
        "Concentrate on “a”: importance of 5.5 or more, and performance below 5; effort could "
        "come from “d”."
    )


def test_a_point_on_the_line_counts_as_high() -> None:
    assert quadrants([row()]) == ["keep"]
    assert quadrants([row()], crosshair={"importance": 5, "performance": 5.1}) == ["concentrate"]
    assert quadrants([row()], crosshair={"importance": 5.1, "performance": 5}) == ["overkill"]
    # Three times 0.1 sums to a little more than 0.3, and its mean must still be 0.1.
    assert quadrants([row(importance=0.1, performance=0.1)] * 3, scale=[0, 1]) == ["keep"] * 3
    assert ipa.quadrant(0.7999999999999999, 1, 0.8, 1) == "keep"


SKEWED = [row("a", 9, 9), row("b", 9, 8), row("c", 8, 4), row("d", 2, 3), row("e", 7, 5)]


def test_the_cross_hair_moves_points_and_the_page_says_which() -> None:
    # Means 7 and 5.8; medians 8 and 5; middle 5.5: only "e" and nothing else changes.
    assert quadrants(SKEWED) == ["keep", "keep", "concentrate", "low", "concentrate"]
    assert quadrants(SKEWED, crosshair="median")[4] == "overkill"
    assert quadrants(SKEWED, crosshair="midpoint")[4] == "concentrate"
    reply = calculator.respond("importance-performance", {"rows": SKEWED})
    assert "1 of 5 moments would stand in another quadrant" in reply.headline
    assert "“e”. What it is depends" in reply.headline
    for cross in ("Mean (7 / 5.8)", "Median (8 / 5)", "Midpoint (5.5 / 5.5)"):
        assert cross in reply.details


def test_where_nothing_moves_that_is_said() -> None:
    rows = [row("a", 9, 2), row("b", 9, 9), row("c", 2, 2), row("d", 2, 9)]
    reply = calculator.respond("importance-performance", {"rows": rows})
    assert "sort every moment alike" in reply.headline


def test_a_cross_hair_of_ones_own_is_compared_with_the_usual_ones() -> None:
    own = {"importance": 9.5, "performance": "9,5"}
    reply = calculator.respond("importance-performance", {"rows": FOUR, "crosshair": own})
    assert [one["quadrant"] for one in reply.rows] == ["low"] * 4
    assert "Own (9.5 / 9.5)" in reply.details
    assert (reply.answer or "").startswith("Nowhere")


def test_the_middle_follows_the_scale() -> None:
    rows = [row("a", 3.2, 2.9), row("b", 2.4, 2.6)]
    assert quadrants(rows, crosshair="midpoint", scale=[1, 4]) == ["keep", "overkill"]
    assert quadrants(rows, crosshair="midpoint", scale=[1, 7]) == ["low", "low"]


@given(RATINGS)
def test_cross_hairs_agree_with_numpy(points: list[tuple[float, float]]) -> None:
    importance = [one for one, _ in points]
    assert ipa.mean(importance) == pytest.approx(np.mean(importance))
    assert ipa.median(importance) == pytest.approx(np.median(importance))


@given(RATINGS, st.sampled_from(["mean", "median", "midpoint"]), st.randoms())
def test_order_and_shift_change_nothing(
    points: list[tuple[float, float]], crosshair: str, random: Any
) -> None:
    rows = [row(f"M{n}", *point) for n, point in enumerate(points)]
    found = dict(zip(points, quadrants(rows, crosshair=crosshair), strict=True))
    random.shuffle(rows)
    for one, quadrant in zip(rows, quadrants(rows, crosshair=crosshair), strict=True):
        assert quadrant == found[one["importance"], one["performance"]]
    higher = [row("M", i + 5, p + 5) for i, p in points]
    assert quadrants(higher, crosshair=crosshair, scale=[6, 15]) == [found[p] for p in points]


def test_a_cross_hair_off_the_scale_is_named() -> None:
    message = fault(FOUR, crosshair={"importance": 11, "performance": 5})
    assert message.path == "crosshair.importance"
    assert "from 1 to 10" in message.text
    assert fault(FOUR, crosshair={"importance": 5}).path == "crosshair.performance"
    assert fault(FOUR, crosshair={"importance": float("nan"), "performance": 5}).path == (
        "crosshair.importance"
    )
    message = fault(FOUR, crosshair="medain")
    assert message.path == "crosshair"
    assert "did you mean median?" in message.text


@pytest.mark.parametrize("key", ["importance", "performance"])
@pytest.mark.parametrize(
    "value", [0, -3, "much", float("nan"), float("inf"), 1e308, None, [5], True], ids=str
)
def test_what_is_no_rating_is_named(key: str, value: object) -> None:
    message = fault([row(), row() | {key: value}])
    assert message.path == f"rows.1.{key}"
    assert "from 1 to 10" in message.text


def test_lists_that_are_none_too_short_or_too_long() -> None:
    for rows in (None, [], "text", [row()] * 10_000_000):
        assert fault(rows).path == "rows"
    assert "at most 200" in fault([row()] * 201).text
    assert fault([{"name": "X"}]).path == "rows.0.importance"
