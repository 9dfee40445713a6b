"""Means with sd and n as input: intervals and groups as the answers themselves would give them."""

from __future__ import annotations

import csv
import json
import random
from pathlib import Path

import numpy as np
import pytest
from scipy import stats

from calculator.survey.cards.summaries import of_summaries, summaries
from macros.cli import main
from tests.survey.cards.dealing_cards import said, words
from tests.survey.surveys import export_of

HEAD = ["Item", "Group", "Mean", "SD", "N"]


def drawn(seed: int) -> dict[str, np.ndarray]:
    one = random.Random(seed)
    sizes = {"North": 60, "South": 40, "West": 30}
    return {
        name: np.array([one.randint(1, 5 if name == "West" else 4) for _ in range(rows)])
        for name, rows in sizes.items()
    }


def rows_of(groups: dict[str, np.ndarray]) -> list[list[str]]:
    lines = [
        ["Desk", name, f"{one.mean():.15g}", f"{one.std(ddof=1):.15g}", str(len(one))]
        for name, one in groups.items()
    ]
    return [HEAD, *lines]


def test_groups_are_compared_as_their_answers_would_be() -> None:
    groups = drawn(1)
    card = of_summaries(*summaries(export_of(rows_of(groups))), 10)
    found = {row["group"]: row for row in said(card)["rows"] if "group" in row}
    everybody = np.concatenate(list(groups.values()))
    whole = said(card)["rows"][0]
    ends = stats.t.interval(0.95, len(everybody) - 1, everybody.mean(), stats.sem(everybody))
    assert [whole["mean"], whole["low"], whole["high"]] == pytest.approx(
        [everybody.mean(), *ends], rel=1e-9
    )
    for name, one in groups.items():
        rest = np.concatenate([other for key, other in groups.items() if key != name])
        test = stats.ttest_ind(one, rest, equal_var=False)
        low, high = test.confidence_interval(1 - 0.05 / 3)
        row = found[name]
        assert [row["difference_low"], row["difference_high"]] == pytest.approx(
            [low, high], rel=1e-8
        )
        assert (f"“{name}” lies" in words(card)) == (low > 0 or high < 0)


def test_a_line_without_a_group_is_the_whole_and_small_groups_are_hidden() -> None:
    rows = [
        HEAD,
        ["Desk", "", "3.2", "1.1", "95"],
        ["Desk", "North", "3.1", "1.1", "60"],
        ["Desk", "South", "3.3", "1.0", "31"],
        ["Desk", "West", "4.9", "0.3", "4"],
    ]
    card = of_summaries(*summaries(export_of(rows)), 10)
    assert said(card)["rows"][0]["n"] == 95
    assert {row["group"] for row in said(card)["rows"] if "group" in row} == {"North"}
    assert "2 groups not shown" in words(card)
    assert card.reply is not None
    assert "West" not in card.reply.html


@pytest.mark.parametrize(
    ("rows", "sentence"),
    [
        ([["Item", "Mean", "N"], ["a", "3", "9"]], "sd is missing"),
        ([HEAD, ["a", "", "3", "x", "9"]], "Line 2: mean, sd and n must be numbers"),
        ([HEAD, ["a", "", "3", "1", "9.5"]], "n is a whole number above 0"),
        ([HEAD, ["a", "b", "3", "1", "9"], ["a", "b", "4", "1", "9"]], "two lines for one group"),
    ],
)
def test_what_is_no_summary_is_said(rows: list[list[str]], sentence: str) -> None:
    card = of_summaries(*summaries(export_of(rows)), 10)
    assert card.reply is None
    assert sentence in card.why_not


def test_the_command_reads_them(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    with Path("means.csv").open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows(rows_of(drawn(2)))
    assert main(["survey", "means.csv", "--summaries"]) == 0
    out = capsys.readouterr().out
    assert main(["survey", "means.csv", "--summaries", "--json"]) == 0
    [card] = json.loads(capsys.readouterr().out)["cards"]
    assert card["answer"] in out
    assert all(sentence in out for sentence in card["advice"])
