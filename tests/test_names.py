"""One name for one thing, and one family of errors, in the whole project."""

from __future__ import annotations

import ast
from collections import defaultdict
from collections.abc import Iterator
from functools import cache
from importlib import import_module
from pathlib import Path

from calculator.errors import MomentsError

ROOT = Path(__file__).resolve().parents[1]
PRODUCT = ("calculator", "macros", "bench")
# In calculator/methods/ a module is named after its author, so that `converse.Score` says enough.
# The files that a copy begins with are the organisation's own.
ELSEWHERE = ("calculator/methods/", "macros/copy/starter/")
SHARED = {"DIAGRAM"}
"""What each module of a kind has under one name, by which it is found."""


def modules(*folders: str) -> Iterator[Path]:
    for folder in folders:
        for path in sorted((ROOT / folder).rglob("*.py")):
            place = path.relative_to(ROOT)
            if not place.as_posix().startswith(ELSEWHERE):
                yield place


@cache
def body(module: Path) -> list[ast.stmt]:
    return ast.parse((ROOT / module).read_text(encoding="utf-8")).body


def repeated(found: Iterator[tuple[str, str]]) -> dict[str, list[str]]:
    places: dict[str, list[str]] = defaultdict(list)
    for name, place in found:
        places[name].append(place)
    return {name: where for name, where in places.items() if len(where) > 1}


def classes(*folders: str) -> Iterator[tuple[str, str]]:
    for module in modules(*folders):
        for part in body(module):
            if isinstance(part, ast.ClassDef) and not part.name.startswith("_"):
                yield part.name, f"{module}:{part.lineno}"


def constants(*folders: str) -> Iterator[tuple[str, str]]:
    for module in modules(*folders):
        for part in body(module):
            targets = part.targets if isinstance(part, ast.Assign) else []
            for target in [*targets, *([part.target] if isinstance(part, ast.AnnAssign) else [])]:
                name = target.id if isinstance(target, ast.Name) else "_"
                if name.isupper() and not name.startswith("_") and name not in SHARED:
                    yield name, f"{module}:{part.lineno}"


def test_no_two_public_classes_have_one_name() -> None:
    assert len({*classes(*PRODUCT)}) > 50
    assert repeated(classes(*PRODUCT)) == {}


def test_each_constant_of_the_bridge_says_what_it_is() -> None:
    assert len({*constants("macros", "bench")}) > 100
    assert repeated(constants("macros", "bench")) == {}


def test_each_error_of_ours_is_one_of_the_family() -> None:
    """Found here and not while tests are collected, for each worker would read all sources."""
    errors = [
        (module, part.name)
        for module in modules(*PRODUCT)
        for part in body(module)
        if isinstance(part, ast.ClassDef)
        and any(ast.unparse(base).endswith(("Error", "Exception")) for base in part.bases)
    ]
    assert len(errors) > 10
    for module, name in errors:
        error = getattr(import_module(".".join(module.with_suffix("").parts)), name)
        assert issubclass(error, MomentsError), f"{module}: {name}"
