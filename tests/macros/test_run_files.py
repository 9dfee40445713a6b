"""The bytes of a file that `moments run` is given: which encoding, and what is asked about it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from macros.cli import FAULTY, main

WORDS = (
    "Größe prüfen,7,6,5", "Rückfrage übers Telefon,8,7,4", "Schlüssel übergeben für später,6,5,5",
    "Gebühren erklären,9,6,3", "Ärger über die Verspätung auflösen,7,7,2",
)  # fmt: skip


@pytest.fixture
def german(tmp_path: Path) -> Path:
    rows = [f"{at} {one}" for at in range(20) for one in WORDS]
    text = "\n".join(["name,importance,expectation,experience", *rows])
    (tmp_path / "german.csv").write_text(text, encoding="cp1252")
    return tmp_path / "german.csv"


def test_an_encoding_that_the_bytes_show_is_read_and_said(
    capsys: pytest.CaptureFixture[str], german: Path
) -> None:
    assert main(["run", "encounter", str(german), "--json"]) == 0
    captured = capsys.readouterr()
    data = json.loads(captured.out)
    assert data["rows"][0]["name"] == "0 Größe prüfen"
    assert len(data["rows"]) == 100
    assert "The text is read as Windows, Western Europe (cp1252). It is no UTF-8" in captured.err
    german.write_text(german.read_text(encoding="cp1252"), encoding="utf-16")
    assert main(["run", "encounter", str(german), "--json"]) == 0
    again = capsys.readouterr()
    assert json.loads(again.out) == data
    assert "The file begins with the mark of UTF-16." in again.err


def test_an_encoding_that_the_bytes_leave_open_is_asked_for_and_can_be_said(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    few = tmp_path / "few.csv"
    few.write_bytes("name,importance,expectation,experience\nSchlüssel,7,6,5\n".encode("cp1252"))
    assert main(["run", "encounter", str(few)]) == FAULTY
    asked = capsys.readouterr()
    assert asked.out == ""
    assert "It is no UTF-8, and only 1 byte outside ASCII can be read in more than one way" in (
        asked.err
    )
    assert "--encoding cp1252 (Windows, Western Europe: “Schlüssel”)" in asked.err
    assert main(["run", "encounter", str(few), "--encoding", "cp1252", "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["rows"][0]["name"] == "Schlüssel"
    assert main(["run", "encounter", str(few), "--encoding", "cp1250000"]) == FAULTY
    assert "The encoding “cp1250000” is not known; did you mean cp1250?" in capsys.readouterr().err


def test_what_is_no_text_is_refused_with_a_sentence(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    (tmp_path / "noise.csv").write_bytes(bytes(range(1, 32)) * 40)
    assert main(["run", "encounter", str(tmp_path / "noise.csv")]) == FAULTY
    captured = capsys.readouterr()
    assert "noise.csv: The file is no text, and of no kind that can be read." in captured.err
    assert captured.out == ""
