"""No card's answer claims what its interval does not carry: many surveys of chance are read."""

from __future__ import annotations

import random
from functools import cache

import pytest

from calculator.survey.answers.responses import Responses
from calculator.survey.cards.card import Card
from calculator.survey.mapping.survey_mapping import DIMENSIONS, USABILITY, MappedMoment
from tests.calculator.test_claims import PROVING, uncarried, unproven
from tests.soaking import times
from tests.survey.cards.dealing_cards import cards, column, typed

SURVEYS = times(6)


@cache
def answered(seed: int) -> dict[str, Card]:
    return cards(everything(seed))


def everything(seed: int) -> Responses:
    """A survey that answers every question: chance alone, or some of it with something behind."""
    one = random.Random(seed)
    rows, real = one.randint(30, 90), seed % 2 == 0
    cells: dict[str, list[object]] = {
        "team": [one.choice("abc") for _ in range(rows)],
        "when": [f"2026-0{1 + at * 3 // rows}-11" for at in range(rows)],
    }
    kinds = [column("team", "segment"), column("when", "date")]
    moments = []
    for at in range(3):
        name = f"moment {at}"
        parts = {
            part: f"{part} {at}"
            for part in ("expectation", "perception", "importance", "adequate", "desired")
        }
        for part, heading in parts.items():
            low = {"desired": 4, "expectation": 3}.get(part, 1)
            bad = real and at == 0 and part == "perception"
            often = [1, 1, 2, 3, 4, 6] if bad else range(low, 8)
            cells[heading] = [one.choice(often) for _ in range(rows)]
            kinds.append(column(heading, scale="seven"))
        for part in ("functional", "dysfunctional"):
            parts[part] = f"{part} {at}"
            often = [1, 1, 5] if real and part == "functional" else [1, 2, 3, 4, 5]
            cells[parts[part]] = [one.choice(often) for _ in range(rows)]
            kinds.append(column(parts[part], part, "kano"))
        moments.append(MappedMoment(name, parts))
    for at, measure in enumerate((*USABILITY, *DIMENSIONS)):
        cells[f"item {at}"] = [one.randint(1, 5 - (real and at % 2)) for _ in range(rows)]
        kinds.append(column(f"item {at}", measures=measure))
    cells["easy"] = [one.randint(1, 7) for _ in range(rows)]
    kinds.append(column("easy", scale="seven", measures="effort 2.0"))
    cells["advise"] = [one.randint(0, 10) for _ in range(rows)]
    kinds.append(column("advise", "recommendation", "recommend"))
    felt = cells["perception 0"]
    cells["overall"] = [
        int(str(cell)) if real and one.random() < 0.7 else one.randint(1, 7) for cell in felt
    ]
    kinds.append(column("overall", scale="seven"))
    return typed(
        cells,
        kinds,
        moments,
        outcome="overall",
        drivers=tuple(f"perception {at}" for at in range(3)),
        wave="when",
    )


@pytest.mark.parametrize("seed", range(SURVEYS))
def test_no_answer_claims_what_its_interval_does_not_carry(seed: int) -> None:
    wrong = []
    for key, card in answered(seed).items():
        assert card.reply is not None, (key, card.why_not)
        presented = card.reply.presented
        assert presented is not None
        said = " ".join([card.reply.answer or "", *card.reply.advice])
        result = {"values": dict(card.reply.values), "rows": [dict(row) for row in card.reply.rows]}
        found = uncarried(result, said, presented.claims)
        found += unproven(card.reply.answer or "", presented.claims)
        found += unproven(said, presented.claims, PROVING)
        wrong += [f"{key}: {one} in: {said}" for one in found]
    assert wrong == []


def test_something_is_claimed_where_something_is_there() -> None:
    claimed = {
        key
        for seed in range(SURVEYS)
        for key, card in answered(seed).items()
        if card.reply and card.reply.presented and card.reply.presented.claims
    }
    assert {"encounter", "drivers", "kano"} <= claimed
