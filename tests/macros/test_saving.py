"""What the command line opens and saves: links, files of inputs, reports, sheets and pictures."""

from __future__ import annotations

import json
import re
from pathlib import Path
from xml.etree import ElementTree

import pytest

import calculator
from calculator.outputs import link
from calculator.wire import leave
from macros import shipped
from macros.cli import FAULTY, main
from tests import hostile

NAMES = calculator.names()
SCORE = '{"promoters": 31, "passives": 22, "detractors": 12}'


def said(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, str, str]:
    status = main(["run", *arguments])
    captured = capsys.readouterr()
    return status, captured.out, captured.err


@pytest.fixture
def score(tmp_path: Path) -> str:
    (tmp_path / "score.json").write_text(SCORE)
    return str(tmp_path / "score.json")


@pytest.mark.parametrize("name", NAMES)
def test_a_link_and_files_answer_the_same_bytes(
    name: str, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    example = calculator.load(name).example
    (tmp_path / "example.json").write_text(json.dumps(example))
    wanted = said(capsys, name, str(tmp_path / "example.json"), "--json")
    fragment = link.fragment(name, calculator.respond(name, example).inputs)
    address = f"https://elsewhere.example/copy/calculate/{name}/?embed&theme=dark#{fragment}"
    assert said(capsys, "--link", address, "--json") == wanted
    assert said(capsys, name, "--link", f"#{fragment}", "--json") == wanted
    for kind, suffix in (("state", "json"), ("inputs-csv", "csv")):
        file = tmp_path / f"inputs.{suffix}"
        left = json.loads(leave(name, json.dumps({"inputs": example, "as": kind})))
        file.write_text(left["text"], encoding="utf-8", newline="")
        got = said(capsys, name, str(file), "--json")
        assert got[:2] == wanted[:2], got[2]


@pytest.mark.parametrize("kind", hostile.KINDS)
def test_a_hostile_link_is_a_sentence_here_too(
    kind: str, capsys: pytest.CaptureFixture[str]
) -> None:
    (made,) = hostile.of_kind(kind, len(hostile.KINDS))
    status, out, err = said(capsys, f"--link={made}")
    assert (status, out) == (FAULTY, "")
    assert re.fullmatch(r"moments: .*[.?]\n", err, re.DOTALL)
    assert "Traceback" not in err


def test_what_a_link_does_not_say_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    status, out, err = said(capsys, "--link", "#volume?v=1&customers=10&contacts=5&seconds=15")
    assert status == 0
    assert "50 times a year" in out
    assert err.startswith("moments: note: The link does not say “Share that goes wrong”")


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        ([], "A calculator and a file with inputs are needed, or --link URL."),
        (["promoters"], "A calculator and a file with inputs are needed, or --link URL."),
        (
            ["volume", "x.json", "--link", "#volume?v=1"],
            "from a file or from --link, not from both",
        ),
        (
            ["volume", "--link", "#promoters?v=1&promoters=1&passives=1&detractors=1"],
            "These inputs are for the calculator “promoters”, not for “volume”.",
        ),
    ],
)
def test_what_does_not_fit_is_a_sentence(
    arguments: list[str], sentence: str, capsys: pytest.CaptureFixture[str]
) -> None:
    status, out, err = said(capsys, *arguments)
    assert (status, out) == (FAULTY, "")
    assert sentence in err


def test_a_file_of_another_calculator_is_refused(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    left = json.loads(leave("promoters", json.dumps({"inputs": json.loads(SCORE), "as": "state"})))
    (tmp_path / "state.json").write_text(left["text"])
    status, _, err = said(capsys, "volume", str(tmp_path / "state.json"))
    assert status == FAULTY
    assert "These inputs are for the calculator “promoters”, not for “volume”." in err


@pytest.mark.parametrize("name", NAMES)
def test_all_files_are_saved(name: str, capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    declared = calculator.load(name)
    (tmp_path / "example.json").write_text(json.dumps(declared.example))
    asked = [name, str(tmp_path / "example.json")]
    plain = said(capsys, *asked)
    report, sheet, folder = tmp_path / "r.html", tmp_path / "r.csv", tmp_path / "charts" / "here"
    saved = ["--report", str(report), "--csv", str(sheet), "--svg", str(folder)]
    status, out, err = said(capsys, *asked, *saved)
    assert (status, out) == plain[:2]
    reply = calculator.respond(name, declared.example)
    assert reply.presented is not None
    pictures = sorted(folder.iterdir())
    assert len(pictures) == len(reply.presented.charts)
    for picture in pictures:
        ElementTree.parse(picture)
    assert err.count("moments: saved ") == 2 + len(pictures)
    text = report.read_text(encoding="utf-8")
    assert shipped.version() in text
    assert "<h2>Sources</h2>" in text
    assert re.search(r"Calculated on \d+ \w+ 20\d\d, version", text)
    assert sheet.read_bytes().startswith(b"\xef\xbb\xbfQuestion,")
    assert b"\r\r\n" not in sheet.read_bytes()


def test_no_file_is_replaced_unasked(
    score: str, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    (tmp_path / "r.csv").write_text("mine")
    saved = ["--report", str(tmp_path / "r.html"), "--csv", str(tmp_path / "r.csv")]
    status, out, err = said(capsys, "promoters", score, *saved)
    assert (status, out) == (FAULTY, "")
    assert f"{tmp_path / 'r.csv'} exists already; add --force to replace it." in err
    assert (tmp_path / "r.csv").read_text() == "mine"
    assert not (tmp_path / "r.html").exists()
    assert said(capsys, "promoters", score, *saved, "--force")[0] == 0
    assert (tmp_path / "r.csv").read_text(encoding="utf-8-sig").startswith("Question,")


def test_what_cannot_be_written_is_a_sentence(
    score: str, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    nowhere = str(tmp_path / "no" / "r.html")
    status, _, err = said(capsys, "promoters", score, "--report", nowhere)
    assert status == FAULTY
    assert f"moments: {nowhere} cannot be written: No such file or directory." in err
    (tmp_path / "file").write_text("")
    status, _, err = said(capsys, "promoters", score, "--svg", str(tmp_path / "file"))
    assert status == FAULTY
    assert "cannot be written" in err


def test_faulty_inputs_save_nothing(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    (tmp_path / "x.json").write_text('{"promoters": "many"}')
    report = tmp_path / "r.html"
    status, _, err = said(capsys, "promoters", str(tmp_path / "x.json"), "--report", str(report))
    assert status == FAULTY
    assert "“many” is not a number" in err
    assert not report.exists()
