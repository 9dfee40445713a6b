"""Columns of words where numbers are needed: one sentence, and never for what may be numbers."""

from typing import Any

import pytest

import calculator
from calculator.survey.form.labels import labelled


@pytest.mark.parametrize(
    ("given", "said"),
    [
        (["no", "yes", "no"], "the words “no” and “yes”"),
        (["No", "YES", "no ", "yes"], "the words “No” and “YES”"),
        (["no", "", "n/a", None, "yes"], "the words “no” and “yes”"),
        ([True, False, True], "the words “true” and “false”"),
        (["yes", "yes"], "the word “yes” only"),
        (["good", "fair", "poor", "poor"], "3 different words, such as “good” and “fair”"),
        (["5 stars", "4 stars"], "the words “5 stars” and “4 stars”"),
    ],
)
def test_words_are_named_as_they_first_stand(given: list[Any], said: str) -> None:
    assert f"it holds {said}" in labelled(given, -10, 10)


@pytest.mark.parametrize(
    "given",
    [[], ["yes"], ["yes", "1"], ["yes", 1], ["1e3", "2"], ["1;2", "3;4"], ["٣", "٤"], ["", None]],
)
def test_what_holds_a_number_or_may_hold_one_is_told_cell_by_cell(given: list[Any]) -> None:
    assert labelled(given, -10, 10) == ""


def test_zero_and_one_are_proposed_where_both_are_allowed_and_for_two_words_only() -> None:
    assert "0 and 1" in labelled(["no", "yes"], 0, 1)
    assert "0 and 1" not in labelled(["no", "yes"], 1, 7)
    assert "0 and 1" not in labelled(["good", "fair", "poor"], -10, 10)


def test_each_column_of_words_gets_one_fault_and_the_others_keep_theirs() -> None:
    data = {
        "y": ["no", "yes"] * 30,
        "branch": ["north", "south", "west"] * 20,
        "wait": [1, 2, 3, "x", 5, 6] * 10,
    }
    reply = calculator.respond("drivers", {"outcome": "y", "data": data})
    assert [one.path for one in reply.messages][:3] == ["data.y", "data.branch", "data.wait.3"]
    assert "“x” is not a number" in reply.messages[2].text
    assert len(reply.messages) == 12
