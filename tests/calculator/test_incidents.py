"""Critical incidents against scipy, by hand, and with faulty inputs."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats
from statsmodels.stats.proportion import confint_proportions_2indep, proportion_confint

import calculator
from calculator.methods import critical_incidents

COUNTS = st.integers(0, 300)
TABLES = st.lists(st.tuples(COUNTS, COUNTS), min_size=2, max_size=8)


def group(name: str = "Recovery", good: Any = 30, bad: Any = 10) -> dict[str, Any]:
    return {"name": name, "satisfactory": good, "dissatisfactory": bad}


def respond(*pairs: tuple[float, float]) -> calculator.Reply:
    groups = [group(f"G{n}", *pair) for n, pair in enumerate(pairs)]
    return calculator.respond("incidents", {"groups": groups})


def fault(groups: Any) -> calculator.Message:
    reply = calculator.respond("incidents", {"groups": groups})
    assert reply.faulty
    assert reply.answer is None
    return reply.messages[0]


def test_by_hand() -> None:
    # 20 are expected in each cell: χ² = 4 × 100 / 20; V = √(20 / 80).
    reply = respond((30, 10), (10, 30))
    assert reply.values["chi_square"] == 20
    assert reply.values["df"] == 1
    assert reply.values["p_value"] == pytest.approx(stats.chi2.sf(20, 1))
    assert [one["share_satisfactory"] for one in reply.rows] == [0.75, 0.25]
    assert [one["share_dissatisfactory"] for one in reply.rows] == [0.25, 0.75]
    assert reply.answer == (
        "“G1” goes with bad incidents: 75 % of the dissatisfactory ones against 25 % of the "
        "satisfactory. “G0” goes with good incidents: 75 % of the satisfactory ones against 25 % "
        "of the dissatisfactory. Chance alone would rarely separate them so far (p under 0.001)."
    )
    assert not reply.messages


@given(TABLES)
def test_the_test_agrees_with_scipy(pairs: list[tuple[int, int]]) -> None:
    found = critical_incidents.compare([(float(a), float(b)) for a, b in pairs])
    met = [pair for pair in pairs if any(pair)]
    if len(met) < 2 or not all(map(any, zip(*met, strict=True))):
        assert found is None
        return
    assert found is not None
    oracle = stats.chi2_contingency(met, correction=False)
    assert found.chi_square == pytest.approx(oracle.statistic, rel=1e-9, abs=1e-9)
    assert found.df == oracle.dof
    assert found.p_value == pytest.approx(oracle.pvalue, rel=1e-9, abs=1e-12)
    assert found.smallest_expected == pytest.approx(oracle.expected_freq.min())
    assert found.small == sum(one < 5 - 1e-9 for one in oracle.expected_freq.flat)
    strength = stats.contingency.association(met, method="cramer")
    assert found.strength == pytest.approx(strength, abs=1e-9)
    assert 0 <= found.strength <= 1


@given(TABLES)
def test_shares_sum_to_one_and_order_does_not_matter(pairs: list[tuple[int, int]]) -> None:
    reply = respond(*pairs)
    if not any(map(any, pairs)):
        assert reply.faulty
        return
    for key, column in zip(
        ("share_satisfactory", "share_dissatisfactory"), zip(*pairs, strict=True), strict=True
    ):
        shares = [one[key] for one in reply.rows]
        if any(column):
            assert sum(shares) == pytest.approx(1)
            assert shares == pytest.approx([count / sum(column) for count in column])
        else:
            assert shares == [None] * len(pairs)
    assert respond(*pairs[::-1]).values["p_value"] == pytest.approx(reply.values["p_value"])


def test_a_group_is_named_only_where_its_own_interval_leaves_out_0() -> None:
    # Related beyond chance (p = 0.045), and no group by itself at 1 − 0.05 ÷ 4.
    pairs = [(30, 20), (30, 20), (20, 30), (20, 30)]
    reply = respond(*pairs)
    assert reply.values["p_value"] == pytest.approx(stats.chi2_contingency(pairs).pvalue)
    assert reply.answer == (
        "The two kinds fall into the groups differently, but of no single group is it shown. "
        "Chance alone would rarely separate them so far (p = 0.046)."
    )
    for row, (good, bad) in zip(reply.rows, pairs, strict=True):
        oracle = confint_proportions_2indep(good, 100, bad, 100, method="newcomb", alpha=0.05 / 4)
        assert (row["lean_low"], row["lean_high"]) == pytest.approx(oracle, abs=1e-9)
        assert row["lean_low"] < 0 < row["lean_high"]


def test_the_chart_gives_wilson_intervals() -> None:
    low, high = proportion_confint(30, 40, method="wilson")
    reply = respond((30, 10), (10, 30))
    assert f"75 % ({low * 100:.0f} % to {high * 100:.0f} %)" in reply.details.replace("\u00a0", " ")


def test_small_expected_counts_are_warned_of() -> None:
    # Expected: 40 × 43/83 = 20.7 and so on; the third group of 3 expects 1.55 and 1.45.
    reply = respond((30, 10), (10, 30), (3, 0))
    assert [one.level for one in reply.messages] == ["note"]
    assert "2 of 6 expected counts are below 5 (the smallest is 1.4)" in reply.messages[0].text
    assert "2 of 6 expected counts" in reply.headline
    assert not respond((5, 5), (5, 5)).messages, "exactly 5 is enough"


def test_what_may_be_chance_is_called_so() -> None:
    reply = respond((11, 9), (9, 11))
    assert "Nothing that goes beyond chance" in (reply.answer or "")
    assert "p = 0.527" in (reply.answer or "")
    assert respond((10, 10), (10, 10)).values["chi_square"] == 0


def test_an_empty_group_is_left_out_and_named() -> None:
    reply = respond((30, 10), (10, 30), (0, 0))
    assert (reply.values["chi_square"], reply.values["df"]) == (20, 1)
    assert "“G2” holds no incident and is left out" in reply.messages[0].text
    assert reply.rows[2]["share_satisfactory"] == 0


def test_one_kind_or_one_group_gives_nothing_to_compare() -> None:
    reply = respond((3, 0), (4, 0))
    assert set(reply.values.values()) == {None}
    assert [one["share_dissatisfactory"] for one in reply.rows] == [None, None]
    assert "No incident is dissatisfactory" in reply.messages[0].text
    assert "cannot be told yet" in (reply.answer or "")
    alone = respond((3, 4), (0, 0))
    assert set(alone.values.values()) == {None}
    assert "into one group" in alone.messages[0].text
    assert "NaN" not in reply.html + alone.html


def test_no_incident_at_all_is_an_error() -> None:
    message = fault([group(good=0, bad=0), group(good=0, bad=0)])
    assert message.path == "groups"
    assert "at least one incident" in message.text


def test_the_method_refuses_negative_counts() -> None:
    with pytest.raises(ValueError, match="negative"):
        critical_incidents.compare([(1, -1), (2, 2)])


@pytest.mark.parametrize("key", ["satisfactory", "dissatisfactory"])
@pytest.mark.parametrize(
    "value", [-1, 2.5, "many", float("nan"), float("inf"), 1e308, None, [], True], ids=str
)
def test_what_is_no_count_is_named(key: str, value: object) -> None:
    message = fault([group(), group() | {key: value}])
    assert message.path == f"groups.1.{key}"
    assert "from 0 to 1,000,000,000" in message.text


def test_lists_that_are_none_too_short_or_too_long() -> None:
    for groups in (None, [], [group()], "text", [group()] * 10_000_000):
        assert fault(groups).path == "groups"
    assert fault([group(), {"name": "X", "satisfactory": 1}]).path == "groups.1.dissatisfactory"


def test_very_large_counts_give_numbers() -> None:
    reply = respond((1e9, 1), (1, 1e9))
    assert reply.values["p_value"] == 0
    assert reply.values["chi_square"] == pytest.approx(2e9, rel=1e-6)
