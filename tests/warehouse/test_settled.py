"""What was settled of a text is known again by its form, and said in the language of the copy."""

from __future__ import annotations

from pathlib import Path

import pytest

from calculator.survey.dialect import NAMES
from calculator.survey.sheet.opening import opened
from macros import terminal
from macros.language.catalogue import load
from macros.warehouse.settled import SETTLED_FORMS, _pattern, again
from tests.left_over import left_over

HEAD = "felt;market\n"
ROWS = "".join(f"{1 + at % 5};{('north', 'south')[at % 3 > 0]}\n" for at in range(60))
WIDER = (HEAD + ROWS).replace("\n", ";1\n")
NUMBERED = "".join(f"{at};{row}\n" for at, row in enumerate(ROWS.splitlines(), 1))
SUMMED = "shop;sold\n" + "".join(f"s{at};{at}\n" for at in range(1, 9))
QUALTRICS = (
    "StartDate;EndDate;Q1\nStart Date;End Date;How was it?\n"
    + '"{""ImportId"":""startDate""}";"{""ImportId"":""endDate""}";"{""ImportId"":""QID1""}"\n'
    + "2026-11-01 10:00:00;2026-11-01 10:05:00;4\n" * 9
)
READ: dict[str, tuple[str, str, dict[str, str]]] = {
    "semicolons": ("a.csv", HEAD + ROWS, {}),
    "bars": ("a.csv", (HEAD + ROWS).replace(";", "|"), {}),
    "tabs": ("a.csv", (HEAD + ROWS).replace(";", "\t"), {}),
    "commas": ("a.csv", (HEAD + ROWS).replace(";", ","), {}),
    "one column": ("a.csv", "felt\n" + "4\n5\n" * 9, {}),
    "another ending": ("a.xls", HEAD + ROWS, {}),
    "marks as they stand": ("a.csv", HEAD + ROWS + '3;5" screen\n' + '4;"x\n', {}),
    "a program’s headings": ("a.csv", QUALTRICS, {}),
    "a title": ("a.csv", "Year “2026”;;\n\n" + WIDER, {}),
    "titles": ("a.csv", "Ours;;\nof 2026, and others;;\n" + WIDER, {}),
    "rows that are counted": ("a.csv", ";" + HEAD + NUMBERED, {}),
    "a row that breaks off": ("a.csv", WIDER + "4;no", {"last_row": "leave out"}),
    "a sum": ("a.csv", SUMMED + "Total;36\n", {"last_row": "leave out"}),
    "a sum that is an answer": ("a.csv", SUMMED + "Total;36\n", {"last_row": "keep"}),
}


def settled(name: str) -> list[str]:
    """What is settled about one of them, but for what counts rows."""
    file, text, said = READ[name]
    found = opened(text.encode(), file, said).settled
    return [one.said for one in found if not one.said[:1].isdigit()]


@pytest.mark.parametrize("name", READ)
@pytest.mark.parametrize("language", ["de", "fr"])
def test_nothing_of_it_is_left_in_english(name: str, language: str) -> None:
    sentences = settled(name)
    assert sentences
    with terminal.speaking(load(language)):
        told = [again(one) for one in sentences]
    assert left_over("\n".join(told), language) == [], told
    assert not {*told} & {*sentences}
    assert [again(one) for one in sentences] == sentences


def test_each_form_is_one_that_is_said() -> None:
    said = [one for name in READ for one in settled(name)]
    said += [f"{name.capitalize()} separates the columns." for name in NAMES.values() if name]
    assert [form for form in SETTLED_FORMS if not any(map(_pattern(form).fullmatch, said))] == []


def test_names_are_quoted_as_the_language_does() -> None:
    one, more = "stands above the headings and is left out.", "stand above the headings and are"
    with terminal.speaking(load("de")):
        assert again(f"“A, and B” {one}").startswith("„A, and B“ steht über")
        assert again(f"“A” and “B” {more} left out.").startswith("„A“ und „B“ stehen über")
        told = again(f"“A”, “B”, “C” and 4 more {more} left out.")
        assert told.startswith("„A“, „B“, „C“ und 4 weitere stehen über")
        assert again("Nobody says this.") == "Nobody says this."


def test_a_source_of_many_files_is_named_in_the_language(tmp_path: Path) -> None:
    from macros.warehouse.sources import source_of

    for at in range(9):
        (tmp_path / f"{at}.csv").touch()
    with terminal.speaking(load("de")):
        assert source_of([str(tmp_path)], table=False).name == "9 Dateien, beginnend mit 0.csv"
        two = source_of([str(tmp_path / "0.csv"), str(tmp_path / "1.csv")], table=False)
    assert two.name == "0.csv und 1.csv"
    assert source_of([str(tmp_path)], table=False).name == "9 files from 0.csv"
