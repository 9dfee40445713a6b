"""The macro `formula`: a method's formula with its symbols explained."""

from __future__ import annotations

import re

from markupsafe import Markup, escape

from macros.knowledge import front_matter, mathml, usage
from macros.knowledge.formulas import MethodFormula, find
from macros.page import templates
from macros.page.macro import Kind, macro
from macros.page.page import Page
from macros.sentence import MacroError

FORMULAS_PAGE = "reference/formulas.md"
"""The page that lists all formulas, below the folder of the pages."""
CALCULATE = "calculate"
WIDEST = 10.0
"""In em: what is broader may have to scroll on a phone, in a font of its own too, until ours comes;
it must then be reached by keyboard."""


@macro(Kind.BLOCK)
def formula(page: Page, name: str, /) -> Markup:
    """A method's formula with its symbols explained.

    Args:
        page: The page that the call stands in.
        name: Module and function of `calculator.methods`, such as `servqual.gap`.
    """
    return show(page, find(name), here=False)


def show(page: Page, formula: MethodFormula, *, here: bool) -> Markup:
    """A figure with the formula; `here` is the index, to which all others point."""
    try:
        lines = [mathml.render(line, alone=True) for line in formula.lines]
        symbols = [(mathml.render(s, alone=False), prose(text)) for s, text in formula.symbols]
    except mathml.UnreadableFormula as error:
        raise MacroError(f"The formula of {formula.name}: {error}.") from None
    names = usage.calculators(formula.module, formula.function)
    places = [f"{CALCULATE}/{name}.md" for name in names]
    return templates.render(
        "formula.jinja",
        formula=formula,
        caption=prose(formula.caption),
        lines=[(line, line.breadth > WIDEST) for line in lines],
        symbols=symbols,
        used=links(page, [place for place in places if (page.docs / place).is_file()]),
        address=None if here else page.linked(FORMULAS_PAGE, formula.name),
    )


def links(page: Page, places: list[str]) -> list[tuple[str, str]]:
    """Pages as address and title, without the page that the links would stand on."""
    own = None if page.path is None else page.path.relative_to(page.docs).as_posix()
    return [
        (page.address(one), front_matter.title(page.docs / one)) for one in places if one != own
    ]


def prose(text: str) -> Markup:
    """A sentence of a docstring as it stands on a page: typographic marks, code and titles."""
    text = re.sub(r'"([^"]*)"', r"“\1”", text.replace("'", "’"))
    html = re.sub(r"`([^`]+)`", r"<code>\1</code>", str(escape(text)))
    return Markup(re.sub(r"\*([^*\s][^*]*)\*", r"<em>\1</em>", html))
