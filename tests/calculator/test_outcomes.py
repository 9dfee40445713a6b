"""Process targets beside outcome targets."""

import re
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from statsmodels.stats.proportion import proportion_confint

import calculator
from calculator.methods import clayton

COUNTS = st.tuples(st.integers(1, 10**6), st.integers(1, 5000)).flatmap(
    lambda pair: st.tuples(st.just(pair[0]), st.integers(0, pair[1]), st.just(pair[1]))
)


def row(name: str = "Fix", **changes: Any) -> dict[str, Any]:
    return {
        "name": name,
        "contacts": 100,
        "within_target": 95,
        "process_target": 0.9,
        "satisfied": 70,
        "outcome_target": 0.8,
    } | changes


def outcomes(*rows: dict[str, Any]) -> calculator.Reply:
    reply = calculator.respond("outcomes", {"rows": list(rows)})
    assert not reply.faulty, reply.messages
    return reply


def test_four_cells_by_hand() -> None:
    reply = outcomes(
        row("good", satisfied=80),
        row("watermelon"),
        row("lucky", within_target=89, satisfied=80),
        row("bad", within_target=89),
    )
    assert reply.values == {}
    assert [one["cell"] for one in reply.rows] == [one["name"] for one in reply.rows]
    # 20, 30, 20 and 30 of a hundred each are dissatisfied.
    assert [one["priority"] for one in reply.rows] == [0.2, 0.3, 0.2, 0.3]
    assert list(reply.rows[0]) == [
        "name", "process_rate", "outcome_rate", "outcome_rate_low", "outcome_rate_high",
        "process_met", "outcome_met", "cell", "priority",
    ]  # fmt: skip


@pytest.mark.parametrize(("met", "of", "target"), [(27, 30, 0.9), (7, 10, 0.7), (29, 50, 0.58)])
def test_a_target_that_is_just_reached_is_met(met: int, of: int, target: float) -> None:
    counts: dict[str, Any] = {"contacts": of, "within_target": met, "satisfied": met}
    [one] = outcomes(row(**counts, process_target=target, outcome_target=target)).rows
    assert (one["process_met"], one["outcome_met"], one["cell"]) == (True, True, "good")
    [less] = outcomes(
        row(**counts, process_target=target + 1e-9, outcome_target=target + 1e-9)
    ).rows
    assert less["cell"] == "bad"


def test_answers_default_to_contacts() -> None:
    reply = outcomes(row(), row(answers=100), row(answers=""), row(answers=80))
    assert [one["outcome_rate"] for one in reply.rows] == [0.7, 0.7, 0.7, 0.875]


@given(st.lists(COUNTS, min_size=1, max_size=12))
def test_priorities_agree_with_exact_arithmetic(counts: list[tuple[int, int, int]]) -> None:
    rows = [
        row(f"{at}", contacts=c, within_target=0, satisfied=s, answers=n)
        for at, (c, s, n) in enumerate(counts)
    ]
    found = [one["priority"] for one in outcomes(*rows).rows]
    whole = sum(c for c, _, _ in counts)
    failed = [Fraction(c, whole) * (1 - Fraction(s, n)) for c, s, n in counts]
    total = sum(failed)
    assert found == pytest.approx([float(one / total) if total else 0 for one in failed], rel=1e-9)
    assert sum(found) == pytest.approx(1 if total else 0)
    backwards = [one["priority"] for one in outcomes(*rows[::-1]).rows]
    assert backwards[::-1] == pytest.approx(found)


def test_nobody_dissatisfied_is_a_sentence() -> None:
    reply = outcomes(row(satisfied=100), row(satisfied=100))
    assert [one["priority"] for one in reply.rows] == [0, 0]
    assert "nobody is dissatisfied" in (reply.answer or "")
    assert "Nobody who answered is dissatisfied" in reply.details


def test_the_answer_counts_watermelons_among_what_looks_green() -> None:
    reply = outcomes(row("Fix"), row("Ring", satisfied=90), row("Wait", within_target=10))
    assert reply.answer == (
        "The process: 1 of 2 met process targets hides a missed outcome, “Fix”; "
        "“Fix” carries 43 % of all dissatisfaction."
    )
    assert (outcomes(row(satisfied=90)).answer or "").startswith("The outcome too")
    assert (outcomes(row(within_target=0)).answer or "").startswith("No process target is met")


def test_advice_tells_a_sure_miss_from_one_that_more_answers_might_mend() -> None:
    def advice(satisfied: int, answers: int) -> str:
        reply = outcomes(row(satisfied=satisfied, answers=answers))
        return reply.headline.replace("\u00a0", " ")

    for satisfied, answers in ((7, 10), (70, 100)):
        low, high = proportion_confint(satisfied, answers, method="wilson")
        assert f"({100 * low:.0f} % to {100 * high:.0f} %)" in advice(satisfied, answers)
        sure = "the whole interval lies below it" in advice(satisfied, answers)
        assert sure == (high < 0.8)


def test_a_chart_shows_what_is_met_by_shape() -> None:
    details = outcomes(row("Fix"), row("Ring", satisfied=90)).details
    shapes = re.findall(r'class="moments-mark moments-(\w+)"', details)
    # In both charts, and in the legend of one.
    assert shapes.count("worse") == 3
    assert shapes.count("better") == 3


def test_more_answers_than_contacts_are_asked_about() -> None:
    reply = outcomes(row(answers=120))
    assert [(message.path, message.level) for message in reply.messages] == [("rows", "note")]
    assert "more answers than contacts" in reply.messages[0].text


@pytest.mark.parametrize(
    ("changes", "path", "said"),
    [
        ({"within_target": 101}, "within_target", "101 is more than its 100 contacts"),
        ({"satisfied": 101}, "satisfied", "101 is more than its 100 answers"),
        ({"satisfied": 70, "answers": 60}, "satisfied", "from 0 to 60"),
        ({"contacts": 0}, "contacts", "from 1 to"),
        ({"answers": 0}, "answers", "from 1 to"),
        ({"satisfied": -1}, "satisfied", "from 0 to"),
        ({"satisfied": 0.5}, "satisfied", "not whole"),
        ({"within_target": float("nan")}, "within_target", "NaN"),
        ({"contacts": float("inf")}, "contacts", "out of range"),
        ({"contacts": 1e308}, "contacts", "out of range"),
        ({"process_target": 90}, "process_target", "from 0 to 1"),
        ({"outcome_target": -0.1}, "outcome_target", "from 0 to 1"),
        ({"outcome_target": "high"}, "outcome_target", "“high” is not a number"),
        ({"outcome_target": None}, "outcome_target", "from 0 to 1"),
    ],
)
def test_what_is_wrong_is_named_with_its_limit(
    changes: dict[str, Any], path: str, said: str
) -> None:
    reply = calculator.respond("outcomes", {"rows": [row(), row(**changes)]})
    assert [message.path for message in reply.messages] == [f"rows.1.{path}"]
    assert said in reply.messages[0].text
    assert reply.answer is None


@pytest.mark.parametrize("rows", [[], None, [row()] * 10_000_000])
def test_a_table_has_one_to_two_hundred_rows(rows: Any) -> None:
    reply = calculator.respond("outcomes", {"rows": rows})
    assert [message.path for message in reply.messages] == ["rows"]


@pytest.mark.parametrize(("met", "of"), [(1, 0), (2, 1), (-1, 5)])
def test_a_rate_needs_something_to_be_a_part_of(met: int, of: int) -> None:
    with pytest.raises(ValueError, match="between 0 and the whole"):
        clayton.rate(met, of)
