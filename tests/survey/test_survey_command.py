"""`moments survey`: a reader's way from a raw file to typed answers, with files of their own."""

from __future__ import annotations

import csv
import json
import re
import statistics
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from macros.cli import main
from macros.survey import NO_ANSWERS
from tests.survey import surveys

Captured = pytest.CaptureFixture[str]


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def saved(path: Path, rows: surveys.Rows) -> Path:
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows(rows)
    return path


def told(capsys: Captured, *arguments: str) -> Any:
    assert main(["survey", *arguments, "--json"]) == 0
    return json.loads(capsys.readouterr().out)


def test_from_a_raw_file_over_its_questions_to_its_answers(folder: Path, capsys: Captured) -> None:
    rows = surveys.airline()
    saved(folder / "flight.csv", rows)
    assert main(["survey", "flight.csv"]) == 0
    out = capsys.readouterr().out
    assert "Kept, 9 of 10 columns:" in out
    assert re.search(r"^id +case number +Its heading names", out, re.MULTILINE)
    assert "Asked, 1; until each is answered nothing is calculated:" in out
    assert (
        "scales.1 to 5.no_answer.0: no answer (it is left out); an answer (it counts; then" in out
    )
    assert "moments survey flight.csv --mapping flight.csv.map.yml" in out
    assert "200 of 200 rows kept" not in out
    mapping = folder / "flight.csv.map.yml"
    again = mapping.read_text(encoding="utf-8")
    assert main(["survey", "flight.csv", "--mapping", mapping.name]) == 0
    assert "Does “0” stand for no answer?" in capsys.readouterr().out
    mapping.write_text(again.replace("'0': '?'", "'0': no answer"), encoding="utf-8")
    found = told(capsys, "flight.csv", "--mapping", mapping.name)
    assert found["rows"] == {"read": 200, "kept": 200, "left_out": {}}
    assert found["columns_left_out"] == ["id"]
    for at, heading in enumerate(rows[0][4:8], start=4):
        cells = [row[at] for row in rows[1:]]
        rated = [float(cell) for cell in cells if cell and float(cell)]
        [one] = [each for each in found["columns"] if each["heading"] == heading]
        assert one["n"] == len(rated)
        assert one["mean"] == pytest.approx(statistics.fmean(rated), rel=1e-11)
        zeros, blanks = len([cell for cell in cells if cell and not float(cell)]), cells.count("")
        left = {"“0”, no answer": zeros, "blank": blanks}
        assert one["left_out"] == {why: times for why, times in left.items() if times}
    assert main(["survey", "flight.csv", "--mapping", mapping.name]) == 0
    out = capsys.readouterr().out
    assert "flight.csv: 200 of 200 rows kept." in out
    assert "200 rows hold the outcome" not in out
    assert re.search(r"left out: “0”, no answer, \d+ \(\d+ %\); line ", out)


def test_a_file_that_asks_nothing_is_answered_at_once(folder: Path, capsys: Captured) -> None:
    saved(folder / "desk.csv", surveys.tickets())
    assert main(["survey", "desk.csv"]) == 0
    out = capsys.readouterr().out
    assert "“0 - Unknown” stands for no answer. It stands in" in out
    assert "Nothing is asked, so here are the answers." in out
    assert "desk.csv: 200 of 200 rows kept." in out
    found = told(capsys, "desk.csv", "--mapping", "desk.csv.map.yml")
    assert found == told(capsys, "desk.csv")


def test_what_is_asked_stands_in_json_as_well(folder: Path, capsys: Captured) -> None:
    saved(folder / "bank.csv", surveys.bank())
    found = told(capsys, "bank.csv")
    assert found["mapping"] == "bank.csv.map.yml"
    assert [one["key"] for one in found["asked"]] == ["columns.survey_date.dates"]
    assert found["asked"][0]["choices"] == {"dmy": "day first", "mdy": "month first"}
    assert [one["kind"] for one in found["columns"] if not one["kept"]] == ["case", "personal"]
    assert [
        one["key"] for one in told(capsys, "bank.csv", "--mapping", "bank.csv.map.yml")["asked"]
    ] == ["columns.survey_date.dates"]


def test_a_mapping_is_never_overwritten(folder: Path, capsys: Captured) -> None:
    saved(folder / "desk.csv", surveys.tickets())
    (folder / "desk.csv.map.yml").write_text("mine")
    assert main(["survey", "desk.csv"]) == 0
    assert "is there already and was left as it is" in capsys.readouterr().out
    assert (folder / "desk.csv.map.yml").read_text() == "mine"


