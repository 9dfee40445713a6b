"""Ulwick's score against its published examples, its neighbours, and faulty inputs."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

import calculator
from calculator.methods import opportunity

TENTHS = st.integers(0, 100).map(lambda tenths: tenths / 10)


def row(name: str = "Tell it once", importance: Any = 9, satisfaction: Any = 3) -> dict[str, Any]:
    return {"name": name, "importance": importance, "satisfaction": satisfaction}


def fault(rows: Any) -> calculator.Message:
    reply = calculator.respond("opportunity", {"rows": rows})
    assert reply.faulty
    assert reply.answer is None
    return reply.messages[0]


def test_the_examples_of_decikit_and_extrapinchofsalt() -> None:
    # (9, 3) → 15 and (9, 9) → 9 are printed; (2.4, 3.2) is over-served and keeps 2.4.
    rows = [row("a", 9, 3), row("b", 9, 9), row("c", 2.4, 3.2)]
    reply = calculator.respond("opportunity", {"rows": rows})
    assert [one["score"] for one in reply.rows] == [15, 9, 2.4]
    assert [one["band"] for one in reply.rows] == ["strong", "none", "none"]
    assert "“c” is served better than needed" in reply.headline
    assert "1.6 (rank 3)" in reply.details


@pytest.mark.parametrize(
    ("score", "band"),
    [
        (20, "extreme"),
        (15.1, "extreme"),
        (15, "strong"),
        (12.1, "strong"),
        (12, "worth a look"),
        (10.1, "worth a look"),
        (10, "none"),
        (0, "none"),
    ],
)
def test_a_band_begins_above_its_edge(score: float, band: str) -> None:
    assert opportunity.band(score) == band


def test_a_sum_that_floats_cannot_hold_stays_on_its_edge() -> None:
    assert 8.3 + (8.3 - 1.6) > 15, "on paper it is 15"
    assert opportunity.band(opportunity.score(8.3, 1.6)) == "strong"


@given(TENTHS, TENTHS)
def test_the_score_lies_between_importance_and_its_double(i: float, s: float) -> None:
    score = opportunity.score(i, s)
    assert i <= score <= 2 * i + 1e-9
    assert score == pytest.approx(max(i, 2 * i - s))
    assert (score == opportunity.without_floor(i, s)) == (s <= i)
    assert opportunity.score(i, min(10, s + 1)) <= score
    assert opportunity.room(i, s) == pytest.approx(i * (1 - s / 10))


def test_the_first_and_the_ties_are_named() -> None:
    reply = calculator.respond("opportunity", {"rows": [row("a"), row("b"), row("c", 8, 5)]})
    assert reply.answer == (
        "“a” and “b” are each a strong opportunity, with a score of 15 of 20; 1 more is at least "
        "worth a look."
    )
    poor = calculator.respond("opportunity", {"rows": [row("a", 5, 5)]})
    assert (poor.answer or "").startswith("None: even the largest score here, 5 of 20")


def test_where_the_product_would_put_another_first_that_is_said() -> None:
    # Sum: 10 + 5 = 15 against 8 + 6.4 = 14.4; product: 10 × 0.5 = 5 against 8 × 0.84 = 6.72.
    reply = calculator.respond("opportunity", {"rows": [row("a", 10, 5), row("b", 8, 1.6)]})
    assert "puts “b” first instead" in reply.headline
    alike = calculator.respond("opportunity", {"rows": [row("a", 10, 1), row("b", 8, 4)]})
    assert "puts the same need first" in alike.headline


def test_a_score_near_an_edge_is_marked() -> None:
    near = calculator.respond("opportunity", {"rows": [row("a", 9, 2.6)]})
    assert "“a” stands within half a point" in near.headline
    far = calculator.respond("opportunity", {"rows": [row("a", 10, 1)]})
    assert "half a point" not in far.headline


@pytest.mark.parametrize("key", ["importance", "satisfaction"])
@pytest.mark.parametrize(
    "value", [-0.1, 10.1, "high", float("nan"), float("inf"), 1e308, None, {}, True], ids=str
)
def test_what_is_no_rating_is_named(key: str, value: object) -> None:
    message = fault([row(), row() | {key: value}])
    assert message.path == f"rows.1.{key}"
    assert "from 0 to 10" in message.text


def test_lists_that_are_none_too_short_or_too_long() -> None:
    for rows in (None, [], 5, [row()] * 10_000_000):
        assert fault(rows).path == "rows"
    assert fault([{"name": "X", "importance": 1}]).path == "rows.0.satisfaction"
