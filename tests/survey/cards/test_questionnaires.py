"""SERVQUAL, tolerance, encounter quality, effort and SUS from cells of text, beside scipy."""

from __future__ import annotations

import random
from math import sqrt
from typing import Any

import numpy as np
import pytest
from scipy import stats

from calculator.survey.answers.responses import Responses
from calculator.survey.mapping.survey_mapping import DIMENSIONS, USABILITY, MappedMoment
from tests.survey.cards.dealing_cards import by, cards, column, said, typed, words

Cells = dict[str, list[object]]


def numbers(cells: Cells, name: str) -> np.ndarray[Any, Any]:
    return np.array([float(str(cell)) for cell in cells[name]])


def between(sample: np.ndarray[Any, Any], level: float = 0.95) -> list[float]:
    ends = stats.t.interval(level, len(sample) - 1, sample.mean(), stats.sem(sample))
    return [float(end) for end in ends]


def drawn(seed: int, names: list[str], top: int, rows: int = 120) -> Cells:
    one = random.Random(seed)
    return {name: [one.randint(1, top) for _ in range(rows)] for name in names}


def test_servqual_has_intervals_and_no_weights() -> None:
    cells = drawn(1, ["e1", "p1", "e2", "p2"], 7)
    cells["e1"] = [min(7, int(str(cell)) + 2) for cell in cells["e1"]]
    moments = [
        MappedMoment(f"statement {at}", {"expectation": f"e{at}", "perception": f"p{at}"})
        for at in (1, 2)
    ]
    card = cards(typed(cells, [column(name, scale="seven") for name in cells], moments))["servqual"]
    gaps = [numbers(cells, f"p{at}") - numbers(cells, f"e{at}") for at in (1, 2)]
    for row, gap in zip(said(card)["rows"], gaps, strict=True):
        assert [row["low"], row["high"]] == pytest.approx(between(gap), rel=1e-9)
    values = said(card)["values"]
    both = (gaps[0] + gaps[1]) / 2
    assert [values["value"], values["low"], values["high"]] == pytest.approx(
        [both.mean(), *between(both)], rel=1e-9
    )
    assert "“statement 1” falls short of expectation" in said(card)["answer"]
    assert "statement 2" not in said(card)["answer"]
    assert "Nobody gave weights" in words(card)


def test_a_moment_is_inside_its_zone_only_where_both_intervals_say_so() -> None:
    one = random.Random(2)
    cells: Cells = {}
    for name, felt in (("low", 2), ("mid", 5), ("edge", 3)):
        cells[f"{name} least"] = [3 + one.choice([-1, 0, 1]) for _ in range(90)]
        cells[f"{name} hoped"] = [6 + one.choice([-1, 0, 1]) for _ in range(90)]
        cells[f"{name} found"] = [max(1, felt - 1 + one.choice([0, 1, 1, 1, 2])) for _ in range(90)]
    moments = [
        MappedMoment(
            name,
            {
                "adequate": f"{name} least",
                "desired": f"{name} hoped",
                "perception": f"{name} found",
            },
        )
        for name in ("low", "mid", "edge")
    ]
    card = cards(typed(cells, [column(name, scale="seven") for name in cells], moments))[
        "tolerance"
    ]
    rows = {row["name"]: row for row in said(card)["rows"]}
    level = 1 - 0.05 / 6
    for name, row in rows.items():
        msa = numbers(cells, f"{name} found") - numbers(cells, f"{name} least")
        mss = numbers(cells, f"{name} found") - numbers(cells, f"{name} hoped")
        found = [row["msa_low"], row["msa_high"], row["mss_low"], row["mss_high"]]
        assert found == pytest.approx([*between(msa, level), *between(mss, level)], rel=1e-9)
    assert {name: row["band"] for name, row in rows.items()} == {
        "low": "below",
        "mid": "inside",
        "edge": "not shown",
    }
    assert "“low” lies below what will do" in said(card)["answer"]


