"""Drivers, penalties and rewards by group and by wave, beside numpy, scipy and statsmodels."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import Any

import numpy as np
import pandas as pd
import pytest
import statsmodels.api as sm
from scipy import stats

from tests.survey.cards.dealing_cards import cards, said, words
from tests.survey.cards.segmented import MOMENTS, frame_of, rows_of, segmented, survey_of
from tests.survey.cards.test_performing_by_group import correlated, fisher
from tests.survey.cards.test_regressions import johnson

DRIVERS = [f"perception {moment}" for moment in MOMENTS]


@cache
def parted(*, weigh: bool) -> tuple[pd.DataFrame, pd.Series, dict[str, dict[str, Any]]]:
    """A survey whose rows hold every driver, its weights, and what its cards hold."""
    cells = segmented(21, 360, blanks=0.03)
    found = cards(survey_of(cells, weight="weight" if weigh else ""))
    frame = frame_of(cells).dropna(subset=DRIVERS)
    weights = frame["weight"] if weigh else frame["weight"] * 0 + 1
    return frame, weights, {key: said(found[key]) for key in ("drivers", "penalty-reward")}


@pytest.mark.parametrize("weigh", [False, True])
def test_correlations_are_compared_and_weights_stand_beside_each_other(weigh: bool) -> None:
    frame, weights, found = parted(weigh=weigh)
    times = len(MOMENTS) * 4
    level = 1 - 0.05 / times
    z = stats.norm.ppf((1 + level) / 2)
    for name in DRIVERS:
        measure = f"correlation of “{name}” with the outcome"
        for market, row in rows_of(found["drivers"], "market", measure).items():
            here = frame["market"] == market
            (r, n), (other, m) = (correlated(frame[at], name, weights[at]) for at in (here, ~here))
            (low, high), (under, over) = fisher(r, n, z), fisher(other, m, z)
            ends = [r - other - np.hypot(r - low, over - other)]
            ends += [r - other + np.hypot(high - r, other - under)]
            assert [row["difference_low"], row["difference_high"]] == pytest.approx(ends, rel=1e-9)
            assert (row["comparisons"], row["n"]) == (times, here.sum())
    for heading, label in (("market", "N"), ("wave", "b")):
        here = frame[heading] == label
        right = johnson(frame[here], weights[here], DRIVERS)
        beside = {
            row["item"]: row["value"]
            for row in found["drivers"]["rows"]
            if row.get("measure") == "relative weight" and row["label"] == label
        }
        assert beside == pytest.approx(right, rel=1e-9)
    advice = " ".join(found["drivers"]["advice"])
    assert "no interval of how they differ is worked out here" in advice


@pytest.mark.parametrize("weigh", [False, True])
def test_penalties_and_rewards_of_groups_differ_by_both_standard_errors(weigh: bool) -> None:
    frame, weights, found = parted(weigh=weigh)
    both = {}
    for name in DRIVERS:
        both[f"penalty of “{name}”"] = (frame[name] <= 3).astype(float)
        both[f"reward of “{name}”"] = (frame[name] >= 5).astype(float)
    columns = pd.DataFrame(both)
    times = 2 * len(MOMENTS) * 4
    for heading, label in (("market", "N"), ("wave", "b")):
        here = frame[heading] == label
        fits = []
        for at in (here, ~here):
            part = weights[at]
            worth = part.sum() ** 2 / (part**2).sum()
            model = sm.WLS(frame["overall"][at], sm.add_constant(columns[at]), weights=part).fit()
            degrees = worth - columns.shape[1] - 1
            fits.append((model.params, model.bse * np.sqrt(model.df_resid / degrees), degrees))
        for measure in columns:
            row = rows_of(found["penalty-reward"], heading, measure)[label]
            (one, one_error, one_df), (other, other_error, other_df) = (
                (params[measure], errors[measure], degrees) for params, errors, degrees in fits
            )
            half = one_error * stats.t.ppf(0.975, one_df)
            own = [row["value"], row["low"], row["high"]]
            assert own == pytest.approx([one, one - half, one + half], rel=1e-8, abs=1e-9)
            parts = one_error**2, other_error**2
            df = sum(parts) ** 2 / (parts[0] ** 2 / one_df + parts[1] ** 2 / other_df)
            half = stats.t.ppf(1 - 0.05 / times / 2, df) * np.sqrt(sum(parts))
            apart = [row["difference"], row["difference_low"], row["difference_high"]]
            right = [one - other, one - other - half, one - other + half]
            assert apart == pytest.approx(right, rel=1e-8, abs=1e-9)
            assert row["comparisons"] == times


def steeper(row: Mapping[str, object], name: str) -> float:
    """In N the outcome hangs on the desk, elsewhere on nothing."""
    return (0.4 if row["market"] == "N" else -0.6) if name == "slope" else 0.0


def test_what_differs_is_said_of_drivers_and_of_penalties() -> None:
    found = cards(survey_of(segmented(23, 500, "NS", steeper), wave=""))
    assert (
        "against all others, the correlation of “perception desk” with the outcome lies for “N” "
        "above (+" in words(found["drivers"])
    )
    assert "the penalty of “perception desk” lies for “N” below (−" in words(
        found["penalty-reward"]
    )


def test_the_same_people_twice_and_groups_too_small_for_a_regression_are_said() -> None:
    cells = segmented(24, 240, twice=True)
    cells["market"] = [*["North"] * 225, *["Few"] * 11, *["Tiny"] * 2, *["Wee"] * 2]
    found = cards(
        survey_of(cells, key="case", drivers=(*DRIVERS, "importance desk", "importance room"))
    )
    penalties = words(found["penalty-reward"])
    assert "In “b” no coefficient is compared with the wave before" in penalties
    assert "“market”: no coefficient of “Few” can be worked out" in penalties
    assert "In “b” no correlation is compared with the wave before" in words(found["drivers"])
    assert "“Few” has fewer than 10 answers for each driver" in words(found["drivers"])
    for key in ("drivers", "penalty-reward"):
        reply = found[key].reply
        assert reply is not None
        assert "Tiny" not in reply.html
        assert "Wee" not in reply.html
        rows = [row for row in said(found[key])["rows"] if row.get("by") == "wave"]
        assert all(row.get("difference") is None for row in rows)
