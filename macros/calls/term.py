"""The macro `term`: a word of the field, explained where a page first uses it."""

from __future__ import annotations

from markupsafe import Markup, escape

from macros.knowledge.glossary import find
from macros.page import templates
from macros.page.macro import Kind, macro
from macros.page.page import Page

GLOSSARY_PAGE = "reference/glossary.md"
"""The page that lists all terms, below the folder of the pages."""


@macro(Kind.INLINE)
def term(page: Page, name: str, /, *, shown: str | None = None) -> Markup:
    """A term of the glossary, linked and explained where the page uses it first.

    Args:
        page: The page that the call stands in.
        name: The term, or another name that the glossary gives for it.
        shown: How it is written here, such as a plural.
    """
    entry = find(page.docs, name)
    text = shown or name
    if entry.name in page.explained:
        return escape(text)
    page.explained.add(entry.name)
    return templates.render(
        "term.jinja",
        term=entry,
        text=text,
        address=page.linked(GLOSSARY_PAGE, f"term-{entry.slug}"),
    )
