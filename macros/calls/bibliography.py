"""The macro `bibliography`: all works, whoever cites them."""

from __future__ import annotations

from markupsafe import Markup

from macros.knowledge import bibliography as works
from macros.page import templates
from macros.page.macro import Kind, macro
from macros.page.page import Page


@macro(Kind.BLOCK)
def bibliography(page: Page, /) -> Markup:
    """All works of the bibliography.

    Args:
        page: The page that the call stands in.
    """
    book = works.load(page.docs)
    references = [(key, book.reference(key)) for key in book.keys]
    return templates.render("bibliography.jinja", works=references)
