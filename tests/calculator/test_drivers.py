"""Johnson's relative weights and LMG, against published numbers and every order of entering."""

from __future__ import annotations

import itertools
import math
import random
from typing import Any

import numpy as np
import pytest
import statsmodels.api as sm
from hypothesis import given
from hypothesis import strategies as st

import calculator
from calculator.declaration import Bars, Presentation
from calculator.methods import jacobi, least_squares, lmg, relative_weights
from calculator.methods.least_squares import Correlations
from tests.mtcars import CARS


def respond(outcome: str, data: dict[str, list[Any]]) -> calculator.Reply:
    return calculator.respond("drivers", {"outcome": outcome, "data": data})


def cars(*names: str) -> calculator.Reply:
    reply = respond("mpg", {name: CARS[name] for name in ("mpg", *names)})
    assert not reply.faulty, reply.messages
    return reply


def test_relative_weights_of_rwa() -> None:
    # README of the R package rwa (martinctc/rwa): mpg on cyl, disp, hp and gear of mtcars.
    reply = cars("cyl", "disp", "hp", "gear")
    assert round(reply.values["r2"], 7) == 0.7791896
    assert [row["name"] for row in reply.rows] == ["cyl", "disp", "hp", "gear"]
    assert [round(row["johnson"], 7) for row in reply.rows] == [
        0.2284797, 0.2221469, 0.2321744, 0.0963886,
    ]  # fmt: skip
    assert [round(100 * row["johnson_share"], 5) for row in reply.rows] == [
        29.32274, 28.50999, 29.79691, 12.37037,
    ]  # fmt: skip
    assert [row["sign"] for row in reply.rows] == [-1, -1, -1, 1]


def test_the_two_methods_disagree_on_the_same_cars_and_the_page_says_so() -> None:
    reply = cars("cyl", "disp", "hp", "gear")
    by_johnson = max(reply.rows, key=lambda row: row["johnson"])
    by_lmg = sorted(reply.rows, key=lambda row: -row["lmg"])
    assert by_johnson["name"] == "hp"
    assert [row["name"] for row in by_lmg] == ["cyl", "disp", "hp", "gear"]
    assert "“hp” is number 1 by relative weights and number 3 by LMG" in reply.headline


def test_lmg_of_domir_and_relaimpo() -> None:
    # README of the R package domir (jluchman/domir): mpg on am, vs and cyl; relaimpo agrees.
    reply = cars("am", "vs", "cyl")
    assert round(reply.values["r2"], 7) == 0.7619773
    assert [round(row["lmg"], 7) for row in reply.rows] == [0.1774892, 0.2027032, 0.3817849]
    assert [round(row["lmg_share"], 7) for row in reply.rows] == [0.2329324, 0.2660226, 0.5010450]


def test_conditional_values_of_domir() -> None:
    # The same README: mean gain in R² as the first, second and third driver to enter.
    names = ("am", "vs", "cyl")
    explained = lmg.explained_by_sets(
        least_squares.correlations([CARS[name] for name in names], CARS["mpg"])
    )
    printed = {
        "am": (0.3597989, 0.1389842, 0.0336844),
        "vs": (0.4409477, 0.1641982, 0.0029637),
        "cyl": (0.7261800, 0.3432799, 0.0758948),
    }
    for driver, name in enumerate(names):
        for size in range(3):
            sets = [one for one in range(8) if one.bit_count() == size and not one & (1 << driver)]
            gains = [explained[one | 1 << driver] - explained[one] for one in sets]
            assert round(math.fsum(gains) / len(gains), 7) == printed[name][size]


def r2(columns: list[list[float]], outcome: list[float]) -> float:
    if not columns:
        return 0.0
    x = sm.add_constant(np.column_stack(columns))
    return float(sm.OLS(np.array(outcome), x).fit().rsquared)


def drawn(seed: int, width: int, answers: int) -> tuple[list[list[float]], list[float]]:
    draw = np.random.default_rng(seed)
    x = draw.normal(size=(answers, width)) @ draw.normal(size=(width, width))
    y = x @ draw.normal(size=width) + 2 * draw.normal(size=answers)
    columns: list[list[float]] = x.T.tolist()
    outcome: list[float] = y.tolist()
    return columns, outcome


