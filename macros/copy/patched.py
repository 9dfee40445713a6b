"""What an own calculator has changed in what every calculator uses.

A calculator that puts another function in the place of one of ours would change the answers of all
others on the same page.
"""

from __future__ import annotations

import importlib
import pkgutil
import sys
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

import calculator

NOT_OF_PAGES = ("calculator.survey", "calculator.catalog")
Held = dict[str, dict[str, tuple[Any, Any]]]
"""By module or class and name: what is held, and a copy of what is in it if that can change."""


def noted() -> Held:
    """What modules and classes hold now, also of those that a calculator is still to ask for."""
    _load(calculator.__path__, f"{calculator.__name__}.")
    return {
        name: {key: (value, _within(key, value)) for key, value in held.items()}
        for name, held in _ours()
    }


def since(before: Held) -> dict[str, str]:
    """What is no longer what it was: each name, and the first module or class that held it."""
    found: dict[str, str] = {}
    for name, held in _ours():
        for key, (value, within) in before.get(name, {}).items():
            if name in sys.modules and key.startswith("_"):
                continue
            if key not in held or held[key] is not value or _within(key, held[key]) != within:
                found.setdefault(key, name)
    return found


def _load(folders: Iterable[str], prefix: str) -> None:
    """Import what calculators may import: surveys are read on a page of their own."""
    for found in pkgutil.iter_modules(folders, prefix):
        if found.name in NOT_OF_PAGES:
            continue
        module = importlib.import_module(found.name)
        if found.ispkg:
            _load(module.__path__, f"{found.name}.")


def _ours() -> Iterator[tuple[str, Mapping[str, Any]]]:
    """What modules and classes hold that every calculator uses, by their names."""
    for name, module in [*sys.modules.items()]:
        if name in ("math", "builtins") or name.partition(".")[0] == calculator.__name__:
            yield name, vars(module)
            for key, value in [*vars(module).items()]:
                if isinstance(value, type) and value.__module__ == name != "builtins":
                    yield f"{name}.{key}", vars(value)


def _within(key: str, value: Any) -> Any:
    return type(value)(value) if key.isupper() and type(value) in (dict, list, set) else None
