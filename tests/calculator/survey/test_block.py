"""Blocks into forms: what is taken, what is left, what is asked, and what is never done."""

from __future__ import annotations

import json
from typing import Any

import pytest

import calculator
from calculator.survey.form.block import opened, take
from calculator.survey.form.taken import Taken
from calculator.wire import take as asked

EXAMPLE = calculator.load("encounter").example


def brought(name: str, text: str, at: str = "", **form: Any) -> Taken:
    declared = calculator.load(name)
    if not at:
        return opened(declared, text)
    return take(declared, text, at, form or declared.example, untouched=not form)


def rows(taken: Taken, key: str = "moments") -> list[dict[str, Any]]:
    assert taken.inputs is not None, taken.said
    found: list[dict[str, Any]] = taken.inputs[key]
    return found


def test_headings_are_known_by_label_key_case_and_other_words() -> None:
    text = "TOUCHPOINT;Importance;Expected;score\nBook;8;7;6,5\nPay;9;7,5;4"
    [book, pay] = rows(brought("encounter", text))
    assert (book["name"], book["expectation"], book["experience"]) == ("Book", "7", "6,5")
    assert (pay["importance"], pay["reach"], pay["channel"]) == ("9", "100", "face")


def test_a_synonym_that_could_mean_two_columns_means_neither() -> None:
    taken = brought("tolerance", "name;expectation;perceived\nA;5;6")
    assert "expectation" not in {key for row in rows(taken, "rows") for key in row}
    assert "Adequate" in taken.said


def test_one_heading_twice_is_a_sentence_and_nothing_is_taken() -> None:
    taken = brought("importance-performance", "name,importance,score,Importance\nA,1,2,9")
    assert taken.inputs is None
    assert "Two columns say “Importance”" in taken.said


def test_what_is_left_out_and_what_is_lacking_is_said() -> None:
    taken = brought("encounter", "Moment\tImportance\tOwner\nBook\t8\tAnn\n")
    assert "“Owner” is not asked for here and is left out" in taken.said
    assert "Expectation and experience are still to be filled in" in taken.said
    reply = calculator.respond("encounter", taken.inputs)
    assert {one.path for one in reply.messages} == {
        "moments.0.expectation",
        "moments.0.experience",
    }


def test_a_scale_in_brackets_does_not_hide_a_heading() -> None:
    text = "Touchpoint,Importance (1-10),Score [0-10]\nBook,8,7\n"
    [book] = rows(brought("importance-performance", text), "rows")
    assert (book["importance"], book["performance"]) == ("8", "7")


@pytest.mark.parametrize(
    "heading", ["Score (importance)", "Score (last year)", "Rating (1 = none)"]
)
def test_words_in_brackets_are_a_part_of_a_heading(heading: str) -> None:
    taken = brought("importance-performance", f"Touchpoint,Importance,{heading}\nBook,8,7\n")
    assert f"“{heading}” is not asked for here and is left out." in taken.said
    assert "Performance is still to be filled in." in taken.said


def test_what_stands_at_a_default_is_said() -> None:
    taken = brought("encounter", "Moment,Importance,Expectation,Score\nBook,8,7,6\n")
    assert "Reach was not in it and stands at 100 %." in taken.said


def test_an_empty_column_is_nothing_and_a_filled_one_without_a_heading_is_named() -> None:
    taken = brought("importance-performance", "name,importance,score,,\nA,1,2,,\nB,3,4,,\n")
    assert "left out" not in taken.said
    taken = brought("importance-performance", "name,importance,score,,\nA,1,2,,x\nB,3,4,,\n")
    assert "1 column without a heading is not asked for here and is left out." in taken.said


@pytest.mark.parametrize("last", ["Total,6,12,16", "mean:,9,1,2", ",2.67,4,5.33"])
def test_a_row_that_summarises_those_above_is_told_of(last: str) -> None:
    text = f"name,importance,expectation,score\nA,1,3,4\nB,3,4,5\nC,4,5,7\n{last}\n"
    assert (
        "may summarise the moments above it; if so, remove it." in brought("encounter", text).said
    )
    assert "summarise" not in brought("encounter", text[: -len(last) - 1]).said


def test_a_last_line_of_means_is_told_of_in_a_survey() -> None:
    text = "overall\tstaff\tqueue\n5\t4\t7\n3\t5\t2\n6\t6\t4\n4\t3\t4\n7\t6\t5\n"
    reply = calculator.respond("drivers", {"data": f"{text}5\t4.8\t4.4\n", "outcome": "overall"})
    assert any("in every column, and it is counted like them" in one.text for one in reply.messages)
    for last in ("", "5\t5\t4\n"):  # another answer, which lies near all means
        reply = calculator.respond("drivers", {"data": f"{text}{last}", "outcome": "overall"})
        assert not any("in every column" in one.text for one in reply.messages)


