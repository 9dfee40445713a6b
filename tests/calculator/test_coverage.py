"""The reconstruction of Clayton's calculator: volume, and how much of it is managed."""

import re
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

import calculator
from calculator.methods import clayton

ENCOUNTERS = st.lists(
    st.tuples(
        st.integers(0, 10**6),
        st.integers(0, 365),
        st.integers(0, 50),
        st.integers(0, 3600),
        st.sampled_from(clayton.STATES),
    ),
    min_size=1,
    max_size=15,
)


def encounter(name: str = "Call", **changes: Any) -> dict[str, Any]:
    return {
        "name": name,
        "customers": 300,
        "per_year": 1,
        "moments": 3,
        "seconds": 12,
        "state": "managed",
    } | changes


def coverage(*encounters: dict[str, Any]) -> calculator.Reply:
    reply = calculator.respond("coverage", {"encounters": list(encounters)})
    assert not reply.faulty, reply.messages
    return reply


def test_one_encounter_is_carlzon_1987() -> None:
    # Ten million customers, one encounter of five moments, fifteen seconds each.
    reply = coverage(encounter(customers=10_000_000, moments=5, seconds=15))
    assert reply.values["moments_per_year"] == 50_000_000
    assert reply.values["contact_hours"] == pytest.approx(208_333.3, abs=0.05)
    assert reply.values["managed_share"] == 1


def test_two_encounters_by_hand() -> None:
    # 300 × 1 × 3 = 900 managed, 10 × 10 × 1 = 100 unknown; 3 moments of 4 are managed.
    # 900 × 12 s + 100 × 72 s = 18,000 s = 5 h.
    reply = coverage(
        encounter(),
        encounter("Day", customers=10, per_year=10, moments=1, seconds=72, state="unknown"),
    )
    assert reply.values == {
        "moments_per_year": 1000,
        "contact_hours": 5,
        "managed_share": 0.9,
        "managed_count_share": 0.75,
    }
    assert reply.rows == ()


@given(ENCOUNTERS)
def test_every_figure_agrees_with_exact_arithmetic(
    drawn: list[tuple[int, int, int, int, str]],
) -> None:
    reply = coverage(
        *(
            encounter(customers=c, per_year=f, moments=m, seconds=s, state=state)
            for c, f, m, s, state in drawn
        )
    )
    volume = sum(c * f * m for c, f, m, _, _ in drawn)
    listed = sum(m for _, _, m, _, _ in drawn)
    managed = sum(c * f * m for c, f, m, _, state in drawn if state == "managed")
    managed_listed = sum(m for _, _, m, _, state in drawn if state == "managed")
    seconds = sum(c * f * m * s for c, f, m, s, _ in drawn)
    values = reply.values
    assert values["moments_per_year"] == pytest.approx(volume)
    assert values["contact_hours"] == pytest.approx(float(Fraction(seconds, 3600)))
    if volume:
        assert values["managed_share"] == pytest.approx(managed / volume)
    else:
        assert values["managed_share"] is None
    if listed:
        assert values["managed_count_share"] == pytest.approx(managed_listed / listed)
    else:
        assert values["managed_count_share"] is None


@given(ENCOUNTERS)
def test_the_states_part_the_moments(drawn: list[tuple[int, int, int, int, str]]) -> None:
    encounters = [clayton.Encounter(*one) for one in drawn]
    for shares in (clayton.shares_by_volume(encounters), clayton.shares_by_count(encounters)):
        assert tuple(shares) == clayton.STATES
        known = [share for share in shares.values() if share is not None]
        assert not known or sum(known) == pytest.approx(1)


@pytest.mark.parametrize(
    ("changes", "empty"),
    [
        ({"moments": 0}, {"managed_share", "managed_count_share"}),
        ({"customers": 0}, {"managed_share"}),
        ({"per_year": 0}, {"managed_share"}),
    ],
)
def test_what_cannot_be_computed_is_null_with_a_note(
    changes: dict[str, Any], empty: set[str]
) -> None:
    reply = coverage(encounter(**changes))
    assert {key for key, value in reply.values.items() if value is None} == empty
    assert [(one.path, one.level) for one in reply.messages] == [("encounters", "note")]
    assert "cannot be computed" in reply.headline


def test_it_is_labelled_as_a_reconstruction_everywhere() -> None:
    reply = coverage(encounter(), encounter("Day", state="known"))
    assert "By our reconstruction" in (reply.answer or "")
    assert "our reconstruction" in reply.details
    captions = re.findall(r"<(?:figcaption|caption)>(.*?)</", reply.details)
    assert len(captions) == 5
    assert all("(reconstruction)" in caption for caption in captions), captions
    declared = calculator.load("coverage")
    assert "our reconstruction" in declared.limits[0]


def test_advice_begins_with_the_largest_that_is_not_managed() -> None:
    reply = coverage(
        encounter(customers=10**6),
        encounter("Small", state="known"),
        encounter("Large", customers=500, state="defined"),
    )
    assert "Begin with “Large”, defined, not managed" in reply.headline
    assert "the frequent encounters are better managed than the rare ones" in reply.headline
    assert "Everything on the list is managed" in coverage(encounter()).headline


@pytest.mark.parametrize(
    ("changes", "path", "said"),
    [
        ({"customers": -1}, "customers", "from 0 to 100,000,000,000"),
        ({"customers": 0.5}, "customers", "not whole"),
        ({"per_year": float("nan")}, "per_year", "NaN"),
        ({"moments": float("inf")}, "moments", "from 0 to 100,000"),
        ({"seconds": 1e308}, "seconds", "from 0 to 86,400"),
        ({"seconds": "long"}, "seconds", "“long” is not a number"),
        ({"state": "mangaed"}, "state", "did you mean managed?"),
        ({"state": None}, "state", "unknown, known, defined or managed"),
        ({"name": ""}, "name", "a name is needed"),
    ],
)
def test_what_is_wrong_is_named_with_its_limit(
    changes: dict[str, Any], path: str, said: str
) -> None:
    reply = calculator.respond("coverage", {"encounters": [encounter(), encounter(**changes)]})
    assert [message.path for message in reply.messages] == [f"encounters.1.{path}"]
    assert said in reply.messages[0].text
    assert set(reply.values.values()) == {None}


@pytest.mark.parametrize("encounters", [[], None, [encounter()] * 10_000_000])
def test_a_table_has_one_to_two_hundred_rows(encounters: Any) -> None:
    reply = calculator.respond("coverage", {"encounters": encounters})
    assert [message.path for message in reply.messages] == ["encounters"]
