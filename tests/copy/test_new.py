"""`moments new`: few files, each of which says what it is for, and none of anybody else's lost."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import yaml

from macros import shipped
from macros.cli import main
from macros.copy import judging
from macros.copy.check import check
from macros.copy.new import BEGUN_WITH, STARTER, new
from macros.sentence import MacroError
from tests.copy.copies import contents

OPENS = re.compile(r"(?:# |<!-- |\"\"\"|---\n# )[A-Z]")


def test_a_copy_begins_with_few_files_and_their_schema(tmp_path: Path) -> None:
    written, kept = new(tmp_path / "copy")
    assert sorted(contents(tmp_path / "copy")) == sorted(written)
    assert "moments.schema.json" in written, "a clone has it, so that a colleague's editor does"
    assert len(written) <= 12
    assert kept == []
    assert {path.name for path in STARTER.iterdir() if path.is_file()} == set(BEGUN_WITH)


@pytest.mark.parametrize("place", BEGUN_WITH.values())
def test_each_file_says_at_its_head_what_it_is_for(tmp_path: Path, place: str) -> None:
    new(tmp_path)
    text = (tmp_path / place).read_text(encoding="utf-8")
    if place == "moments.yml":  # behind the line for editors
        text = text.partition("#\n")[2]
    assert OPENS.match(text), text[:80]
    assert "VERSION" not in text


def test_nothing_is_wrong_with_it(tmp_path: Path) -> None:
    new(tmp_path)
    assert check(tmp_path) == []
    assert judging.load(tmp_path).name == "Our Service Lab"


def test_every_key_that_it_explains_can_be_had_by_removing_the_hash(tmp_path: Path) -> None:
    new(tmp_path)
    path = tmp_path / "moments.yml"
    text = re.sub(r"(?m)^# ?(?=(?: +)?[a-z]+:(?: |$))", "", path.read_text(encoding="utf-8"))
    path.write_text(text, encoding="utf-8")
    assert check(tmp_path) == []
    data = yaml.safe_load(text)
    assert {"scale", "target", "methods", "scenarios", "privacy"} <= set(data)
    assert data["scale"]["labels"] == {1: "Very poor", 7: "Excellent"}


def test_the_version_is_pinned(tmp_path: Path) -> None:
    new(tmp_path)
    lines = (tmp_path / "requirements.txt").read_text(encoding="utf-8").splitlines()
    wanted = [line for line in lines if not line.startswith("#")]
    assert wanted == [f"moments-of-truth=={shipped.version()}"]


def test_what_is_there_already_is_left_as_it_is(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "README.md").write_text("Ours.\n")
    assert main(["new", str(tmp_path)]) == 0
    assert (tmp_path / "README.md").read_text() == "Ours.\n"
    assert f"left {tmp_path / 'README.md'} as it is" in capsys.readouterr().out


def test_a_copy_is_not_begun_twice(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    new(tmp_path)
    before = contents(tmp_path)
    assert main(["new", str(tmp_path)]) == 1
    assert "is a copy already: it has a moments.yml." in capsys.readouterr().err
    assert contents(tmp_path) == before


def test_a_file_is_no_folder(tmp_path: Path) -> None:
    (tmp_path / "copy").write_text("")
    with pytest.raises(MacroError, match="is no folder; name one, or a new one"):
        new(tmp_path / "copy")


def test_the_command_line_answers_within_a_copy(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    new(tmp_path)
    (tmp_path / "docs" / "deeper").mkdir()
    monkeypatch.chdir(tmp_path / "docs" / "deeper")
    assert main(["list"]) == 0
    assert "waiting-time            How many customers waited longer" in capsys.readouterr().out
    (tmp_path / "waits.json").write_text('{"waits": [1, 20]}')
    assert main(["run", "waiting-time", str(tmp_path / "waits.json")]) == 0
    assert "1 of 2 customers waited longer than 10 minutes" in capsys.readouterr().out
    monkeypatch.chdir(tmp_path.parent)
    assert main(["run", "waiting-time", str(tmp_path / "waits.json")]) == 2
    assert "There is no calculator “waiting-time”" in capsys.readouterr().err
    assert not [*tmp_path.rglob("__pycache__")]


def test_the_command_line_offers_what_the_copy_offers(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    new(tmp_path)
    path = tmp_path / "moments.yml"
    scale = "scale: {lowest: 1, highest: 5}\nmethods: [memory, encounter]\n"
    path.write_text(path.read_text(encoding="utf-8") + scale, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    assert main(["list"]) == 0
    assert [line.split()[0] for line in capsys.readouterr().out.splitlines()] == [
        "encounter",
        "memory",
    ]
    assert main(["run", "volume", "-"]) == 2
    assert "does not offer the calculator “volume”; there are" in capsys.readouterr().err
    moment = {"name": "Desk", "importance": 5, "expectation": 5, "experience": 6}
    inputs = tmp_path / "inputs.yml"
    inputs.write_text(yaml.safe_dump({"moments": [moment]}))
    assert main(["run", "encounter", str(inputs)]) == 2
    assert "6 is out of range; a number from 1 to 5 is needed" in capsys.readouterr().err


def test_a_wrong_moments_yml_is_told_before_anything_is_answered(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "moments.yml").write_text("schema_version: 1\nnane: x\n")
    monkeypatch.chdir(tmp_path)
    assert main(["list"]) == 2
    assert "moments.yml:2:1: " in capsys.readouterr().err
