"""Drivers, penalties and rewards from cells of text to figures, beside numpy and statsmodels."""

from __future__ import annotations

import random
from dataclasses import replace
from typing import Any

import numpy as np
import pandas as pd
import pytest
import statsmodels.api as sm
from scipy import stats
from statsmodels.stats.outliers_influence import variance_inflation_factor

from calculator.survey.answers.responses import Responses
from tests.soaking import times
from tests.survey.cards.dealing_cards import cards, column, said, typed, words

NAMES = ["desk", "room", "food", "noise"]
Cells = dict[str, list[object]]


def rated(seed: int, rows: int = 200, *, noise: bool = False) -> Cells:
    one = random.Random(seed)
    found: Cells = {name: [one.randint(1, 5) for _ in range(rows)] for name in NAMES}
    if noise:
        found["overall"] = [one.randint(1, 5) for _ in range(rows)]
    else:
        found["overall"] = [
            min(5, max(1, round(2 * int(str(a)) / 3 + int(str(b)) / 4 + one.gauss(0.3, 0.7))))
            for a, b in zip(found["desk"], found["room"], strict=True)
        ]
    found["food"] = [None if one.random() < 0.1 else cell for cell in found["food"]]
    found["weight"] = [f"{one.uniform(0.4, 2.5):.3f}" for _ in range(rows)]
    return found


def survey(cells: Cells, names: list[str] | None = None, **more: Any) -> Responses:
    drivers = names or NAMES
    kinds = [column(name) for name in (*drivers, "overall")]
    return typed(cells, kinds, outcome="overall", drivers=tuple(drivers), **more)


def frame_of(cells: Cells, names: list[str] | None = None) -> pd.DataFrame:
    frame = pd.DataFrame({name: cells[name] for name in (*(names or NAMES), "overall", "weight")})
    return frame.astype(float).dropna()


def johnson(frame: pd.DataFrame, weights: pd.Series, names: list[str]) -> dict[str, float]:
    both = np.cov(frame[[*names, "overall"]].T, aweights=weights)
    both = both / np.sqrt(np.outer(both.diagonal(), both.diagonal()))
    values, vectors = np.linalg.eigh(both[:-1, :-1])
    root = vectors @ np.diag(np.sqrt(values)) @ vectors.T
    shares = (root**2) @ (np.linalg.solve(root, both[:-1, -1]) ** 2)
    return dict(zip(names, map(float, shares), strict=True))


@pytest.mark.parametrize("weighted", [False, True])
def test_relative_weights_and_what_was_left_out(weighted: bool) -> None:
    cells = rated(1)
    card = cards(survey(cells, weight="weight" if weighted else ""))["drivers"]
    frame = frame_of(cells)
    right = johnson(frame, frame["weight"] if weighted else frame["overall"] * 0 + 1, NAMES)
    found = said(card)
    assert {row["name"]: row["johnson"] for row in found["rows"]} == pytest.approx(right, rel=1e-9)
    assert found["values"]["r2"] == pytest.approx(sum(right.values()), rel=1e-9)
    assert found["values"]["answers"] == len(frame)
    assert f"{200 - len(frame)} rows are left out" in words(card)
    factors = {
        name: variance_inflation_factor(sm.add_constant(frame[NAMES]).to_numpy(), at)
        for at, name in enumerate(NAMES, start=1)
    }
    if not weighted:
        assert {row["name"]: row["vif"] for row in found["rows"]} == pytest.approx(factors)
        r, n = frame["desk"].corr(frame["overall"]), len(frame)
        ends = np.tanh(np.arctanh(r) + np.array([-1, 1]) * stats.norm.ppf(0.975) / np.sqrt(n - 3))
        desk = next(row for row in found["rows"] if row["name"] == "desk")
        assert [desk["correlation_low"], desk["correlation_high"]] == pytest.approx(list(ends))


def test_more_than_twelve_drivers_go_by_johnson_alone() -> None:
    one, names = random.Random(2), [f"item {at}" for at in range(13)]
    cells: Cells = {name: [one.randint(1, 5) for _ in range(160)] for name in names}
    cells["overall"] = [min(5, max(1, int(str(a)) + one.randint(-1, 1))) for a in cells["item 0"]]
    card = cards(survey(cells, names))["drivers"]
    assert all(row["lmg"] is None for row in said(card)["rows"])
    assert "with 13 drivers it is left out" in words(card)


