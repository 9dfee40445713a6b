"""Converse's five steps: priority, delight, standard, drift."""

from typing import Any

import numpy as np
import pytest
import statsmodels.api as sm
from hypothesis import assume, given
from hypothesis import strategies as st
from statsmodels.stats.proportion import confint_proportions_2indep, proportion_confint

import calculator
from calculator.methods import converse
from calculator.methods.converse import Response, Score

COUNTS = st.integers(1, 500).flatmap(
    lambda answers: st.tuples(st.integers(0, answers), st.just(answers))
)
SCORES = st.lists(COUNTS, min_size=1, max_size=12).flatmap(
    lambda counts: st.lists(
        st.integers(-50, 50), min_size=len(counts), max_size=len(counts), unique=True
    ).map(lambda periods: [Score(p, s, n) for p, (s, n) in zip(periods, counts, strict=True)])
)


def contact(name: str = "Handover", **changes: Any) -> dict[str, Any]:
    return {
        "name": name,
        "interaction": "phone",
        "frequency": 100,
        "impact": 5,
        "responses": [{"name": "Ring back", "expected": 5, "predicted": 7, "cost": 10}],
        "standard": 0.8,
        "scores": [{"period": 1, "satisfied": 57, "answers": 60}],
    } | changes


def scores(*counts: tuple[int, int]) -> list[dict[str, int]]:
    return [
        {"period": period, "satisfied": good, "answers": of}
        for period, (good, of) in enumerate(counts, start=1)
    ]


def five(*contacts: dict[str, Any], **inputs: Any) -> calculator.Reply:
    reply = calculator.respond("five-steps", {"contacts": list(contacts), **inputs})
    assert not reply.faulty, reply.messages
    return reply


def test_the_rows_have_the_keys_of_the_contract() -> None:
    reply = five(contact())
    assert reply.values == {}
    assert list(reply.rows[0]) == [
        "name", "priority", "chosen", "delight", "rate", "low", "high", "standard_met", "drift",
        "basic_from", "since_new", "since_new_low", "since_new_high",
    ]  # fmt: skip


def test_two_contacts_reckoned_by_hand() -> None:
    # 400 × 5 = 2,000 and 100 × 10 = 1,000; 30 of 40 is three quarters.
    first, second = five(
        contact("Mail", frequency=400, scores=scores((30, 40)), standard=0.75),
        contact("Desk", impact=10, scores=scores((30, 40)), standard=0.76),
    ).rows
    assert (first["priority"], second["priority"]) == (
        pytest.approx(2 / 3),
        pytest.approx(1 / 3),
    )
    assert (first["rate"], first["standard_met"], second["standard_met"]) == (0.75, True, False)
    assert (first["chosen"], first["delight"]) == ("Ring back", 2)


def test_newcombe_1998_table_1_is_the_interval_of_the_last_period() -> None:
    # 81 of 263, method 3 (score): 0.2553 to 0.3662, as printed; earlier periods play no part.
    [row] = five(contact(scores=scores((1, 10), (81, 263)))).rows
    assert (round(row["low"], 4), round(row["high"], 4)) == (0.2553, 0.3662)


def test_equal_delights_go_to_the_cheaper_then_to_the_first() -> None:
    options = [Response(5, 7, 40), Response(4, 6, 25), Response(5, 7, 25), Response(5, 6, 1)]
    assert converse.chosen(options) == 1
    assert converse.chosen(options[2:]) == 0
    assert converse.chosen([]) is None
    # As floats, 1.1 − 1 is the larger of the two.
    assert 1.1 - 1 > 7.3 - 7.2
    assert converse.chosen([Response(1, 1.1, 2), Response(7.2, 7.3, 1)]) == 1


@given(SCORES)
def test_drift_is_the_weighted_regression_of_statsmodels(measured: list[Score]) -> None:
    drift = converse.drift(measured)
    if len(measured) == 1:
        assert drift is None
        return
    periods = np.array([one.period for one in measured], dtype=float)
    rates = np.array([one.satisfied / one.answers for one in measured])
    weights = np.array([one.answers for one in measured], dtype=float)
    slope = sm.WLS(rates, sm.add_constant(periods, has_constant="add"), weights).fit().params[1]
    assert drift == pytest.approx(slope, abs=1e-9)
    assert drift == converse.drift(measured[::-1])
    later = [Score(one.period + 2000, one.satisfied, one.answers) for one in measured]
    assert drift == pytest.approx(converse.drift(later), abs=1e-9)


