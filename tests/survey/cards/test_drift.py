"""Drift: what left its limits and since when, by which rule, and what is never shown."""

from __future__ import annotations

import math
from dataclasses import replace
from itertools import pairwise
from statistics import fmean
from typing import Any

import numpy as np
import pytest

from calculator.survey.cards.card import Card
from calculator.survey.mapping.survey_mapping import DriftBaseline
from tests.calculator.test_claims import PROVING, unproven
from tests.soaking import times
from tests.survey.cards.dealing_cards import by, cards, said, words
from tests.survey.cards.drifting import LIKE, MONTHS, WATCHED, Cells, answered, survey


def card_of(cells: Cells, **more: Any) -> Card:
    return cards(survey(cells, **more))["five-steps"]


def lines(card: Card) -> dict[str, dict[str, Any]]:
    return {row["name"]: row for row in said(card)["rows"] if "by" not in row}


def periods(card: Card, name: str) -> dict[str, dict[str, Any]]:
    found = said(card)["rows"]
    return {row["label"]: row for row in found if "by" in row and row["item"] == name}


def test_what_drifted_is_told_with_the_month_the_side_and_the_rule() -> None:
    card = card_of(answered(11, worse="2025-04", size=lambda _: 200))
    found = lines(card)
    assert (found["A tip"]["since"], found["A tip"]["side"]) == ("2025-04", -1)
    assert (found["wait"]["since"], found["wait"]["side"]) == ("2025-04", -1)
    assert found["tip"]["since"] is None
    answer = said(card)["answer"]
    assert "“A tip” left its control limits in 2025-04, downwards" in answer
    assert "all 9 months from then on lie there" in answer
    assert "The rule that fired: one point beyond 3σ" in words(card)
    assert "2024-01-01 to 2024-12-31" in words(card)


def test_shares_have_the_limits_that_laneys_steps_give_by_hand() -> None:
    cells = answered(2)
    found = periods(card_of(cells), "A tip")
    net, n = {}, {}
    for month in MONTHS:
        here = [at for at, day in enumerate(cells["day"]) if str(day).startswith(month)]
        pairs = [(cells["with"][at], cells["without"][at]) for at in here]
        gains, losses = pairs.count((LIKE, 3)), pairs.count((3, 5))
        net[month], n[month] = (gains, losses), len(here)
    kept = MONTHS[:12]
    total = sum(n[one] for one in kept)
    high, low = (sum(net[one][side] for one in kept) / total for side in (0, 1))
    value = {one: (net[one][0] - net[one][1]) / n[one] for one in MONTHS}
    sigma = {one: math.sqrt((high + low - (high - low) ** 2) / n[one]) for one in MONTHS}
    z = [(value[one] - (high - low)) / sigma[one] for one in kept]
    spread = fmean(abs(b - a) for a, b in pairwise(z)) / 1.128
    for month, row in found.items():
        assert row["value"] == pytest.approx(value[month])
        assert row["low_limit"] == pytest.approx(high - low - 3 * max(1, spread) * sigma[month])
        assert row["high_limit"] == pytest.approx(
            min(1, high - low + 3 * max(1, spread) * sigma[month])
        )
        assert row["low"] <= row["value"] <= row["high"]


def test_reward_less_penalty_of_a_month_is_that_of_its_own_regression() -> None:
    cells = answered(3)
    row = periods(card_of(cells), "wait")["2025-02"]
    here = [at for at, day in enumerate(cells["day"]) if str(day).startswith("2025-02")]
    numbers = {name: np.array([cells[name][at] for at in here]) for name in cells if name != "day"}
    x = np.column_stack(
        [
            np.ones(len(here)),
            *(
                side
                for name in ("wait", "tip")
                for side in (numbers[name] <= 2, numbers[name] >= 4)
            ),
        ]
    ).astype(float)
    b, left, *_ = np.linalg.lstsq(x, numbers["overall"].astype(float), rcond=None)
    v = np.linalg.inv(x.T @ x) * left[0] / (len(here) - 5)
    both = math.sqrt(v[1, 1] + v[2, 2] + 2 * v[1, 2])
    assert row["value"] == pytest.approx(b[1] + b[2])
    assert row["high"] - row["value"] == pytest.approx(
        2.0040448 * both, rel=1e-6
    )  # t of 55, 97.5 %