def qualities(cells: Cells) -> Responses:
    kinds = [
        column(name, scale="seven", measures=DIMENSIONS[at // 2]) for at, name in enumerate(cells)
    ]
    return typed(cells, kinds)


def test_encounter_quality_is_of_whole_answers_and_names_a_lowest_only_if_it_is() -> None:
    names = [f"item {at}" for at in range(8)]
    cells = drawn(3, names, 7)
    cells["item 0"] = [None if at < 6 else cell for at, cell in enumerate(cells["item 0"])]
    card = cards(qualities(cells))["encounter-quality"]
    whole = np.array([[float(str(cells[name][at])) for name in names] for at in range(6, 120)])
    scores = np.array([whole[:, at : at + 2].mean(axis=1) for at in range(0, 8, 2)])
    values = said(card)["values"]
    assert (values["complete"], values["left_out"]) == (114, 6)
    overall = scores.mean(axis=0)
    assert [values["overall"], values["low"], values["high"]] == pytest.approx(
        [overall.mean(), *between(overall)], rel=1e-9
    )
    rows = {row["name"]: row for row in said(card)["rows"]}
    for at, name in enumerate(DIMENSIONS):
        assert rows[name]["mean"] == pytest.approx(scores[at].mean())
        both = np.cov(whole[:, 2 * at : 2 * at + 2].T)
        assert rows[name]["alpha"] == pytest.approx(2 * (1 - both.trace() / both.sum()), rel=1e-8)
    assert "is not shown" in said(card)["answer"]
    low: Cells = {**cells, "item 2": [1] * 120, "item 3": [2, 1] * 60}
    assert "civility is lowest" in said(cards(qualities(low))["encounter-quality"])["answer"]
    assert (
        "below each other dimension" in said(cards(qualities(low))["encounter-quality"])["answer"]
    )


def usable(cells: Cells, **more: Any) -> Responses:
    kinds = [
        column(f"s{at}", measures=measure)
        for at, measure in enumerate(USABILITY, start=1)
        if f"s{at}" in cells
    ]
    kinds += [column("team", "segment")] if "team" in cells else []
    return typed(cells, kinds, **more)


def test_sus_is_worked_out_person_by_person() -> None:
    names = [f"s{at}" for at in range(1, 11)]
    cells = drawn(4, names, 5, rows=40)
    cells["s3"][0] = None
    cells["team"] = ["a", "b"] * 20
    card = cards(usable(cells))["sus"]
    scores = np.array(
        [
            2.5
            * sum(
                float(str(cells[name][row])) - 1 if at % 2 else 5 - float(str(cells[name][row]))
                for at, name in enumerate(names, start=1)
            )
            for row in range(1, 40)
        ]
    )
    values = said(card)["values"]
    assert [values["score"], values["low"], values["high"]] == pytest.approx(
        [scores.mean(), *between(scores)], rel=1e-9
    )
    assert values["sd"] == pytest.approx(scores.std(ddof=1))
    assert "1 row is left out" in words(card)
    first, second = scores[1::2], scores[0::2]
    found = stats.ttest_ind(first, second, equal_var=False).confidence_interval(0.95)
    row = by(card, "team")["a"]
    assert [row["difference_low"], row["difference_high"]] == pytest.approx([*found], rel=1e-9)
    del cells["s10"]
    answers = usable(cells)
    assert "the score needs all ten statements" in cards(answers)["sus"].why_not


@pytest.mark.parametrize(
    ("measures", "scale", "easy"),
    [("effort 2.0", "seven", (5, 7)), ("effort 2010", "five", (1, 2))],
)
def test_effort_in_either_version(measures: str, scale: str, easy: tuple[int, int]) -> None:
    cells = drawn(5, ["asked"], 7 if scale == "seven" else 5)
    card = cards(typed(cells, [column("asked", scale=scale, measures=measures)]))["effort"]
    found = numbers(cells, "asked")
    share = float(((found >= easy[0]) & (found <= easy[1])).mean())
    values = said(card)["values"]
    z, n = stats.norm.ppf(0.975), len(found)
    middle, half = share + z * z / 2 / n, z * sqrt(share * (1 - share) / n + z * z / 4 / n / n)
    ends = [(middle - half) / (1 + z * z / n), (middle + half) / (1 + z * z / n)]
    assert [values["rate"], values["low"], values["high"]] == pytest.approx([share, *ends])
    assert [values["mean_low"], values["mean_high"]] == pytest.approx(between(found), rel=1e-9)
    assert cards(typed(cells, [column("asked", scale=scale)]))["effort"].reply is None
