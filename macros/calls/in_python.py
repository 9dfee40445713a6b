"""The macro `in_python`: the lines of Python that give a calculator's number."""

from __future__ import annotations

from markupsafe import Markup
from pygments import highlight
from pygments.formatters import HtmlFormatter
from pygments.lexers import PythonLexer

from calculator import UnknownCalculator
from calculator import load as load_calculator
from macros import terminal
from macros.page import templates
from macros.page.macro import Kind, macro
from macros.page.page import Page
from macros.page.question import unknown
from macros.sentence import MacroError


@macro(Kind.BLOCK)
def in_python(page: Page, name: str, /) -> Markup:  # noqa: ARG001 every macro is given its page
    """The lines that calculate the example's main number by the method itself.

    Args:
        page: The page that the call stands in.
        name: The calculator's name, such as `promoters`.
    """
    try:
        calculator = load_calculator(name)
    except UnknownCalculator:
        raise unknown(name) from None
    if not calculator.snippet:
        named = terminal.quoted(name)
        raise MacroError(terminal.say("{name} declares no snippet of Python.", name=named))
    code = highlight(
        calculator.snippet, PythonLexer(), HtmlFormatter(cssclass="highlight", wrapcode=True)
    )
    # Pygments escapes the code; its markup is finished.
    return templates.render("in_python.jinja", code=Markup(code), calculator=calculator)
