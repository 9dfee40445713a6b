"""Return on quality: a printed exercise, exact fractions, and a second route to each figure."""

from fractions import Fraction
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import optimize

import calculator
from calculator.methods import return_on_quality as quality

AMOUNT = st.integers(-(10**8), 10**8).map(lambda cents: cents / 100)
SPEND = st.integers(0, 10**8).map(lambda cents: cents / 100)
YEARS = st.lists(st.tuples(SPEND, AMOUNT, AMOUNT), min_size=1, max_size=12)
RATE = st.integers(0, 100).map(lambda percent: percent / 100)


def year(spend: Any, revenue_gain: Any = 0, cost_saving: Any = 0) -> dict[str, Any]:
    return {"spend": spend, "revenue_gain": revenue_gain, "cost_saving": cost_saving}


def ask(*years: dict[str, Any], margin: Any = 1, discount_rate: Any = 0.1) -> calculator.Reply:
    inputs = {"years": list(years), "margin": margin, "discount_rate": discount_rate}
    return calculator.respond("return-on-quality", inputs)


def test_a_printed_exercise_on_discounted_payback() -> None:
    # A textbook's exercise 9.1: 200 invested; 50, 60, 70 and 200 in the years 1 to 4; 10 per cent.
    # It prints 45.45, 49.59, 52.59 and 136.60, of which the sum is 284.23, the money back during
    # year 4, and an NPV of 84.23 (from the rounded terms; unrounded it is 84.24).
    flows = [-200.0, 50, 60, 70, 200]
    printed = [45.45, 49.59, 52.59, 136.60]
    assert [round(one, 2) for one in quality.discounted(flows, 0.1)[1:]] == printed
    reply = ask(year(200), year(0, 50), year(0, 60), year(0, 70), year(0, 200))
    assert reply.values["npv"] == pytest.approx(84.23, abs=0.01)
    assert reply.values["payback"] == 4
    assert reply.values["roq"] == pytest.approx(84.23 / 200, abs=1e-4)


def test_two_years_by_hand() -> None:
    # Year 0: −100. Year 1: 300 × 0.4 + 23 − 11 = 132, over 1.1 = 120. Spend 100 + 11 / 1.1 = 110.
    reply = ask(year(100), year(11, 300, 23), margin=0.4)
    assert reply.data()["values"] == {"npv": 20, "roq": 0.181818181818, "payback": 1}
    assert reply.answer == (
        "Yes: on 110 spent it earns 20 more than it costs, a return of 18 % (in money of year 0, "
        "at 10 % a year); it is paid back in year 1."
    )


def test_break_even_that_floats_do_not_quite_reach_is_reached() -> None:
    # 100 × 1.1² = 17 × 1.1 + 102.3 and 100 × 1.06² = 10 × 1.06 + 101.76, to the last digit.
    assert -100 + 17 / 1.1 + 102.3 / (1.1 * 1.1) < 0
    for flows, rate in (([-100, 17, 102.3], 0.1), ([-100, 10, 101.76], 0.06)):
        assert quality.npv(flows, rate) == 0
        assert quality.payback(flows, rate) == 2
    reply = ask(year(100), year(0, 110))
    assert reply.values == {"npv": 0, "roq": 0, "payback": 1}
    assert str(reply.answer).startswith("Just: the 100 spent comes back")


def test_without_spend_there_is_no_return() -> None:
    reply = ask(year(0, 10))
    assert reply.values == {"npv": 10, "roq": None, "payback": 0}
    assert [(m.level, m.path) for m in reply.messages] == [("note", "years")]


def test_money_that_never_comes_back_has_no_payback() -> None:
    reply = ask(year(100), year(0, 50))
    assert reply.values["payback"] is None
    assert reply.values["roq"] < 0
    assert str(reply.answer).startswith("No: of 100 spent, 54.55 does not come back")
    assert "does not come back within what was entered, 2 years" in reply.messages[0].text
    assert "2.2 times what is forecast" in reply.headline


def test_a_gain_that_is_lost_again_is_told() -> None:
    reply = ask(year(0, 10), year(0, -50))
    assert reply.values["payback"] == 0
    assert any("falls below it again" in message.text for message in reply.messages)


