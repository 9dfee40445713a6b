"""Runs inside Pyodide: have everything imported that the calculators could ever ask for.

An image has no files. What it has not imported, however deep in a function the import stands, it
cannot import later; then the whole runtime has to be started after all.
"""

import gc
import sys
from collections.abc import Callable
from importlib import import_module
from types import FunctionType


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


def settle() -> None:
    """Let go what is not needed, and have the collector never look at what is left."""
    sys.stdout.flush()
    sys.stderr.flush()
    gc.collect()
    gc.collect()
    gc.freeze()
