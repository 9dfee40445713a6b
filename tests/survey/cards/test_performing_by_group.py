"""Importance and performance by group and by wave, beside scipy: figures and quadrants."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
import pandas as pd
import pytest
from scipy import stats

from tests.survey.cards.dealing_cards import cards, said, words
from tests.survey.cards.segmented import (
    MOMENTS,
    frame_of,
    rows_of,
    segmented,
    survey_of,
    weighted,
    welch,
)

KEY = "importance-performance"


def fisher(r: float, worth: int, z: float) -> tuple[float, float]:
    low, high = np.tanh(np.arctanh(r) + np.array([-1, 1]) * z / np.sqrt(worth - 3))
    return float(low), float(high)


def correlated(frame: pd.DataFrame, name: str, weights: pd.Series) -> tuple[float, int]:
    r = np.cov(frame[[name, "overall"]].T, aweights=weights)
    worth = weights.sum() ** 2 / (weights**2).sum()
    return float(r[0, 1] / np.sqrt(r[0, 0] * r[1, 1])), int(worth)


@pytest.mark.parametrize("weigh", [False, True])
def test_means_by_welch_and_correlations_by_fishers_z(weigh: bool) -> None:
    cells = segmented(11, blanks=0.05)
    card = said(cards(survey_of(cells, weight="weight" if weigh else ""))[KEY])
    frame = frame_of(cells)
    weights = frame["weight"] if weigh else frame["weight"] * 0 + 1
    times = 3 * len(MOMENTS) * (3 + 1)
    level = 1 - 0.05 / times
    for moment in MOMENTS:
        for measure, name in (
            (f"performance of “{moment}”", f"perception {moment}"),
            (f"stated importance of “{moment}”", f"importance {moment}"),
        ):
            there = frame[name].notna()
            for market, row in rows_of(card, "market", measure).items():
                here = (frame["market"] == market)[there]
                sides = [
                    weighted(frame[name][there][at], weights[there][at]) for at in (here, ~here)
                ]
                found = [row["difference"], row["difference_low"], row["difference_high"]]
                assert found == pytest.approx(welch(sides[0], sides[1], level), rel=1e-9, abs=1e-9)
                assert row["comparisons"] == times
        name = f"perception {moment}"
        both, z = frame[frame[name].notna()], stats.norm.ppf((1 + level) / 2)
        for market, row in rows_of(card, "market", f"derived importance of “{moment}”").items():
            here = both["market"] == market
            (r, n), (other, m) = (
                correlated(both[at], name, weights[both.index][at]) for at in (here, ~here)
            )
            assert [row["value"], row["difference"]] == pytest.approx([r, r - other], rel=1e-9)
            assert [row["low"], row["high"]] == pytest.approx(fisher(r, n, stats.norm.ppf(0.975)))
            (low, high), (under, over) = fisher(r, n, z), fisher(other, m, z)
            ends = [
                r - other - np.hypot(r - low, over - other),
                r - other + np.hypot(high - r, other - under),
            ]
            assert [row["difference_low"], row["difference_high"]] == pytest.approx(ends, rel=1e-9)


def upside_down(row: Mapping[str, object], name: str) -> float:
    """For N the desk matters more and goes worse than the rest; for the others the other way."""
    north = 1 if row["market"] == "N" else -1
    return {"perception desk": -1.3, "importance desk": 1.2}.get(name, 0.0) * north


def test_another_quadrant_is_said_where_all_its_intervals_carry_it() -> None:
    card = cards(survey_of(segmented(12, 400, "NS", upside_down), wave=""))[KEY]
    told = words(card)
    assert "“desk” stands at “Concentrate here” for “N” and at “Possible overkill” for all" in told
    placed = rows_of(said(card), "market", "quadrant by stated importance")
    assert set(placed) == {"N"}
    assert {row["item"] for row in said(card)["rows"] if row.get("moved")} == {"desk"}


def test_the_same_people_twice_are_compared_in_pairs_and_correlations_are_not() -> None:
    cells = segmented(13, 160, twice=True)
    card = cards(survey_of(cells, key="case"))[KEY]
    frame = frame_of(cells)
    first, second = (frame[frame["wave"] == wave].set_index("case") for wave in "ab")
    times = 3 * len(MOMENTS) * 3 + 2 * len(MOMENTS)
    for moment in MOMENTS:
        change = second[f"perception {moment}"] - first[f"perception {moment}"]
        ends = stats.t.interval(1 - 0.05 / times, 79, change.mean(), stats.sem(change))
        row = rows_of(said(card), "wave", f"performance of “{moment}”")["b"]
        assert [row["difference_low"], row["difference_high"]] == pytest.approx(ends, rel=1e-9)
        derived = rows_of(said(card), "wave", f"derived importance of “{moment}”")["b"]
        assert (derived["difference"], derived["same_people"]) == (None, 80)
    assert "In “b” no correlation is compared with the wave before: the same people" in words(card)
    assert f"(m = {times})" in words(card)


def test_small_groups_are_hidden_and_one_without_a_figure_is_named() -> None:
    cells = segmented(14, 200)
    cells["market"] = [*["North"] * 120, *["Tiny"] * 4, *["Small"] * 6, *["Flat"] * 70]
    cells["overall"] = [*cells["overall"][:130], *[4] * 70]
    card = cards(survey_of(cells, wave=""))[KEY]
    assert card.reply is not None
    assert "Tiny" not in card.reply.html
    assert "Small" not in card.reply.html
    assert "no correlation of “Flat” can be worked out" in words(card)
    means = rows_of(said(card), "market", "performance of “desk”")
    derived = rows_of(said(card), "market", "derived importance of “desk”")
    assert (set(means), set(derived)) == ({"North", "Flat"}, {"North"})
    assert means["North"]["difference"] is not None
    assert derived["North"]["difference"] is not None  # small ones are among all others
