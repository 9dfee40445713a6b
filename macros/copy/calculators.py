"""Look at a copy's own calculators: each is imported, and answers its own example."""

from __future__ import annotations

import ast
import importlib
import pkgutil
import re
import sys
import traceback
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import ModuleType

import calculator
from calculator import catalog
from calculator.declaration import Calculator
from calculator.words import choose, quote
from macros.copy.folder import CALCULATORS, calculator_files, name_of
from macros.knowledge.problems import Problem

MODULE_NAME = re.compile(r"[a-z][a-z0-9_]*")
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
        return [problem for path in calculator_files(folder) for problem in _wrong(path, taken)]


def _lies_in(module: ModuleType, folder: Path) -> bool:
    file = getattr(module, "__file__", None)
    return file is not None and Path(file).parent == folder


def _wrong(path: Path, taken: set[str]) -> list[Problem]:
    file, name = f"{CALCULATORS}/{path.name}", name_of(path)
    if not MODULE_NAME.fullmatch(path.stem):
        said = "is not a name for a module; use a–z, 0–9 and _, as in pay_slip.py"
        return [Problem(file, 1, 1, f"{quote(path.stem)} {said}.")]
    if path.stem in taken:
        said = f"there is a shipped calculator {quote(name)} already; give this another name."
        return [Problem(file, 1, 1, said)]
    try:
        tree = ast.parse(path.read_bytes())
    except SyntaxError as error:
        said = f"this is not Python that can be read: {error.msg}."
        return [Problem(file, error.lineno or 1, error.offset or 1, said)]
    except ValueError:
        return [Problem(file, 1, 1, "there is a character in it that Python does not allow.")]
    return [*_foreign(tree, file)] or [*_answered(path, file, name, tree)]


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
                said = f"{quote(module)} is not in the reader’s browser; only Python’s own library "
                said += f"and {quote(PACKAGE)} can be imported."
                yield Problem(file, *_place(node), said)


def _answered(path: Path, file: str, name: str, tree: ast.Module) -> Iterator[Problem]:
    try:
        module = importlib.import_module(f"{catalog.__name__}.{path.stem}")
    except (Exception, SystemExit) as error:  # noqa: BLE001 whatever somebody's own file raises
        yield _raised(error, path, file, "when it is imported")
        return
    declared = getattr(module, "CALCULATOR", None)
    if not isinstance(declared, Calculator):
        said = "the file declares no calculator; it needs `CALCULATOR = Calculator(…)`."
        yield Problem(file, *_place(_assigned(tree)), said)
        return
    if declared.name != name:
        said = f"its file is called {quote(path.name)}, so its name is {quote(name)}, not "
        yield Problem(file, *_given(tree, "name"), f"{said}{quote(declared.name)}.")
    try:
        reply = calculator.respond(name, declared.example)
        calculator.render_form(name, declared.example)
    except (Exception, SystemExit) as error:  # noqa: BLE001 as above
        yield _raised(error, path, file, "for its own example")
        return
    for message in reply.messages:
        if message.level == "error":
            where = f"{message.path}: " if message.path else ""
            said = f"its own example is refused: {where}{message.text}"
            yield Problem(file, *_given(tree, "example"), said)
    if not reply.faulty and list(reply.values) != [value.key for value in declared.values]:
        given = choose(map(quote, reply.values), "and")
        declared_values = choose((quote(value.key) for value in declared.values), "and")
        said = f"`calculate` gives {given or 'nothing'}; declared are {declared_values or 'none'}."
        yield Problem(file, *_given(tree, "values"), said)


def _raised(error: BaseException, path: Path, file: str, when: str) -> Problem:
    """Say what was raised, at the last line of the file that had a part in it."""
    frames = [
        frame for frame in traceback.extract_tb(error.__traceback__) if Path(frame.filename) == path
    ]
    line = (frames[-1].lineno or 1) if frames else 1
    column = (frames[-1].colno or 0) + 1 if frames else 1
    said = str(error).strip().rstrip(".")
    return Problem(
        file, line, column, f"{type(error).__name__} {when}{': ' if said else ''}{said}."
    )


def _given(tree: ast.Module, keyword: str) -> tuple[int, int]:
    """Where an argument of the declaration stands, or the declaration itself."""
    assigned = _assigned(tree)
    if isinstance(assigned, ast.Assign | ast.AnnAssign) and isinstance(assigned.value, ast.Call):
        for one in assigned.value.keywords:
            if one.arg == keyword:
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
