"""Shares, means and net promoter scores from cells of text to figures, beside other libraries."""

from __future__ import annotations

import random
from math import sqrt

import numpy as np
import pandas as pd
import pytest
from scipy import stats
from statsmodels.stats.proportion import confint_proportions_2indep, proportion_confint
from statsmodels.stats.weightstats import CompareMeans, DescrStatsW

from tests.survey.cards.dealing_cards import by, cards, column, said, typed, words

TOPS = {"five": (5, 4), "seven": (7, 6), "ten": (10, 8)}


def drawn(seed: int, rows: int = 240) -> dict[str, list[object]]:
    one = random.Random(seed)
    markets = [one.choice(["North", "South", "West"]) for _ in range(rows)]
    return {
        "market": list(markets),
        "overall": [
            None if one.random() < 0.1 else one.choice([1, 2, 3, 4, 5, 5 if at == "West" else 2])
            for at in markets
        ],
        "advise": [one.choice([None, *range(11), 9, 10]) for _ in range(rows)],
        "weight": [f"{one.uniform(0.3, 3):.3f}" for _ in range(rows)],
    }


KINDS = (
    column("market", "segment"),
    column("overall"),
    column("advise", "recommendation", "recommend"),
)


@pytest.mark.parametrize("scale", TOPS)
def test_shares_of_scales_with_5_7_and_10_points(scale: str) -> None:
    top, least = TOPS[scale]
    one = random.Random(top)
    cells = [one.randint(1, top) for _ in range(150)]
    found = said(cards(typed({"rated": cells}, [column("rated", scale=scale)]))["satisfaction"])
    satisfied = len([cell for cell in cells if cell >= least])
    low, high = proportion_confint(satisfied, 150, method="wilson")
    values = [found["values"][key] for key in ("rate", "low", "high", "mean", "sd")]
    right = [satisfied / 150, low, high, np.mean(cells), np.std(cells, ddof=1)]
    assert values == pytest.approx(right, rel=1e-9)
    half = stats.t.ppf(0.975, 149) * np.std(cells, ddof=1) / sqrt(150)
    assert found["rows"][0]["mean_low"] == pytest.approx(np.mean(cells) - half, rel=1e-9)
    assert f"{least} to {top} of {top}" in found["answer"] or f"{least} or {top}" in found["answer"]
    assert any("is a custom" in sentence for sentence in found["advice"])


def test_each_group_is_held_against_all_others_at_a_level_that_its_number_sets() -> None:
    cells = drawn(1)
    card = cards(typed(cells, KINDS, outcome="overall"))["satisfaction"]
    frame = pd.DataFrame(cells).dropna(subset=["overall"])
    frame["satisfied"] = frame["overall"].astype(int) >= 4
    level = 1 - 0.05 / 3
    for market, row in by(card, "market").items():
        here, rest = (frame["satisfied"][frame["market"] == market], None)
        rest = frame["satisfied"][frame["market"] != market]
        low, high = confint_proportions_2indep(
            here.sum(), len(here), rest.sum(), len(rest), method="newcomb", alpha=1 - level
        )
        assert row["n"] == len(here)
        found = [row["difference"], row["difference_low"], row["difference_high"]]
        assert found == pytest.approx([here.mean() - rest.mean(), low, high], abs=1e-9)
        assert (row["comparisons"], row["level"]) == (3, pytest.approx(level))
    assert "m = 3" in words(card)
    shown = {label: row["shown"] for label, row in by(card, "market").items()}
    for label, verdict in shown.items():
        assert (f"“{label}” above" in words(card)) == (verdict == "higher")
        assert (f"“{label}” below" in words(card)) == (verdict == "lower")


def test_weights_enter_shares_means_and_intervals() -> None:
    cells = drawn(2)
    card = cards(typed(cells, KINDS, outcome="overall", weight="weight"))["satisfaction"]
    frame = pd.DataFrame(cells).dropna(subset=["overall"])
    numbers, weights = frame["overall"].astype(float), frame["weight"].astype(float)
    worth = weights.sum() ** 2 / (weights**2).sum()
    mean = np.average(numbers, weights=weights)
    spread = np.average((numbers - mean) ** 2, weights=weights) * worth / (worth - 1)
    share = np.average(numbers >= 4, weights=weights)
    low, high = proportion_confint(share * worth, worth, method="wilson")
    found = said(card)
    line = found["rows"][0]
    assert line["effective"] == pytest.approx(worth, rel=1e-9)
    assert [line["rate"], line["low"], line["high"]] == pytest.approx([share, low, high], rel=1e-9)
    assert [line["mean"], line["sd"]] == pytest.approx([mean, sqrt(spread)], rel=1e-9)
    half = stats.t.ppf(0.975, worth - 1) * sqrt(spread / worth)
    ends = [line["mean_low"], line["mean_high"]]
    assert ends == pytest.approx([mean - half, mean + half], rel=1e-9)
    assert "effective number of answers" in words(card)


