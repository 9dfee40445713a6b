"""Rolled throughput yield: a printed example, the bounds, and every way customers can be struck."""

import itertools
from fractions import Fraction
from math import prod
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

import calculator
from calculator.methods import rolled_yield

SHARE = st.integers(0, 1000).map(lambda thousandths: thousandths / 1000)
SHARES = st.lists(SHARE, min_size=1, max_size=25)


def moment(failure: Any, reach: Any = 100, name: str = "Arrive") -> dict[str, Any]:
    return {"name": name, "reach": reach, "failure": failure}


def ask(*moments: dict[str, Any]) -> calculator.Reply:
    return calculator.respond("yield", {"moments": list(moments)})


def test_keller_2011_page_93() -> None:
    # Six Sigma Demystified: .997 × .995 × .95 × .89 × .923 × .94 = .728.
    shares = [0.003, 0.005, 0.05, 0.11, 0.077, 0.06]
    assert round(ask(*map(moment, shares)).values["yield"], 3) == 0.728


def test_two_moments_by_hand() -> None:
    # (1 − 0.5 × 0.2) × (1 − 0.1) = 0.9 × 0.9; bounds 1 − 0.2 and 1 − 0.1. The first of a tie.
    reply = ask(moment(0.2, reach=50, name="Call"), moment(0.1, name="Visit"))
    assert reply.values == {"yield": 0.81, "weakest": "Call"}
    assert reply.answer == (
        "81 % of customers get through without a misery, if one failure makes the next neither "
        "likelier nor rarer; without that assumption it is anything from 80 % to 90 %."
    )


def test_reach_is_in_per_cent_and_failure_a_fraction() -> None:
    assert ask(moment(0.5, reach=10)).values["yield"] == 0.95
    assert ask({"name": "Arrive", "failure": 0.25}).values["yield"] == 0.75


def test_the_weakest_is_who_fails_most_customers_not_who_fails_most_often() -> None:
    rare, common = moment(0.9, reach=5, name="Rare"), moment(0.06, name="Common")
    assert ask(rare, common).values["weakest"] == "Common"


def test_no_failure_has_no_weakest_and_says_so() -> None:
    reply = ask(moment(0), moment(0.5, reach=0))
    assert reply.values == {"yield": 1, "weakest": None}
    assert [message.level for message in reply.messages] == ["note"]
    assert not reply.faulty


def test_a_moment_that_fails_everybody_leaves_nobody() -> None:
    reply = ask(moment(1, name="Gate"), moment(0.5))
    assert reply.values == {"yield": 0, "weakest": "Gate"}
    assert "Without that the yield would be 50\u00a0%" in reply.headline


def test_independence_is_what_the_product_is() -> None:
    # Every combination of failures of four independent moments, with its exact probability.
    shares = [Fraction(1, 10), Fraction(1, 4), Fraction(0), Fraction(2, 3)]
    unharmed = Fraction(0)
    for failed in itertools.product((False, True), repeat=4):
        chance = prod(p if hit else 1 - p for p, hit in zip(shares, failed, strict=True))
        unharmed += chance if not any(failed) else 0
    assert rolled_yield.rolled([float(p) for p in shares])[-1] == pytest.approx(float(unharmed))


def test_the_bounds_are_reached() -> None:
    # A hundred customers in a row; each moment fails as many as its share.
    counts = [30, 20, 10]
    apart = {
        c for start, n in zip((0, 30, 50), counts, strict=True) for c in range(start, start + n)
    }
    together = set(range(max(counts)))
    low, high = rolled_yield.bounds([n / 100 for n in counts])
    assert low == 1 - len(apart) / 100
    assert high == 1 - len(together) / 100
    assert rolled_yield.bounds([0.7, 0.6])[0] == 0


@given(SHARES)
def test_the_yield_lies_within_its_bounds_and_only_falls(shares: list[float]) -> None:
    running = rolled_yield.rolled(shares)
    low, high = rolled_yield.bounds(shares)
    assert 0 <= low <= running[-1] + 1e-11
    assert running[-1] <= high + 1e-11 <= 1 + 1e-11
    assert running == sorted(running, reverse=True)
    assert len(running) == len(shares)
    exact = prod(1 - Fraction(share) for share in shares)
    assert running[-1] == pytest.approx(float(exact), abs=1e-11)


@given(SHARES, st.randoms())
def test_the_order_of_moments_does_not_matter(shares: list[float], draw: Any) -> None:
    turned = shares[:]
    draw.shuffle(turned)
    assert rolled_yield.rolled(turned)[-1] == pytest.approx(rolled_yield.rolled(shares)[-1])
    assert rolled_yield.bounds(turned) == rolled_yield.bounds(shares)


@given(SHARES)
def test_without_its_weakest_moment_the_yield_gains_most(shares: list[float]) -> None:
    weakest = rolled_yield.weakest(shares)
    gains = [rolled_yield.without(shares, position) for position in range(len(shares))]
    if weakest is None:
        assert set(gains) == {1.0}
    else:
        assert gains[weakest] >= max(gains) - 1e-11


@pytest.mark.parametrize("wrong", [-0.1, 1.1, 5, float("nan"), float("inf"), 1e308, "often", None])
def test_bad_failures_name_the_field_and_its_limits(wrong: object) -> None:
    reply = ask(moment(0.1), moment(wrong))
    [message] = reply.messages
    assert reply.answer is None
    assert message.path == "moments.1.failure"
    assert "from 0 to 1" in message.text


def test_bad_reach_no_moment_and_too_many_are_refused() -> None:
    [message] = ask(moment(0.1, reach=101)).messages
    assert message.path == "moments.0.reach"
    assert "from 0 to 100" in message.text
    assert ask().messages[0].path == "moments"
    many = calculator.respond("yield", {"moments": [moment(0.1)] * 10_000_000})
    assert "10,000,000 moments; at most 200" in many.messages[0].text