@pytest.mark.parametrize("width", [1, 2, 3, 4, 5])
def test_lmg_is_the_mean_over_all_orders(width: int) -> None:
    columns, outcome = drawn(width, width, 40)
    gains: list[list[float]] = [[] for _ in columns]
    for order in itertools.permutations(range(width)):
        reached = 0.0
        for place, driver in enumerate(order):
            now = r2([columns[one] for one in order[: place + 1]], outcome)
            gains[driver].append(now - reached)
            reached = now
    found = lmg.lmg(least_squares.correlations(columns, outcome))
    assert found == pytest.approx([float(np.mean(one)) for one in gains], rel=1e-9, abs=1e-11)


def by_numpy(columns: list[list[float]], outcome: list[float]) -> list[float]:
    among = np.atleast_2d(np.corrcoef(columns))
    r = np.array([np.corrcoef(column, outcome)[0, 1] for column in columns])
    values, vectors = np.linalg.eigh(among)
    lambdas = vectors @ np.diag(np.sqrt(values)) @ vectors.T
    weights: list[float] = ((lambdas**2) @ (np.linalg.solve(lambdas, r) ** 2)).tolist()
    return weights


@pytest.mark.parametrize("width", [1, 2, 5, 12, 20, 60])
def test_relative_weights_agree_with_numpys_eigenvectors(width: int) -> None:
    columns, outcome = drawn(100 + width, width, 60 if width < 60 else 300)
    found = relative_weights.johnson(least_squares.correlations(columns, outcome))
    assert found == pytest.approx(by_numpy(columns, outcome), rel=1e-9)


@given(st.integers(0, 10**6), st.integers(1, 7), st.integers(12, 40))
def test_both_share_out_r2_whatever_the_order_of_columns(
    seed: int, width: int, answers: int
) -> None:
    columns, outcome = drawn(seed, width, answers)
    try:
        found = least_squares.correlations(columns, outcome)
    except least_squares.Dependent:
        return
    whole = least_squares.fit(columns, outcome).r2
    weights, gains = relative_weights.johnson(found), lmg.lmg(found)
    assert math.fsum(weights) == pytest.approx(whole, rel=1e-8, abs=1e-10)
    assert math.fsum(gains) == pytest.approx(whole, rel=1e-8, abs=1e-10)
    assert min(weights) >= 0
    assert min(gains) >= -1e-9
    turned = least_squares.correlations(columns[::-1], outcome)
    assert relative_weights.johnson(turned) == pytest.approx(weights[::-1], rel=1e-7, abs=1e-10)
    assert lmg.lmg(turned) == pytest.approx(gains[::-1], rel=1e-7, abs=1e-10)


def test_units_do_not_matter() -> None:
    data = {name: CARS[name] for name in ("mpg", "cyl", "hp")}
    metric = data | {"hp": [0.7457 * one - 3 for one in data["hp"]]}
    first, other = respond("mpg", data), respond("mpg", metric)
    for row, twin in zip(first.rows, other.rows, strict=True):
        assert row["johnson"] == pytest.approx(twin["johnson"], rel=1e-9)
        assert row["lmg"] == pytest.approx(twin["lmg"], rel=1e-9)


def test_unrelated_drivers_keep_their_own_squares() -> None:
    found = Correlations(((1.0, 0.0), (0.0, 1.0)), (0.6, -0.3))
    assert relative_weights.johnson(found) == [0.36, 0.09]
    assert lmg.lmg(found) == [0.36, 0.09]


def test_twelve_drivers_and_ten_thousand_answers_are_weighed() -> None:
    columns, outcome = drawn(7, 12, 10_000)
    data = {f"driver {at}": column for at, column in enumerate(columns)} | {"overall": outcome}
    reply = respond("overall", data)
    assert len(reply.rows) == 12
    assert math.fsum(row["lmg_share"] for row in reply.rows) == pytest.approx(1)


def many(width: int, answers: int = 300) -> dict[str, list[Any]]:
    columns, outcome = drawn(width, width, answers)
    return {f"driver {at}": column for at, column in enumerate(columns)} | {"overall": outcome}


def presented(reply: calculator.Reply) -> Presentation:
    assert reply.presented is not None
    return reply.presented


def shown(reply: calculator.Reply) -> str:
    return " ".join([reply.headline, reply.details])


