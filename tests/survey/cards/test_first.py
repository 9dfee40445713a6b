"""Which moment comes first, and how sure: needs, gaps and draws from a survey's answers."""

from __future__ import annotations

import random
from typing import Any

import numpy as np
import pytest
from scipy import stats

from calculator.survey.answers.responses import Responses
from calculator.survey.mapping.survey_mapping import MappedMoment
from tests.survey.cards.dealing_cards import cards, column, said, typed, words

PLACES = ("desk", "queue", "room")
Cells = dict[str, list[object]]


def journey(seed: int, means: tuple[float, ...], rows: int = 150, skipped: float = 0.0) -> Cells:
    one = random.Random(seed)
    found: Cells = {}
    for name, mean in zip(PLACES, means, strict=True):
        found[f"{name} expected"] = [one.randint(5, 7) for _ in range(rows)]
        found[f"{name} found"] = [
            None if one.random() < skipped else min(7, max(1, round(one.gauss(mean, 1.2))))
            for _ in range(rows)
        ]
        found[f"{name} matters"] = [one.randint(4, 7) for _ in range(rows)]
    return found


def survey(cells: Cells, **more: Any) -> Responses:
    kinds = [column(name, scale="seven") for name in cells]
    moments = [
        MappedMoment(
            name,
            {
                "expectation": f"{name} expected",
                "experience": f"{name} found",
                "importance": f"{name} matters",
            },
        )
        for name in PLACES
    ]
    return typed(cells, kinds, moments, **more)


def test_gaps_are_paired_and_needs_are_reach_times_importance_times_what_is_missing() -> None:
    cells = journey(1, (5.5, 3.5, 5.8), skipped=0.2)
    card = cards(survey(cells, missing="by item"))["encounter"]
    for row in said(card)["rows"]:
        name = row["name"]
        there = [at for at, cell in enumerate(cells[f"{name} found"]) if cell is not None]
        found, expected, matters = (
            np.array([float(str(cells[f"{name} {part}"][at])) for at in there])
            for part in ("found", "expected", "matters")
        )
        gaps = found - expected
        low, high = stats.t.interval(0.95, len(gaps) - 1, gaps.mean(), stats.sem(gaps))
        assert [row["gap_low"], row["gap_high"]] == pytest.approx([low, high], rel=1e-9)
        assert row["reach"] == pytest.approx(len(there) / 150)
        assert row["need"] == pytest.approx(row["reach"] * matters.mean() * max(0, -gaps.mean()))
    assert "counts as not having met it" in words(card)


def test_draws_agree_with_numpy_on_how_often_each_comes_first() -> None:
    cells = journey(2, (4.4, 4.3, 5.8))
    rows = {row["name"]: row for row in said(cards(survey(cells))["encounter"])["rows"]}
    felt = np.array([[float(str(cell)) for cell in cells[f"{name} found"]] for name in PLACES])
    drawn = np.random.default_rng(1).multivariate_normal(
        felt.mean(axis=1), np.cov(felt) / felt.shape[1], 100_000
    )
    heavy = np.array([rows[name]["importance"] for name in PLACES])
    missing = np.array([rows[name]["expectation"] for name in PLACES])
    needs = heavy * np.maximum(0, missing - drawn)
    often = np.bincount(needs.argmax(axis=1), minlength=3) / len(needs)
    for name, share in zip(PLACES, often, strict=True):
        assert rows[name]["first"] == pytest.approx(share, abs=0.05)


def test_a_clear_first_is_said_and_a_close_one_is_not() -> None:
    clear = cards(survey(journey(3, (5.8, 3.0, 5.8))))["encounter"]
    assert said(clear)["answer"].startswith("Fix “queue” first")
    assert "it falls" not in words(clear)
    close = cards(survey(journey(4, (4.5, 4.5, 4.5), rows=40)))["encounter"]
    assert not said(close)["answer"].startswith("Fix")
    assert "these answers do not show which moment comes first" in said(close)["answer"]
    shares = [row["first"] for row in said(close)["rows"]]
    assert sum(shares) == pytest.approx(1)


def test_by_customer_only_whole_rows_count_and_all_meet_everything() -> None:
    cells = journey(5, (5.5, 3.5, 5.8), skipped=0.2)
    rows = said(cards(survey(cells))["encounter"])["rows"]
    there = [
        at for at in range(150) if all(cells[f"{name} found"][at] is not None for name in PLACES)
    ]
    assert {row["n"] for row in rows} == {len(there)}
    assert {row["reach"] for row in rows} == {1.0}


def test_stated_and_derived_importance_stand_side_by_side() -> None:
    cells = journey(6, (5.5, 3.5, 5.8))
    one = random.Random(6)
    cells["overall"] = [
        min(7, max(1, round(float(str(cell)) + one.gauss(1, 0.8)))) for cell in cells["queue found"]
    ]
    drivers = tuple(f"{name} found" for name in PLACES)
    card = cards(survey(cells, outcome="overall", drivers=drivers))["importance-performance"]
    rows = {row["name"]: row for row in said(card)["rows"]}
    for name in PLACES:
        felt, matters, overall = (
            np.array([float(str(cell)) for cell in cells[at]])
            for at in (f"{name} found", f"{name} matters", "overall")
        )
        assert rows[name]["stated"] == pytest.approx(matters.mean())
        assert rows[name]["derived"] == pytest.approx(np.corrcoef(felt, overall)[0, 1])
        low, high = stats.t.interval(1 - 0.05 / 3, 149, felt.mean(), stats.sem(felt))
        found = [rows[name]["performance_low"], rows[name]["performance_high"]]
        assert found == pytest.approx([low, high], rel=1e-9)
    assert "By derived importance concentrate on “queue”" in said(card)["answer"]


def test_without_expectations_it_says_what_is_rated_lowest_and_what_is_missing() -> None:
    one = random.Random(7)
    cells: Cells = {
        name: [min(7, max(1, round(one.gauss(mean, 1)))) for _ in range(120)]
        for name, mean in (("a", 5), ("b", 3), ("c", 5), ("overall", 4))
    }
    kinds = [column(name, scale="seven") for name in cells]
    found: dict[str, Any] = {"outcome": "overall", "drivers": ("a", "b", "c")}
    card = cards(typed(cells, kinds, **found))["encounter"]
    assert said(card)["answer"].startswith("“b” is rated lowest of the 3 moments")
    assert "Nobody was asked what they expect" in words(card)
    felt = np.array([[float(str(cell)) for cell in cells[name]] for name in "abc"])
    row = next(row for row in said(card)["rows"] if row["name"] == "b")
    ends = stats.t.interval(0.95, 119, felt[1].mean(), stats.sem(felt[1]))
    assert [row["low"], row["high"]] == pytest.approx([*ends], rel=1e-9)
    cells["b"] = [*cells["a"][1:], cells["a"][0]]
    card = cards(typed(cells, kinds, **found))["encounter"]
    assert "these answers do not show which moment is rated lowest" in said(card)["answer"]
