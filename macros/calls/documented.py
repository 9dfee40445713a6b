"""The macro `documented`: a name of the calculators' contract, from its docstring."""

from __future__ import annotations

import re

from markupsafe import Markup, escape
from pygments import highlight
from pygments.formatters import HtmlFormatter
from pygments.lexer import Lexer
from pygments.lexers import PythonConsoleLexer, PythonLexer

from macros.knowledge import contract as read
from macros.knowledge.contract import Documented
from macros.knowledge.docstring import Example, Listed, separated
from macros.page import templates
from macros.page.macro import Kind, macro
from macros.page.page import Page

SPAN_OF_CODE = re.compile(r"``(?P<double>.+?)``|`(?P<single>[^`]+)`")
SECTIONS = {
    "Args": "What it takes",
    "Attributes": "What it holds",
    "Returns": "What it gives",
    "Raises": "What it raises",
}


@macro(Kind.BLOCK)
def documented(page: Page, name: str, /) -> Markup:  # noqa: ARG001 every macro is given its page
    """What a name of the calculators is, how it is called, and what its docstring says.

    Args:
        page: The page that the call stands in.
        name: A module in `calculator`, such as `fields`, or what stands in one, as `fields.Number`.
    """
    if "." in name:
        return _shown(read.find(name))
    return templates.render(
        "documented.jinja", written=(), said=_blocks(read.read(name).text), members=()
    )


def _shown(one: Documented) -> Markup:
    return templates.render(
        "documented.jinja",
        written=[_coloured(one.written, PythonLexer())],
        said=_blocks(one.text),
        members=map(_shown, one.members),
    )


def _blocks(text: str) -> list[Markup]:
    """A docstring as HTML, block by block."""
    return [_block(one) for one in separated(text)]


def _block(one: str | Example | Listed) -> Markup:
    if isinstance(one, Example):
        return _coloured(one.code, PythonConsoleLexer())
    if isinstance(one, Listed):
        entries = [(name, prose(said)) for name, said in one.entries]
        return templates.render("listed.jinja", title=SECTIONS[one.title], entries=entries)
    return Markup("<p>{}</p>").format(prose(one))


def _coloured(code: str, lexer: Lexer) -> Markup:
    # Pygments escapes the code; its markup is finished.
    return Markup(highlight(code, lexer, HtmlFormatter(cssclass="highlight", wrapcode=True)))


def prose(text: str) -> Markup:
    """A sentence of a docstring: typographic marks, code, and links to what the contract names.

    >>> prose('One of `MEANINGS`, "as is".')
    Markup('One of <a href="#charts.MEANINGS"><code>MEANINGS</code></a>, “as is”.')
    """
    parts, at = [], 0
    for code in SPAN_OF_CODE.finditer(text):
        parts += [_words(text[at : code.start()]), _code(code["double"] or code["single"])]
        at = code.end()
    return Markup("").join([*parts, _words(text[at:])])


def _words(text: str) -> Markup:
    text = re.sub(r'"([^"]*)"', r"“\1”", text.replace("'", "’"))
    return Markup(re.sub(r"\*([^*\s][^*]*)\*", r"<em>\1</em>", str(escape(text))))


def _code(text: str) -> Markup:
    shown = Markup("<code>{}</code>").format(text)
    if anchor := read.anchors().get(text):
        return Markup('<a href="#{}">{}</a>').format(anchor, shown)
    return shown