@pytest.mark.parametrize("width", [13, 17, 20, 60])
def test_more_than_twelve_drivers_get_johnsons_weights_alone_and_this_is_said(width: int) -> None:
    reply = respond("overall", many(width))
    assert not reply.faulty
    assert len(reply.rows) == width
    assert {(row["lmg"], row["lmg_share"]) for row in reply.rows} == {(None, None)}
    assert math.fsum(row["johnson"] for row in reply.rows) == pytest.approx(reply.values["r2"])
    [note] = reply.messages
    assert note.level == "note"
    assert f"LMG needs 2ᵏ models for k drivers; with {width} drivers it is left out" in note.text
    assert f"with {width} drivers is left out" in reply.advice[0]
    assert "by LMG" not in shown(reply)
    assert [
        [column for column in table.head if "LMG" in column] for table in presented(reply).tables
    ] == [[]]
    [bars] = presented(reply).charts
    assert isinstance(bars, Bars)
    assert len(bars.bars) == width
    assert not [one.name for one in presented(reply).formulas if "LMG" in one.name]


def test_twelve_drivers_still_get_both() -> None:
    reply = respond("overall", many(12))
    assert not reply.messages
    assert None not in [row["lmg"] for row in reply.rows]
    assert "LMG" in presented(reply).tables[0].head


def test_no_model_of_lmg_is_fitted_for_thirteen_drivers(monkeypatch: pytest.MonkeyPatch) -> None:
    data = many(13)
    monkeypatch.setattr(lmg, "explained_by_sets", lambda _: pytest.fail("2¹³ models"))
    assert len(respond("overall", data).rows) == 13


@pytest.mark.parametrize("width", [20, 60])
def test_the_eigenvectors_of_many_drivers_need_few_sweeps(
    monkeypatch: pytest.MonkeyPatch, width: int
) -> None:
    turns, turn = [0], jacobi._turn

    def counting(*given: Any) -> None:
        turns[0] += 1
        turn(*given)

    monkeypatch.setattr(jacobi, "_turn", counting)
    columns, outcome = drawn(width, width, 300)
    relative_weights.johnson(least_squares.correlations(columns, outcome))
    assert width < turns[0] <= 12 * width * (width - 1) / 2


def satisfied(values: tuple[float, float]) -> dict[str, list[Any]]:
    """Forty customers made up: the outcome has these two values, the driver five."""
    draw = random.Random(11)
    staff = [draw.randint(1, 5) for _ in range(40)]
    wait = [draw.randint(1, 5) for _ in range(40)]
    return {
        "Satisfied": [values[one + draw.randint(-1, 1) > 3] for one in staff],
        "Staff": staff,
        "Wait": wait,
    }


@pytest.mark.parametrize(
    ("values", "named"), [((0, 1), "0 and 1"), ((1, 2), "1 and 2"), ((-0.5, 4), "−0.5 and 4")]
)
def test_an_outcome_with_two_values_is_said_to_have_them(
    values: tuple[float, float], named: str
) -> None:
    reply = respond("Satisfied", satisfied(values))
    [note] = reply.messages
    assert (note.path, note.level) == ("data.Satisfied", "note")
    assert f"has only two values, {named}" in note.text
    assert "linear probability model" in note.text
    assert "logistic" in note.text
    assert "cannot be compared with that of a rating" in note.text
    for key in ("johnson", "lmg"):
        coded = [row[key] for row in respond("Satisfied", satisfied((0, 1))).rows]
        assert [row[key] for row in reply.rows] == pytest.approx(coded, rel=1e-9)


def test_the_shares_of_a_yes_or_no_outcome_are_those_of_a_linear_probability_model() -> None:
    data = satisfied((0, 1))
    reply = respond("Satisfied", data)
    columns = [data["Staff"], data["Wait"]]
    assert reply.values["r2"] == pytest.approx(r2(columns, data["Satisfied"]), rel=1e-9)
    for row, weight in zip(reply.rows, by_numpy(columns, data["Satisfied"]), strict=True):
        assert row["johnson"] == pytest.approx(weight, rel=1e-9)


def test_three_values_are_a_rating_and_need_no_note() -> None:
    data = satisfied((0, 1))
    assert not respond("Satisfied", data | {"Satisfied": [2, *data["Satisfied"][1:]]}).messages


