"""The macro `glossary`: all terms, with who defined them and which page explains them."""

from __future__ import annotations

from markupsafe import Markup

from calculator.words import quote
from macros.knowledge import bibliography as works
from macros.knowledge import front_matter
from macros.knowledge import glossary as terms
from macros.page import templates
from macros.page.macro import Kind, macro
from macros.page.page import Page
from macros.sentence import MacroError


@macro(Kind.BLOCK)
def glossary(page: Page, /) -> Markup:
    """All terms, in the order of the alphabet, with their sources and the pages that explain them.

    Args:
        page: The page that the call stands in.
    """
    entries = sorted(set(terms.load(page.docs).values()), key=lambda entry: entry.name.lower())
    book = works.load(page.docs)
    rows = []
    for entry in entries:
        page.cited.update(dict.fromkeys(entry.sources))
        if not (page.docs / entry.see).is_file():
            where = f"{terms.TERMS_FILE}, {quote(entry.name)}"
            raise MacroError(f"{where}: there is no page {entry.see} to see.")
        rows.append(
            {
                "term": entry,
                "sources": [(key, book.cited(key)) for key in entry.sources],
                "address": page.address(entry.see),
                "title": front_matter.title(page.docs / entry.see),
            }
        )
    return templates.render("glossary.jinja", rows=rows)
