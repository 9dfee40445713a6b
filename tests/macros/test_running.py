"""What `moments run` says beside an answer: what if, and what several people say together."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

import calculator
from calculator.together import put_together
from calculator.what_if import put_beside
from macros.cli import FAULTY, main

NOW = "name;importance;expectation;experience;reach\nQueue;7;8;3,5;100\nBag drop;7;8;5;100\n"
THEN = NOW.replace("3,5", "7")


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "now.csv").write_text(NOW)
    (tmp_path / "then.csv").write_text(THEN)
    state = {"moments": 1, "calculator": "encounter", "inputs": sheet(4, 6)}
    (tmp_path / "ann.json").write_text(json.dumps(state))
    return tmp_path


def sheet(*experiences: float) -> dict[str, object]:
    cells = {"importance": 7, "expectation": 8, "reach": 100, "channel": "face"}
    return {
        "moments": [
            {"name": name, "experience": one, **cells}
            for name, one in zip(("Queue", "Bag drop"), experiences, strict=True)
        ]
    }


def said(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, str, str]:
    status = main(["run", "encounter", *arguments])
    captured = capsys.readouterr()
    return status, captured.out, captured.err


def test_what_if_says_what_the_page_says(capsys: pytest.CaptureFixture[str], folder: Path) -> None:
    del folder
    found = put_beside("encounter", sheet(3.5, 5), sheet(7, 5))
    assert found
    status, out, _ = said(capsys, "now.csv", "--what-if", "then.csv")
    assert status == 0
    assert "“Queue” has the largest need here" in out, "the answer as it is"
    for sentence in (found.answer, *found.said, *(one.title for one in found.charts)):
        assert sentence in out
    assert "Both orders side by side:" in out
    assert re.search(r"Queue +1 +2 +31\.5 +7\n", out)
    _, out, _ = said(capsys, "now.csv", "--what-if", "then.csv", "--json")
    told = json.loads(out)["what_if"]
    assert (told["answer"], told["said"]) == (found.answer, list(found.said))
    assert told["values"]["total_need_as_it_is"] == 52.5
    assert told["values"]["moments"][0] == {
        "name": "Queue", "rank_as_it_is": 1, "rank_what_if": 2, "need_as_it_is": 31.5,
        "need_what_if": 7,
    }  # fmt: skip
    _, out, _ = said(capsys, "now.csv", "--what-if", "then.csv", "--html")
    assert out.count("<figcaption>What if: ") == 1


def test_a_what_if_that_cannot_be_is_a_sentence(
    capsys: pytest.CaptureFixture[str], folder: Path
) -> None:
    (folder / "then.csv").write_text(NOW.replace("3,5", "35"))
    status, out, err = said(capsys, "now.csv", "--what-if", "then.csv")
    assert (status, out) == (FAULTY, "")
    assert "moments: then.csv: moments.0.experience: Moment 1, experience: “35” is out" in err
    (folder / "score.json").write_text('{"promoters": 3, "passives": 2, "detractors": 1}')
    assert main(["run", "promoters", "score.json", "--what-if", "score.json"]) == FAULTY
    assert "“promoters” compares no what-if; encounter does." in capsys.readouterr().err


def test_several_people_are_put_together_and_their_medians_answered(
    capsys: pytest.CaptureFixture[str], folder: Path
) -> None:
    people = [("now", sheet(3.5, 5)), ("then", sheet(7, 5)), ("ann", sheet(4, 6))]
    found = put_together("encounter", people)
    files = ("--raters", "now.csv", "then.csv", "ann.json")
    status, out, err = said(capsys, *files)
    assert status == 0
    reply = calculator.respond("encounter", found.medians)
    assert out.startswith(f"Which moment should we fix first?\n\n{reply.answer}")
    for sentence in (found.answer, *found.said):
        assert sentence in out
    assert "Moment by moment: the median of all" in out
    assert re.search(r"Queue +1 +2 +1\n", out), "everybody's ranks"
    assert "moments: now.csv:\nmoments: 2 moments taken" in err
    _, out, _ = said(capsys, *files, "--json", "--report", "r.html")
    told = json.loads(out)
    assert told["raters"]["values"]["raters"] == ["now", "then", "ann"]
    assert told["inputs"]["moments"][0]["experience"] == 4
    assert told["raters"]["medians"]["moments"][0]["experience"] == 4
    assert "<h2>Several people</h2>" in (folder / "r.html").read_text(encoding="utf-8")


def test_several_people_beside_a_file_of_ones_own(
    capsys: pytest.CaptureFixture[str], folder: Path
) -> None:
    del folder
    _, out, _ = said(capsys, "then.csv", "--raters", "now.csv", "ann.json", "--json")
    told = json.loads(out)
    assert told["inputs"]["moments"][0]["experience"] == 7
    assert told["raters"]["values"]["moments"][0]["experience"] == 3.75


def test_one_person_is_too_few(capsys: pytest.CaptureFixture[str], folder: Path) -> None:
    del folder
    status, out, err = said(capsys, "--raters", "now.csv")
    assert (status, out) == (FAULTY, "")
    assert "Two people at least are needed" in err
    assert main(["run", "volume", "--raters", "now.csv", "then.csv"]) == FAULTY
