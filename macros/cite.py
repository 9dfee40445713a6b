"""The macros `cite`, `sources` and `bibliography`: who said it, and where."""

from __future__ import annotations

from markupsafe import Markup

from calculator.words import choose, quote
from macros import bibliography as works
from macros import front_matter, known, templates
from macros.page import Page
from macros.registry import Kind, macro
from macros.sentence import MacroError

FORMS = ("full", "year")


@macro(Kind.INLINE)
def cite(
    page: Page,
    keys: str,
    /,
    *,
    pages: str | None = None,
    chapter: str | None = None,
    form: str = "full",
) -> Markup:
    """A citation in brackets, linked to the list that the macro `sources` makes.

    Args:
        page: The page that the call stands in.
        keys: The work's key in the bibliography, or several with a space between them.
        pages: The page or pages, if one work is cited.
        chapter: The chapter, if one work is cited and its pages are not known.
        form: `full`, or `year` where the sentence has named the authors.
    """
    if form not in FORMS:
        raise MacroError(f"`form` is {choose(FORMS)}, not {quote(form)}.")
    if not page.calls("sources"):
        raise MacroError(
            "This page cites and does not list its sources: it needs {{ sources() }} at its end."
        )
    split = keys.split()
    if (pages or chapter) and len(split) != 1:
        raise MacroError(
            "Pages and chapters belong to one work: cite the others in their own call."
        )
    book = works.load(page.docs)
    cited = [(key, book.cited(key, pages, chapter, year_only=form == "year")) for key in split]
    page.cited.update(dict.fromkeys(split))
    return templates.render("cite.jinja", cited=cited)


@macro(Kind.BLOCK)
def sources(page: Page, /) -> Markup:
    """All works that the page cites, and what else the page says it rests on.

    Args:
        page: The page that the call stands in.
    """
    if page.path is None:
        raise MacroError("Only a page with a file of its own can say what it rests on.")
    head = front_matter.read(page.path)
    address = page.address("reference/sources.md", "marks")

    def listed() -> Markup:
        book = works.load(page.docs)
        cited = [(key, book.reference(key)) for key in book.keys if key in page.cited]
        cited += [(None, known.own(work)) for work in page.own_works]
        return templates.render("sources.jinja", works=cited, head=head, marks=address)

    return page.later(listed)


@macro(Kind.BLOCK)
def bibliography(page: Page, /) -> Markup:
    """All works of the bibliography.

    Args:
        page: The page that the call stands in.
    """
    book = works.load(page.docs)
    references = [(key, book.reference(key)) for key in book.keys]
    return templates.render("bibliography.jinja", works=references)
