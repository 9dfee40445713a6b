"""Penalty–reward contrast analysis: published coefficients, and surveys with a known answer."""

from __future__ import annotations

import itertools
from typing import Any

import numpy as np
import pytest
import statsmodels.api as sm
from hypothesis import given
from hypothesis import strategies as st

import calculator
from calculator.methods import penalty_reward

# Li, Lee & Kim (2025), SAGE Open 15(3), tables 4–6: reward, penalty, printed ratio and class.
# Several penalties are printed without a minus sign; they are typed here as they stand.
HOTELS = {
    "three stars": [
        ("Room", 0.421, -0.246, 1.711, "excitement"),
        ("Food and beverages", 0.376, -0.110, 3.418, "excitement"),
        ("Bathroom", 0.745, 0.796, 0.936, "performance"),
        ("Staff", 0.444, -0.044, 10.091, "excitement"),
        ("Trip type", 0.319, 0.010, 31.9, "excitement"),
        ("Location", 0.074, -0.427, 0.173, "basic"),
        ("Front desk", 0.657, 0.487, 1.349, "excitement"),
        ("Resort fee", 0.359, 0.796, 0.451, "basic"),
    ],
    "five stars": [
        ("Room", 0.142, -0.343, 0.414, "basic"),
        ("Food and beverages", 0.361, 0.129, 2.798, "excitement"),
        ("Bathroom", 0.677, 0.708, 0.956, "performance"),
        ("Staff", 0.233, -0.124, 1.879, "excitement"),
        ("Trip type", 0.162, -0.140, 1.157, "excitement"),
        ("Location", 0.880, -0.227, 3.877, "excitement"),
        ("Front desk", 0.696, 0.614, 1.134, "excitement"),
        ("Resort fee", 0.395, 0.913, 0.433, "basic"),
    ],
}


def respond(**inputs: Any) -> calculator.Reply:
    return calculator.respond("penalty-reward", inputs)


def moment(name: str, penalty: Any, reward: Any) -> dict[str, Any]:
    return {"name": name, "penalty": penalty, "reward": reward}


@pytest.mark.parametrize("stars", HOTELS)
def test_hotels_of_li_lee_and_kim_2025(stars: str) -> None:
    reply = respond(rows=[moment(name, p, r) for name, r, p, _, _ in HOTELS[stars]])
    for row, (name, _, penalty, ratio, kind) in zip(reply.rows, HOTELS[stars], strict=True):
        assert row["name"] == name
        assert row["ratio"] == pytest.approx(ratio, abs=0.00051)
        assert row["class_ratio"] == kind
        assert row["suspect"] == (penalty > 0), "flagged, not refused"
    assert any("suspect" in message.text for message in reply.messages)


def test_the_rules_disagree_on_two_of_the_five_star_moments() -> None:
    reply = respond(rows=[moment(name, p, r) for name, r, p, _, _ in HOTELS["five stars"]])
    apart = {
        row["name"]: round(row["impact_asymmetry"], 3)
        for row in reply.rows
        if row["class_ratio"] != row["class_asymmetry"]
    }
    assert apart == {"Trip type": 0.073, "Front desk": 0.063}
    assert "The two rules disagree on “Trip type”: excitement by the ratio" in reply.headline


