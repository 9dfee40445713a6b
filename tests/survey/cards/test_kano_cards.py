"""Kano's pairs: shares of all who answered, and contradictions said before any advice."""

from __future__ import annotations

import random
from collections import Counter

import pytest
from statsmodels.stats.proportion import proportion_confint

from calculator.survey.answers.responses import Responses
from calculator.survey.mapping.survey_mapping import MappedMoment
from tests.survey.cards.dealing_cards import cards, column, said, typed, words

TABLE = ("QAAAO", "RIIIM", "RIIIM", "RIIIM", "RRRRQ")


def asked(pairs: list[tuple[int, int]]) -> Responses:
    cells = {"with": [one for one, _ in pairs], "without": [other for _, other in pairs]}
    kinds = (column("with", "functional", "kano"), column("without", "dysfunctional", "kano"))
    moment = MappedMoment("Wi-Fi", {"functional": "with", "dysfunctional": "without"})
    return typed(cells, kinds, [moment])


def test_shares_are_of_all_who_answered() -> None:
    one = random.Random(1)
    pairs = [(one.choice([1, 1, 1, 2, 3]), one.choice([2, 3, 4, 5, 5])) for _ in range(180)]
    found = said(cards(asked(pairs))["kano"])["rows"][0]
    counts = Counter(TABLE[a - 1][b - 1] for a, b in pairs)
    assert {letter: found[letter] for letter in "AOMIRQ"} == {
        letter: counts[letter] for letter in "AOMIRQ"
    }
    pleases = counts["A"] + counts["O"]
    low, high = proportion_confint(pleases, 180, method="wilson")
    assert [found["pleases"], found["pleases_low"], found["pleases_high"]] == pytest.approx(
        [pleases / 180, low, high], rel=1e-9
    )


def test_swapped_columns_are_said_before_any_advice() -> None:
    one = random.Random(2)
    pairs = [(one.choice([1, 1, 2]), one.choice([4, 5, 5])) for _ in range(120)]
    swapped = [(other, first) for first, other in pairs]
    turned = [(6 - first, other) for first, other in pairs]
    card = cards(asked(turned))["kano"]
    assert said(card)["answer"].startswith("Mend the data before you read on")
    assert "would annoy" not in words(card)
    assert "Never fail" not in words(card)
    assert said(cards(asked(swapped))["kano"])["rows"][0]["class_mode"] == "R"
