"""Sufficient statistics: exact where ratings are whole, the same from parts, as in pandas."""

from __future__ import annotations

import random
from typing import Any

import numpy as np
import pandas as pd
import pytest

from calculator.survey.statistics.gathering import Derived, Gathering, GatheringPlan, Threshold
from tests.survey.cards.dealing_cards import column, typed

NAMES = ("a", "b", "c")
PLAN = GatheringPlan(
    items=NAMES,
    derived=(Derived("gap", ("a", "b"), (1.0, -1.0), within=("c",)),),
    thresholds=(Threshold("a low", "a", low=2), Threshold("a high", "a", high=4)),
    sets={"all": (*NAMES, "a low", "a high", "gap")},
    pairs={"both": ("a", "b")},
)
Cells = dict[str, list[object]]


def drawn(seed: int, rows: int = 300) -> Cells:
    one = random.Random(seed)
    cells: Cells = {
        name: [None if one.random() < 0.1 else one.randint(1, 5) for _ in range(rows)]
        for name in NAMES
    }
    cells["weight"] = [f"{one.uniform(0.2, 4):.4f}" for _ in range(rows)]
    return cells


def gathered(cells: Cells, **more: Any) -> Gathering:
    return Gathering(typed(cells, [column(name) for name in NAMES], **more), PLAN)


def test_sums_of_whole_ratings_are_whole_and_exact() -> None:
    found = gathered(drawn(1)).of().products["all"]
    numbers = [*found.sums, *(one for row in found.products for one in row)]
    assert all(one == int(one) for one in numbers)
    assert found.centres[:3] == (3.0, 3.0, 3.0)


@pytest.mark.parametrize("weighted", [False, True])
def test_means_spreads_and_covariances_are_those_of_pandas(weighted: bool) -> None:
    cells = drawn(2)
    found = gathered(cells, weight="weight" if weighted else "").of()
    frame = pd.DataFrame(cells).astype(float)
    weights = frame["weight"] if weighted else frame["weight"] * 0 + 1
    for name in NAMES:
        there = frame[name].notna()
        numbers, heavy = frame[name][there], weights[there]
        worth = heavy.sum() ** 2 / (heavy**2).sum()
        mean = np.average(numbers, weights=heavy)
        spread = np.average((numbers - mean) ** 2, weights=heavy) * worth / (worth - 1)
        histogram = found.counts[name]
        assert histogram.all.rows == there.sum()
        assert histogram.mean == pytest.approx(mean, rel=1e-11)
        assert histogram.sd == pytest.approx(np.sqrt(spread), rel=1e-11)
    whole = frame.dropna()
    columns = pd.DataFrame(
        {
            **{name: whole[name] for name in NAMES},
            "a low": (whole["a"] <= 2).astype(float),
            "a high": (whole["a"] >= 4).astype(float),
            "gap": whole["a"] - whole["b"],
        }
    )
    heavy = weights[whole.index]
    products = found.products["all"]
    worth = heavy.sum() ** 2 / (heavy**2).sum()
    right = np.cov(columns.T, aweights=heavy, ddof=0) * worth / (worth - 1)
    for row, one in enumerate(columns):
        assert products.mean(one) == pytest.approx(np.average(columns[one], weights=heavy))
        for at, other in enumerate(columns):
            assert products.covariance(one, other) == pytest.approx(right[row, at], abs=1e-11)


def test_pairs_are_a_contingency_table() -> None:
    cells = drawn(3)
    found = gathered(cells).of().pairs["both"]
    frame = pd.DataFrame(cells).dropna(subset=["a", "b"]).astype(float)
    right = frame.groupby(["a", "b"]).size().to_dict()
    assert {pair: tally.rows for pair, tally in found.items()} == right


def test_parts_of_a_survey_add_up_to_the_whole() -> None:
    gathering = gathered(drawn(4), weight="weight")
    whole = gathering.of()
    first, second = (gathering.of(rows) for rows in (range(120), range(120, whole.rows.rows)))
    for name in (*NAMES, "gap"):
        both = first.counts[name].plus(second.counts[name])
        assert both.all.rows == whole.counts[name].all.rows
        assert both.mean == pytest.approx(whole.counts[name].mean, rel=1e-12)
        assert both.sd == pytest.approx(whole.counts[name].sd, rel=1e-12)
