"""What is said of a copy at the command line, in its language: nothing of it is left in English."""

from __future__ import annotations

import re
import shutil
import zipfile
from dataclasses import replace
from pathlib import Path

import pytest

from macros import terminal
from macros.cli import main
from macros.copy.build import READ_ME, archive
from macros.copy.commands import WRONG
from macros.language.catalogue import load
from macros.page.house import House
from tests.copy.copies import begun, put
from tests.left_over import left_over

PAGE = """\
---
title: Wir
reviewed: gestern
---

# Wir

{{ cite("carlson1987") }} und {{ value("volum", "answer") }}.

[Fort](nirgends.md), [Teil](our-promise.md#weg) und [Wege](../learn/carlzon.md#nirgends)

<img src="https://example.org/x.png" style="color: red" onclick="x()">

Mitten in {{ calculator("encounter") }} und {{ term("encunter") }}.

{{ calculator("encounter" }}
"""


@pytest.fixture(params=["de", "fr"])
def language(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> str:
    monkeypatch.setenv("LANGUAGE", "en")
    return str(request.param)


def test_english_is_found_where_it_is_left() -> None:
    assert left_over("moments.yml:1:1: there is no key „metods“; meinten Sie „methods“?", "de")
    assert not left_over("docs/a.md:1:2: es gibt keine Seite „the page“; `pip is`.", "de")


def test_all_that_is_wrong_is_said_in_its_language(
    language: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    copy = begun(
        tmp_path / "k",
        language=language,
        metods=[],
        target=80,
        logo="Logo.svg",
        scale={"lowest": 7, "highest": 1, "labels": {"x": 1}},
        hide=["lern"],
        report="nirgends",
        colours={"primary": "#777788", "accent": "rot"},
        contact={"name": 5},
        address="ftp://x",
        methods="encounter",
        home="x",
    )
    put(copy, "docs/wir.md", PAGE)
    put(copy, "docs/leer.md", "---\n- x\n---\n")
    put(copy, "scenarios/Counter Visit.yml", "titel: x\n? [a]\n: b\ninputs: 5\nstory:\nlabel: 1\n")
    put(copy, "scenarios/more.yaml", "")
    put(copy, "scenarios/tab.yml", "a:\n\tb: c\n")
    put(copy, "surveys/x.yml", "")
    put(copy, "language/it.po", "")
    (copy / "calculator").mkdir()
    put(copy, "calculators/bad-name.py", "")
    put(copy, "calculators/syntax.py", "def\n")
    put(copy, "calculators/foreign.py", "import numpy\n")
    put(copy, "calculators/volume.py", "")
    put(copy, "calculators/json.py", "")
    put(copy, "calculators/nothing.py", "")
    (copy / "docs/round.md").symlink_to("round.md")
    (copy / "docs/out.md").symlink_to(tmp_path)
    assert main(["check", str(copy)]) == WRONG
    said = capsys.readouterr()
    assert said.err.count("\n") > 35
    assert left_over(said.out + said.err, language) == [], said.err


def test_own_calculators_are_told_of_in_its_language(
    language: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    copy = begun(tmp_path / "k", language=language)
    path = copy / "calculators/waiting_time.py"
    text = path.read_text(encoding="utf-8")
    put(copy, "calculators/printing.py", f"print(1)\n{text}")
    put(copy, "calculators/raising.py", f"{text}\nimport os\nos.system('x')\n")
    put(copy, "calculators/patching.py", f"{text}\nimport math\nmath.fsum = sum\n")
    put(copy, "calculators/ending.py", "import sys\nsys.exit(3)\n")
    path.write_text(re.sub(r"question=.*", 'question="",', text), encoding="utf-8")
    assert main(["check", str(copy)]) == WRONG
    said = capsys.readouterr().err
    assert said.count("\n") > 6
    assert left_over(said, language) == [], said


def test_what_is_packed_speaks_as_its_copy_does_whatever_the_command_speaks(
    language: str, tmp_path: Path
) -> None:
    (tmp_path / "site").mkdir()
    house = House(begun(tmp_path / "k", language=language), name="Städtische Werke, Amt für Eau")
    said: dict[tuple[str, str], set[str]] = {}
    for spoken in ("de", "en", "fr"):
        with terminal.speaking(load(spoken)):
            for one in (house, replace(house, language=language), House(name="Northwind")):
                archive(tmp_path / "site", tmp_path / "site.zip", one)
                with zipfile.ZipFile(tmp_path / "site.zip") as packed:
                    text = packed.read(READ_ME).decode("utf-8")
                said.setdefault((one.name, one.language), set()).add(text)
    assert all(len(texts) == 1 for texts in said.values())
    (theirs,) = said[house.name, language]
    (english,) = said["Northwind", "en"]
    name, *paragraphs = theirs.removesuffix("\n").split("\n\n")
    assert name == house.name
    assert left_over("\n".join(paragraphs), language) == []
    assert len(paragraphs) == english.count("\n\n") == 4
    assert "python3 -m http.server --directory THE-FOLDER 8000" in english
    assert re.search(r"^    python3 -m http\.server --directory [A-Z-]+ 8000$", theirs, re.M)
    assert "`moments verify ADRESSE`" in theirs
    assert max(map(len, theirs.splitlines())) < 100


def test_a_copy_in_which_all_is_right_is_told_so_in_its_language(
    language: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    copy = begun(tmp_path / "k", language=language, hide=["exam", "about"], methods=["encounter"])
    shutil.rmtree(copy / "scenarios")
    put(copy, "docs/our-promise.md", "[x](exam/index.md)\n")
    assert main(["check", str(copy)]) == 0
    said = capsys.readouterr()
    assert said.out.count("\n") > 4
    assert left_over(said.out + said.err, language) == [], said
