"""Carlzon's arithmetic, and the misery that a share of it makes."""

import re
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

import calculator
from calculator.methods import carlzon

SAS = {"customers": 10_000_000, "contacts": 5, "seconds": 15}
SHARES = st.integers(0, 10_000).map(lambda part: part / 10_000)


def volume(**changes: Any) -> calculator.Reply:
    reply = calculator.respond("volume", SAS | changes)
    assert not reply.faulty, reply.messages
    return reply


def test_carlzon_1987_counts_fifty_million_moments() -> None:
    # Chapter 1: ten million customers, about five employees each, about fifteen seconds. Hours,
    # days and seconds per customer are computed from it.
    reply = volume()
    assert reply.values["moments_per_year"] == 50_000_000
    assert reply.values["contact_hours"] == pytest.approx(208_333.3, abs=0.05)
    assert reply.values["moments_per_day"] == pytest.approx(136_986, abs=0.5)
    assert reply.values["seconds_per_customer"] == 75
    assert reply.answer == ("The company is created 50,000,000 times a year, 15 seconds at a time.")


def test_fifty_thousand_a_day_is_not_fifty_million_a_year() -> None:
    # The other figure in circulation: 50,000 × 365 = 18.25 million.
    assert carlzon.moments_per_day(18_250_000) == 50_000
    assert volume().values["moments_per_day"] != pytest.approx(50_000, rel=0.5)


@pytest.mark.parametrize("empty", [{}, {"misery_share": None}, {"misery_share": " "}])
def test_misery_is_null_without_a_note_when_nobody_asked(empty: dict[str, Any]) -> None:
    reply = volume(**empty)
    assert reply.values["misery_per_year"] is None
    assert reply.messages == ()
    assert "cannot be computed" not in reply.html
    assert "One moment in a thousand going wrong is 50,000 moments of misery" in reply.details


def test_a_share_of_misery_is_counted_drawn_and_explained() -> None:
    reply = volume(misery_share="0,02")
    assert reply.values["misery_per_year"] == 1_000_000
    assert "2 % going wrong is 1,000,000 moments of misery a year" in reply.details
    assert "If 2 % of them go wrong, 1,000,000 a year are misery." in reply.headline.replace(
        "\u00a0", " "
    )
    assert len(re.findall(r'class="moments-bar moments-chosen"', reply.details)) == 1


def test_a_share_that_the_chart_supposes_anyway_stands_there_once() -> None:
    reply = volume(misery_share=0.01)
    assert len(re.findall('class="moments-bar', reply.details)) == 3
    assert len(re.findall('class="moments-bar moments-chosen"', reply.details)) == 1


@given(st.integers(0, 10**9), st.integers(0, 1000), SHARES)
def test_misery_agrees_with_exact_arithmetic(customers: int, contacts: int, share: float) -> None:
    reply = volume(customers=customers, contacts=contacts, misery_share=share)
    exact = customers * contacts * Fraction(str(share))
    assert reply.values["misery_per_year"] == pytest.approx(float(exact), rel=1e-11)
    assert reply.values["misery_per_year"] <= reply.values["moments_per_year"]


@pytest.mark.parametrize(
    ("key", "wrong", "said"),
    [
        ("misery_share", 1.01, "from 0 to 1"),
        ("misery_share", -0.01, "from 0 to 1"),
        ("misery_share", "two", "“two” is not a number"),
        ("misery_share", float("nan"), "NaN"),
        ("customers", -1, "from 0 to 100,000,000,000"),
        ("customers", 1.5, "not whole"),
        ("contacts", 1e308, "from 0 to 100,000"),
        ("seconds", float("inf"), "from 0 to 86,400"),
        ("seconds", None, "from 0 to 86,400"),
    ],
)
def test_what_is_wrong_is_named_with_its_limit(key: str, wrong: Any, said: str) -> None:
    reply = calculator.respond("volume", SAS | {key: wrong})
    assert [message.path for message in reply.messages] == [key]
    assert said in reply.messages[0].text
    assert set(reply.values.values()) == {None}


def test_nobody_meets_nothing() -> None:
    reply = volume(customers=0, misery_share=0.5)
    assert reply.values["misery_per_year"] == 0
    assert "Nobody is met, so nothing can go wrong" in reply.details
