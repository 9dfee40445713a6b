"""Zones of tolerance by group and by wave, beside scipy; the same people twice, weights, noise."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
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


@pytest.mark.parametrize("weigh", [False, True])
def test_edges_of_zones_are_compared_by_welch_at_one_level_for_the_card(weigh: bool) -> None:
    cells = segmented(1, blanks=0.05)
    answers = survey_of(cells, weight="weight" if weigh else "")
    card = said(cards(answers)["tolerance"])
    frame = frame_of(cells)
    weights = frame["weight"] if weigh else frame["weight"] * 0 + 1
    times = len(MOMENTS) * 2 * (3 + 1)  # two edges; three markets and one change of wave
    for moment in MOMENTS:
        whole = frame[[f"{part} {moment}" for part in ("perception", "adequate", "desired")]]
        there = whole.notna().all(axis=1)
        for part, edge in (("adequacy", "adequate"), ("superiority", "desired")):
            gap = (frame[f"perception {moment}"] - frame[f"{edge} {moment}"])[there]
            for market, row in rows_of(card, "market", f"{part} of “{moment}”").items():
                here = (frame["market"] == market)[there]
                sides = [weighted(gap[at], weights[there][at]) for at in (here, ~here)]
                found = [row["difference"], row["difference_low"], row["difference_high"]]
                assert found == pytest.approx(welch(sides[0], sides[1], 1 - 0.05 / times), rel=1e-9)
                assert (row["comparisons"], row["n"]) == (times, here.sum())
                assert row["item"] == moment
            waves = rows_of(card, "wave", f"{part} of “{moment}”")
            later = (frame["wave"] == "b")[there]
            sides = [weighted(gap[at], weights[there][at]) for at in (later, ~later)]
            right = welch(sides[0], sides[1], 1 - 0.05 / times)
            assert waves["a"]["difference"] is None
            ends = [waves["b"]["difference_low"], waves["b"]["difference_high"]]
            assert ends == pytest.approx(right[1:], rel=1e-9)
    assert f"(m = {times})" in " ".join(card["advice"])


def test_what_is_worked_out_of_several_answers_is_compared_in_pairs_as_well() -> None:
    cells = segmented(2, 160, twice=True)
    found = cards(survey_of(cells, key="case"))
    frame = frame_of(cells)
    first, second = (frame[frame["wave"] == wave].set_index("case") for wave in "ab")
    level = 1 - 0.05 / (len(MOMENTS) * 2 * 4)
    for moment in MOMENTS:
        gaps = [
            each[f"perception {moment}"] - each[f"adequate {moment}"] for each in (first, second)
        ]
        change = gaps[1] - gaps[0]
        ends = stats.t.interval(level, len(change) - 1, change.mean(), stats.sem(change))
        row = rows_of(said(found["tolerance"]), "wave", f"adequacy of “{moment}”")["b"]
        assert row["same_people"] == 80
        assert [row["difference_low"], row["difference_high"]] == pytest.approx(ends, rel=1e-9)
    for key in ("tolerance", "servqual"):
        assert "in pairs, of the 80 people who answered in both" in words(found[key]), key
        assert "taken for other people" not in words(found[key]), key


def test_groups_of_people_who_answered_twice_count_each_of_them_once() -> None:
    cells = segmented(2, 160, twice=True)
    card = cards(survey_of(cells, key="case"))["tolerance"]
    frame = frame_of(cells)
    gap, times = frame["perception desk"] - frame["adequate desk"], len(MOMENTS) * 2 * 4
    for market, row in rows_of(said(card), "market", "adequacy of “desk”").items():
        sides = []
        for part in (gap[frame["market"] == market], gap[frame["market"] != market]):
            worth = len(part) / 2
            sides.append((part.mean(), part.std(ddof=0) * np.sqrt(worth / (worth - 1)), worth))
        found = [row["difference"], row["difference_low"], row["difference_high"]]
        assert found == pytest.approx(welch(sides[0], sides[1], 1 - 0.05 / times), rel=1e-9)
        assert row["n"] == (frame["market"] == market).sum()
    assert "“market”: people answered more than once" in words(card)
    assert "“wave”: people answered more than once" not in words(card)


def test_a_small_group_stays_unnamed_and_so_does_the_next() -> None:
    cells = segmented(3, 200)
    cells["market"] = [*["North"] * 150, *["South"] * 43, *["Tiny"] * 7]
    found = cards(survey_of(cells, wave=""))["tolerance"]
    assert "“market”: 2 groups not shown" in words(found)
    assert found.reply is not None
    assert "Tiny" not in found.reply.html
    assert "South" not in found.reply.html
    assert {row["label"] for row in said(found)["rows"] if row.get("by") == "market"} == {"North"}


def test_a_difference_that_is_there_is_said_with_its_interval() -> None:
    def shift(row: Mapping[str, object], name: str) -> float:
        return 2.0 if row["market"] == "N" and name == "perception desk" else 0.0

    told = words(cards(survey_of(segmented(4, 300, "NS", shift)))["tolerance"])
    assert "against all others, the adequacy of “desk” lies for “N” above (+" in told
    assert "By wave: these answers do not show that any of the 6 means changed" in told