def test_a_column_of_labels_is_named_once() -> None:
    data = satisfied((0, 1))
    labels = ["satisfied" if one else "neutral or dissatisfied" for one in data["Satisfied"]]
    rows = zip(labels, data["Staff"], data["Wait"], strict=True)
    sheet = "Satisfied\tStaff\tWait\n" + "\n".join("\t".join(map(str, row)) for row in rows)
    for survey in (data | {"Satisfied": labels}, sheet):
        reply = calculator.respond("drivers", {"outcome": "Satisfied", "data": survey})
        [fault] = reply.messages
        assert fault.path == "data.Satisfied"
        assert "“neutral or dissatisfied”" in fault.text
        assert "“satisfied”" in fault.text
        assert "write them as 0 and 1" in fault.text


def test_no_correlation_at_all_is_said_and_not_divided_by() -> None:
    reply = respond("y", {"y": [1, 3, 2, 2], "x": [1, 1, 2, 2]})
    assert reply.values["r2"] == 0
    assert reply.rows[0]["johnson_share"] is None
    assert reply.rows[0]["lmg_share"] is None
    assert reply.rows[0]["sign"] == 0
    assert [message.level for message in reply.messages] == ["note"]
    assert reply.answer == "Nothing here drives “y”: no column is correlated with it."


GOOD: dict[str, list[Any]] = {"y": [1, 2, 4, 3, 5], "a": [2, 1, 3, 5, 4], "b": [1, 5, 2, 2, 3]}


@pytest.mark.parametrize(
    ("outcome", "changes", "path", "said"),
    [
        ("z", {}, "outcome", "is not a column"),
        ("Y", {}, "outcome", "did you mean “y”"),
        ("", {}, "outcome", "a name is needed"),
        ("y", {"a": [3, 3, 3, 3, 3]}, "data.a", "all numbers are the same"),
        ("y", {"y": [3, 3, 3, 3, 3]}, "data.y", "nothing to explain"),
        ("y", {"b": [5, 3, 7, 11, 9]}, "data.b", "“a” and “b” say the same"),
        ("y", {"c": [3, 6, 5, 7, 7]}, "data.c", "“a”, “b” and “c” say the same"),
        ("y", {"c": [1, 2, 2, 1, 1], "d": [1, 1, 2, 1, 3]}, "data", "at least 6 are needed"),
        ("y", {"a": [1, 2]}, "data.a", "at least 3"),
        ("y", {"a": [1, 2, 3]}, "data", "equal length"),
        ("y", {"a": [1, 2, 3, 4, float("nan")]}, "data.a.4", "NaN is out of range"),
        ("y", {"a": [1, 2, 3, 4, float("inf")]}, "data.a.4", "out of range"),
        ("y", {"a": [1, 2, 3, 4, 1e308]}, "data.a.4", "from −1,000,000,000 to 1,000,000,000"),
        ("y", {"a": [1, 2, 3, 4, "five"]}, "data.a.4", "“five” is not a number"),
        ("y", {"a": [1, 2, 3, 4, None]}, "data.a.4", "is needed here"),
        ("y", {"a": [1] * 10_000_000}, "data.a", "10,000,000 numbers"),
        ("y", {f"c{at}": [1, 2, 3, 4, 5] for at in range(59)}, "data", "at most 61"),
    ],
)
def test_what_cannot_be_calculated_is_said(
    outcome: str, changes: dict[str, list[Any]], path: str, said: str
) -> None:
    reply = respond(outcome, GOOD | changes)
    assert reply.faulty
    assert reply.messages[0].path == path
    assert said in reply.messages[0].text


def test_an_outcome_alone_has_no_drivers() -> None:
    reply = respond("y", {"y": [1, 2, 3]})
    assert reply.messages[0].path == "data"
    assert "at least 1 driver is needed" in reply.messages[0].text


def test_noise_is_never_mistaken_for_knowledge() -> None:
    draw = random.Random(4)
    data = {name: [draw.randint(1, 5) for _ in range(12)] for name in ("y", "a", "b", "c")}
    reply = respond("y", data)
    assert "columns of pure noise would explain 27\u00a0% on average" in reply.headline
    assert "fewer than 10 answers for each driver" in reply.headline
