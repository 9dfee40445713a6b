"""The macro `glossary`: all terms, with who defined them and which page explains them."""

from __future__ import annotations

from markupsafe import Markup

from macros import terminal
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
            where = f"{terms.TERMS_FILE}, {terminal.quoted(entry.name)}"
            said = terminal.say("there is no page {page} to see.", page=entry.see)
            raise MacroError(f"{where}: {said}")
        rows.append(
            {
                "term": entry,
                "sources": [(key, book.cited(key)) for key in entry.sources],
                "address": page.address(entry.see),
                "title": front_matter.title(page.docs / entry.see),
            }
        )
    return templates.render("glossary.jinja", rows=rows)
