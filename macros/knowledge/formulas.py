r"""The formulas of the methods: kept with the functions that calculate them.

A function of `calculator.methods` holds its formula in its docstring, in LaTeX:

    Formula:
        \text{NPS} = 100 \, (p - d)
        m = 100 \, z
            \sqrt{\frac{p + d - (p - d)^2}{n}}

    Symbols:
        p: share of promoters
        d: share of detractors

Each line below `Formula:` is a formula; what is indented further belongs to the line above. Each
line below `Symbols:` holds a symbol in LaTeX, a colon, and what it stands for. Both sections end
with an empty line.
"""

from __future__ import annotations

import inspect
import pkgutil
import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from importlib import import_module
from types import ModuleType

from calculator import methods
from macros import terminal
from macros.sentence import MacroError, suggest


@dataclass(frozen=True)
class MethodFormula:
    """A formula as the docstring of its function has it.

    Attributes:
        module: The function's module in `calculator.methods`, such as `servqual`.
        function: The function's name.
        caption: The first sentence of its docstring.
        lines: The formulas in LaTeX, one or more.
        symbols: Symbols in LaTeX with what they stand for.
    """

    module: str
    function: str
    caption: str
    lines: tuple[str, ...]
    symbols: tuple[tuple[str, str], ...]

    @property
    def name(self) -> str:
        """The name by which pages call it, such as `servqual.gap`."""
        return f"{self.module}.{self.function}"


def find(name: str) -> MethodFormula:
    """Find a formula by the name of its function.

    Raises:
        MacroError: If there is none; the sentence names the nearest.
    """
    known = load()
    if name not in known:
        said = terminal.say(
            "There is no formula {name}; {hint}",
            name=terminal.quoted(name),
            hint=suggest(name, known),
        )
        raise MacroError(said)
    return known[name]


@cache
def load() -> dict[str, MethodFormula]:
    """Read the formulas of all public functions of the methods, by their names."""
    found = {}
    for module in modules():
        for function in public(module):
            formula = read(short_name(module), function)
            if formula:
                found[formula.name] = formula
    return found


def public(module: ModuleType) -> list[Callable[..., object]]:
    """The functions that a module of methods offers, in the order in which they stand there."""
    return [
        one
        for name, one in vars(module).items()
        if inspect.isfunction(one) and one.__module__ == module.__name__ and name[0] != "_"
    ]


def read(module: str, function: Callable[..., object]) -> MethodFormula | None:
    """Read the formula in a function's docstring; there may be none.

    Raises:
        MacroError: If the sections are not written as they should be.
    """
    where = f"{module}.{function.__name__}"
    text = inspect.getdoc(function) or ""
    lines, symbols = _section(text, "Formula"), _section(text, "Symbols")
    if not lines:
        if symbols:
            said = terminal.say("{name} explains symbols and has no formula.", name=where)
            raise MacroError(said)
        return None
    explained = []
    for line in symbols:
        symbol, colon, meaning = line.partition(": ")
        if not colon:
            said = terminal.say(
                "{name}: a symbol needs a colon and what it means: {line}.",
                name=where,
                line=terminal.quoted(line),
            )
            raise MacroError(said)
        explained.append((symbol, meaning))
    return MethodFormula(
        module, function.__name__, first_sentence(function), tuple(lines), tuple(explained)
    )


def _section(text: str, name: str) -> list[str]:
    """The lines of a section; what is indented further is joined to the line before."""
    found = re.search(rf"^{name}:\n((?:    .*\n?)+)", text, re.MULTILINE)
    if not found:
        return []
    lines: list[str] = []
    for line in found[1].splitlines():
        if line.startswith("     ") and lines:
            lines[-1] += f" {line.strip()}"
        else:
            lines.append(line.strip())
    return lines


def modules() -> list[ModuleType]:
    """The modules of methods, in alphabetical order."""
    found = pkgutil.iter_modules(methods.__path__, f"{methods.__name__}.")
    return [import_module(module.name) for module in found]


def short_name(module: ModuleType) -> str:
    """A module's name without the packages that it lies in."""
    return module.__name__.rpartition(".")[2]


def first_sentence(documented: object) -> str:
    """The first line of a docstring."""
    return (inspect.getdoc(documented) or "").partition("\n")[0]
