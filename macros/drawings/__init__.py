"""The diagrams of the guides, one module each.

Each is a diagram as soon as it exists: `kano_curves` is found as "kano-curves". Its module says in
`DIAGRAM` what is to be seen, and draws it twice: narrow for a phone, wide for a screen or paper.
"""

from __future__ import annotations

import pkgutil
from functools import cache
from importlib import import_module

from macros import terminal
from macros.drawings.pen import Diagram
from macros.sentence import MacroError, suggest

TOOLS = {"blocks", "pen", "strips"}


@cache
def names() -> tuple[str, ...]:
    """Names of all diagrams, in alphabetical order."""
    found = {module.name for module in pkgutil.iter_modules(__path__)} - TOOLS
    return tuple(sorted(name.replace("_", "-") for name in found))


def load(name: str) -> Diagram:
    """Find a diagram by its name.

    Raises:
        MacroError: If there is none; the sentence names the nearest.
    """
    if name not in names():
        said = terminal.say(
            "There is no diagram {name}; {hint}",
            name=terminal.quoted(name),
            hint=suggest(name, names()),
        )
        raise MacroError(said)
    diagram: Diagram = import_module(f"{__name__}.{name.replace('-', '_')}").DIAGRAM
    return diagram
