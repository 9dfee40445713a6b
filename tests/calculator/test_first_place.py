"""How sure the first place is, against numpy, against integrals, and as page and line say it."""

from __future__ import annotations

import json
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy import stats

import calculator
from calculator import wire
from calculator.declaration import Sureness
from calculator.methods import first_driver, first_place, least_squares, relative_weights
from calculator.methods.draws import Draws
from calculator.methods.first_place import Uncertain
from calculator.sureness import how_sure
from tests.soaking import times


def journey(*moments: tuple[float, float, float, float | None, float | None]) -> dict[str, Any]:
    """Moments as importance, expectation, experience, answers and spread."""
    keys = ("importance", "expectation", "experience", "answers", "sd")
    return {
        "moments": [
            {"name": name, "channel": "web", **dict(zip(keys, one, strict=True))}
            for name, one in zip("ABCDEF", moments, strict=False)
        ]
    }


def sure(inputs: dict[str, Any]) -> Sureness:
    found = how_sure("encounter", inputs)
    assert found is not None
    return found


MOMENTS = st.lists(
    st.tuples(
        st.integers(1, 10),
        st.integers(1, 10),
        st.integers(10, 100).map(lambda tenths: tenths / 10),
        st.sampled_from([None, 0, 3, 40, 900]),
        st.sampled_from([None, 0, 1.5, 3]),
    ),
    min_size=1,
    max_size=6,
)


@settings(max_examples=times(15), deadline=None)
@given(MOMENTS)
def test_shares_are_those_that_numpy_counts(moments: list[Any]) -> None:
    found = how_sure("encounter", journey(*moments))
    if all(answers is None for *_, answers, _ in moments):
        assert found is None
        return
    assert found is not None
    chance = Draws(found.values["seed"])
    z = np.array([[chance.normal() for _ in moments] for _ in range(1000)])
    given = [
        (w, e, p, s if s is not None and n else 2.25, max(1, n or 0)) for w, e, p, n, s in moments
    ]
    weight, hope, felt, spread, answers = (np.array(column) for column in zip(*given, strict=True))
    drawn = np.clip(felt + spread / np.sqrt(answers) * z, 1, 10)
    needs = np.round(weight * np.maximum(0, hope - drawn), 9)
    best = needs.max(axis=1, keepdims=True)
    first = (needs == best) & (needs > 0)
    wanted = (first / np.maximum(1, first.sum(axis=1, keepdims=True))).mean(axis=0)
    assert [one["share"] for one in found.values["first"]] == pytest.approx(wanted, abs=1e-9)


def test_two_moments_are_told_apart_as_the_normal_distribution_tells_them() -> None:
    # Need 5 × (6 − P): the first is ahead if its experience is the lower, 4.0 against 4.5.
    share = sure(journey((5, 6, 4, 25, 2), (5, 6, 4.5, 25, 2))).values["first"][0]["share"]
    assert share == pytest.approx(stats.norm.cdf(0.5 / (0.4 * 2**0.5)), abs=0.04)


@pytest.mark.parametrize(("difference", "spread"), [(0.5, 2.0), (1.0, 2.0), (0.3, 1.0)])
def test_further_answers_are_those_of_the_formula(difference: float, spread: float) -> None:
    # Ahead in 95 of 100 where difference / (spread · √(2 / n)) is 1.645; n counts what is there.
    pair = [Uncertain(1, 5, 6, felt, spread, 10) for felt in (4, 4 + difference)]
    drawn = first_place.normals(2, seed=9, draws=times(6000))
    wanted = 2 * (stats.norm.ppf(0.95) * spread / difference) ** 2 - 10
    assert first_place.further_answers(pair, drawn, (1, 10)) == pytest.approx(
        wanted, rel=0.1, abs=2
    )


def test_no_fewer_answers_would_do() -> None:
    pair = [Uncertain(1, 5, 6, 4, 2, 10), Uncertain(0.8, 7, 6, 4.4, 1, 90)]
    drawn = first_place.normals(2, seed=1)
    more = first_place.further_answers(pair, drawn, (1, 10))
    assert more
    assert first_place.share_ahead(pair, drawn, (1, 10), more) >= first_place.SURE
    assert first_place.share_ahead(pair, drawn, (1, 10), more - 1) < first_place.SURE


def test_needs_that_lie_too_near_are_equal() -> None:
    found = sure(journey((5, 6, 4, 100, 2), (5, 6, 4.001, 100, 2)))
    assert found.values["further_answers"] is None
    assert found.settled_by.startswith("Treat “A” and “B” as equal: 10,000 more answers")
    tied = sure(journey((5, 6, 4, 100, 2), (5, 6, 4, 100, 2)))
    assert tied.answer.startswith("They tie as rated; alone at the top is “A” in ")
    assert tied.settled_by.startswith("Treat “A” and “B” as equal")


def test_what_is_measured_exactly_stays_first_in_every_draw() -> None:
    found = sure(journey((5, 6, 4, 100, 0), (5, 6, 5, 100, 0)))
    assert (
        found.answer
        == "In 100 of 100 draws (± 0) “A” stays first, where experience alone may vary."
    )
    assert [one["share"] for one in found.values["first"]] == [1, 0]