def test_columns_that_say_the_same_are_named_and_near_ones_warned_of() -> None:
    cells = rated(3)
    cells["again"] = [6 - int(str(cell)) for cell in cells["desk"]]
    card = cards(survey(cells, [*NAMES, "again"]))["drivers"]
    assert card.reply is None
    assert "“desk” and “again” say the same" in card.why_not
    one = random.Random(3)
    cells["again"] = [cell if one.random() < 0.97 else one.randint(1, 5) for cell in cells["desk"]]
    card = cards(survey(cells, [*NAMES, "again"]))["drivers"]
    assert "“desk” and “again” go so closely with other drivers" in words(card)
    cells["again"] = [3 for _ in cells["desk"]]
    card = cards(survey(cells, [*NAMES, "again"]))["drivers"]
    assert "everybody gave the same answer: “again”" in words(card)


def test_a_yes_or_no_outcome_is_said_to_be_a_linear_probability() -> None:
    cells = rated(4)
    cells["overall"] = ["yes" if int(str(cell)) > 3 else "no" for cell in cells["overall"]]
    kinds = [*(column(name) for name in NAMES), column("overall", "yes_no", "yes")]
    answers = typed(cells, kinds, outcome="overall", drivers=tuple(NAMES))
    found = cards(answers)
    for key in ("drivers", "penalty-reward"):
        assert "linear probability" in words(found[key]), key


@pytest.mark.parametrize("weighted", [False, True])
def test_penalties_and_rewards_are_those_of_least_squares(weighted: bool) -> None:
    cells = rated(5)
    card = cards(survey(cells, weight="weight" if weighted else ""))["penalty-reward"]
    frame = frame_of(cells)
    both = {}
    for name in NAMES:
        both[f"{name} low"] = (frame[name] <= 2).astype(float)
        both[f"{name} high"] = (frame[name] >= 4).astype(float)
    weights = frame["weight"] if weighted else frame["overall"] * 0 + 1
    worth = weights.sum() ** 2 / (weights**2).sum()
    model = sm.WLS(frame["overall"], sm.add_constant(pd.DataFrame(both)), weights=weights).fit()
    degrees = worth - 2 * len(NAMES) - 1
    scale = np.sqrt(model.df_resid / degrees)  # theirs counts rows, ours effective answers
    for row in said(card)["rows"]:
        for side, low in (("penalty", "low"), ("reward", "high")):
            at = f"{row['name']} {low}"
            assert row[side] == pytest.approx(model.params[at], rel=1e-9)
            half = stats.t.ppf(0.975, degrees) * model.bse[at] * scale
            assert row[f"{side}_high"] - row[side] == pytest.approx(half, rel=1e-9)
        names = [f"{row['name']} {low}" for low in ("low", "high")]
        spread = model.cov_params().loc[names, names].to_numpy().sum() * scale**2
        half = stats.t.ppf(1 - 0.05 / 4 / 2, degrees) * np.sqrt(spread)
        assert row["net_high"] - row["net"] == pytest.approx(half, rel=1e-9)


def test_what_mainly_punishes_is_found() -> None:
    one = random.Random(6)
    cells: Cells = {name: [one.randint(1, 5) for _ in range(400)] for name in NAMES}
    cells["overall"] = [
        min(5, max(1, round(4 - 2 * (int(str(cell)) <= 2) + one.gauss(0, 0.4))))
        for cell in cells["noise"]
    ]
    card = cards(survey(cells))["penalty-reward"]
    assert said(card)["answer"].startswith("“noise” mainly punishes")
    verdicts = {row["name"]: row["shown"] for row in said(card)["rows"]}
    assert verdicts == {"desk": "not shown", "room": "not shown", "food": "not shown"} | {
        "noise": "mainly punishes"
    }


def test_noise_alone_punishes_and_rewards_nobody() -> None:
    called = 0
    seeds = times(12)
    for seed in range(seeds):
        card = cards(survey(rated(seed, 120, noise=True)))["penalty-reward"]
        called += "mainly punish" in said(card)["answer"].partition("do not show")[0]
    assert called <= stats.binom.ppf(0.999, seeds, 0.05)


def test_where_columns_are_no_numbers_the_card_says_what_is_missing() -> None:
    cells = rated(7)
    answers = replace(survey(cells), outcome="", drivers=())
    found = cards(answers)
    assert found["drivers"].reply is None
    assert "names no “outcome”" in found["drivers"].why_not
    assert "“outcome”" in found["penalty-reward"].why_not
