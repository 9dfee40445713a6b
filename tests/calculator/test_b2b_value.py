"""Gains of a tailored service: by hand, with exact fractions, and what a plan may not be."""

from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

import calculator
from calculator.methods import b2b_value
from calculator.methods.net import net

COST = st.integers(0, 10**9).map(lambda cents: cents / 100)
COSTS = st.lists(st.tuples(COST, COST, COST), min_size=1, max_size=20)


def process(before: Any, planned: Any, now: Any, **more: Any) -> dict[str, Any]:
    return {
        "name": "Stops",
        "step": "review",
        "baseline_cost": before,
        "planned_cost": planned,
        "actual_cost": now,
        **more,
    }


def ask(*processes: dict[str, Any]) -> calculator.Reply:
    return calculator.respond("b2b-value", {"processes": list(processes)})


def test_two_processes_by_hand() -> None:
    # Planned (100 − 60) + (50 − 50) = 40; realised (100 − 80) + (50 − 40) = 30; 30 / 40.
    reply = ask(process(100, 60, 80), process(50, 50, 40))
    assert reply.data()["values"] == {
        "planned_gain": 40,
        "realised_gain": 30,
        "realisation": 0.75,
    }
    assert reply.rows == ()
    assert reply.answer == (
        "Yes, so far: the customer’s processes cost 30 less (20 % of what they cost before), which "
        "is 75 % of the 40 that were planned."
    )


@pytest.mark.parametrize("planned", [100, 120])
def test_a_plan_without_a_gain_cannot_be_realised(planned: int) -> None:
    reply = ask(process(100, planned, 90))
    assert reply.values["realisation"] is None
    [note] = reply.messages
    assert (note.level, note.path) == ("note", "processes")
    assert "The plan promised no gain" in str(reply.answer)


def test_a_plan_that_floats_do_not_quite_cancel_is_no_plan() -> None:
    reply = ask(process(0.1, 0, 0), process(0.2, 0, 0), process(0, 0.3, 0))
    assert 0.1 + 0.2 - 0.3 != 0
    assert reply.values["planned_gain"] == 0
    assert reply.values["realisation"] is None


def test_a_loss_is_called_one() -> None:
    reply = ask(process(100, 80, 110))
    assert reply.values["realisation"] == -0.5
    assert str(reply.answer).startswith("No: the customer’s processes cost 10 more")
    assert "−50\u00a0%" in reply.details
    assert "-50\u00a0%" not in reply.details
    assert str(ask(process(100, 80, 100)).answer).startswith("Not yet")


def test_more_than_planned_is_more_than_all() -> None:
    assert ask(process(100, 80, 60)).values["realisation"] == 2


def test_a_cost_that_moved_before_the_service_came_is_noted() -> None:
    reply = ask(process(100, 80, 90, step="plan"), process(100, 80, 90))
    assert [message.path for message in reply.messages] == ["processes.0.actual_cost"]
    assert not reply.faulty
    assert "1 process has not been implemented yet" in reply.headline


def test_the_largest_shortfall_among_what_is_implemented_is_looked_at_first() -> None:
    reply = ask(
        process(100, 0, 100, name="Waiting", step="plan"),
        process(100, 50, 80, name="Scrap"),
        process(100, 90, 95, name="Stops"),
    )
    assert "Look at “Scrap” first" in reply.headline


@given(COSTS)
def test_gains_agree_with_exact_arithmetic(costs: list[tuple[float, float, float]]) -> None:
    reply = ask(*(process(*one) for one in costs))
    planned = sum(Fraction(before) - Fraction(plan) for before, plan, _ in costs)
    realised = sum(Fraction(before) - Fraction(now) for before, _, now in costs)
    whole = float(sum(Fraction(number) for one in costs for number in one)) + 1e-9
    assert reply.values["planned_gain"] == pytest.approx(float(planned), abs=1e-11 * whole)
    assert reply.values["realised_gain"] == pytest.approx(float(realised), abs=1e-11 * whole)
    turned = ask(*(process(*one) for one in costs[::-1]))
    assert turned.values == reply.values


@given(COSTS, st.sampled_from([0.5, 2.0, 1000.0]))
def test_another_currency_realises_the_same_share(
    costs: list[tuple[float, float, float]], rate: float
) -> None:
    def share(factor: float) -> float | None:
        before, planned, now = ([factor * n for n in column] for column in zip(*costs, strict=True))
        return b2b_value.realisation(b2b_value.gain(before, planned), b2b_value.gain(before, now))

    one, other = share(1), share(rate)
    assert (one is None) == (other is None)
    if one is not None:
        assert other == pytest.approx(one, rel=1e-9, abs=1e-9)


@given(st.lists(st.floats(-1e12, 1e12), max_size=20))
def test_a_net_sum_and_its_negative_are_one_size(terms: list[float]) -> None:
    assert net([-term for term in terms]) == -net(terms) + 0.0
    assert net([*terms, *(-term for term in terms)]) == 0


@pytest.mark.parametrize("wrong", [-1, 1e13, float("nan"), float("inf"), 1e308, "dear", None])
@pytest.mark.parametrize("key", ["baseline_cost", "planned_cost", "actual_cost"])
def test_bad_costs_name_the_field_and_its_limits(key: str, wrong: object) -> None:
    reply = ask(process(1, 1, 1), process(1, 1, 1) | {key: wrong})
    [message] = reply.messages
    assert reply.answer is None
    assert message.path == f"processes.1.{key}"
    assert "from 0 to 1,000,000,000,000" in message.text


def test_an_unknown_step_is_told_the_nearest_and_no_process_is_an_error() -> None:
    [message] = ask(process(1, 1, 1, step="analyze")).messages
    assert message.path == "processes.0.step"
    assert "did you mean analyse?" in message.text
    assert ask().messages[0].path == "processes"
    many = calculator.respond("b2b-value", {"processes": [process(1, 1, 1)] * 10_000_000})
    assert "10,000,000 processes; at most 200" in many.messages[0].text
