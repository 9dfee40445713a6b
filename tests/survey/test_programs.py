"""What survey programs write is known by its form, and their questions become the headings."""

from __future__ import annotations

import csv

import pytest

from calculator.survey.export import Export
from calculator.survey.sheet.opening import opened
from tests.survey.files import (
    GOOGLE_FORMS,
    LIMESURVEY,
    MICROSOFT_FORMS,
    QUALTRICS,
    SATISFIED,
    STAFF,
    SURVEYMONKEY,
    separated,
)


def read(rows: tuple[tuple[str, ...], ...], delimiter: str = ",", quoting: int = 0) -> Export:
    found = opened(separated(rows, delimiter, quoting).encode("utf-8-sig"), "answers.csv")
    assert found.asked == ()
    return found


def answers(found: Export, heading: str) -> tuple[str, ...]:
    return found.columns[found.headings.index(heading)]


@pytest.mark.parametrize(
    ("program", "rows", "delimiter", "quoting", "heads"),
    [
        ("Qualtrics", QUALTRICS, ",", csv.QUOTE_MINIMAL, 3),
        ("Qualtrics", QUALTRICS, "\t", csv.QUOTE_MINIMAL, 3),
        ("Qualtrics", (*QUALTRICS[:2], *QUALTRICS[3:]), ",", csv.QUOTE_ALL, 2),
        ("SurveyMonkey", SURVEYMONKEY, ",", csv.QUOTE_MINIMAL, 2),
        ("LimeSurvey", LIMESURVEY, ",", csv.QUOTE_ALL, 1),
        ("LimeSurvey", LIMESURVEY, ";", csv.QUOTE_ALL, 1),
        ("Google Forms", GOOGLE_FORMS, ",", csv.QUOTE_MINIMAL, 1),
        ("Microsoft Forms", MICROSOFT_FORMS, ",", csv.QUOTE_MINIMAL, 1),
    ],
)
def test_the_form_is_known_and_each_answer_stands_below_its_question(
    program: str, rows: tuple[tuple[str, ...], ...], delimiter: str, quoting: int, heads: int
) -> None:
    found = read(rows, delimiter, quoting)
    assert found.program == program
    assert any(program in one.said and one.why for one in found.settled)
    assert answers(found, SATISFIED) == ("5", "2", "4")
    assert len(found.lines) == len(rows) - heads == 3
    assert found.columns == tuple(zip(*rows[heads:], strict=True))


def test_qualtrics_keeps_its_numbers_beside_the_questions() -> None:
    found = read(QUALTRICS)
    assert found.headings[6] == f"{STAFF} - Friendly"
    assert found.ids[5:9] == ("Q1, QID1", "Q2_1, QID2_1", "Q2_2, QID2_2", "Q3, QID3_TEXT")
    assert found.lines == (5, 6, 8)  # the question and an answer before each hold a line end


def test_surveymonkey_names_a_question_once_and_says_it_over_each_column() -> None:
    found = read(SURVEYMONKEY)
    assert found.headings[9:] == (
        SATISFIED,
        f"{STAFF} – Friendly",
        f"{STAFF} – Fast",
        f"{STAFF} – Other (please specify)",
        "What could be better?",
    )


def test_limesurvey_keeps_the_code_beside_the_question() -> None:
    found = read(LIMESURVEY, ";", csv.QUOTE_ALL)
    assert found.headings[0] == "Response ID"
    assert found.ids[6] == "G01Q02[SQ001]"
    assert found.headings[6] == f"{STAFF} [Friendly]"


def test_two_rows_of_headings_of_no_known_program_are_asked_about() -> None:
    rows = [("No", "Our staff", "", "", "Why?"), ("", "Friendly", "Fast", "Fair", "")]
    rows += [(str(at), "5", "4", "3", "so") for at in range(1, 6)]
    text = separated(rows).encode()
    found = opened(text, "a.csv")
    [asked] = found.asked
    assert (asked.key, asked.choices[0][0]) == ("heading_rows", "2")
    told = opened(text, "a.csv", {"heading_rows": "2"})
    assert told.headings == (
        *("No", "Our staff – Friendly", "Our staff – Fast", "Our staff – Fair", "Why?"),
    )
    assert (told.columns, told.asked) == (found.columns, ())
    assert len(opened(text, "a.csv", {"heading_rows": "1"}).lines) == 6


@pytest.mark.parametrize(
    "rows",
    [
        (("1", "2", "3"), ("5", "4", "3"), ("5", "4", "1")),
        (("Yes", "No", "5"), ("Yes", "Yes", "4"), ("No", "No", "3"), ("Yes", "No", "1")),
    ],
)
def test_an_answer_is_never_taken_for_headings(rows: tuple[tuple[str, ...], ...]) -> None:
    text = separated(rows).encode()
    [asked] = opened(text, "a.csv").asked
    assert (asked.key, asked.choices[0][0]) == ("heading_rows", "0")
    told = opened(text, "a.csv", {"heading_rows": "0"})
    assert told.headings == ("", "", "")
    assert told.columns == tuple(zip(*rows, strict=True))