def test_cells_without_headings_fill_from_the_caret_on() -> None:
    form = {"moments": [dict(row) for row in EXAMPLE["moments"]]}
    taken = brought("encounter", "1\t2\n3\t4\n", "moments.2.importance", **form)
    found = rows(taken)
    assert len(found) == len(EXAMPLE["moments"])
    assert [(row["importance"], row["expectation"]) for row in found[2:4]] == [
        ("1", "2"),
        ("3", "4"),
    ]
    assert found[2]["name"] == EXAMPLE["moments"][2]["name"]
    assert "is still there" in taken.said


def test_an_untouched_example_makes_room_and_keeps_no_figure() -> None:
    taken = brought("encounter", "Book\t8\t7\t6\n", "moments.0.name")
    assert [row["name"] for row in rows(taken)] == ["Book"]
    assert rows(taken)[0]["importance"] == "8", "figures skip the choice of a channel"


def test_more_rows_than_a_table_holds_are_refused_whole() -> None:
    taken = brought("encounter", "Moment;Importance\n" + "A;5\n" * 201)
    assert taken.inputs is None
    assert "at most 200" in taken.said


def test_a_row_with_more_cells_than_the_first_is_refused() -> None:
    taken = brought("importance-performance", "name,importance,score\nA,7,5,6,1")
    assert taken.inputs is None
    assert "Line 2 has 5 cells, and the first has 3" in taken.said


def test_thousands_or_decimals_are_asked_and_both_ways_are_offered() -> None:
    taken = brought("b2b-value", "Process;Cost before\nPay;1.500\nBook;2.250")
    assert taken.inputs is None
    assert [offer.label for offer in taken.offers] == ["1.500 is 1.5", "1.500 is 1,500"]
    assert rows(Taken(taken.offers[1].inputs, ""), "processes")[0]["baseline_cost"] == "1500"
    settled = brought("b2b-value", "Process;Cost before\nPay;1.500\nBook;2,5")
    assert [row["baseline_cost"] for row in rows(settled, "processes")] == ["1500", "2,5"]


def test_several_numbers_for_one_are_never_one_number() -> None:
    taken = brought("promoters", "10\n9\n8\n7\n6\n0\n10", "promoters")
    assert taken.inputs is None
    assert [offer.label for offer in taken.offers] == ["Count 7 answers"]
    reply = calculator.respond("promoters", taken.offers[0].inputs)
    assert reply.values["answered"] == 7


def test_counts_are_spread_only_when_the_reader_says_so() -> None:
    taken = brought("satisfaction", "2\n5\n9\n12\n4", "counts.1")
    assert [offer.label for offer in taken.offers] == ["Fill 5 fields", "Count 5 answers"]
    counts = taken.offers[0].inputs["counts"]
    assert list(counts.values()) == ["2", "5", "9", "12", "4"]


def test_a_column_of_answers_is_counted_with_its_blanks() -> None:
    taken = brought("promoters", "How likely are you to recommend us?\n10\n9\n\n8\n\n3\n")
    assert "4 answers taken, to be counted; 2 blanks left out" in taken.said
    reply = calculator.respond("promoters", taken.inputs)
    assert reply.values["no_answer"] == 2


def test_a_survey_s_file_says_which_column_is_explained() -> None:
    taken = brought("drivers", "Wait,Overall satisfaction,Price\n3,5,2\n4,3,4\n5,6,1\n6,7,2\n")
    assert taken.inputs is not None
    assert taken.inputs["outcome"] == "Overall satisfaction"
    unsaid = brought("drivers", "Wait,Staff,Price\n3,5,2\n4,3,4\n5,6,1\n6,7,2\n")
    assert "Say which is the outcome: “Wait”, “Staff” or “Price”" in unsaid.said


def test_a_guarded_name_comes_back_as_it_was() -> None:
    [row] = rows(brought("importance-performance", "name;importance;score\n'=1+1;5;6"), "rows")
    assert row["name"] == "=1+1"


@pytest.mark.parametrize(
    "text",
    ["", "{", "[]", "null", '{"block": 7}', '{"block": "a", "at": 1, "inputs": {}}', "[" * 99],
)
def test_what_cannot_be_meant_is_a_sentence(text: str) -> None:
    found = json.loads(asked("encounter", text))
    assert found["inputs"] is None
    assert found["said"].endswith(".")


@pytest.mark.parametrize("name", calculator.names())
@pytest.mark.parametrize("at", ["", "moments.0.name", "rows.9.x", "nonsense", "counts.1", "1.2.3"])
def test_no_block_raises_anywhere(name: str, at: str) -> None:
    for block in (
        "a\tb\n1\t2",
        "1\n2\n3",
        '"',
        "\t\n\t",
        "a;b;c\n1;2",
        "x" * 5000,
        "\ufeffsep=;\na;b",
    ):
        for inputs in ({}, {"moments": 7}, {"rows": [1]}, {"counts": "x"}):
            text = json.dumps({"block": block, "at": at, "inputs": inputs, "untouched": True})
            found = json.loads(asked(name, text))
            assert found["said"] or found["inputs"] is not None
