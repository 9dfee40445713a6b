"""Look at a copy's own calculators: each is read here, and tried in a Python of its own."""

from __future__ import annotations

import ast
import importlib
import keyword
import pkgutil
import re
import sys
from collections.abc import Collection, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from types import ModuleType
from typing import Any

import calculator
from calculator import catalog
from macros import terminal
from macros.copy import trials
from macros.copy.folder import (
    CALCULATORS,
    calculator_files,
    left_alone,
    name_of,
    scenario_files,
)
from macros.knowledge.problems import Problem, Problems, read
from macros.knowledge.scenarios import SCENARIOS, without_about

MODULE_NAME = re.compile(r"[a-z][a-z0-9_]*")
NOT_NAMES = frozenset(
    {*sys.stdlib_module_names, *keyword.kwlist, *keyword.softkwlist, *vars(catalog)}
    | {module.name for module in pkgutil.iter_modules(calculator.__path__)}
) - {module.name for module in pkgutil.iter_modules(catalog.__path__)}
"""Names that would stand in the way of a module or of a function with the same name."""
PACKAGE = calculator.__name__
"""What an own calculator may import beside Python's own library."""


@contextmanager
def offered(folder: Path) -> Iterator[None]:
    """Let a folder's modules be calculators, and leave no trace of them behind."""
    place, writes = str(folder), sys.dont_write_bytecode
    if place in catalog.__path__:  # somebody has built in this process and needs them on
        yield
        return
    sys.dont_write_bytecode = True  # __pycache__ would lie among the organisation's own files
    importlib.invalidate_caches()
    catalog.add(place)
    try:
        yield
    finally:
        catalog.__path__.remove(place)
        catalog.names.cache_clear()
        for name, module in [*sys.modules.items()]:
            if name.startswith(f"{catalog.__name__}.") and _lies_in(module, folder):
                del sys.modules[name]
                delattr(catalog, name.rpartition(".")[2])
        sys.dont_write_bytecode = writes


def check(folder: Path) -> list[Problem]:
    """Look at all of them.

    Args:
        folder: The copy's folder.
    """
    shipped = pkgutil.iter_modules([str(Path(str(catalog.__file__)).parent)])
    taken = {module.name for module in shipped}
    with offered(folder / CALCULATORS):
        return [
            problem
            for path in calculator_files(folder)
            for problem in _wrong(path, taken, _asked(folder, name_of(path)))
        ]


def not_offered(copy: Path, methods: Collection[str] | None) -> Iterator[str]:
    """Say of each own calculator that nobody will see why: by its name, or by the `methods`.

    Args:
        copy: The copy's folder.
        methods: The calculators that the copy offers; `None` for all.
    """
    for path in left_alone(copy):
        yield terminal.say(
            "{file} is left alone, since its name begins with _; rename it if it is a calculator.",
            file=f"{CALCULATORS}/{path.name}",
        )
    for path in calculator_files(copy):
        name = name_of(path)
        if methods is not None and name not in methods:
            yield terminal.say(
                "{file}: the calculator is not offered, since methods in moments.yml does not name "
                "{name}.",
                file=f"{CALCULATORS}/{path.name}",
                name=terminal.quoted(name),
            )


def _asked(folder: Path, name: str) -> dict[str, Any]:
    """The inputs for a calculator in the copy's own scenarios, by their file."""
    found = {}
    for path in scenario_files(folder):
        try:
            data = read(path, path.name).data
        except Problems:  # which are said where scenarios are looked at
            continue
        if isinstance(data, dict) and data.get("calculator") == name:
            found[f"{SCENARIOS}/{path.name}"] = without_about(data.get("inputs"))
    return found


def _lies_in(module: ModuleType, folder: Path) -> bool:
    file = getattr(module, "__file__", None)
    return file is not None and Path(file).parent == folder


