"""The published files that people of this trade hold, up to typed answers.

They are not ours to give away: name the folder that holds them as `MOMENTS_CASES`.
"""

from __future__ import annotations

import csv
import json
import os
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from math import sqrt
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
import pytest
from scipy.stats import norm

from calculator.survey.answers.cells import Value
from calculator.survey.answers.responses import Responses, responses
from calculator.survey.columns.proposal import proposed
from calculator.survey.mapping.checking import checked
from calculator.survey.mapping.survey_mapping import NO_ANSWER, SurveyMapping
from calculator.survey.mapping.written import written
from tests.survey.cards.dealing_cards import by, cards, words
from tests.survey.cards.dealing_cards import said as said_by
from tests.survey.surveys import Rows, export_of

FOLDER = Path(os.environ.get("MOMENTS_CASES", ""))
pytestmark = pytest.mark.skipif(
    not (FOLDER / "R1").is_dir(), reason="MOMENTS_CASES names the folder of published survey files"
)


def rows_of(case: str) -> Rows:
    with (FOLDER / case / "input.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.reader(file))


def expected(case: str) -> Any:
    return json.loads((FOLDER / case / "expected.json").read_text(encoding="utf-8"))


def typed(
    case: str, said: dict[str, str], labels: dict[str, tuple[str, ...]] | None = None
) -> Responses:
    export = export_of(rows_of(case))
    mapping = proposed(export).mapping
    scales = {
        name: replace(
            scale,
            order=said.get("order", scale.order),
            labels=(labels or {}).get(name, scale.labels),
            no_answer={code: said.get(code, told) for code, told in scale.no_answer.items()},
        )
        for name, scale in mapping.scales.items()
    }
    columns = tuple(
        replace(
            one,
            kind=said.get(one.heading, one.kind),
            dates=said.get("dates", one.dates) if one.dates else "",
        )
        for one in mapping.columns
    )
    through = checked(written(replace(mapping, scales=scales, columns=columns))).mapping
    assert isinstance(through, SurveyMapping)
    found = responses(export, through)
    assert found.responses is not None, found.faults
    return found.responses


def johnson(columns: list[list[float]], outcome: list[float]) -> list[float]:
    """Johnson's relative weights by numpy, from the correlation matrix's square root."""
    both = np.corrcoef(np.array([*columns, outcome]))
    within, with_outcome = both[:-1, :-1], both[:-1, -1]
    values, vectors = np.linalg.eigh(within)
    root = vectors @ np.diag(np.sqrt(values)) @ vectors.T
    beta = np.linalg.solve(root, with_outcome)
    return list((root**2) @ (beta**2))


def sides(scores: Sequence[Value]) -> Counter[str]:
    """How many promoters, passives and detractors there are."""
    rated = [float(one) for one in scores if one is not None]
    return Counter("p" if one >= 9 else "d" if one <= 6 else "n" for one in rated)


def numbers(found: Responses, heading: str, rows: Sequence[int]) -> list[float]:
    return [float(str(found.of(heading).values[at])) for at in rows]


def test_r1() -> None:
    foods = (
        "Terrible", "Only edible because I was hungry", "Partly good, partly not", "Tasty",
        "Star for the cooks!!",
    )  # fmt: skip
    name = next(
        one for one in proposed(export_of(rows_of("R1"))).mapping.scales if one != "0 to 10"
    )
    found = typed("R1", {"dates": "mdy", "order": "as listed"}, {name: foods})
    right = expected("R1")
    scores = found.of("From 0 to 10, how would you rate the event?").values
    counts = sides(scores)
    nps = right["nps"]
    assert (counts["p"], counts["n"], counts["d"]) == (
        nps["promoters"],
        nps["passives"],
        nps["detractors"],
    )
    drivers = list(right["drivers"]["johnson"])
    outcome = "From 0 to 10, how would you rate the event?"
    whole = found.complete([outcome, *drivers])
    assert len(whole) == right["drivers"]["answers"]
    columns = [numbers(found, one, whole) for one in drivers]
    weights = johnson(columns, numbers(found, outcome, whole))
    assert weights == pytest.approx(list(right["drivers"]["johnson"].values()), rel=1e-9)


def test_r3() -> None:
    found = typed("R3", {})
    right = expected("R3")["slice"]
    score, group = found.of("satisfaction score"), found.of("owner group")
    rows = found.complete(["satisfaction score"])
    scores = numbers(found, "satisfaction score", rows)
    there = list(zip(scores, [group.values[at] for at in rows], strict=True))
    assert Counter(score.left).total() == right["unrated"]
    for name, told in [("", right["all"]), *right["by_group"].items()]:
        here = [one for one, label in there if name in ("", label)]
        satisfied = len([one for one in here if one >= 2])
        assert (satisfied, len(here)) == (told["satisfied"], told["answers"])
        z, n, p = norm.ppf(0.975), len(here), satisfied / len(here)
        middle, half = p + z * z / 2 / n, z * sqrt(p * (1 - p) / n + z * z / 4 / n / n)
        ends = [(middle - half) / (1 + z * z / n), (middle + half) / (1 + z * z / n)]
        assert ends == pytest.approx([told["low"], told["high"]], rel=1e-9)


def test_r4() -> None:
    found = typed("R4", {"order": "as listed"})
    table = ("QAAAO", "RIIIM", "RIIIM", "RIIIM", "RRRRQ")
    for moment, right in zip(found.moments, expected("R4")["slice"].values(), strict=True):
        rows = found.complete(list(moment.parts.values()))
        halves = [
            numbers(found, moment.parts[one], rows) for one in ("functional", "dysfunctional")
        ]
        counts = Counter(
            table[int(one) - 1][int(two) - 1] for one, two in zip(*halves, strict=True)
        )
        assert {letter: counts[letter] for letter in "AOMIRQ"} == {
            one: right[one] for one in "AOMIRQ"
        }


@pytest.mark.parametrize("zero", [NO_ANSWER, "an answer"])
def test_r6(zero: str) -> None:
    export = export_of(rows_of("R6"))
    mapping = proposed(export).mapping
    ends = (1.0, 5.0) if zero == NO_ANSWER else (0.0, 5.0)
    scale = replace(mapping.scales["1 to 5"], ends=ends, no_answer={"0": zero})
    found = responses(
        export, replace(mapping, scales={**mapping.scales, "1 to 5": scale})
    ).responses
    assert found is not None
    right = expected("R6")[
        "slice_zero_is_missing" if zero == NO_ANSWER else "slice_zero_taken_as_rating"
    ]
    drivers = list(right["johnson"])
    assert (found.outcome, set(found.drivers)) == ("satisfaction", set(drivers))
    whole = found.complete(["satisfaction", *drivers])
    assert len(whole) == right["answers"]
    columns = [numbers(found, one, whole) for one in drivers]
    outcome = numbers(found, "satisfaction", whole)
    assert johnson(columns, outcome) == pytest.approx(list(right["johnson"].values()), rel=1e-9)
    card = cards(found)["drivers"]
    told = said_by(card)
    weights = {row["name"]: row["johnson"] for row in told["rows"] if "by" not in row}
    assert weights == pytest.approx(right["johnson"], rel=1e-9)
    assert told["values"]["r2"] == pytest.approx(right["r2"], rel=1e-9)
    assert "linear probability" in words(card)
    assert "mainly punishes" not in said_by(cards(found)["penalty-reward"])["answer"][:60]


def test_r8() -> None:
    found = typed("R8", {"dates": "dmy"})
    rows = rows_of("R8")
    for market, right in expected("R8")["slice"].items():
        markets = found.of("market").values
        scores = [
            one
            for one, label in zip(found.of("rating").values, markets, strict=True)
            if label == market
        ]
        counts = sides(scores)
        assert (len(scores), counts["p"], counts["d"]) == (
            right["n"],
            right["promoters"],
            right["detractors"],
        )
    written_days = pd.Series([row[2] for row in rows[1:]]).str.replace(r"/21$", "/2021", regex=True)
    days = pd.to_datetime(written_days, format="%d/%m/%Y")
    assert list(found.of("survey_date").values) == [f"{day:%Y-%m-%d}" for day in days]
    assert "Person" not in repr(found)


def test_r1_as_cards() -> None:
    foods = (
        "Terrible", "Only edible because I was hungry", "Partly good, partly not", "Tasty",
        "Star for the cooks!!",
    )  # fmt: skip
    name = next(
        one for one in proposed(export_of(rows_of("R1"))).mapping.scales if one != "0 to 10"
    )
    rated = "From 0 to 10, how would you rate the event?"
    said = {"dates": "mdy", "order": "as listed", rated: "recommendation"}
    headings = tuple(expected("R1")["drivers"]["johnson"])
    answers = replace(typed("R1", said, {name: foods}), outcome=rated, drivers=headings)
    found = cards(answers)
    right = expected("R1")["nps"]
    line = said_by(found["promoters"])["values"]
    keys = ("n", "promoters", "passives", "detractors", "nps")
    assert [line[key] for key in keys] == pytest.approx([right[key] for key in keys])
    ends = [line["nps_adjusted"], line["low_adjusted"], line["high_adjusted"]]
    assert ends == pytest.approx(right["adjusted"], abs=1e-3)  # theirs has 1.96 for z
    drivers, right = said_by(found["drivers"]), expected("R1")["drivers"]
    assert drivers["values"]["answers"] == right["answers"]
    assert drivers["values"]["r2"] == pytest.approx(right["r2"], rel=1e-9)
    for way in ("johnson", "lmg"):
        weights = sorted((row[way] for row in drivers["rows"]), reverse=True)
        assert weights == pytest.approx(sorted(right[way].values(), reverse=True), rel=1e-9)


def test_r3_as_cards() -> None:
    card = cards(typed("R3", {}))["satisfaction"]
    right = expected("R3")["slice"]
    groups = {"": said_by(card)["rows"][0], **by(card, "owner group")}
    for label, told in [("", right["all"]), *right["by_group"].items()]:
        row = groups[label]
        rate = row["rate"] if label == "" else row["value"]
        assert [rate, row["low"], row["high"]] == pytest.approx(
            [told["rate"], told["low"], told["high"]], rel=1e-9
        )
        assert row["n"] == told["answers"]
    assert said_by(card)["rows"][0]["satisfied"] == right["all"]["satisfied"]
    assert "do not show that" in words(card)


def test_r4_as_cards() -> None:
    card = cards(typed("R4", {"order": "as listed"}))["kano"]
    rows = said_by(card)["rows"]
    for row, right in zip(rows, expected("R4")["slice"].values(), strict=True):
        assert {one: row[one] for one in "AOMIRQ"} == {one: right[one] for one in "AOMIRQ"}
        assert [row["better"], row["worse"]] == pytest.approx([right["better"], right["worse"]])
    assert rows[3]["annoys"] == pytest.approx(18 / 200)
    assert said_by(card)["answer"].startswith(
        "Mend the data before you read on: 54 % of the answers about “feat 4”"
    )


def test_r8_as_cards() -> None:
    card = cards(typed("R8", {"dates": "dmy", "rating": "recommendation"}))["promoters"]
    for market, right in expected("R8")["slice"].items():
        row = by(card, "market")[market]
        found = [row["n"], row["value"], row["low"], row["high"]]
        right_ones = [right["n"], right["nps"], *right["adjusted"][1:]]
        assert found == pytest.approx(right_ones, abs=1e-3)  # theirs has 1.96 for z
