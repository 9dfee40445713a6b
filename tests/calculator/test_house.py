"""How calculators of the catalog are built: one order of parts, and nothing said in two of them."""

from __future__ import annotations

import ast
import json
import re
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

import pytest

import calculator
from calculator.declaration import Source

ROOT = Path(__file__).resolve().parents[2]
CATALOG = ROOT / "calculator" / "catalog"
MODULES = sorted(CATALOG.rglob("*.py"))
DECLARING = [path for path in MODULES if "CALCULATOR = " in path.read_text("utf-8")]
PACKAGED = [path for path in MODULES if path.parent != CATALOG and path.name != "__init__.py"]
WORKS = {work["id"] for work in json.loads((ROOT / "docs/reference/sources.json").read_text())}
MOST = 300
ALIKE = 5
PARTS = ["docstring", "imports", "constants", "check", "calculate", "present", "private", "last"]
CONSTANTS = ["FIELDS", "VALUES", "EXAMPLE"]
KEYWORDS = ["name", "question", "fields", "values", "example", "check", "calculate", "present"]
KEYWORDS += ["sure", "beside", "together"]
KEYWORDS += ["limits", "sources", "snippet", "snippet_gives"]
NO_NOUNS = {"base", "common", "core", "helpers", "manager", "misc", "shared", "tools", "utils"}
BY_HAND = {
    r"\bGrid\(": "a table is made by grid(), column by column",
    r"\bfrozenset\(": "number() says which columns are numbers",
    r"\bzip\(inputs": "Findings.beside() puts what was found beside each row",
    r"\bSource\(": "a work is named by its key",
}


def place(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


FILES = sorted((ROOT / "calculator").rglob("*.py"))
every = pytest.mark.parametrize("path", MODULES, ids=place)
each_declaration = pytest.mark.parametrize("path", DECLARING, ids=place)


def test_each_calculator_is_declared_in_one_of_these_modules() -> None:
    assert len(DECLARING) == len(calculator.names())


@every
def test_nothing_is_put_together_by_hand(path: Path) -> None:
    for pattern, instead in BY_HAND.items():
        assert not re.search(pattern, path.read_text("utf-8")), instead


@pytest.mark.parametrize("name", calculator.names())
def test_each_work_is_in_the_bibliography(name: str) -> None:
    for work in calculator.load(name).sources:
        assert not isinstance(work, Source)
        assert work in WORKS


def part_of(node: ast.stmt, first: bool) -> str:
    match node:
        case ast.Expr(ast.Constant(str())):
            return "docstring" if first else ""  # of the constant above it
        case ast.Import() | ast.ImportFrom():
            return "imports"
        case ast.FunctionDef(name="check" | "calculate" | "present" as name):
            return name
        case ast.Assign(targets=[ast.Name("CALCULATOR")]):
            return "last"
        case ast.Assign() | ast.AnnAssign():
            return "constants"
    return "private"


@each_declaration
def test_parts_stand_in_one_order(path: Path) -> None:
    body = ast.parse(path.read_text("utf-8")).body
    found = [part for at, node in enumerate(body) if (part := part_of(node, at == 0))]
    assert found == sorted(found, key=PARTS.index)
    assert found[0] == "docstring"
    assert found[-1] == "last"
    for function in body:
        if isinstance(function, ast.FunctionDef) and part_of(function, False) == "private":
            assert function.name.startswith("_"), f"{function.name} is no part of a calculator"


@every
def test_what_is_asked_stands_before_what_is_given_and_the_example(path: Path) -> None:
    named = [
        target.id
        for node in ast.parse(path.read_text("utf-8")).body
        if isinstance(node, ast.Assign)
        for target in node.targets
        if isinstance(target, ast.Name) and target.id in CONSTANTS
    ]
    assert named == sorted(named, key=CONSTANTS.index)


@each_declaration
def test_a_declaration_is_in_one_order(path: Path) -> None:
    (declared,) = (
        node.value
        for node in ast.parse(path.read_text("utf-8")).body
        if part_of(node, False) == "last" and isinstance(node, ast.Assign)
    )
    assert isinstance(declared, ast.Call)
    given = [str(keyword.arg) for keyword in declared.keywords]
    assert given == sorted(given, key=KEYWORDS.index)


@pytest.mark.parametrize("path", PACKAGED, ids=place)
def test_what_a_package_shows_stands_in_the_file_of_its_name(path: Path) -> None:
    assert path.stem not in NO_NOUNS
    for node in ast.parse(path.read_text("utf-8")).body:
        if isinstance(node, ast.FunctionDef) and not node.name.startswith("_"):
            gives = "" if node.returns is None else ast.unparse(node.returns)
            if gives.startswith("charts."):
                assert path.name == "charts.py", f"{node.name} draws a chart"
            if gives == "Grid":
                assert path.name in ("charts.py", "tables.py"), f"{node.name} makes a table"
            if gives == "tuple[Formula, ...]":
                assert path.name == "telling.py", f"{node.name} tells a formula"
        if isinstance(node, ast.Assign) and ast.unparse(node.targets[0]) == "FIELDS":
            assert path.name == "fields.py"


def test_a_file_can_be_read_at_one_sitting() -> None:
    lines = {place(path): len(path.read_text("utf-8").splitlines()) for path in FILES}
    assert len(lines) > 200
    assert {path: number for path, number in lines.items() if number > MOST} == {}


def said_in(path: Path) -> list[str]:
    text = path.read_text("utf-8")
    said = [
        node.value
        for node in ast.walk(ast.parse(text))
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    ]
    return said + re.findall(r"(?:^|\s)# (.*)", text)


def test_no_sentence_uses_a_word_of_yesterday() -> None:
    assert [
        f"{place(path)}: {one}"
        for path in FILES
        if "methods" not in path.parts
        for one in said_in(path)
        if re.search(r"\breckon|\bparts? them\b", one)
    ] == []


def test_no_template_does_either() -> None:
    for path in (ROOT / "calculator").rglob("*.jinja"):
        assert "reckon" not in path.read_text("utf-8"), path


def lines(path: Path) -> list[tuple[int, str]]:
    """Lines of a module with their numbers, blank ones and imports left out."""
    text = path.read_text("utf-8")
    imports: set[int] = set()
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.Import | ast.ImportFrom):
            imports |= {*range(node.lineno, (node.end_lineno or node.lineno) + 1)}
    numbered = enumerate(text.splitlines(), start=1)
    return [(at, line) for at, line in numbered if line.strip() and at not in imports]


def runs() -> Iterator[tuple[tuple[str, ...], str, str]]:
    """Each run of lines, the calculator whose it is, and where it begins."""
    for path in MODULES:
        whose, numbered = path.relative_to(CATALOG).parts[0], lines(path)
        for start in range(len(numbered) - ALIKE + 1):
            run = numbered[start : start + ALIKE]
            yield tuple(line for _, line in run), whose, f"{place(path)}:{run[0][0]}"


def test_no_two_calculators_say_the_same() -> None:
    places: dict[tuple[str, ...], dict[str, str]] = defaultdict(dict)
    for run, whose, where in runs():
        places[run].setdefault(whose, where)
    assert len(places) > 1000
    assert [sorted(where.values()) for where in places.values() if len(where) > 1] == []