def _wrong(path: Path, taken: set[str], asked: Mapping[str, Any]) -> list[Problem]:
    file, name = f"{CALCULATORS}/{path.name}", name_of(path)
    if not MODULE_NAME.fullmatch(path.stem):
        said = terminal.say(
            "{name} is not a name for a module; use a–z, 0–9 and _, as in pay_slip.py.",
            name=terminal.quoted(path.stem),
        )
        return [Problem(file, 1, 1, said)]
    if path.stem in taken:
        said = terminal.say(
            "there is a shipped calculator {name} already; give this another name.",
            name=terminal.quoted(name),
        )
        return [Problem(file, 1, 1, said)]
    if path.stem in NOT_NAMES:
        said = terminal.say(
            "{name} is a name of Python’s own or of this package; add a word to it, as in "
            "{better}.",
            name=terminal.quoted(path.stem),
            better=f"our_{path.stem}.py",
        )
        return [Problem(file, 1, 1, said)]
    try:
        tree = ast.parse(path.read_bytes())
    except (RecursionError, MemoryError):  # as Python says of its own stack
        said = terminal.say("it is nested too deeply for Python to read.")
        return [Problem(file, 1, 1, said)]
    except SyntaxError as error:
        said = terminal.say("this is not Python that can be read: {why}.", why=error.msg)
        return [Problem(file, error.lineno or 1, error.offset or 1, said)]
    except ValueError:
        said = terminal.say("there is a character in it that Python does not allow.")
        return [Problem(file, 1, 1, said)]
    return [*_foreign(tree, file)] or [*_tried(path, file, tree, asked)]


def _foreign(tree: ast.AST, file: str) -> Iterator[Problem]:
    """Imports that no reader's browser can follow."""
    for node in ast.walk(tree):
        modules: list[str] = []
        if isinstance(node, ast.Import):
            modules = [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            modules = ["." * node.level + (node.module or "")]
        for module in modules:
            top = module.partition(".")[0]
            if top != PACKAGE and top not in sys.stdlib_module_names:
                said = terminal.say(
                    "{module} is not in the reader’s browser; only Python’s own library and "
                    "{package} can be imported.",
                    module=terminal.quoted(module),
                    package=terminal.quoted(PACKAGE),
                )
                yield Problem(file, *_place(node), said)


def _tried(path: Path, file: str, tree: ast.Module, asked: Mapping[str, Any]) -> Iterator[Problem]:
    """What is found when it is imported and asked, in a Python of its own."""
    for one in trials.tried(path, asked):
        line, column = one.line, one.column
        if not line:
            line, column = (
                _place(_naming(tree, one.name)) if one.name else _given(tree, one.keyword)
            )
        yield Problem(file, line, column, one.said)


def _naming(tree: ast.Module, name: str) -> ast.AST | None:
    """Where a file names what it changes or calls: as an attribute, or in quotation marks."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Attribute) and node.attr == name:
            return node
        if isinstance(node, ast.Name) and node.id == name:
            return node
        if isinstance(node, ast.Constant) and node.value == name:
            return node
    return None


def _given(tree: ast.Module, argument: str) -> tuple[int, int]:
    """Where an argument of the declaration stands, or the declaration itself."""
    assigned = _assigned(tree)
    if isinstance(assigned, ast.Assign | ast.AnnAssign) and isinstance(assigned.value, ast.Call):
        for one in assigned.value.keywords:
            if one.arg == argument:
                return _place(one.value)
    return _place(assigned)


def _assigned(tree: ast.Module) -> ast.AST | None:
    for node in tree.body:
        targets = node.targets if isinstance(node, ast.Assign) else []
        targets = [node.target] if isinstance(node, ast.AnnAssign) else targets
        if any(isinstance(one, ast.Name) and one.id == "CALCULATOR" for one in targets):
            return node
    return None


def _place(node: ast.AST | None) -> tuple[int, int]:
    return getattr(node, "lineno", 1), getattr(node, "col_offset", 0) + 1
