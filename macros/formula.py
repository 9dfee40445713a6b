r"""The formulas of the methods: kept with the functions that reckon them, shown on the pages.

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
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from importlib import import_module
from pathlib import Path
from types import ModuleType

from markupsafe import Markup, escape

from calculator import methods
from calculator.words import quote
from macros import calls, front_matter, mathml, templates, usage
from macros.page import Page
from macros.registry import Kind, macro
from macros.sentence import MacroError, suggest

LISTED = "reference/formulas.md"
CALCULATORS = "calculate"
GUIDES = "learn"
WIDEST = 12.0
"""In em: what is broader may have to scroll on a phone, and must then be reached by keyboard."""


@dataclass(frozen=True)
class Formula:
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


@macro(Kind.BLOCK)
def formula(page: Page, name: str, /) -> Markup:
    """A method's formula with its symbols explained.

    Args:
        page: The page that the call stands in.
        name: Module and function of `calculator.methods`, such as `servqual.gap`.
    """
    return _show(page, find(name), here=False)


@macro(Kind.BLOCK)
def formulas(page: Page, /) -> Markup:
    """All formulas, method by method, with the calculators that use them.

    Args:
        page: The page that the call stands in.
    """
    guides = _guides(page.docs)
    groups = []
    for module in _modules():
        ours = [one for one in load().values() if one.module == _short(module)]
        if not ours:
            continue
        title, _, rest = _first_sentence(module).rstrip(".").partition(": ")
        explaining = {path for one in ours for path in guides.get(one.name, ())}
        groups.append(
            {
                "id": _short(module),
                "title": _prose(title),
                "about": _prose(rest[:1].upper() + rest[1:] + ".") if rest else "",
                "formulas": [_show(page, one, here=True) for one in ours],
                "guides": _links(page, sorted(explaining)),
            }
        )
    groups.sort(key=lambda group: str(group["title"]).lower().removeprefix("the "))
    return templates.render("formulas.jinja", groups=groups)


def find(name: str) -> Formula:
    """Find a formula by the name of its function.

    Raises:
        MacroError: If there is none; the sentence names the nearest.
    """
    known = load()
    if name not in known:
        raise MacroError(f"There is no formula {quote(name)}; {suggest(name, known)}")
    return known[name]


@cache
def load() -> dict[str, Formula]:
    """Read the formulas of all public functions of the methods, by their names."""
    found = {}
    for module in _modules():
        for function in public(module):
            formula = read(_short(module), function)
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


def read(module: str, function: Callable[..., object]) -> Formula | None:
    """Read the formula in a function's docstring; there may be none.

    Raises:
        MacroError: If the sections are not written as they should be.
    """
    where = f"{module}.{function.__name__}"
    text = inspect.getdoc(function) or ""
    lines, symbols = _section(text, "Formula"), _section(text, "Symbols")
    if not lines:
        if symbols:
            raise MacroError(f"{where} explains symbols and has no formula.")
        return None
    explained = []
    for line in symbols:
        symbol, colon, meaning = line.partition(": ")
        if not colon:
            raise MacroError(f"{where}: a symbol needs a colon and what it means: {quote(line)}.")
        explained.append((symbol, meaning))
    return Formula(
        module, function.__name__, _first_sentence(function), tuple(lines), tuple(explained)
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


def _show(page: Page, formula: Formula, *, here: bool) -> Markup:
    """A figure with the formula; `here` is the index, to which all others point."""
    try:
        lines = [mathml.render(line, alone=True) for line in formula.lines]
        symbols = [(mathml.render(s, alone=False), _prose(text)) for s, text in formula.symbols]
    except mathml.Unreadable as error:
        raise MacroError(f"The formula of {formula.name}: {error}.") from None
    names = usage.calculators(formula.module, formula.function)
    places = [f"{CALCULATORS}/{name}.md" for name in names]
    return templates.render(
        "formula.jinja",
        formula=formula,
        caption=_prose(formula.caption),
        lines=[(line, line.breadth > WIDEST) for line in lines],
        symbols=symbols,
        used=_links(page, [place for place in places if (page.docs / place).is_file()]),
        address=None if here else page.address(LISTED, formula.name),
    )


def _links(page: Page, places: list[str]) -> list[tuple[str, str]]:
    """Pages as address and title, without the page that the links would stand on."""
    own = None if page.path is None else page.path.relative_to(page.docs).as_posix()
    return [
        (page.address(one), front_matter.title(page.docs / one)) for one in places if one != own
    ]


def _guides(docs: Path) -> dict[str, list[str]]:
    """The guides that show a formula, by its name: those that call the macro."""
    found: dict[str, list[str]] = {}
    for path in sorted((docs / GUIDES).rglob("*.md")):
        place = path.relative_to(docs).as_posix()
        for name in _called(path.read_text(encoding="utf-8")):
            found.setdefault(name, []).append(place)
    return found


def _called(text: str) -> Iterator[str]:
    at = 0
    while call := calls.find(text, at):
        at = call.end
        if call.name == "formula" and call.is_literal():
            yield from map(str, call.arguments()[0])


def _modules() -> list[ModuleType]:
    found = pkgutil.iter_modules(methods.__path__, f"{methods.__name__}.")
    return [import_module(module.name) for module in found]


def _short(module: ModuleType) -> str:
    return module.__name__.rpartition(".")[2]


def _first_sentence(documented: object) -> str:
    return (inspect.getdoc(documented) or "").partition("\n")[0]


def _prose(text: str) -> Markup:
    """A sentence of a docstring as it stands on a page: typographic marks, code and titles."""
    text = re.sub(r'"([^"]*)"', r"“\1”", text.replace("'", "’"))
    html = re.sub(r"`([^`]+)`", r"<code>\1</code>", str(escape(text)))
    return Markup(re.sub(r"\*([^*\s][^*]*)\*", r"<em>\1</em>", html))
