"""The command line: the same function, on files."""

from __future__ import annotations

import html
import io
import json
import re
import sys
from pathlib import Path

import pytest

import calculator
from calculator.errors import MomentsError
from macros import verify
from macros.cli import FAULTY, main
from macros.copy.commands import WRONG
from tests.sites import ROOT

TRIP = str(ROOT / "docs/scenarios/airline-trip.yml")
CSV = "name;channel;importance;expectation;experience;reach\nQueue;place;7;5;3,5;100\n"


def test_it_lists_every_calculator_with_its_question(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["list"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert [line.split()[0] for line in lines] == list(calculator.names())
    assert "Which moment should we fix first?" in "".join(lines)


def test_json_is_what_respond_gives(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["run", "encounter", TRIP, "--json"]) == 0
    data = json.loads(capsys.readouterr().out)
    assert list(data)[:3] == ["calculator", "inputs", "answer"]
    assert data["answer"].startswith("“Baggage reclaim")
    assert len(data["rows"]) == 12
    about = {"limits": data.pop("limits"), "sources": data.pop("sources")}
    sure = data.pop("sureness")
    assert "of 100 draws (±" in sure["answer"]
    assert sure["values"]["seed"] == 1
    assert len(sure["values"]["first"]) == 12
    assert data == calculator.respond("encounter", data["inputs"]).data()
    assert about["limits"] == list(calculator.load("encounter").limits)
    assert any("https://doi.org/10.1177/002224297704100112" in one for one in about["sources"])


def test_a_readable_table_is_the_default(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["run", "encounter", TRIP]) == 0
    out = capsys.readouterr().out
    assert out.startswith("Which moment should we fix first?\n\n“Baggage reclaim")
    assert "Remembered gap (peak–end)" in out
    assert "misery" in out
    assert "of 100 draws (± 3) “Baggage reclaim or delayed-bag claim” stays first" in out
    assert "Importance, expectation and reach are held as they were given." in out
    assert out.rstrip().endswith("add --json, or --report FILE.html.")


@pytest.mark.parametrize("name", calculator.names())
def test_all_that_a_page_says_in_its_headline_is_said_here(
    name: str, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    example = calculator.load(name).example
    (tmp_path / "example.json").write_text(json.dumps(example))
    assert main(["run", name, str(tmp_path / "example.json")]) == 0
    out = capsys.readouterr().out
    headline = calculator.respond(name, example).headline
    sentences = re.findall(r"<p[^>]*>(.*?)</p>", headline, re.DOTALL)
    assert len(sentences) > 1
    for sentence in sentences:
        assert html.unescape(sentence).replace("\u00a0", " ") in out.replace("\u00a0", " ")
    assert main(["run", name, str(tmp_path / "example.json"), "--json"]) == 0
    data = json.loads(capsys.readouterr().out)
    spoken = [data["answer"], *data["advice"], *(note["text"] for note in data["messages"])]
    assert len(spoken) == len(sentences)


def test_html_is_the_result_as_a_fragment(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["run", "encounter", TRIP, "--html"]) == 0
    out = capsys.readouterr().out
    assert out.startswith('<p class="moments-answer">“Baggage')
    assert "<summary>What it does not say</summary>" in out
    assert 'data-cites="martilla1977"' in out


def test_standard_input_is_json(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO('{"customers": 2, "contacts": 3, "seconds": 4}'))
    assert main(["run", "volume", "-", "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["values"]["moments_per_year"] == 6


def test_a_spreadsheet_of_europe_is_read(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    (tmp_path / "moments.csv").write_text(CSV, encoding="utf-8-sig")
    assert main(["run", "encounter", str(tmp_path / "moments.csv"), "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["rows"][0]["gap"] == -1.5


def test_one_row_of_a_file_fills_a_calculator_without_a_table(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    (tmp_path / "volume.csv").write_text("customers,contacts,seconds\n10,5,15\n")
    assert main(["run", "volume", str(tmp_path / "volume.csv"), "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["values"]["moments_per_year"] == 50


@pytest.mark.parametrize(
    ("name", "text", "said"),
    [
        ("x.json", "{", "x.json is not JSON that can be read"),
        ("x.yml", "a: [", "x.yml is not YML that can be read"),
        ("x.doc", "", "must end in .json, .yml, .csv, .tsv or .txt"),
        ("x.txt", "", "There is nothing in it."),
        (
            "x.csv",
            "name,channel\na,b,c\n",
            "Line 2 has 3 cells, and the first has 2. Nothing was taken",
        ),
        (
            "x.json",
            "[]",
            "The inputs must be an object with moments, scale, threshold, loss_weight and method.",
        ),
        ("x.json", '{"moments": []}', "moments: Moments: at least 1 moment is needed."),
    ],
)
def test_what_is_wrong_is_a_sentence(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, name: str, text: str, said: str
) -> None:
    (tmp_path / name).write_text(text)
    assert main(["run", "encounter", str(tmp_path / name)]) == FAULTY
    captured = capsys.readouterr()
    assert said in captured.err
    assert captured.out == ""


def test_a_missing_file_and_an_unknown_calculator_are_sentences(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    assert main(["run", "encounter", str(tmp_path / "none.json")]) == FAULTY
    assert "cannot be read: No such file" in capsys.readouterr().err
    assert main(["run", "encuonter", TRIP]) == FAULTY
    assert "did you mean “encounter”?" in capsys.readouterr().err


def test_a_fault_is_json_too(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    (tmp_path / "x.json").write_text('{"customers": "many"}')
    assert main(["run", "volume", str(tmp_path / "x.json"), "--json"]) == FAULTY
    data = json.loads(capsys.readouterr().out)
    assert data["answer"] is None
    assert {message["path"] for message in data["messages"]} == {
        "customers",
        "contacts",
        "seconds",
    }


@pytest.mark.parametrize(
    ("arguments", "raising", "status"),
    [
        (["list"], "calculator.load", FAULTY),
        (["run", "encounter", TRIP], "calculator.respond", FAULTY),
        (["verify", "https://example.org/"], "macros.verify.main", verify.UNREADABLE),
        (["new", "somewhere"], "macros.copy.new.new", WRONG),
        (["build", "somewhere"], "macros.copy.build.build", WRONG),
    ],
)
def test_whatever_of_ours_is_raised_is_said_in_one_line(
    arguments: list[str],
    raising: str,
    status: int,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    def failing(*_: object, **__: object) -> None:
        raise MomentsError("The cellar is under water; pump it out.")

    monkeypatch.setattr(raising, failing)
    assert main(arguments) == status
    assert capsys.readouterr().err == "moments: The cellar is under water; pump it out.\n"


@pytest.mark.skipif(sys.platform == "win32", reason="there, such a file is merely not found")
@pytest.mark.parametrize(
    "command",
    ["check", "build", "serve", "migrate", "new", "survey", "run encounter", "score --mapping"],
)
def test_a_name_that_the_system_refuses_ends_in_a_sentence(
    command: str, capsys: pytest.CaptureFixture[str]
) -> None:
    name = 2_000 * "a"
    given = [*command.split(), name, *([name] if command.startswith("score") else [])]
    assert main(given) in (FAULTY, WRONG)
    said = capsys.readouterr().err
    assert said.startswith("moments: ")
    assert name in said
    assert "File name too long" in said
