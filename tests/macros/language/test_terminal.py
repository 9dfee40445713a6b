"""The command line's language: whose it is, what goes through the catalogue, and what does not."""

from __future__ import annotations

import argparse
import ast
import json
import re
import sys
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from macros import terminal
from macros.cli import FAULTY, main
from macros.copy.commands import WRONG
from macros.language import argparsed, sentences
from macros.language.catalogue import load
from macros.language.environment import OF_WHOEVER_TYPES, spoken_by
from macros.language.scripts import LIKE_WORDS
from macros.language.sentences import (
    ENGLISH_STILL,
    FOR_MAKERS,
    OBJECTING,
    SAID_IN_FULL,
)
from macros.runtime.files import STOCK_STDLIB
from macros.runtime.sources import ROOT
from macros.verify import finding
from tests.copy.copies import begun, put
from tests.probes.running import inside, moments

TRIP = str(ROOT / "docs/scenarios/airline-trip.yml")
CATALOGUE_HEAD = 'msgid ""\nmsgstr "Content-Type: text/plain; charset=utf-8\\n"\n\n'
IN_EACH = {
    "de": ("Aufruf: moments", "Optionen:", "die Rechner und ihre Fragen nennen"),
    "en": ("usage: moments", "options:", "name the calculators and their questions"),
    "fr": ("utilisation\u00a0: moments", "options", "nommer les calculateurs et leurs questions"),
}


KINDS = {
    "de": {"calculator": "Rechner", "scenario": "Szenario"},
    "fr": {"calculator": "calculateur", "scenario": "scénario"},
}