def test_answers_weigh_the_drift() -> None:
    even = converse.drift([Score(1, 9, 10), Score(2, 5, 10), Score(3, 9, 10)])
    heavy = converse.drift([Score(1, 9, 10), Score(2, 500, 1000), Score(3, 9, 10)])
    lopsided = converse.drift([Score(1, 90, 100), Score(2, 5, 10), Score(3, 9, 10)])
    assert even == heavy == 0
    assert lopsided is not None
    assert lopsided < 0


@given(SCORES)
def test_basic_from_agrees_with_its_definition_by_other_intervals(measured: list[Score]) -> None:
    ordered = sorted(measured, key=lambda one: one.period)
    ends = [proportion_confint(one.satisfied, one.answers, method="wilson") for one in ordered]
    assume(all(abs(high - ends[0][0]) > 1e-9 for _, high in ends))
    starts = [
        one.period
        for at, one in enumerate(ordered)
        if at and all(high < ends[0][0] for _, high in ends[at:])
    ]
    assert converse.basic_from(measured) == (starts[0] if starts else None)


def test_delight_that_returns_has_not_become_basic() -> None:
    fallen = scores((57, 60), (20, 60), (21, 60))
    assert five(contact(scores=fallen)).rows[0]["basic_from"] == 2
    assert (
        five(contact(scores=[*fallen, {"period": 4, "satisfied": 57, "answers": 60}])).rows[0][
            "basic_from"
        ]
        is None
    )
    assert five(contact(scores=scores((10, 10), (6, 10)))).rows[0]["basic_from"] is None


def test_the_order_of_the_scores_plays_no_part() -> None:
    given_scores = scores((57, 60), (56, 60), (46, 60), (45, 62))
    first = five(contact(scores=given_scores)).rows
    assert five(contact(scores=given_scores[::-1])).rows == first
    assert first[0]["basic_from"] == 3


@given(
    st.lists(st.tuples(st.integers(0, 10**6), st.integers(0, 100)), min_size=1, max_size=20).filter(
        lambda pairs: any(f * i for f, i in pairs)
    )
)
def test_priorities_are_shares(pairs: list[tuple[int, int]]) -> None:
    frequencies, impacts = [float(f) for f, _ in pairs], [float(i) for _, i in pairs]
    shares = converse.priorities(frequencies, impacts)
    products = np.array(frequencies) * np.array(impacts)
    assert shares == pytest.approx(list(products / products.sum()))
    assert converse.priorities([7 * f for f in frequencies], impacts) == pytest.approx(shares)


def test_what_is_not_measured_yet_is_null_with_a_note() -> None:
    reply = five(contact("New", responses=[], scores=[]), contact("Old", frequency=1))
    new, old = reply.rows
    unknown = {key for key, value in new.items() if value is None}
    assert unknown == set(new) - {"name", "priority"}
    assert old["drift"] is None
    assert old["basic_from"] is None
    assert {message.level for message in reply.messages} == {"note"}
    texts = " ".join(message.text for message in reply.messages)
    assert "“New” has no response, so none is chosen." in texts
    assert "“New” has no score" in texts
    assert "“Old” has one score only, so the drift cannot be computed" in texts
    assert (reply.answer or "").startswith("Think of responses first for “New”")


def test_the_answer_tells_delight_from_what_only_meets_or_falls_short() -> None:
    def best(predicted: float) -> str:
        options = [{"name": "Ring back", "expected": 5, "predicted": predicted, "cost": 0}]
        return five(contact(responses=options)).answer or ""

    assert best(7).startswith(
        "“Ring back” promises most delight here where it counts most, 2 points"
    )
    assert "only meets what customers expect" in best(5)
    assert "is 1 point below what customers expect" in best(4)


