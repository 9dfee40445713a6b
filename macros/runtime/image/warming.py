"""Runs inside Pyodide: have everything imported that the calculators could ever ask for.

An image has no files. What it has not imported, however deep in a function the import stands, it
cannot import later; then the whole runtime has to be started after all.
"""

import gc
import sys
from collections.abc import Callable
from functools import _lru_cache_wrapper
from importlib import import_module
from types import CodeType, FunctionType
from typing import Any


def load_all(names: list[str]) -> list[str]:
    """Import every module of the library.

    Returns:
        The names of those that cannot be imported, each with the reason.
    """
    refused = []
    for name in names:
        try:
            import_module(name)
        except ImportError as fault:
            refused.append(f"{name}: {fault}")
    return refused


def load_templates(names: list[str]) -> None:
    """Have each of the templates made ready to be rendered."""
    from calculator.views import ENVIRONMENT

    for name in names:
        ENVIRONMENT.get_template(name)


def callable_from_outside() -> dict[str, Callable[..., str]]:
    """Every function that a page may call, by its name."""
    from calculator import wire

    return {
        name: one
        for name, one in vars(wire).items()
        if isinstance(one, FunctionType) and one.__module__ == wire.__name__ and name[0] != "_"
    }


def built_in() -> list[str]:
    """The modules in C that are imported, of those that are compiled in."""
    return sorted(set(sys.builtin_module_names) & set(sys.modules))


def of_frozen() -> list[Any]:
    """All that reads the frozen code of a module, whose data an image has not got."""
    import _imp

    return [_imp.find_frozen, _imp.get_frozen_object, _imp.init_frozen]


def forget() -> None:
    """Empty all caches that may forget: what was asked while warming is nobody's question."""
    for one in gc.get_objects():
        if isinstance(one, _lru_cache_wrapper) and one.cache_parameters()["maxsize"] is not None:
            one.cache_clear()


def settle() -> None:
    """Let go what is not needed."""
    sys.stdout.flush()
    sys.stderr.flush()
    gc.collect()
    gc.collect()


def everything() -> list[Any]:
    """Every object that can be reached, but for what is made to find them."""
    seen: set[int] = set()
    found: list[Any] = []
    left = gc.get_objects()
    own = {id(seen), id(found), id(left)}
    while left:
        one = left.pop()
        if id(one) in seen or id(one) in own:
            continue
        seen.add(id(one))
        found.append(one)
        left += gc.get_referents(one)
        if isinstance(one, CodeType):  # which tells the collector of nothing
            left += (one.co_consts, one.co_names, one.co_linetable, one.co_exceptiontable)
            left += (one.co_filename, one.co_name, one.co_qualname)
    return found


def lines(found: list[Any]) -> list[Any]:
    """All code with the table of its lines behind it, and last an empty table."""
    code = (one for one in found if isinstance(one, CodeType))
    return [both for one in code for both in (one, one.co_linetable)] + [b""]


def freeze() -> None:
    """Have the collector never look at what is left."""
    gc.freeze()
