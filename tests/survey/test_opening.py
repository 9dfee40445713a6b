"""A file of text becomes cells, and whatever was decided, left out or is doubtful is said."""

from __future__ import annotations

import hashlib
import json

import pytest

from calculator.survey.export import Export
from calculator.survey.sheet.opening import LONGEST_CELL, opened
from calculator.survey.unreadable import UnreadableSurvey
from tests.survey.files import PUBLISHED, separated


def read(text: str, said: dict[str, str] | None = None) -> Export:
    return opened(text.encode(), "answers.csv", said)


def said(found: Export) -> str:
    return " ".join(f"{one.said} {one.why}" for one in found.settled)


def test_what_the_file_is_and_where_its_rows_stand() -> None:
    data = b'No;Score;Why?\r\n1;"7,5";"a\r\nb"\r\n\r\n2;8;\r\n'
    found = opened(data, "C:\\surveys\\May.csv")
    assert (found.name, found.size) == ("May.csv", len(data))
    assert found.digest == hashlib.sha256(data).hexdigest()
    assert found.headings == ("No", "Score", "Why?")
    assert found.columns == (("1", "2"), ("7,5", "8"), ("a\nb", ""))
    assert found.lines == (2, 5)
    assert found.asked == ()
    assert "A semicolon separates the columns. All 3 rows have 3 cells then." in said(found)
    assert "1 row in which nothing stands is left out. The first is line 4." in said(found)


def test_equal_cells_are_one_object() -> None:
    found = read("A,B\n" + "Very satisfied, Very satisfied \n" * 3)
    assert len({id(cell) for column in found.columns for cell in column}) == 1


@pytest.mark.parametrize("shape", PUBLISHED)
def test_shapes_of_published_surveys_are_opened_without_a_question(shape: str) -> None:
    rows = PUBLISHED[shape]
    found = opened(separated(rows).encode(), f"{shape}.csv")
    assert found.asked == ()
    columns = {column[0]: column[1:] for column in zip(*rows, strict=True) if column[0]}
    assert found.headings == tuple(columns)
    assert found.columns == tuple(columns.values())


def test_excels_first_line_tells_the_delimiter() -> None:
    found = read("sep=;\nA;B\n1,5;2\n3;4\n")
    assert found.headings == ("A", "B")
    assert found.lines == (3, 4)
    assert "The first line says so" in said(found)


def test_titles_above_the_headings_are_left_out_and_quoted() -> None:
    found = read(
        "Guest survey\nExported;2026-03-01\n\nNo;Score;Stay;Why?\n1;5;2;\n2;4;1;a\n3;3;1;b\n"
    )
    assert found.headings == ("No", "Score", "Stay", "Why?")
    assert found.lines == (5, 6, 7)
    assert "“Guest survey” and “Exported 2026-03-01” stand above the headings" in said(found)
    assert read("T\nA;B\n1;2\n3;4\n").headings == ("A", "B")


def test_blank_columns_and_one_that_counts_the_rows_are_left_out() -> None:
    found = read(",Score,,Stay,\n0,5,,2,\n1,4,,1,\n2,4,,1,\n")
    assert found.headings == ("Score", "Stay")
    assert "It only counts the rows, from 0 to 2." in said(found)
    assert "2 blank columns are left out." in said(found)


def test_a_column_without_a_heading_that_says_something_is_kept() -> None:
    found = read(",Score\n5,5\n1,4\n3,4\n")
    assert found.headings == ("", "Score")
    assert found.columns[0] == ("5", "1", "3")


def test_headings_that_come_again_are_left_out() -> None:
    found = read("No,Score\n1,5\nNo,Score\n2,4\n")
    assert found.lines == (2, 4)
    assert "1 row that repeats the headings is left out. See line 3." in said(found)


def test_rows_that_end_early_are_asked_about() -> None:
    text = "A,B,C\n1,2,3\n4\n5,6,7\n"
    [asked] = read(text).asked
    assert (asked.key, [name for name, _ in asked.choices]) == (
        "short_rows",
        ["blank", "leave out"],
    )
    assert read(text).columns[2] == ("3", "", "7")
    assert "1 row ends early, and what is" in said(read(text, {"short_rows": "blank"}))
    assert read(text, {"short_rows": "leave out"}).lines == (2, 4)


@pytest.mark.parametrize(("ends", "within"), [("\r\n", "\n"), ("\r", "\n"), ("\n", "\r")])
def test_a_line_end_of_another_kind_belongs_to_a_remark(ends: str, within: str) -> None:
    rows = ["A,B", *[f"{at},x" for at in range(8)], f"9,two{within}lines", ""]
    found = read(ends.join(rows))
    assert found.columns[1][-1] == "two\nlines"
    assert "A row goes on over line ends within its remarks." in said(found)
    assert found.asked == ()


def test_rows_of_files_with_two_kinds_of_line_end_are_rows() -> None:
    found = read("A,B\r\n1,2\r\n3,4\n5,6\n7,8\r\n")
    assert found.columns == (("1", "3", "5", "7"), ("2", "4", "6", "8"))


def test_rows_with_more_cells_than_headings_are_asked_about() -> None:
    text = "A,B\n1,2\n3,4,5\n6,7\n8,9\n"
    [asked] = read(text).asked
    assert (asked.key, asked.choices[0][0]) == ("uneven_rows", "leave out")
    assert "Line 3 has 3 cells, and there are 2 columns" in asked.why
    told = read(text, {"uneven_rows": "leave out"})
    assert (told.lines, told.asked) == ((2, 4, 5), ())