def test_the_answer_names_what_has_become_basic() -> None:
    fallen = five(contact("Loan", scores=scores((57, 60), (20, 60))))
    assert (fallen.answer or "").endswith(
        "clearly fewer are satisfied with “Loan” than when the response was new: delight may have "
        "become basic there."
    )
    assert "clearly fewer satisfied than when it was new, since period 2" in fallen.details
    steady = five(contact("Loan", scores=scores((57, 60), (55, 60))))
    assert (steady.answer or "").endswith(
        "of no contact is it shown that fewer are satisfied than at its start."
    )


@given(SCORES)
def test_what_is_said_to_be_basic_has_fallen_with_the_whole_interval(measured: list[Score]) -> None:
    found, start = converse.since_new(measured), converse.basic_from(measured)
    first, *later = sorted(measured, key=lambda one: one.period)
    assert (found is None) == (not later)
    if found is None:
        return
    held = later[-1:] if start is None else [one for one in later if one.period >= start]
    ends = [
        confint_proportions_2indep(
            one.satisfied, one.answers, first.satisfied, first.answers, method="newcomb"
        )[1]
        for one in held
    ]
    assert found[2] == pytest.approx(max(ends), abs=1e-4)  # its z has more places than our 1.96
    assert start is None or found[2] < 0


@pytest.mark.parametrize(
    ("changes", "path", "said"),
    [
        ({"scores": scores((61, 60))}, "scores.0.satisfied", "61 of 60 answers"),
        ({"scores": scores((0, 0))}, "scores.0.answers", "from 1 to"),
        ({"scores": scores((-1, 5))}, "scores.0.satisfied", "from 0 to"),
        ({"scores": scores((1, 5)) * 2}, "scores.1.period", "stands twice"),
        (
            {"scores": [{"period": "May", "satisfied": 1, "answers": 2}]},
            "scores.0.period",
            "“May” is not a number",
        ),
        ({"scores": scores((1, 5)) * 10_000_000}, "scores", "at most 200"),
        ({"interaction": "letter"}, "interaction", "remote, phone or face"),
        ({"standard": 80}, "standard", "from 0 to 1"),
        ({"standard": None}, "standard", "from 0 to 1"),
        ({"frequency": float("nan")}, "frequency", "NaN"),
        ({"frequency": float("inf")}, "frequency", "out of range"),
        ({"impact": 1e308}, "impact", "from 0 to 100"),
        ({"impact": "much"}, "impact", "“much” is not a number"),
        (
            {"responses": [{"name": "A", "expected": 11, "predicted": 5, "cost": 1}]},
            "responses.0.expected",
            "from 1 to 10",
        ),
        (
            {"responses": [{"name": "A", "expected": 5, "predicted": 5, "cost": -1}]},
            "responses.0.cost",
            "from 0 to",
        ),
        (
            {"responses": [{"name": "A", "expected": 5, "predicted": 5}]},
            "responses.0.cost",
            "needed here",
        ),
    ],
)
def test_what_is_wrong_is_named_with_its_limit(
    changes: dict[str, Any], path: str, said: str
) -> None:
    wrong = {"contacts": [contact("Right"), contact("Wrong", **changes)]}
    reply = calculator.respond("five-steps", wrong)
    assert [message.path for message in reply.messages] == [f"contacts.1.{path}"]
    assert said in reply.messages[0].text
    assert "Contact 2" in reply.messages[0].text
    assert reply.answer is None


@pytest.mark.parametrize("nothing", [{"frequency": 0}, {"impact": 0}])
def test_weights_that_are_all_zero_are_an_error(nothing: dict[str, Any]) -> None:
    reply = calculator.respond("five-steps", {"contacts": [contact(**nothing)]})
    assert [message.path for message in reply.messages] == ["contacts"]
    assert "above 0" in reply.messages[0].text
    with pytest.raises(ValueError, match="frequency"):
        converse.priorities([0, 1], [1, 0])


def test_the_form_holds_tables_in_a_table() -> None:
    form = calculator.render_form("five-steps", {"contacts": [contact()]})
    assert 'data-table="responses"' in form
    assert 'data-table="scores"' in form
    assert 'value="Ring back"' in form
    assert 'value="57"' in form