def test_what_must_come_true_is_where_the_npv_is_zero() -> None:
    spends, benefits, rate = [120.0, 20, 20, 20], [0.0, 39, 81, 140], 0.08

    def npv(share: float) -> float:
        return quality.npv([share * b - s for b, s in zip(benefits, spends, strict=True)], rate)

    root = optimize.brentq(npv, 0, 5)
    needed = quality.break_even(quality.npv(spends, rate), quality.npv(benefits, rate))
    assert needed == pytest.approx(root, abs=1e-9)
    years = [year(s, b) for s, b in zip(spends, benefits, strict=True)]
    reply = ask(*years, discount_rate=rate)
    assert f"It still pays if {root * 100:.0f}\u00a0% of them" in reply.headline


@given(YEARS, RATE, RATE)
def test_npv_and_payback_agree_with_exact_arithmetic(
    years: list[tuple[float, float, float]], margin: float, rate: float
) -> None:
    reply = ask(*(year(*one) for one in years), margin=margin, discount_rate=rate)
    sums, total, size = [], Fraction(0), Fraction(0)
    for t, (spend, revenue, saving) in enumerate(years):
        parts = (Fraction(revenue) * Fraction(margin), Fraction(saving), -Fraction(spend))
        total += sum(parts) / (1 + Fraction(rate)) ** t
        size += sum(map(abs, parts)) / (1 + Fraction(rate)) ** t
        sums.append(total)
    near = 1e-10 * float(size) + 1e-12
    assert reply.values["npv"] == pytest.approx(float(total), abs=near)
    if all(abs(one) > near for one in sums):
        expected = next((t for t, one in enumerate(sums) if one >= 0), None)
        assert reply.values["payback"] == expected
    spent = sum(Fraction(s) / (1 + Fraction(rate)) ** t for t, (s, _, _) in enumerate(years))
    if spent:
        assert reply.values["roq"] == pytest.approx(
            float(total / spent), abs=near / float(spent) + 1e-10
        )


@given(st.lists(AMOUNT, min_size=1, max_size=12), RATE)
def test_npv_is_a_polynomial_in_the_discount_factor(amounts: list[float], rate: float) -> None:
    by_numpy = float(np.polynomial.polynomial.polyval(1 / (1 + rate), amounts))
    size = sum(map(abs, amounts))
    assert quality.npv(amounts, rate) == pytest.approx(by_numpy, abs=1e-10 * size + 1e-12)


@given(YEARS, st.sampled_from([0.5, 2.0, 1000.0]))
def test_another_currency_changes_neither_return_nor_payback(
    years: list[tuple[float, float, float]], rate: float
) -> None:
    one = ask(*(year(*amounts) for amounts in years))
    other = ask(*(year(*(rate * amount for amount in amounts)) for amounts in years))
    assert other.values["payback"] == one.values["payback"]
    if one.values["roq"] is not None:
        assert other.values["roq"] == pytest.approx(one.values["roq"], rel=1e-9, abs=1e-9)


def test_sixty_years_are_drawn_and_one_more_is_refused() -> None:
    years = [year(1_000_000_000_000, 10), *[year(0, 1_000_000_000_000)] * 60]
    reply = ask(*years[:60])
    assert "in thousand millions" in reply.details
    [message] = ask(*years).messages
    assert "61 rows; at most 60" in message.text


@pytest.mark.parametrize(
    ("changes", "path", "limits"),
    [
        ({"margin": 40}, "margin", "from 0 to 1"),
        ({"discount_rate": 8}, "discount_rate", "from 0 to 1"),
        ({"discount_rate": -0.01}, "discount_rate", "from 0 to 1"),
        ({"margin": float("nan")}, "margin", "from 0 to 1"),
        ({"margin": None}, "margin", "from 0 to 1"),
        ({"years": [year(-1)]}, "years.0.spend", "from 0 to 1,000,000,000,000"),
        ({"years": [year(1e308)]}, "years.0.spend", "from 0 to"),
        ({"years": [year(1, float("inf"))]}, "years.0.revenue_gain", "from −1,000,000"),
        ({"years": [year(1, 1, "some")]}, "years.0.cost_saving", "is not a number"),
        ({"years": []}, "years", "at least 1 row"),
        ({"years": [year(1)] * 10_000_000}, "years", "10,000,000 rows; at most 60"),
    ],
)
def test_bad_input_is_named(changes: dict[str, Any], path: str, limits: str) -> None:
    inputs = {"years": [year(1, 1, 1)], "margin": 0.5, "discount_rate": 0.1} | changes
    reply = calculator.respond("return-on-quality", inputs)
    assert reply.answer is None
    [message] = reply.messages
    assert message.path == path
    assert limits in message.text