def test_no_name_and_no_number_of_a_person_is_printed_or_written(
    folder: Path, capsys: Captured
) -> None:
    rows = surveys.bank()
    saved(folder / "bank.csv", rows)
    assert main(["survey", "bank.csv"]) == 0
    mapping = folder / "bank.csv.map.yml"
    text = mapping.read_text(encoding="utf-8")
    keyed = text.replace("dates: '?'", "dates: dmy").replace(
        "\nscales:", "\nperson: {key: id, counts: latest}\n\nscales:"
    )
    mapping.write_text(keyed, encoding="utf-8")
    for form in ([], ["--json"]):
        assert main(["survey", "bank.csv", "--mapping", mapping.name, *form]) == 0
    printed = capsys.readouterr().out + keyed
    assert "120" in printed
    for row in rows[1:]:
        assert row[3] not in printed
        assert not re.search(rf"\b{row[0]}\b", printed)


def test_groups_under_the_least_size_are_not_told(folder: Path, capsys: Captured) -> None:
    rows = [["Market", "Score from 1 to 5"]]
    for market, times in (("North", 30), ("South", 20), ("East", 12), ("Moon", 4)):
        rows += [[market, str(1 + at % 5)] for at in range(times)]
    saved(folder / "m.csv", rows)
    for form in ([], ["--json"]):
        assert main(["survey", "m.csv", *form]) == 0
    out = capsys.readouterr().out
    assert "North" in out
    assert "South" in out
    assert "Moon" not in out
    assert "East" not in out  # else it would be told what is left
    assert "2 groups not shown" in out
    mapping = folder / "m.csv.map.yml"
    mapping.write_text(mapping.read_text().replace("least_group: 10", "least_group: 4"))
    assert main(["survey", "m.csv", "--mapping", mapping.name]) == NO_ANSWERS
    assert "4” is out of range; a whole number from 5" in capsys.readouterr().err


def test_waves_are_stacked(folder: Path, capsys: Captured) -> None:
    rows = surveys.tickets()
    saved(folder / "may.csv", rows)
    later = [rows[0], *([f"S-{at}", *row[1:]] for at, row in enumerate(rows[1:81]))]
    saved(folder / "june.csv", later)
    found = told(capsys, "may.csv", "june.csv")
    assert found["rows"]["read"] == 280
    [wave] = [one for one in found["columns"] if one["heading"] == "(file)"]
    assert {one["label"]: one["n"] for one in wave["groups"]} == {"may.csv": 200, "june.csv": 80}


def test_weights(folder: Path, capsys: Captured) -> None:
    saved(folder / "de.csv", surveys.german())
    assert main(["survey", "de.csv"]) == 0
    out = capsys.readouterr().out
    said = "Of 100 rows: 1 with a weight of zero, 1 with a negative weight and 1 with no weight."
    assert said in out
    mapping = folder / "de.csv.map.yml"
    text = mapping.read_text(encoding="utf-8").replace(
        "faulty_weights: '?'", "faulty_weights: leave out"
    )
    mapping.write_text(text, encoding="utf-8")
    assert main(["survey", "de.csv", "--mapping", mapping.name]) == 0
    out = capsys.readouterr().out
    assert "de.csv: 97 of 100 rows kept." in out
    assert "Left out: 1 row, a negative weight." in out
    assert re.search(r"Weighted; the rows are worth \d\d(\.\d)? of equal weight\.", out)


@pytest.mark.parametrize(
    ("files", "arguments", "said"),
    [
        ({}, ["none.csv"], "none.csv cannot be read: No such file"),
        ({"a.csv": b"a,b\n1,2\n"}, ["a.csv", "--encoding", "utf-9"], "encoding “utf-9”"),
        ({"a.csv": b"a,b\n1,2\n"}, ["a.csv", "--say", "x"], "--say needs KEY=ANSWER"),
        ({"a.csv": b"a,b\n1,2\n", "m.yml": b"\xff"}, ["a.csv", "--mapping", "m.yml"], "not UTF-8"),
        (
            {"a.csv": b"a,b\n1,2\n", "m.yml": b"mapping: 1\ncolumns: [{heading: c, kind: number}]"},
            ["a.csv", "--mapping", "m.yml"],
            "The file has no column “c”",
        ),
        (
            {"a.csv": b"a,b\n1,2\n", "m.yml": b"mapping: 1\nleast_group: 2\ncolums: []"},
            ["a.csv", "--mapping", "m.yml"],
            "moments: m.yml: Line 3, colums: “colums” cannot stand here; did you mean “columns”?",
        ),
        (
            {"a.csv": b"a,b\n1,2\n", "b.csv": b"a,c\n1,2\n"},
            ["a.csv", "b.csv"],
            "These files are not of the same form",
        ),
    ],
)  # fmt: skip
def test_what_is_wrong_is_a_sentence(
    folder: Path, capsys: Captured, files: dict[str, bytes], arguments: list[str], said: str
) -> None:
    for name, data in files.items():
        (folder / name).write_bytes(data)
    assert main(["survey", *arguments]) == NO_ANSWERS
    captured = capsys.readouterr()
    assert said in captured.err
    assert captured.out == ""
    assert not list(folder.glob("*.map.yml"))


