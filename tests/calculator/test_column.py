"""A column of answers as a sheet gives it: blanks keep their place, and nothing is guessed."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

import calculator
from calculator.fields import Group, Number, Series
from calculator.reading import read
from calculator.views.forms import typed

ANY = Series("scores", "Scores", 0, 10, optional=True, blanks=True, most=30)
WHOLE = Series("scores", "Scores", 1, 5, whole=True, blanks=True)


def column(given: Any, field: Series = ANY) -> Any:
    inputs, faults = read([field], {"scores": given})
    assert not faults, faults
    return inputs["scores"]


def faults(given: Any, field: Series = ANY) -> list[tuple[str, str]]:
    _, found = read([field], {"scores": given})
    assert found
    return [(one.path, one.text) for one in found]


@pytest.mark.parametrize(
    ("given", "read_as"),
    [
        ([10, "", 9], [10, None, 9]),
        ([10, None, "NA", "n/a", "-", "–", 9], [10, None, None, None, None, None, 9]),
        ("10\n9\n\n8", [10, 9, None, 8]),
        ("10\r\n9\r\n\r\n8\r\n", [10, 9, None, 8]),
        ("10\r9\r\r8\r", [10, 9, None, 8]),
        ("10\n9\n", [10, 9]),
        ("10\n9\n\n", [10, 9, None]),
        ("\n10", [None, 10]),
        ("10\t\t9", [10, None, 9]),
        ("10;;9;", [10, None, 9, None]),
        ("10 9  8", [10, 9, 8]),
        ("10, 9, 8", [10, 9, 8]),
        ("10,9,8", [10, 9, 8]),
        ("7\n8,5\n9", [7, 8.5, 9]),
        ("7;8,5", [7, 8.5]),
        (["8,5"], [8.5]),
        ("10", [10]),
    ],
)
def test_what_stands_in_a_column(given: Any, read_as: list[float | None]) -> None:
    assert column(given) == read_as


@given(
    st.lists(st.none() | st.integers(0, 10), min_size=1, max_size=30).filter(
        lambda answers: answers != [None] * len(answers)
    )
)
def test_what_is_read_stands_in_the_form_and_reads_back(answers: list[int | None]) -> None:
    text = "".join(f"{'' if one is None else one}\n" for one in answers)
    assert column(answers) == column(text) == answers
    assert column(typed(ANY, {"scores": answers})) == answers


def test_a_code_for_no_answer_is_said_once_and_never_calculated() -> None:
    [(path, said)] = faults([5, 99, 4, 99, 99])
    assert path == "scores.1"
    assert said == (
        "Scores, number 2: 99 is out of range; a number from 0 to 10 is needed here. 99 looks like "
        "a code for no answer and stands in 3 places: leave it out, or leave its place blank, and "
        "it does not count."
    )
    for code in ("97", "98", "999", "-1", "−1", "-2", "88", "77"):
        assert "looks like a code for no answer: leave it out" in faults(f"5\n{code}\n4")[0][1]
    for other in ("11", "12", "-3", "1000"):
        assert "looks like" not in faults(f"5\n{other}\n4")[0][1]
    assert "0 looks like a code" in faults([1, 0], WHOLE)[0][1]
    assert column([0, 1]) == [0, 1]


def test_many_codes_leave_room_for_other_faults() -> None:
    found = faults(["99"] * 25 + ["x"])
    assert [path for path, _ in found] == ["scores.0", "scores.25"]


def test_many_faults_are_counted() -> None:
    found = faults(["x"] * 29 + ["1"])
    assert len(found) == 21
    assert found[-1] == ("scores", "Scores: 9 more are wrong as well.")


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ("7,8", "“7,8” can be read as one number or as two, 7 and 8; put each answer on its own"),
        ("9 7,8 3", "“7,8” can be read as one number or as two"),
        ("Recommend us?\n10\n9", "line 1: “Recommend us?” holds no number; leave the heading out"),
        ("Score\n10\n9", "“Score” holds no number"),
        ("", "a list of numbers is needed"),
        ([], "at least 1 answer is needed"),
        ([None], "it is blank; at least 1 answer is needed"),
        (["", "NA"], "all 2 are blank; at least 1 answer is needed"),
        ("NA\n-", "all 2 are blank"),
        ([1] * 31, "31 answers; at most 30 can be read"),
        ({"x": 1}, "a list of numbers is needed"),
        (7, "a list of numbers is needed"),
        ([True], "a number from 0 to 10 is needed"),
        ([float("nan")], "NaN is out of range"),
        ([[1]], "a number from 0 to 10 is needed"),
    ],
)
def test_what_cannot_be_read_is_said(given: Any, said: str) -> None:
    required = Series("scores", "Scores", 0, 10, blanks=True, most=30)
    assert said in faults(given, required)[0][1]


def test_half_an_answer_is_refused_where_points_are_counted() -> None:
    assert faults("4\n4.5", WHOLE) == [
        (
            "scores.1",
            "Scores, number 2: 4.5 is not whole; a whole number from 1 to 5 is needed here.",
        )
    ]
    assert "can be read as one number or as two" in faults("4,5", WHOLE)[0][1]


def test_a_hundred_thousand_answers_are_counted() -> None:
    reply = calculator.respond("promoters", {"scores": "10\n" * 99_999 + "\n"})
    assert reply.values["answered"] == 99_999
    assert reply.values["no_answer"] == 1


def test_a_field_is_needed_unless_another_is_given() -> None:
    fields = (
        Number("count", "Count", 0, 9, unless="scores"),
        Group("counts", "Counts", (Number("1", "1", 0, 9),), unless="scores"),
        ANY,
    )
    assert read(fields, {"scores": [1]})[0] == {"count": None, "counts": None, "scores": [1]}
    assert read(fields, {"scores": [1], "counts": {"1": ""}})[1] == []
    missing = [one.path for one in read(fields, {"scores": " "})[1]]
    assert missing == ["count", "counts"]
    assert read(fields, {"scores": [1], "count": "x"})[1][0].path == "count"
