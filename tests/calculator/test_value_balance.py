"""O'Malley's balance: by hand, against scipy, and between its bounds."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats

import calculator
from calculator.methods import omalley

VALUE = st.floats(0, 10)


def ask(customers: object, employees: object, investors: object) -> calculator.Reply:
    inputs = {"customers": customers, "employees": employees, "investors": investors}
    return calculator.respond("value-balance", inputs)


def test_the_three_ways_to_sum_up_by_hand() -> None:
    # ∛(8 × 1 × 8) = ∛64 = 4; (8 + 1 + 8) / 3 = 5.67.
    reply = ask(8, 1, 8)
    assert reply.data()["values"] == {
        "balance_min": 1,
        "balance_geometric": 4,
        "mean": 5.66666666667,
        "weakest": "employees",
    }
    assert reply.answer == (
        "Employees gain least here, 1 of 10, so the balance stands at 1, whatever the mean of 5.67 "
        "suggests."
    )


def test_who_gets_nothing_ends_the_balance() -> None:
    reply = ask(10, 10, 0)
    assert reply.values["balance_geometric"] == reply.values["balance_min"] == 0
    assert reply.values["mean"] == pytest.approx(20 / 3)
    assert reply.values["weakest"] == "investors"


@pytest.mark.parametrize(
    ("values", "weakest", "named"),
    [
        ((4, 4, 9), "customers", "Customers and employees gain least"),
        ((9, 4, 4), "employees", "Employees and investors gain least"),
        ((6, 6, 6), "customers", "All three gain alike"),
    ],
)
def test_a_tie_keeps_the_order_and_names_all(
    values: tuple[int, int, int], weakest: str, named: str
) -> None:
    reply = ask(*values)
    assert reply.values["weakest"] == weakest
    assert str(reply.answer).startswith(named)


def test_one_point_more_for_the_weakest_moves_the_minimum_and_for_others_does_not() -> None:
    details = ask(8, 4, 8).details
    rows = [line for line in details.split("<tr>") if "One point more" in line]
    assert len(rows) == 3
    assert [">5</td>" in row for row in rows] == [False, True, False]


def test_how_far_the_next_group_stands_is_said_in_points() -> None:
    assert "The next group stands 1 point higher" in ask(7.3, 6.3, 9).headline
    assert "How sure" not in ask(5, 5, 5).headline


@given(st.tuples(VALUE, VALUE, VALUE))
def test_the_geometric_mean_lies_between_and_agrees_with_scipy(
    values: tuple[float, float, float],
) -> None:
    least, middle = omalley.balance_min(*values), omalley.balance_geometric(*values)
    mean = omalley.mean(*values)
    assert least <= middle * (1 + 1e-11)
    assert middle <= mean * (1 + 1e-11) + 1e-300
    if min(values) > 1e-100:
        assert middle == pytest.approx(float(stats.gmean(values)), rel=1e-9)


@given(st.tuples(VALUE, VALUE, VALUE))
def test_which_group_is_which_does_not_matter_to_the_balance(
    values: tuple[float, float, float],
) -> None:
    turned = (values[2], values[0], values[1])
    assert omalley.balance_min(*turned) == omalley.balance_min(*values)
    assert omalley.balance_geometric(*turned) == pytest.approx(omalley.balance_geometric(*values))
    least = dict(zip(omalley.GROUPS, values, strict=True))[omalley.weakest(*values)]
    assert least == min(values)


@pytest.mark.parametrize(
    "wrong", [-1, 10.1, float("nan"), float("inf"), 1e308, "much", None, True, [], {}]
)
def test_bad_input_names_the_field_and_its_limits(wrong: object) -> None:
    reply = ask(5, wrong, 5)
    [message] = reply.messages
    assert reply.answer is None
    assert message.path == "employees"
    assert "from 0 to 10" in message.text


def test_missing_groups_are_all_named() -> None:
    reply = calculator.respond("value-balance", {})
    assert [message.path for message in reply.messages] == list(omalley.GROUPS)
