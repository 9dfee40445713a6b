"""Which moment comes first in each group and wave, beside numpy and scipy."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

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

TIMES = len(MOMENTS) * 4 + 5  # gaps of three markets and one later wave; a first place in each


def leading(
    gaps: pd.DataFrame, weights: pd.Series, factors: Mapping[str, float], level: float
) -> tuple[str, float, float]:
    """The moment with the largest need, its lead and the lower end of that, from rows."""
    means, needs = {}, {}
    for name in gaps:
        there = gaps[name].notna()
        means[name] = np.average(gaps[name][there], weights=weights[there])
        needs[name] = -factors[str(name)] * means[name]
    top = max(needs, key=lambda name: needs[name])
    worth = min(
        weights[there].sum() ** 2 / (weights[there] ** 2).sum()
        for there in (gaps[name].notna() for name in gaps)
    )

    def covariance(one: Any, other: Any) -> float:
        both = gaps[one].notna() & gaps[other].notna()
        part = weights[both]
        found = np.cov(gaps[one][both], gaps[other][both], aweights=part)[0, 1]
        sums = weights[gaps[one].notna()].sum() * weights[gaps[other].notna()].sum()
        return float(found * (part**2).sum() / sums)

    t, ends, leads = stats.t.ppf((1 + level) / 2, worth - 1), [], []
    for other in gaps:
        variance = factors[top] ** 2 * covariance(top, top)
        lead = needs[top]
        if other != top:
            lead = needs[top] - needs[other]
            variance += factors[str(other)] ** 2 * covariance(other, other)
            variance -= 2 * factors[top] * factors[str(other)] * covariance(top, other)
        leads.append(lead)
        ends.append(lead - t * np.sqrt(variance))
    return top, min(leads), min(ends)


@pytest.mark.parametrize("weigh", [False, True])
@pytest.mark.parametrize("missing", ["by customer", "by item"])
def test_first_places_of_groups_rest_on_the_covariances_of_gaps(weigh: bool, missing: str) -> None:
    cells = segmented(31, 360, blanks=0.06)
    answers = survey_of(cells, weight="weight" if weigh else "", missing=missing)
    card = said(cards(answers)["encounter"])
    frame = frame_of(cells)
    names = [
        f"{part} {moment}"
        for part in ("perception", "expectation", "importance")
        for moment in MOMENTS
    ]
    if missing == "by customer":
        frame = frame.dropna(subset=names)
    weights = frame["weight"] if weigh else frame["weight"] * 0 + 1
    gaps = pd.DataFrame(
        {
            moment: frame[f"perception {moment}"] - frame[f"expectation {moment}"]
            for moment in MOMENTS
        }
    )
    level = 1 - 0.05 / TIMES
    for heading, labels in (("market", "NSW"), ("wave", "ab")):
        places = rows_of(card, heading, "comes first")
        assert set(places) == set(labels)
        for label in labels:
            here = frame[heading] == label
            factors = {}
            for moment in MOMENTS:
                there = here & gaps[moment].notna()
                importance = frame[f"importance {moment}"][there].dropna()
                reach = weights[there].sum() / weights[here].sum() if missing == "by item" else 1.0
                mean = np.average(importance, weights=weights[importance.index])
                factors[moment] = float(reach * mean)
            top, lead, low = leading(gaps[here], weights[here], factors, level)
            row = places[label]
            assert (row["item"], row["comparisons"]) == (top, TIMES)
            assert [row["lead"], row["lead_low"]] == pytest.approx([lead, low], rel=1e-8, abs=1e-9)
    for moment in MOMENTS:
        there = gaps[moment].notna()
        here = (frame["market"] == "N")[there]
        sides = [weighted(gaps[moment][there][at], weights[there][at]) for at in (here, ~here)]
        row = rows_of(card, "market", f"gap of “{moment}”")["N"]
        found = [row["difference"], row["difference_low"], row["difference_high"]]
        assert found == pytest.approx(welch(sides[0], sides[1], level), rel=1e-8, abs=1e-9)


def test_the_first_of_a_group_is_named_only_where_its_interval_carries_it() -> None:
    def worse(row: Mapping[str, object], name: str) -> float:
        return -1.5 if row["market"] == "N" and name == "perception desk" else 0.0

    card = cards(survey_of(segmented(32, 400, "NS", worse), wave=""))["encounter"]
    told = words(card)
    assert "By “market”, “desk” comes first in “N”; of no other group is that shown." in told
    assert "the gap of “desk” lies for “N” below (−" in told
    assert "4 comparisons of the 10 ask which moment comes first" in told
    assert card.reply is not None
    assert card.reply.presented is not None
    assert "“desk” comes first in “N”" in [one.words for one in card.reply.presented.claims]


def test_without_expectations_the_lowest_of_each_group_is_told() -> None:
    def worse(row: Mapping[str, object], name: str) -> float:
        return -1.5 if row["market"] == "S" and name == "perception room" else 0.0

    cells = segmented(33, 300, "NS", worse)
    card = cards(replace(survey_of(cells, wave=""), moments=()))["encounter"]
    assert "By “market”, “perception room” is rated lowest in “S”" in words(card)
    row = rows_of(said(card), "market", "is rated lowest")["S"]
    frame = frame_of(cells)
    here = frame[frame["market"] == "S"]
    others = [here[f"perception {other}"] - here["perception room"] for other in ("desk", "food")]
    ends = [
        stats.t.interval(1 - 0.05 / 10, len(here) - 1, one.mean(), stats.sem(one))[0]
        for one in others
    ]
    assert row["lead_low"] == pytest.approx(min(ends), rel=1e-8)


def test_groups_too_small_for_one_moment_are_not_told() -> None:
    cells = segmented(34, 200)
    cells["market"] = [*["North"] * 140, *["South"] * 50, *["Tiny"] * 4, *["Wee"] * 6]
    card = cards(survey_of(cells, wave=""))["encounter"]
    assert card.reply is not None
    assert "Tiny" not in card.reply.html
    assert "Wee" not in card.reply.html
    assert set(rows_of(said(card), "market", "comes first")) == {"North", "South"}
