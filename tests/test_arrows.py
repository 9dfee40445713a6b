"""Imports run one way: macros → catalog → methods, and to views; nothing runs back."""

import ast
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]

# What a folder's modules may import of our own and from others; the longest fitting prefix rules.
# The first answer of a fresh browser waits for each of these imports.
CONTRACT = {
    "calculator.charts",
    "calculator.declaration",
    "calculator.fields",
    "calculator.grids",
    "calculator.words",
}
ALLOWED = {
    "calculator/precision": set(),
    "calculator/words": {"calculator.precision"},
    "calculator/fields": set(),
    "calculator/grids": {"calculator.words"},
    "calculator/charts": {"calculator.grids", "calculator.words"},
    "calculator/declaration": {"calculator.charts", "calculator.fields", "calculator.grids"},
    "calculator/numerals": {"calculator.words"},
    "calculator/reading": {
        "calculator.declaration",
        "calculator.fields",
        "calculator.numerals",
        "calculator.reading",
        "calculator.words",
    },
    "calculator/methods": {"calculator.precision", "calculator.methods"},
    "calculator/catalog": CONTRACT | {"calculator.catalog", "calculator.methods"},
    "calculator/views": CONTRACT | {"calculator.precision", "calculator.views", "jinja2"},
    "calculator": {"calculator"},
}
STANDARD_LIBRARY = {
    "collections",
    "dataclasses",
    "difflib",
    "functools",
    "importlib",
    "itertools",
    "json",
    "math",
    "pkgutil",
    "re",
    "typing",
}
COMMENT = re.compile(r"//[^\n]*|/\*.*?\*/", re.DOTALL)
MODULES = sorted(path.relative_to(ROOT) for path in (ROOT / "calculator").rglob("*.py"))


def imported(path: Path) -> set[str]:
    names = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            assert not node.level, f"{path} imports relatively; say where from"
            assert node.module
            names |= {_module(node.module, alias.name) for alias in node.names}
    return names


def _module(package: str, name: str) -> str:
    """The module that is imported: `from package import name` may name one or what is in one."""
    within = ROOT.joinpath(*package.split("."), name)
    is_module = within.is_dir() or within.with_suffix(".py").is_file()
    return f"{package}.{name}" if is_module else package


def test_there_are_modules() -> None:
    assert len(MODULES) > 10


@pytest.mark.parametrize("module", MODULES, ids=str)
def test_imports_run_one_way(module: Path) -> None:
    place = module.with_suffix("").as_posix()
    rule = max((prefix for prefix in ALLOWED if place.startswith(prefix)), key=len)
    for name in imported(ROOT / module):
        if name.partition(".")[0] in STANDARD_LIBRARY:
            continue
        assert any(name == one or name.startswith(f"{one}.") for one in ALLOWED[rule]), (
            f"{module} imports {name}; it may import {sorted(ALLOWED[rule])} and, of the standard "
            f"library, {sorted(STANDARD_LIBRARY)}"
        )


FORBIDDEN = {
    "open": "does input or output",
    "print": "does input or output",
    "input": "does input or output",
    "eval": "runs text as code",
    "exec": "runs text as code",
    "sum": "adds floats, which Pythons do differently: use math.fsum",
}


@pytest.mark.parametrize("module", MODULES, ids=str)
def test_the_scoring_code_is_pure(module: Path) -> None:
    for node in ast.walk(ast.parse((ROOT / module).read_text(encoding="utf-8"))):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
            fault = FORBIDDEN.get(node.func.id)
            assert not fault, f"{module}:{node.lineno} calls {node.func.id}, which {fault}"


def test_nothing_in_the_browser_knows_a_calculator() -> None:
    scripts = [*(ROOT / "docs/assets").glob("*.js"), *(ROOT / "docs/assets/moments").glob("*.js")]
    assert len(scripts) >= 3
    for script in [*scripts, ROOT / "macros/runtime/worker.mjs"]:
        text = script.read_text(encoding="utf-8")
        code = COMMENT.sub("", text)
        for word in ("encounter", "volume", "importance", "expectation", "reach"):
            assert not re.search(rf"\b{word}\b", code), f"{script.name} knows {word}"
