"""Which calculator uses which method: read from the code, function by function.

A calculator uses a function that its modules name, and whatever that function needs in turn. What
several calculators share stands in private modules of the catalog, and is followed as well.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from calculator import catalog, methods
from calculator.catalog import names

METHODS = Path(next(iter(methods.__path__)))
SHARED = Path(next(iter(catalog.__path__)))

Function = tuple[str, str]
"""A module of `calculator.methods`, or a private one of the catalog, and a function in it."""


def calculators(module: str, function: str) -> tuple[str, ...]:
    """The names of the calculators that use a function, in alphabetical order.

    Args:
        module: The module of `calculator.methods`, without that prefix.
        function: The function in it.
    """
    return tuple(name for name in names() if (module, function) in _reached(name))


@cache
def _reached(name: str) -> frozenset[Function]:
    module = name.replace("-", "_")
    folders = [Path(folder) for folder in catalog.__path__]  # an organisation's own as well
    paths = [
        path for one in folders for path in (one / f"{module}.py", *(one / module).glob("*.py"))
    ]
    paths = sorted(path for path in paths if path.is_file())
    found: set[Function] = set()
    waiting = [one for path in paths for one in _named(_tree(path), _tree(path))]
    needs = _needs()
    while waiting:
        one = waiting.pop()
        if one not in found:
            found.add(one)
            waiting += needs.get(one, ())
    return frozenset(found)


@cache
def _needs() -> dict[Function, tuple[Function, ...]]:
    """What each function calls of its own module and of the others."""
    needs = {}
    for path in [*sorted(METHODS.glob("*.py")), *sorted(SHARED.glob("_[a-z]*.py"))]:
        tree = _tree(path)
        own = {part.name for part in tree.body if isinstance(part, ast.FunctionDef)}
        for part in tree.body:
            if isinstance(part, ast.FunctionDef):
                within = [(path.stem, word) for word in sorted(_words(part) & own)]
                needs[path.stem, part.name] = (*within, *_named(tree, part))
    return needs


def _words(function: ast.FunctionDef) -> set[str]:
    """The names in a function that are not its own arguments and variables."""
    words = [word for word in ast.walk(function) if isinstance(word, ast.Name)]
    own = {argument.arg for argument in ast.walk(function) if isinstance(argument, ast.arg)}
    own |= {word.id for word in words if isinstance(word.ctx, ast.Store)}
    return {word.id for word in words} - own


@cache
def _tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"))


def _named(module: ast.Module, part: ast.AST) -> Iterator[Function]:
    """The functions of methods that a part of a module names, by what the module imports."""
    modules, functions = _imported(module)
    for word in ast.walk(part):
        if isinstance(word, ast.Attribute) and isinstance(word.value, ast.Name):
            if word.value.id in modules:
                yield modules[word.value.id], word.attr
        elif isinstance(word, ast.Name) and word.id in functions:
            yield functions[word.id]


def _shared(package: str, module: str) -> bool:
    return package == catalog.__name__ and module.startswith("_")


@cache  # by the tree itself, which `_tree` keeps
def _imported(module: ast.Module) -> tuple[dict[str, str], dict[str, Function]]:
    """What the names in a module stand for: modules and functions."""
    modules, functions = {}, {}
    for part in ast.walk(module):
        if isinstance(part, ast.ImportFrom) and part.module:
            for alias in part.names:
                name = alias.asname or alias.name
                package, _, last = part.module.rpartition(".")
                if part.module == methods.__name__ or _shared(part.module, alias.name):
                    modules[name] = alias.name
                elif package == methods.__name__ or _shared(package, last):
                    functions[name] = (last, alias.name)
    return modules, functions
