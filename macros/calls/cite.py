"""The macro `cite`: who said it, and where."""

from __future__ import annotations

from markupsafe import Markup

from macros import terminal
from macros.knowledge import bibliography as works
from macros.page import templates
from macros.page.macro import Kind, macro
from macros.page.page import Page
from macros.sentence import MacroError, either

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
        said = terminal.say(
            "`form` is {forms}, not {form}.", forms=either(FORMS), form=terminal.quoted(form)
        )
        raise MacroError(said)
    if not page.calls("sources"):
        said = terminal.say(
            "This page cites and does not list its sources: it needs {{ sources() }} at its end."
        )
        raise MacroError(said)
    split = keys.split()
    if (pages or chapter) and len(split) != 1:
        said = terminal.say(
            "Pages and chapters belong to one work: cite the others in their own call."
        )
        raise MacroError(said)
    book = works.load(page.docs)
    cited = [(key, book.cited(key, pages, chapter, year_only=form == "year")) for key in split]
    page.cited.update(dict.fromkeys(split))
    return templates.render("cite.jinja", cited=cited)