def test_a_file_that_breaks_off_is_asked_about() -> None:
    text = "A,B,C\n1,2,3\n4,5,6\n7,8"
    [asked] = read(text).asked
    assert asked.key == "last_row"
    assert "no line end follows" in asked.why
    assert read(text, {"last_row": "leave out"}).columns[0] == ("1", "4")
    assert read(text, {"last_row": "keep"}).columns[2] == ("3", "6", "")
    assert [one.key for one in read(text + "\n").asked] == ["short_rows"]


@pytest.mark.parametrize("last", ["Mean,4,4", "Total,12,12", "x,4.33,3.67"])
def test_a_last_row_that_sums_up_is_asked_about(last: str) -> None:
    text = f"Who,Score,Stay\na,5,3\nb,4,4\nc,4,4\n{last}\n"
    [asked] = read(text).asked
    assert asked.key == "last_row"
    assert read(text, {"last_row": "leave out"}).lines == (2, 3, 4)
    assert read(text, {"last_row": "keep"}).lines == (2, 3, 4, 5)


def test_a_single_column_of_decimal_commas_is_asked_about() -> None:
    text = "Score\n7,5\n8,2\n9,1\n"
    asked = next(one for one in read(text).asked if one.key == "delimiter")
    assert {name for name, _ in asked.choices} == {"comma", "none"}
    assert read(text, {"delimiter": "none"}).columns == (("7,5", "8,2", "9,1"),)


def test_two_delimiters_that_are_as_good_are_asked_about() -> None:
    text = "A;B,C;D\n" + "1;2,3;4\n" * 5
    asked = next(one for one in read(text).asked if one.key == "delimiter")
    assert dict(asked.choices).keys() == {"semicolon", "comma"}
    assert read(text, {"delimiter": "comma"}).headings == ("A;B", "C;D")
    assert read(text, {"delimiter": ";"}).headings == ("A", "B,C", "D")


def test_decimal_commas_below_headings_are_no_rival_to_a_semicolon() -> None:
    found = read("T\nA;B\n" + "1,5;2,5\n" * 20)
    assert (found.headings, found.asked) == (("A", "B"), ())


@pytest.mark.parametrize("inside", ["\t", "\u2028", "\v", "\x85", ";", "|", "  ", "''", "\u00a0x"])
def test_a_remark_stays_what_somebody_wrote(inside: str) -> None:
    remark = f"one{inside}two"
    found = read(f"No,Score,Why?\n1,5,{remark}\n2,4,\n3,4,x\n")
    assert found.columns[2] == (remark, "", "x")
    assert found.asked == ()


@pytest.mark.parametrize("ends", ["\n", "\r\n", "\r"])
def test_line_ends_of_every_system(ends: str) -> None:
    found = read(ends.join(["A,B", '1,"x' + ends + 'y"', "2,z", ""]))
    assert found.columns == (("1", "2"), ("x\ny", "z"))
    assert found.lines == (2, 4)


def test_quotation_marks_that_pair_up_with_nothing_stand_for_themselves_or_are_refused() -> None:
    found = read('A,B\n"5" pipe,2\n3,4\n')
    assert found.columns[0] == ('"5" pipe', "3")
    assert "Quotation marks are taken as they stand." in said(found)
    with pytest.raises(UnreadableSurvey, match="do not pair up in the row that begins on line 2"):
        read('A,B\n1,"x, y\n2,z\n')


@pytest.mark.parametrize(
    ("answered", "sentence"),
    [
        ({"delimiter": "colon"}, "it can be comma, semicolon, tab, bar or none"),
        ({"heading_rows": "many"}, "a whole number from 0 to 2 is needed"),
        ({"heading_rows": "9"}, "a whole number from 0 to 2 is needed"),
        ({"title_rows": "-1"}, "a whole number from 0 to 2 is needed"),
        ({"encoding": "EBCDIC"}, "The encoding “EBCDIC” is not known"),
    ],
)
def test_an_answer_that_is_none_is_refused(answered: dict[str, str], sentence: str) -> None:
    with pytest.raises(UnreadableSurvey, match=sentence):
        read("A,B\n1,2\n3,4\n", answered)


def test_a_cell_may_be_long_and_not_without_end() -> None:
    longest = "x" * LONGEST_CELL
    assert read(f"A,B\n1,{longest}\n2,\n").columns[1][0] == longest
    with pytest.raises(UnreadableSurvey, match="A cell on line 2 has 100,001 characters"):
        read(f"A,B\n1,{longest}x\n2,\n")


def test_text_that_is_called_a_workbook_is_text() -> None:
    found = opened(b"A\tB\n1\t2\n", "answers.xls")
    assert found.headings == ("A", "B")
    assert "It is called .xls, but holds text." in said(found)


def test_answers_may_be_numbers_as_yaml_has_them() -> None:
    found = opened(b"T;x\nA;B\n1;2\n", "a.csv", {"title_rows": 1, "heading_rows": 0})
    assert (found.headings, found.columns[0]) == (("", ""), ("A", "1"))


def test_an_export_is_plain_data() -> None:
    found = read("A,B\n1,2\n")
    assert json.dumps([found.headings, found.columns, found.lines])