def test_an_encoding_that_is_said_is_kept_in_the_mapping(folder: Path, capsys: Captured) -> None:
    rows = [
        ["Café", "Note de 1 à 5"],
        *([["oui", "non"][at % 2], str(1 + at % 5)] for at in range(40)),
    ]
    text = "\n".join(",".join(row) for row in rows)
    (folder / "a.csv").write_bytes(text.encode("cp1252"))
    found = told(capsys, "a.csv", "--encoding", "cp1252")
    assert [one["heading"] for one in found["columns"]] == rows[0]
    assert found == told(capsys, "a.csv", "--mapping", "a.csv.map.yml")
    [yes, _] = found["columns"]
    counts = Counter(row[0] for row in rows[1:])
    assert [one["n"] for one in yes["shares"]] == [counts["non"], counts["oui"]]


def test_the_page_about_the_command_line_shows_what_it_prints(
    folder: Path, capsys: Captured
) -> None:
    page = Path(__file__).parents[2] / "docs" / "reference" / "command-line.md"
    text = page.read_text(encoding="utf-8")
    rows = [["Market", "How was the queue (1 to 5)?", "customer_name"]]
    rows += [[["US", "UK"][at % 2], str(at % 6), f"Person {at}"] for at in range(60)]
    saved(folder / "answers.csv", rows)
    assert main(["survey", "answers.csv"]) == 0
    out = capsys.readouterr().out
    example = text[text.index("answers.csv: 60 rows") :].split("```")[0]
    for line in example.strip().splitlines():
        assert line in out
    for key in (
        "`settled`",
        "`columns`",
        "`suggestions`",
        "`asked`",
        "`left_out`",
        "`least_group`",
    ):
        assert key in text


def test_it_asks_in_the_language_of_whoever_types_and_tells_programs_the_same(
    folder: Path, capsys: Captured, monkeypatch: pytest.MonkeyPatch
) -> None:
    saved(folder / "flight.csv", surveys.airline())
    assert main(["survey", "flight.csv", "--json"]) == 0
    english = capsys.readouterr().out
    mapping = folder / "flight.csv.map.yml"
    text = mapping.read_text(encoding="utf-8")
    mapping.write_text(text + "\nfile:\n  last_row: '?'\n", encoding="utf-8")
    unsaid = told(capsys, "flight.csv", "--mapping", mapping.name)
    assert "It says “?” so far." in [one["why"] for one in unsaid["asked"]]
    monkeypatch.setenv("LANGUAGE", "de")
    assert told(capsys, "flight.csv", "--mapping", mapping.name) == unsaid
    assert main(["survey", "flight.csv", "--mapping", mapping.name]) == 0
    assert "Bisher steht dort „?“." in capsys.readouterr().out
    assert main(["survey", "flight.csv"]) == 0
    out = capsys.readouterr().out
    for one in (
        *("Behalten, 9 von 10 Spalten:", "\nWeggelassen:\n", "\nSkalen:\n"),
        "Fragen, 1; bis jede beantwortet ist, wird nichts berechnet:",
        "flight.csv.map.yml ist schon da und blieb, wie es ist; es wurde nichts geschrieben.",
        "Beantworten Sie dort, was gefragt ist, anstelle jedes „?“. Dann:",
    ):
        assert one in out, out
    assert not re.search(r"^(?:Kept|Left out|Scales|Asked|Answer|Written)", out, re.MULTILINE)
    mapping.unlink()
    assert main(["survey", "flight.csv", "--json"]) == 0
    assert capsys.readouterr().out == english
    assert main(["survey", "flight.csv", "--say", "encoding"]) == NO_ANSWERS
    assert "--say braucht KEY=ANSWER" in capsys.readouterr().err
    assert main(["survey", "none.csv"]) == NO_ANSWERS
    assert "none.csv kann nicht gelesen werden:" in capsys.readouterr().err