def test_net_promoter_scores_of_groups() -> None:
    cells = drawn(3)
    card = cards(typed(cells, KINDS))["promoters"]
    frame = pd.DataFrame(cells).dropna(subset=["advise"])
    side = frame["advise"].astype(int).map(lambda one: (one >= 9) - (one < 7))
    assert said(card)["values"]["nps"] == pytest.approx(100 * side.mean())
    z = stats.norm.ppf(1 - 0.05 / 3 / 2)
    for market, row in by(card, "market").items():
        groups = [side[(frame["market"] == market) == here] for here in (True, False)]
        means, margins = [], []
        for group in groups:
            n = len(group) + 3
            p, d = ((group == one).sum() + 0.75 for one in (1, -1))
            means.append((p - d) / n)
            margins.append(((p + d) / n - means[-1] ** 2) / n)
        middle, half = means[0] - means[1], z * sqrt(sum(margins))
        found = [row["difference_low"], row["difference_high"]]
        assert found == pytest.approx([100 * (middle - half), 100 * (middle + half)], rel=1e-9)
        plain = 100 * (groups[0].mean() - groups[1].mean())
        assert row["difference"] == pytest.approx(plain)


def test_waves_are_held_against_the_one_before_and_means_by_welch() -> None:
    from calculator.survey.cards import comparing
    from calculator.survey.cards.measures import MeanOf
    from calculator.survey.cards.surveyed import surveyed
    from calculator.survey.statistics.gathering import GatheringPlan

    cells = drawn(4)
    days = [f"2026-0{1 + at // 80}-1{at % 10}" for at in range(240)]
    kinds = (*KINDS, column("day", "date"))
    answers = typed({**cells, "day": days}, kinds, wave="day")
    survey = surveyed(answers, GatheringPlan(items=("overall",)))
    first, *_ = comparing.comparisons(survey, MeanOf("mean", "overall", (1.0, 5.0)))
    frame = pd.DataFrame({**cells, "month": [day[:7] for day in days]}).dropna(subset=["overall"])
    frame["overall"] = frame["overall"].astype(float)
    assert [one.label for one in first.lines] == ["2026-01", "2026-02", "2026-03"]
    assert first.times == 5  # two changes, and three markets against all others
    for before, line in zip(first.lines, first.lines[1:], strict=False):
        groups = [frame["overall"][frame["month"] == one.label] for one in (line, before)]
        both = CompareMeans(*(DescrStatsW(group) for group in groups))
        low, high = both.tconfint_diff(alpha=0.05 / 5, usevar="unequal")
        assert line.apart is not None
        assert [line.apart.low, line.apart.high] == pytest.approx([low, high], rel=1e-9)


def test_the_same_people_twice_are_compared_in_pairs() -> None:
    one = random.Random(5)
    first = [one.randint(1, 4) for _ in range(60)]
    second = [min(5, max(1, cell + one.choice([0, 0, 1, 1, -1]))) for cell in first]
    cells: dict[str, list[object]] = {
        "case": [*range(60), *range(60)],
        "wave": [*["a"] * 60, *["b"] * 60],
        "rated": [*first, *second],
    }
    kinds = (column("wave", "segment"), column("rated"))
    card = cards(typed(cells, kinds, wave="wave", key="case"))["satisfaction"]
    changes = np.array(second) // 4 - np.array(first) // 4
    row = by(card, "wave")["b"]
    low, high = stats.t.interval(0.95, 59, changes.mean(), stats.sem(changes))
    assert [row["difference_low"], row["difference_high"]] == pytest.approx([low, high], rel=1e-9)
    assert row["same_people"] == 60
    assert "in pairs, of the 60 people who answered in both" in words(card)
    del cells["case"]
    alone = cards(typed(cells, kinds, wave="wave"))["satisfaction"]
    assert "taken for other people each time" in words(alone)


def test_of_waves_it_is_said_which_hold_the_same_people_and_which_is_passed_over() -> None:
    one = random.Random(5)
    waves = {"a": range(60), "b": range(4), "c": range(4), "d": range(20, 60), "e": range(90, 140)}
    cells: dict[str, list[object]] = {
        "case": [case for cases in waves.values() for case in cases],
        "wave": [wave for wave, cases in waves.items() for _ in cases],
    }
    cells["rated"] = [one.randint(1, 5) for _ in cells["case"]]
    kinds = (column("wave", "segment"), column("rated"))
    card = cards(typed(cells, kinds, wave="wave", key="case"))["satisfaction"]
    assert list(by(card, "wave")) == ["a", "d", "e"]
    said = words(card)
    assert "each wave against the last one shown before it" in said
    assert "answered in both: 40 for “d”; the others taken for independent" in said
    assert "the wave before" not in said


def test_a_small_group_is_hidden_and_so_is_the_one_that_would_tell_of_it() -> None:
    cells: dict[str, list[object]] = {
        "market": [*["big"] * 60, *["medium"] * 20, *["small"] * 4],
        "rated": [1, 2, 3, 4, 5, 5] * 14,
    }
    kinds = (column("market", "segment"), column("rated"))
    card = cards(typed(cells, kinds))["satisfaction"]
    assert set(by(card, "market")) == {"big"}
    assert "2 groups not shown" in words(card)
    assert all(row["hidden"] == 2 for row in by(card, "market").values())
    html = card.reply.html if card.reply else ""
    assert "small" not in html
    assert "medium" not in html


def test_noise_shows_no_group_and_no_change() -> None:
    """Of 200 surveys of chance alone at most one in twenty may name a group, give or take."""
    called = 0
    for seed in range(200):
        one = random.Random(seed)
        cells: dict[str, list[object]] = {
            "market": [one.choice("abcd") for _ in range(160)],
            "team": [one.choice("xyz") for _ in range(160)],
            "rated": [one.randint(1, 5) for _ in range(160)],
        }
        kinds = (column("market", "segment"), column("team", "segment"), column("rated"))
        called += "lies for" in words(cards(typed(cells, kinds))["satisfaction"])
    assert called <= stats.binom.ppf(0.999, 200, 0.05)
