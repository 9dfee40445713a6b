"""A survey in which people answered more than once is no surer than its people make it."""

from __future__ import annotations

import pytest

from tests.survey.cards.dealing_cards import cards, said, words
from tests.survey.cards.segmented import Cells, segmented, survey_of

TIMES = 3
ENDS = (
    ("satisfaction", "low", "high"),
    ("satisfaction", "mean_low", "mean_high"),
    ("tolerance", "msa_low", "msa_high"),
    ("servqual", "low", "high"),
    ("importance-performance", "performance_low", "performance_high"),
    ("importance-performance", "derived_low", "derived_high"),
    ("drivers", "correlation_low", "correlation_high"),
    ("penalty-reward", "penalty_low", "penalty_high"),
    ("encounter", "gap_low", "gap_high"),
)


def said_again(cells: Cells) -> Cells:
    """The same people saying the same, so many times."""
    return {name: [one for one in column for _ in range(TIMES)] for name, column in cells.items()}


def test_who_says_the_same_three_times_counts_as_one_answer() -> None:
    once = cards(survey_of(segmented(6, 120), wave="", key="case"))
    again = cards(survey_of(said_again(segmented(6, 120)), wave="", key="case"))
    tried = set()
    for key, low, high in ENDS:
        for one, other in zip(said(once[key])["rows"], said(again[key])["rows"], strict=True):
            if one.get(low) is None or "by" in one:
                continue
            assert [other[low], other[high]] == pytest.approx([one[low], one[high]], rel=1e-9)
            assert other.get("n") == (TIMES * one["n"] if "n" in one else None)
            tried.add((key, low))
    assert tried == {(key, low) for key, low, _ in ENDS}
    asked = [key for key, card in once.items() if card.reply]
    assert {key for key, _, _ in ENDS} <= {*asked}
    for key in asked:
        assert "People answered more than once" in words(again[key]), key
        assert "People answered more than once" not in words(once[key]), key


def test_how_sure_the_first_is_does_not_grow_by_asking_the_same_people_again() -> None:
    once, again = (
        said(cards(survey_of(cells, wave="", key="case"))["encounter"])
        for cells in (segmented(7, 60), said_again(segmented(7, 60)))
    )
    assert again["answer"] == once["answer"]
    first = [[row["first"] for row in one["rows"] if "by" not in row] for one in (once, again)]
    assert first[1] == pytest.approx(first[0], abs=0.02)


def test_a_form_that_takes_each_answer_for_another_persons_is_not_filled() -> None:
    card = said(cards(survey_of(said_again(segmented(8, 60)), wave="", key="case"))["satisfaction"])
    assert "people answered more than once, and the form takes every answer" in str(card)