def test_a_full_design_gives_back_what_it_was_made_of() -> None:
    # Constructed: three levels of two moments, y = 5 + (−1.2, 0, 0.3) + (−0.2, 0, 0.8).
    effects = ((-1.2, 0.0, 0.3), (-0.2, 0.0, 0.8))
    cells = list(itertools.product((1, 3, 5), repeat=2))
    overall = [5 + effects[0][(a - 1) // 2] + effects[1][(b - 1) // 2] for a, b in cells]
    reply = respond(overall=overall, data={"a": [a for a, _ in cells], "b": [b for _, b in cells]})
    assert not reply.faulty, reply.messages
    first, second = reply.rows
    assert (first["penalty"], first["reward"]) == (-1.2, 0.3)
    assert (first["ratio"], first["impact_asymmetry"]) == (0.25, -0.6)
    assert first["class_ratio"] == first["class_asymmetry"] == "basic"
    assert (second["penalty"], second["reward"]) == (-0.2, 0.8)
    assert (second["ratio"], second["impact_asymmetry"]) == (4, 0.6)
    assert second["class_ratio"] == second["class_asymmetry"] == "excitement"
    assert reply.answer is not None
    assert reply.answer.startswith("“a” mainly punishes")


def test_one_moment_compares_the_means_of_three_groups() -> None:
    ratings = [1, 2, 2, 3, 3, 3, 4, 5]
    overall = [2, 3, 4, 5, 6, 7, 7, 8]
    [row] = respond(overall=overall, data={"a": ratings}).rows
    assert row["penalty"] == pytest.approx(3 - 6)
    assert row["reward"] == pytest.approx(7.5 - 6)


def test_a_survey_agrees_with_statsmodels_with_its_intervals() -> None:
    draw = np.random.default_rng(5)
    ratings = draw.integers(1, 8, size=(150, 5))
    overall = np.round(4 + 0.3 * (ratings @ [1, 0.5, 0, 0.2, 1]) + draw.normal(size=150), 1)
    names = ["a", "b", "c", "d", "e"]
    reply = respond(
        overall=overall.tolist(),
        data={name: ratings[:, at].tolist() for at, name in enumerate(names)},
        low=3,
        high=6,
    )
    dummies = [side for at in range(5) for side in (ratings[:, at] <= 3, ratings[:, at] >= 6)]
    wanted = sm.OLS(overall, sm.add_constant(np.column_stack(dummies).astype(float))).fit()
    ends = wanted.conf_int()
    for at, row in enumerate(reply.rows):
        for side, place in (("penalty", 2 * at + 1), ("reward", 2 * at + 2)):
            assert row[side] == pytest.approx(wanted.params[place], abs=1e-9)
            found = (row[f"{side}_low"], row[f"{side}_high"])
            assert found == pytest.approx(tuple(ends[place]), abs=1e-8)
        both = np.zeros(11)
        both[[2 * at + 1, 2 * at + 2]] = 1
        balance = wanted.t_test(both)
        assert row["balance"] == pytest.approx(float(balance.effect[0]), abs=1e-9)
        found = (row["balance_low"], row["balance_high"])
        assert found == pytest.approx(tuple(balance.conf_int()[0]), abs=1e-8)
    assert "150 answers" in reply.messages[0].text
    assert f"{100 * wanted.rsquared:.0f} %" in reply.messages[0].text


def test_an_overall_answer_of_yes_or_no_is_said_to_be_one() -> None:
    ratings = [1, 2, 2, 3, 3, 3, 4, 5]
    said = respond(overall=[0, 0, 1, 0, 1, 1, 1, 1], data={"a": ratings}).messages
    [note] = [one for one in said if one.path == "overall"]
    assert note.level == "note"
    assert note.text.startswith("Overall has only two values, 0 and 1, so penalties and rewards")
    said = respond(overall=[0, 0, 1, 0, 1, 1, 1, 2], data={"a": ratings}).messages
    assert [one for one in said if one.path == "overall"] == []


COEFFICIENT = st.integers(-2000, 2000).map(lambda n: n / 1000)


@given(COEFFICIENT, COEFFICIENT)
def test_asymmetry_stays_in_range_and_follows_from_the_ratio(penalty: float, reward: float) -> None:
    asymmetry = penalty_reward.impact_asymmetry(penalty, reward)
    ratio = penalty_reward.ratio(penalty, reward)
    assert (ratio is None) == (penalty == 0)
    assert (asymmetry is None) == (penalty == reward == 0)
    if asymmetry is not None:
        assert -1 <= asymmetry <= 1
    if ratio is not None and asymmetry is not None and reward >= 0:
        assert asymmetry == pytest.approx((ratio - 1) / (ratio + 1), abs=1e-9)


@given(COEFFICIENT, COEFFICIENT, st.integers(1, 500))
def test_the_unit_of_overall_satisfaction_does_not_matter(
    penalty: float, reward: float, times: int
) -> None:
    first = penalty_reward.impact_asymmetry(penalty, reward)
    other = penalty_reward.impact_asymmetry(times * penalty, times * reward)
    assert other == (None if first is None else pytest.approx(first, abs=1e-9))


@pytest.mark.parametrize(
    ("ratio", "kind"),
    [(0.9, "performance"), (0.8999, "basic"), (1.1, "performance"), (1.1001, "excitement")],
)
def test_the_borders_of_the_ratio_belong_to_performance(ratio: float, kind: str) -> None:
    assert penalty_reward.class_by_ratio(ratio) == kind


def test_a_penalty_of_nought_has_no_ratio_but_an_asymmetry() -> None:
    reply = respond(rows=[moment("a", 0, 0.5), moment("b", 0, 0), moment("c", -0.5, 0)])
    keys = ("ratio", "class_ratio", "impact_asymmetry", "class_asymmetry")
    assert [[row[key] for key in keys] for row in reply.rows] == [
        [None, None, 1, "excitement"],
        [None, None, None, None],
        [0, "basic", -1, "basic"],
    ]
    assert [message.level for message in reply.messages] == ["note"]
    assert "“a” and “b”" in reply.messages[0].text


def test_what_is_nought_but_for_rounding_has_no_ratio_and_no_sign() -> None:
    reply = respond(rows=[moment("a", 5e-324, 0.3), moment("b", 1e-17, -1e-17)])
    assert [row["ratio"] for row in reply.rows] == [None, None]
    assert [row["impact_asymmetry"] for row in reply.rows] == [1, None]
    assert not any(row["suspect"] for row in reply.rows)


def test_the_answer_names_what_punishes_and_not_what_only_looks_like_it() -> None:
    rows = [moment("true", -0.9, -0.02), moment("odd", 0.9, 0.1), moment("fine", -0.1, 0.5)]
    reply = respond(rows=rows)
    assert [row["class_asymmetry"] for row in reply.rows] == ["basic", "basic", "excitement"]
    assert [row["suspect"] for row in reply.rows] == [True, True, False]
    assert reply.answer is not None
    assert reply.answer.startswith("By these figures “true” costs more when failing than")
    assert "“odd”" not in reply.answer
    assert "“true” and “odd”" in reply.messages[0].text


def test_theta_moves_the_classes() -> None:
    rows = [moment("a", -0.5, 0.7)]  # asymmetry 1/6
    assert respond(rows=rows, theta=0.1).rows[0]["class_asymmetry"] == "excitement"
    assert respond(rows=rows, theta=0.2).rows[0]["class_asymmetry"] == "performance"


RATINGS = [1, 2, 3, 4, 5, 3, 1, 5, 4, 3]
OTHERS = [3, 1, 5, 3, 2, 4, 5, 1, 3, 2]
OVERALL = [2, 2, 3, 4, 5, 4, 1, 5, 4, 3]
FULL = {"overall": OVERALL, "data": {"a": RATINGS, "b": OTHERS}}


@pytest.mark.parametrize(
    ("inputs", "path", "said"),
    [
        ({}, "rows", "At least 1 moment"),
        ({"rows": []}, "rows", "At least 1 moment"),
        ({"rows": [moment("a", -1, 1)], **FULL}, "overall", "here are both"),
        ({"overall": OVERALL}, "data", "a survey needs both"),
        ({"data": {"a": RATINGS}}, "overall", "a survey needs both"),
        ({**FULL, "overall": OVERALL[:-1]}, "overall", "9 ratings"),
        ({**FULL, "overall": [3] * 10}, "overall", "nothing to explain"),
        ({**FULL, "low": 4, "high": 4}, "low", "must lie below the high cut"),
        ({**FULL, "low": 0}, "data.a", "nobody gives 0 or less"),
        ({**FULL, "high": 6}, "data.a", "nobody gives 6 or more"),
        ({**FULL, "low": 9, "high": 10}, "data.a", "everybody gives 9 or less"),
        (
            {**FULL, "data": {"a": RATINGS, "b": [6 - one for one in RATINGS]}},
            "data.b",
            "“a” high and “b” low say the same",
        ),
        ({**FULL, "low": 3.5}, "data.a", "“a” low and “a” high say the same"),
        ({"overall": [1, 2, 3, 4, 5], "data": {"a": RATINGS[:5], "b": OTHERS[:5]}}, "data", "6"),
        ({**FULL, "data": {"a": [*RATINGS[:-1], float("nan")]}}, "data.a.9", "NaN"),
        ({**FULL, "overall": [*OVERALL[:-1], 1e308]}, "overall.9", "out of range"),
        ({**FULL, "data": {str(at): RATINGS for at in range(13)}}, "data", "at most 12"),
        ({"rows": [moment("a", float("inf"), 1)]}, "rows.0.penalty", "from −1,000 to 1,000"),
        ({"rows": [moment("a", -1, "good")]}, "rows.0.reward", "not a number"),
        ({"rows": [{"name": "a", "penalty": -1}]}, "rows.0.reward", "is needed here"),
        ({"rows": [moment("a", -1, 1)] * 10_000_000}, "rows", "10,000,000 moments"),
        ({"overall": [1] * 10_000_000, "data": {"a": RATINGS}}, "overall", "10,000,000 numbers"),
        ({"rows": [moment("a", -1, 1)], "theta": 2}, "theta", "from 0 to 1"),
    ],
)
def test_what_cannot_be_calculated_is_said(inputs: dict[str, Any], path: str, said: str) -> None:
    reply = respond(**inputs)
    assert reply.faulty
    assert reply.messages[0].path == path
    assert said in reply.messages[0].text


def test_cut_points_must_stand_in_order() -> None:
    with pytest.raises(ValueError, match="below"):
        penalty_reward.dummies([1, 2, 3], low=3, high=3)