def test_a_guess_that_could_be_worse_is_named() -> None:
    # Rated it has no need; drawn from 1 to 10 it is below expectation in half of the draws.
    found = sure(journey((1, 6, 5.98, 400, 1), (10, 6, 6, 0, None)))
    first, second = (one["share"] for one in found.values["first"])
    assert first < 0.4 < second
    assert f"“B” comes first more often, in {100 * second:.0f} of 100" in found.answer


def test_a_journey_without_need_says_how_sure_that_is() -> None:
    found = sure(
        journey(
            (5, 5, 7, 50, 1),
        )
    )
    assert found.answer == "In 100 of 100 draws (± 0) no moment falls short, as in the answer."
    doubtful = sure(
        journey(
            (5, 5, 5.2, 5, None),
        )
    )
    assert " no moment falls short, as in the answer. In the others “A” comes" in doubtful.answer


def test_without_evidence_nothing_is_different_from_before() -> None:
    inputs = journey((5, 6, 4, None, None), (5, 6, 5, None, None))
    plain = {
        "moments": [{k: v for k, v in one.items() if v is not None} for one in inputs["moments"]]
    }
    reply = calculator.respond("encounter", plain)
    assert how_sure("encounter", plain) is None
    assert reply.messages == ()
    assert "moments-whisker" not in reply.html
    assert json.loads(wire.sure("encounter", json.dumps(plain))) == {
        "html": "",
        "said": "",
        "values": None,
    }


def test_what_is_taken_for_a_guess_and_what_is_not_used_is_said() -> None:
    reply = calculator.respond("encounter", journey((5, 6, 4, 9, 1), (5, 6, 5, None, 2)))
    assert [one.text for one in reply.messages] == [
        "A spread says nothing without the number of answers: that of “B” is not used.",
        "1 moment is without a number of answers and counts as a guess: “B”.",
    ]


def test_no_answers_spread_wider_than_their_scale() -> None:
    reply = calculator.respond("encounter", journey((5, 6, 4, 9, 9.1)))
    assert [(one.path, one.level) for one in reply.messages] == [("moments.0.sd", "error")]
    assert how_sure("encounter", journey((5, 6, 4, 9, 9.1))) is None


def test_weak_answers_look_weak_in_the_curve() -> None:
    reply = calculator.respond("encounter", journey((5, 6, 4, 900, 2), (5, 6, 5, 4, None)))
    assert reply.presented is not None
    curve: Any = reply.presented.charts[0]
    strong, weak = (high - low for low, high in curve.ranges)
    assert weak > 15 * strong
    assert reply.html.count("moments-whisker") >= 3  # both moments, and the legend
    assert ">may lie<" in reply.html


def test_a_scale_below_zero_is_cut_at_its_ends() -> None:
    inputs = journey((2, 1, -2, 0, None), (2, 1, -1.5, 0, None)) | {"scale": [-2, 2]}
    ends = [cells[3 - 1] for cells in sure(inputs).table.rows]
    assert ends == ["−2 and −0.04", "−2 and 0.46"]


def test_weights_drawn_anew_lie_about_those_found_and_vary_as_resampled_ones_do() -> None:
    draw = np.random.default_rng(3)
    columns = draw.normal(size=(200, 3)) @ np.array([[1, 0.5, 0], [0, 1, 0.3], [0, 0, 1]])
    outcome = columns @ [0.6, 0.3, 0.1] + draw.normal(size=200)

    def weights(rows: np.ndarray) -> list[float]:
        found = [columns[rows, at].tolist() for at in range(3)]
        return relative_weights.johnson(least_squares.correlations(found, outcome[rows].tolist()))

    drawn = np.array(
        first_driver.weights([one.tolist() for one in columns.T], outcome.tolist(), 1, times(600))
    )
    resampled = np.array([weights(draw.integers(0, 200, 200)) for _ in range(times(600))])
    assert drawn[:, :3].mean(axis=0) == pytest.approx(weights(np.arange(200)), abs=0.02)
    assert drawn[:, :3].std(axis=0) == pytest.approx(resampled.std(axis=0), rel=0.35)
    assert drawn[:, 3].mean() == pytest.approx(1 / 200, abs=0.004)  # what chance alone explains


def test_covariances_are_those_of_numpy() -> None:
    columns = np.random.default_rng(4).normal(size=(30, 4)) + 1000
    found = first_driver.covariances([one.tolist() for one in columns.T])
    assert np.array(found) == pytest.approx(np.cov(columns.T), rel=1e-9, abs=1e-12)


def test_many_moments_and_many_drivers_keep_a_slow_telephone_from_stopping() -> None:
    many = journey((5, 6, 4, 9, 1))["moments"] * 41
    inputs = {"moments": [{**one, "name": f"Moment {at}"} for at, one in enumerate(many)]}
    found = sure(inputs)
    assert found.values["draws"] == 200
    assert "200 draws, from seed 1." in found.rests_on
    draw = np.random.default_rng(1).normal(size=(60, 13))
    data = {f"c{at}": draw[:, at].tolist() for at in range(13)}
    drivers = how_sure("drivers", {"outcome": "c0", "data": data})
    assert drivers is not None
    assert drivers.answer.startswith("Do not call “c")
    assert "more than 11 drivers nothing here tells its weight from chance" in drivers.answer