def test_fewer_than_twelve_months_give_no_limits_and_it_is_said() -> None:
    card = card_of(answered(4), drift=replace(WATCHED, last="2024-11-30"))
    assert {row["limitless"] for row in lines(card).values()} == {"few"}
    assert {row["low_limit"] for row in periods(card, "wait").values()} == {None}
    assert "holds 11 months that may be shown" in said(card)["answer"]
    assert "control limits need 12" in said(card)["answer"]
    assert "3σ" not in words(card)


def test_without_a_later_month_nothing_can_have_drifted() -> None:
    card = card_of(answered(5, months=MONTHS[:12]))
    assert said(card)["answer"].startswith("Nothing can have drifted yet: there is no month after")


def test_small_months_are_hidden_with_the_next_smallest_and_no_limit_rests_on_them() -> None:
    few = {"2025-03": 4, "2025-07": 55}
    cells = answered(6, size=lambda month: few.get(month, 60))
    card = card_of(cells)
    for name in ("wait", "A tip"):
        assert periods(card, name).keys() == set(MONTHS) - few.keys()
    told = str(said(card)) + str(card.reply and card.reply.html)
    assert not any(month in told for month in few)
    assert "Up to 2 months not shown" in words(card)
    kept = [at for at, day in enumerate(cells["day"]) if str(day)[:7] not in few]
    without = card_of({name: [column[at] for at in kept] for name, column in cells.items()})
    assert [*periods(without, "wait").values()] == [*periods(card, "wait").values()]


def test_rows_without_a_date_are_counted_and_a_baseline_with_points_outside_is_named() -> None:
    cells = answered(7, worse="2024-06", months=MONTHS)
    cells["day"] = [None if at % 50 == 0 else day for at, day in enumerate(cells["day"])]
    card = card_of(cells, drift=replace(WATCHED, last="2025-12-31"))
    assert "29 rows without a date are in no month and not counted here" in words(card)
    card = card_of(answered(7, worse="2024-06", size=lambda _: 400))
    assert "The baseline itself holds points outside" in words(card)


def test_weeks_and_days_are_told_by_their_own_names_and_too_many_are_refused() -> None:
    weeks = card_of(answered(8), drift=DriftBaseline("day", "week", "2024-01-01", "2024-06-30"))
    assert "2024-W01" in periods(weeks, "A tip")
    days = card_of(answered(8), drift=DriftBaseline("day", "day", "2024-01-01", "2024-06-30"))
    assert days.reply is None
    assert "672" in days.why_not or "days; at most 400" in days.why_not


def test_no_card_is_dealt_where_the_mapping_does_not_ask() -> None:
    assert "five-steps" not in cards(survey(answered(9), drift=None))


@pytest.mark.parametrize("seed", range(times(5)))
def test_no_sentence_says_more_than_the_points_do(seed: int) -> None:
    card = card_of(answered(seed, worse="2025-06" if seed % 2 else "9999"))
    told = " ".join([said(card)["answer"], *said(card)["advice"]])
    assert unproven(said(card)["answer"], ()) == []
    assert unproven(told, (), PROVING) == []
    outside = {
        (row["item"], row["label"])
        for row in said(card)["rows"]
        if "by" in row and row["side"] and not row["baseline"]
    }
    since = {(row["name"], row["since"]) for row in lines(card).values() if row["since"]}
    assert since <= outside
    assert {name for name, _ in outside} == {name for name, _ in since}


def test_chance_alone_seldom_leaves_the_limits() -> None:
    points = outside = 0
    for seed in range(100, 100 + times(8)):
        for row in lines(card_of(answered(seed))).values():
            points, outside = points + row["after"], outside + row["outside"]
    assert outside <= 0.02 * points, "of a steady process hardly a point"


def test_groups_by_date_stay_apart_from_drift() -> None:
    assert by(card_of(answered(1)), "day").keys() <= set(MONTHS)
