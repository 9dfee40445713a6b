"""The macros that pages may call, each in the file of its own name.

Each is a macro as soon as it exists: `{{ value(…) }}` is the function `value` in `value.py`.
"""

from __future__ import annotations

import pkgutil
from functools import cache
from importlib import import_module

from markupsafe import Markup

from macros import terminal
from macros.page.call import Call
from macros.page.macro import Macro
from macros.page.page import Page
from macros.sentence import MacroError, suggest


@cache
def names() -> tuple[str, ...]:
    """The names of all macros, in alphabetical order."""
    return tuple(sorted(one.name for one in pkgutil.iter_modules(__path__)))


@cache
def load(name: str) -> Macro:
    """Find a macro by its name.

    Raises:
        MacroError: If there is none; the sentence names the nearest.
    """
    if name not in names():
        said = terminal.say(
            "There is no macro {name}; {hint}",
            name=terminal.quoted(name),
            hint=suggest(name, names()),
        )
        raise MacroError(said)
    found: Macro = getattr(import_module(f"{__name__}.{name}"), name)
    return found


def expanded(page: Page, call: Call) -> Markup:
    """What a call within another text is replaced by.

    Raises:
        MacroError: If there is no such macro, or it objects.
    """
    return load(call.name).expand(page, call)
