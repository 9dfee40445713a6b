"""The zone of tolerance against a published survey, its identities, and faulty inputs."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

import calculator
from calculator.methods import tolerance

# LibQUAL+, "Willingness to help users", 17 university libraries, spring 2003, as published by
# Lehigh University: minimum, desired, perceived, and the two printed gaps. Some rows of the whole
# table differ by 0.01, because its gaps were rounded from the answers themselves.
LIBRARIES = {
    "J": (5.70, 7.72, 6.92, 1.22, -0.80),
    "I": (5.88, 7.92, 7.09, 1.21, -0.83),
    "K": (6.81, 7.90, 6.85, 0.04, -1.05),
    "F": (6.30, 7.88, 6.27, -0.02, -1.60),
}
POSITIONS = {"J": 0.604, "K": 0.037, "F": -0.019}

RATINGS = st.integers(100, 900).map(lambda hundredths: hundredths / 100)


def row(**changes: Any) -> dict[str, Any]:
    return {"name": "Check-in", "adequate": 5, "desired": 7.5, "perceived": 6} | changes


def fault(rows: Any, **inputs: Any) -> calculator.Message:
    reply = calculator.respond("tolerance", {"rows": rows, **inputs})
    assert reply.faulty
    assert reply.answer is None
    return reply.messages[0]


@pytest.mark.parametrize("library", LIBRARIES)
def test_libqual_spring_2003(library: str) -> None:
    adequate, desired, perceived, msa, mss = LIBRARIES[library]
    place = tolerance.place(adequate, desired, perceived)
    assert place.msa == pytest.approx(msa, abs=0.011)
    assert place.mss == pytest.approx(mss, abs=0.011)
    assert place.band == ("below" if library == "F" else "inside")
    if library in POSITIONS:
        assert place.position == pytest.approx(POSITIONS[library], abs=0.0005)


def test_the_calculator_gives_the_same_and_finds_the_one_below() -> None:
    rows = [
        row(name=name, adequate=low, desired=high, perceived=seen)
        for name, (low, high, seen, *_) in LIBRARIES.items()
    ]
    reply = calculator.respond("tolerance", {"rows": rows})
    assert [one["band"] for one in reply.rows] == ["inside", "inside", "inside", "below"]
    assert reply.rows[0]["msa"] == 1.22
    assert reply.answer == (
        "3 of 4 moments lie inside the zone of tolerance; “F” is below what will do."
    )
    assert "Everything falls short of what customers hope for" in reply.headline


def test_the_examiners_case() -> None:
    [found] = calculator.respond("tolerance", {"rows": [row()]}).rows
    assert (found["msa"], found["mss"], found["position"]) == (1, -1.5, 0.4)
    assert found["band"] == "inside"


@pytest.mark.parametrize(
    ("perceived", "band", "position"),
    [(4.9, "below", -0.04), (5, "inside", 0), (7.5, "inside", 1), (7.6, "above", 1.04)],
)
def test_both_edges_are_inside(perceived: float, band: str, position: float) -> None:
    place = tolerance.place(5, 7.5, perceived)
    assert place.band == band
    assert place.position == pytest.approx(position)


def test_a_difference_that_floats_cannot_hold_is_on_the_edge() -> None:
    assert 7.3 - 7.2 < 0.1
    assert tolerance.place(adequate=0.1, desired=1, perceived=7.3 - 7.2).band == "inside"
    assert tolerance.place(adequate=0, desired=7.3 - 7.2, perceived=0.1).band == "inside"


@given(RATINGS, RATINGS, RATINGS)
def test_identities(one: float, other: float, perceived: float) -> None:
    adequate, desired = sorted((one, other))
    if adequate == desired:
        with pytest.raises(ValueError, match="must be above"):
            tolerance.place(adequate, desired, perceived)
        return
    place = tolerance.place(adequate, desired, perceived)
    assert place.msa - place.mss == pytest.approx(desired - adequate)
    assert place.position * (desired - adequate) == pytest.approx(place.msa)
    inside = adequate <= perceived <= desired
    assert (place.band == "inside") == inside
    assert (place.position < 0) == (place.band == "below")
    assert (place.position > 1) == (place.band == "above")
    moved = tolerance.place(adequate + 3, desired + 3, perceived + 3)
    assert moved.position == pytest.approx(place.position, abs=1e-9)


@pytest.mark.parametrize("desired", [5, 4, 5 + 1e-12])
def test_desired_must_be_above_adequate(desired: float) -> None:
    message = fault([row(), row(desired=desired)])
    assert message.path == "rows.1.desired"
    assert "must be above adequate, which is 5" in message.text


def test_every_zone_that_is_none_is_found_at_once() -> None:
    reply = calculator.respond("tolerance", {"rows": [row(desired=2), row(), row(desired=3)]})
    assert [one.path for one in reply.messages] == ["rows.0.desired", "rows.2.desired"]


def test_a_very_thin_zone_gives_a_number() -> None:
    reply = calculator.respond(
        "tolerance", {"rows": [row(adequate=0, desired="1e-5", perceived=9)], "scale": [0, 9]}
    )
    assert reply.rows[0]["band"] == "above"
    assert reply.rows[0]["position"] == pytest.approx(9e5)
    denormal = row(adequate=0, desired=5e-324, perceived=9)
    assert fault([denormal], scale=[0, 9]).path == "rows.0.desired"


def test_one_moment_and_all_inside() -> None:
    assert (calculator.respond("tolerance", {"rows": [row()]}).answer or "").startswith("Yes: it")
    many = calculator.respond("tolerance", {"rows": [row(), row()]})
    assert (many.answer or "").startswith("Yes: all 2")


@pytest.mark.parametrize("key", ["adequate", "desired", "perceived"])
@pytest.mark.parametrize(
    "value",
    [0, 10, "seven", float("nan"), float("-inf"), 1e308, None, {}, False],
    ids=str,
)
def test_what_is_no_rating_is_named(key: str, value: object) -> None:
    message = fault([row(), row(**{key: value})])
    assert message.path == f"rows.1.{key}"
    assert "from 1 to 9" in message.text


def test_lists_that_are_none_too_short_or_too_long() -> None:
    for rows in (None, [], 7, [row()] * 10_000_000):
        assert fault(rows).path == "rows"
    assert fault([{"name": "X", "adequate": 5}]).path == "rows.0.desired"
    assert fault([row()], scale=[9, 1]).path == "scale"