@pytest.fixture(autouse=True)
def in_no_copy(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.chdir(tmp_path)
    for name in OF_WHOEVER_TYPES:
        monkeypatch.delenv(name, raising=False)


@pytest.mark.parametrize("language", IN_EACH)
def test_help_is_in_the_language_of_the_environment(
    language: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("LANG", f"{language}_XX.UTF-8")
    monkeypatch.setenv("COLUMNS", "200")
    with pytest.raises(SystemExit, match="0"):
        main(["--help"])
    said = capsys.readouterr().out
    assert all(one in said for one in IN_EACH[language]), said
    assert argparse._("options") == "options"  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    ("variables", "language"),
    [
        ({}, "en"),
        ({"LANG": "C.UTF-8"}, "en"),
        ({"LANG": "POSIX"}, "en"),
        ({"LANG": "de"}, "de"),
        ({"LANG": "de_AT@euro"}, "de"),
        ({"LC_ALL": "fr_FR.UTF-8", "LANG": "de_DE"}, "fr"),
        ({"LC_MESSAGES": "en_GB", "LANG": "de_DE"}, "en"),
        ({"LANGUAGE": "", "LC_ALL": "", "LANG": "de_DE"}, "de"),
        ({"LANGUAGE": "sv:fr:de"}, "fr"),
        ({"LANGUAGE": "en:de"}, "en"),
        ({"LANG": "tlh_XX"}, "en"),
        ({"LANG": "../de"}, "en"),
    ],
)
def test_the_environment_says_which(variables: dict[str, str], language: str) -> None:
    assert spoken_by(variables) == language


def test_a_copy_says_which_before_the_environment(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    copy = begun(tmp_path / "copy", language="fr")
    text = 'msgctxt "terminal"\nmsgid "inputs"\nmsgstr "saisies"\n'
    put(copy, "language/fr.po", CATALOGUE_HEAD + text)
    (copy / "docs").mkdir(exist_ok=True)
    monkeypatch.chdir(copy / "docs")
    monkeypatch.setenv("LANG", "de_DE.UTF-8")
    (tmp_path / "list.json").write_text("[]")
    assert main(["run", "encounter", str(tmp_path / "none.json")]) == FAULTY
    assert "ne peut pas être lu\u00a0:" in capsys.readouterr().err
    assert main(["run", "encounter", str(tmp_path / "list.json")]) == FAULTY
    assert capsys.readouterr().err.startswith("moments: saisies: ")


@pytest.mark.parametrize("command", ["check", "build"])
def test_a_folder_that_is_named_says_which_before_the_copy_around(
    command: str,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    tmp_path: Path,
) -> None:
    around, named = begun(tmp_path / "around", language="fr"), begun(tmp_path / "n", language="de")
    text = 'msgctxt "terminal"\nmsgid "“{text}”"\nmsgstr "»{text}«"\n'
    put(named, "language/de.po", CATALOGUE_HEAD + text)
    put(named, "moments.yml", (named / "moments.yml").read_text() + "metods: []\n")
    monkeypatch.chdir(around)
    monkeypatch.setenv("LANG", "fr_FR.UTF-8")
    assert main([command, str(named)]) == WRONG
    assert "es gibt keinen Schlüssel »metods«; meinten Sie »methods«?" in capsys.readouterr().err
    assert main([command, str(named), str(around)]) == WRONG
    assert "meinten Sie »methods«?" in capsys.readouterr().err


def test_a_wrong_catalogue_of_a_copy_is_said_and_the_shipped_one_speaks(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    copy = begun(tmp_path / "copy", language="de")
    put(copy, "language/de.po", "msgid wrong\n")
    monkeypatch.chdir(copy)
    assert main(["run", "encounter", "none.json"]) == FAULTY
    first, second = capsys.readouterr().err.splitlines()
    assert first.startswith("moments: language/de.po: this is no catalogue of gettext")
    assert second.startswith("moments: none.json kann nicht gelesen werden: ")


@pytest.mark.parametrize("language", ["de", "fr"])
@pytest.mark.parametrize("form", ["--json", "--html"])
def test_data_does_not_change_with_the_language(
    form: str,
    language: str,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert main(["run", "encounter", TRIP, form]) == 0
    before = capsys.readouterr()
    monkeypatch.setenv("LANG", language)
    assert main(["run", "encounter", TRIP, form]) == 0
    assert capsys.readouterr().out == before.out


@pytest.mark.parametrize(
    ("language", "encoding"),
    [("de", "ascii"), ("de", "cp1252"), ("fr", "ascii"), ("fr", "utf-16")],
)
@pytest.mark.parametrize(
    ("arguments", "status"),
    [
        (("run", "--help"), 0),
        (("run", "encounter", TRIP), 0),
        (("run", "encounter", "größe–東京.json"), FAULTY),
    ],
)
def test_any_terminal_shows_it(
    arguments: tuple[str, ...],
    status: int,
    encoding: str,
    language: str,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("LANGUAGE", language)
    if language == "de" and encoding == "ascii" and TRIP in arguments:  # as a terminal begins it
        env = {"PYTHONIOENCODING": encoding, "PYTHONUTF8": "0", "LANGUAGE": language}
        ran = moments(*arguments, environment=env, encoding=encoding)
    else:
        ran = inside(*arguments, encoding=encoding)
    said, fault = ran.out, ran.err
    assert ran.status == status, fault
    assert "Traceback" not in fault
    assert not re.search("[\udc80-\udcff\ufffd]", said + fault), "bytes of another encoding"
    ours = {"de": r"Aufruf|Hinweis|Was dies|kann nicht", "fr": "utilisation|Ce que cela|ne peut"}
    assert re.search(ours[language], said + fault)
    if "--help" in arguments and encoding == "ascii":
        assert "?" not in said
    elif "--help" in arguments:
        assert re.search("[äöüé]", said)


def test_faults_of_one_kind_are_counted_as_the_language_counts() -> None:
    one, many = "there is only {names}.", "there are {names}."
    with terminal.speaking(load("de")):
        assert terminal.count(one, many, 1, names="a") == "es gibt nur a."
        assert terminal.count(one, many, 2, names="a und b") == "es gibt a und b."
        assert terminal.quoted("Kano") == "„Kano“"
    assert terminal.count(one, many, 2, names="a and b") == "there are a and b."
    assert terminal.quoted("Kano") == "“Kano”"
    assert terminal.say("{a} of {b}", a="{b}", b=1) == "{b} of 1"


def texts(tree: ast.AST) -> Iterator[tuple[int, str]]:
    """What stands in a module between quotation marks and is neither explained nor said."""
    passed = {id(one.value) for one in ast.walk(tree) if isinstance(one, ast.Expr)}
    patterns = [
        one
        for one in ast.walk(tree)
        if isinstance(one, ast.Call) and ast.unparse(one.func) == "re.compile"
    ]
    for call in (*sentences.calls(tree), *patterns):
        passed |= {id(one) for one in ast.walk(call) if isinstance(one, ast.Constant)}
    for one in ast.walk(tree):
        if isinstance(one, ast.Constant) and isinstance(one.value, str) and id(one) not in passed:
            yield one.lineno, one.value


@pytest.mark.parametrize("place", SAID_IN_FULL)
def test_no_module_that_speaks_keeps_a_sentence_to_itself(place: str) -> None:
    tree = ast.parse((ROOT / place).read_text(encoding="utf-8"))
    kept = [(line, one) for line, one in texts(tree) if LIKE_WORDS.search(one)]
    assert [one for one in kept if one[1] not in sentences.NO_SENTENCES] == []


@pytest.mark.parametrize("place", OBJECTING)
def test_whatever_is_objected_to_goes_through_the_catalogue(place: str) -> None:
    tree = ast.parse((ROOT / place).read_text(encoding="utf-8"))
    raised = [one.exc for one in ast.walk(tree) if isinstance(one, ast.Raise) and one.exc]
    assert any(sentences.calls(tree))
    for one in raised:
        assert [said for _, said in texts(one) if LIKE_WORDS.search(said)] == [], ast.unparse(one)


def test_what_follows_from_a_fault_is_told_by_the_name_of_its_kind() -> None:
    """`check` holds back what is only wrong since a calculator is: it looks for “calculator …”."""
    for language, kinds in KINDS.items():
        words = load(language)
        for _, message in sentences.of_the_command_line():
            english = message if isinstance(message, str) else message[0]
            for kind, theirs in kinds.items():
                if f"no {kind} {{" in english or f"No {kind} {{" in english:
                    said = words.terminal(english)
                    assert f"{theirs} {{" in said, said
                    assert words.terminal(f"{kind} {{name}}") == f"{theirs} {{name}}"


def test_verify_has_a_word_for_all_that_its_findings_are_about() -> None:
    about = set()
    for path in (ROOT / "macros/verify").glob("*.py"):
        for one in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(one, ast.Call) and ast.unparse(one.func) in ("fault", "advice", "fine"):
                about.add(ast.literal_eval(one.args[0]))
    assert about == {*finding.FOUND_ABOUT}


def speaks(source: str) -> bool:
    """Whether a module prints, or declares what can be typed."""
    names = {
        one.func.id if isinstance(one.func, ast.Name) else getattr(one.func, "attr", "")
        for one in ast.walk(ast.parse(source))
        if isinstance(one, ast.Call)
    }
    return bool(names & {"print", "add_argument", "add_parser"})


def test_what_the_command_line_says_in_english_is_listed() -> None:
    found = {
        path.relative_to(ROOT).as_posix()
        for path in (ROOT / "macros").rglob("*.py")
        if speaks(path.read_text(encoding="utf-8"))
    }
    assert {"macros/warehouse/command.py", "macros/cli.py", "macros/running.py"} <= found
    for place in found - {*SAID_IN_FULL}:
        assert place.startswith((*ENGLISH_STILL, *FOR_MAKERS)), place
    for place in (*ENGLISH_STILL, *FOR_MAKERS):
        assert (ROOT / place).exists()
    for place in FOR_MAKERS:
        assert any(one.startswith(place) for one in found), place


def test_argparse_says_nothing_that_is_not_in_the_catalogue() -> None:
    """A newer edition of Python fails here until its words are in the table."""
    holds(said_in(Path(argparse.__file__).read_text(encoding="utf-8")), sys.version_info[:2])


def test_the_browsers_python_says_what_the_table_has_of_its_edition() -> None:
    """Its argparse is read, not run: a second edition beside the one that runs the tests."""
    pyodide = ROOT / "node_modules/pyodide"
    python = json.loads((pyodide / "pyodide-lock.json").read_bytes())["info"]["python"]
    with zipfile.ZipFile(pyodide / STOCK_STDLIB) as library:
        said = said_in(library.read("argparse.py").decode("utf-8"))
    first, second, *_ = map(int, python.split("."))
    assert (first, second) > min(argparsed.SAID_BY_ARGPARSE)
    holds(said, (first, second))


def holds(said: set[str], edition: tuple[int, int]) -> None:
    """Hold what an edition says against the table; a repair of it may say what a later one does."""
    assert len(said) > 25
    said -= argparsed.SAID_TO_PROGRAMMERS
    assert said <= firsts(argparsed.said_by_any())
    assert said >= firsts(argparsed.said_since(edition))


def said_in(source: str) -> set[str]:
    """What argparse gives to gettext; what it is given itself is no message of its own."""
    calls = [one for one in ast.walk(ast.parse(source)) if isinstance(one, ast.Call)]
    given = [one.args[0] for one in calls if getattr(one.func, "id", "") in ("_", "ngettext")]
    return {str(one.value) for one in given if isinstance(one, ast.Constant)}


def firsts(messages: list[argparsed.Said]) -> set[str]:
    return {one if isinstance(one, str) else one[0] for one in messages}


def test_a_sentence_that_cannot_be_found_is_a_fault() -> None:
    with pytest.raises(ValueError, match="line 1"):
        [*sentences.found_in("terminal.say(text)")]


def test_json_of_a_fault_is_the_same(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    (tmp_path / "x.json").write_text('{"customers": "many"}')
    monkeypatch.setenv("LANG", "fr_FR.UTF-8")
    assert main(["run", "volume", "x.json", "--json"]) == FAULTY
    data = json.loads(capsys.readouterr().out)
    assert {one["path"] for one in data["messages"]} == {"customers", "contacts", "seconds"}
