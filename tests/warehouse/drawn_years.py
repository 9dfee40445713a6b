"""Surveys drawn for the warehouse, in every shape that a mapping knows: rows and their mapping."""

from __future__ import annotations

import csv
import random
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from calculator.survey.mapping.survey_mapping import (
    DIMENSIONS,
    EFFORT_2,
    NO_ANSWER,
    USABILITY,
    DriftBaseline,
    LongShape,
    MappedColumn,
    MappedMoment,
    Respondent,
    ResponseScale,
    SurveyMapping,
)

Rows = list[list[str]]
SCALES = {
    "five": ResponseScale(ends=(1.0, 5.0), no_answer={"99": NO_ANSWER, "n. a.": NO_ANSWER}),
    "seven": ResponseScale(ends=(1.0, 7.0)),
    "ten": ResponseScale(ends=(0.0, 10.0)),
    "words": ResponseScale(labels=("bad", "so so", "good")),
    "kano": ResponseScale(labels=("like", "expect", "neutral", "bear", "dislike")),
    "yes": ResponseScale(labels=("no", "yes")),
}
MOMENTS = ("Check-in", "Bag drop", "Boarding")
DRIVERS = tuple(f"felt {one}" for one in MOMENTS)


def columns() -> list[MappedColumn]:
    """A column for every method that a survey feeds, the simplest first."""
    five = [
        f"{part} {one}"
        for one in MOMENTS
        for part in ("felt", "hoped", "matters", "enough", "wished")
    ]
    return [
        MappedColumn("overall", "rating", scale="five"),
        MappedColumn("recommend", "recommendation", scale="ten"),
        MappedColumn("easy", "rating", scale="seven", measures=EFFORT_2),
        MappedColumn("wait", "number", decimal="."),
        MappedColumn("again", "yes_no", scale="yes"),
        MappedColumn("mood", "ordered", scale="words", turned=True),
        *(MappedColumn(one, "rating", scale="five", turned="Bag" in one) for one in five),
        *(
            MappedColumn(f"{kind} {one}", kind, scale="kano")
            for one in MOMENTS
            for kind in ("functional", "dysfunctional")
        ),
        *(
            MappedColumn(f"item {at}", "rating", scale="seven", measures=DIMENSIONS[at // 2])
            for at in range(8)
        ),
        *(MappedColumn(one, "rating", scale="five", measures=one) for one in USABILITY),
        MappedColumn("market", "segment", merged={"north": ("Nord",)}),
        MappedColumn("channel", "segment"),
        MappedColumn("day", "date", dates="ymd"),
    ]


def mapped(**more: Any) -> SurveyMapping:
    """What they mean."""
    moments = [
        MappedMoment(
            one,
            {
                "expectation": f"hoped {one}",
                "experience": f"felt {one}",
                "importance": f"matters {one}",
                "adequate": f"enough {one}",
                "desired": f"wished {one}",
                "functional": f"functional {one}",
                "dysfunctional": f"dysfunctional {one}",
            },
        )
        for one in MOMENTS
    ]
    usual: dict[str, Any] = {"outcome": "overall", "drivers": DRIVERS, "least_group": 5}
    return SurveyMapping(tuple(columns()), SCALES, tuple(moments), **{**usual, **more})


def narrowed(whole: SurveyMapping) -> SurveyMapping:
    """The same of fewer columns, where it matters which rows are kept and what each counts."""
    roles = {"experience": "felt", "importance": "matters"}
    rated = [MappedMoment(one, {r: f"{m} {one}" for r, m in roles.items()}) for one in MOMENTS]
    needed = {"overall", "recommend", "wait", "again", "mood", "market", "channel", "day"}
    needed |= {name for one in rated for name in one.parts.values()}
    columns = tuple(one for one in whole.columns if one.heading in needed)
    return replace(whole, columns=columns, moments=tuple(rated))


def drawn(seed: int, rows: int) -> Rows:
    """Answers that hang together, with blanks, codes for no answer, spellings and faults."""
    chance = random.Random(seed)
    found = [["case", *(one.heading for one in columns()), "weight"]]
    for at in range(rows):
        mood = chance.gauss(0, 1)
        cells = [_cell(one, mood, chance) for one in columns()]
        weight = chance.choice([f"{chance.uniform(0.2, 4):.3f}"] * 12 + ["0", "", "-1"])
        key = chance.choice([f"p{at}", f"p{at}", f"p{max(0, at - 7)}", "", "n/a"])
        found.append([key, *cells, weight])
    found.append(["", *[""] * len(columns()), "1"])
    return found


def _cell(one: MappedColumn, mood: float, chance: random.Random) -> str:
    if chance.random() < 0.02:
        return ""
    match one.kind:
        case "number":
            return f"{max(0.0, 12 - 3 * mood + chance.gauss(0, 4)):.1f}"
        case "segment":
            names = ["north", " North", "Nord", "south", "west"]
            return chance.choice(
                names if one.heading == "market" else ["desk", "app", "phone"] * 30 + ["fax"]
            )
        case "date":
            return f"2025-{chance.randint(1, 4):02}-{chance.randint(1, 28):02}"
    scale = SCALES[one.scale]
    if scale.labels:
        most = len(scale.labels)
        at = min(most - 1, max(0, round((most - 1) / 2 + mood + chance.gauss(0, 1))))
        return scale.labels[at].upper() if chance.random() < 0.1 else scale.labels[at]
    assert isinstance(scale.ends, tuple)
    low, high = scale.ends
    if one.scale == "five" and chance.random() < 0.03:
        return chance.choice(["99", "n. a.", "7", "x"])
    felt = (low + high) / 2 + (high - low) / 5 * (mood + chance.gauss(0, 1))
    return str(round(min(high, max(low, felt))))


def panel(seed: int, size: int) -> Rows:
    """Of people who answer in two months; some in one, some without a number, one in a third."""
    head, *rows = drawn(seed, size)
    case, day = head.index("case"), head.index("day")
    found = [head]
    for at, row in enumerate(rows[: 2 * (size // 2)]):
        person, month = divmod(at, 2)
        told = [*row]
        told[case] = "" if person % 17 == 0 else f"p{person}"
        told[day] = f"2025-{1 + month:02}-{1 + at % 28:02}"
        if not (month and person % 11 == 0):
            found.append(told)
    found.append([*found[-1]])
    found[-1][day] = "2025-03-05"
    return found


def lengthened(rows: Rows, seed: int) -> Rows:
    """The same, a row for each answer, some of them given twice."""
    chance, head = random.Random(seed), rows[0]
    asked = [
        at
        for at, name in enumerate(head)
        if name not in ("case", "market", "channel", "day", "weight")
    ]
    found = [["case", "market", "channel", "day", "weight", "question", "answer"]]
    beside = [head.index(name) for name in found[0][1:5]]
    for at, row in enumerate(rows[1:]):
        for column in asked:
            again = 2 if chance.random() < 0.03 else 1
            for _ in range(again):
                told = row[column] if again == 1 else chance.choice([row[column], "3"])
                found.append([f"p{at}", *(row[one] for one in beside), head[column], told])
    return found


CASES: dict[str, dict[str, Any]] = {
    "plain": {"drift": DriftBaseline("day", "week", "2025-01-01", "2025-03-31")},
    "weighted, by item": {
        "weight": "weight",
        "missing": "by item",
        "wave": "day",
        "drift": DriftBaseline("day", "day", "2025-01-01", "2025-03-01"),
    },
    "faulty weights count as one, first of a person by day": {
        "weight": "weight",
        "faulty_weights": "count as 1",
        "person": Respondent("case", "first", "day"),
        "drift": DriftBaseline("day", "month", "2025-01-01", "2025-03-31"),
    },
    "latest of a person by the row": {"person": Respondent("case", "latest")},
    "each answer of a person": {"person": Respondent("case", "each")},
    "each answer of a person, weighted": {
        "weight": "weight",
        "person": Respondent("case", "each"),
        "drift": DriftBaseline("day", "week", "2025-01-01", "2025-03-31"),
    },
    "waves by a segment": {"wave": "market", "missing": "by item"},
    "latest of a person, waves by a segment": {
        "person": Respondent("case", "latest"),
        "wave": "market",
        "missing": "by item",
    },
}
OF_ROWS = (
    "faulty weights count as one, first of a person by day",
    "latest of a person, waves by a segment",
)
"""Cases that say of rows what others do not, and of methods nothing."""
TOGETHER = (
    "latest of a person by the row",
    "each answer of a person",
    "each answer of a person, weighted",
    "waves by a segment",
)
"""Cases all of which another one, or the panel, has as well."""
LONG = {
    "shape": "long",
    "long": LongShape("case", "question", "answer", "latest"),
    "weight": "weight",
}


def save(rows: Sequence[Sequence[str]], path: Path, delimiter: str = ";") -> Path:
    """Write rows as a text."""
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file, delimiter=delimiter).writerows(rows)
    return path
