"""The macro `sources`: what a page cites, and what it rests on."""

from __future__ import annotations

from markupsafe import Markup

from macros import terminal
from macros.knowledge import bibliography as works
from macros.knowledge import front_matter
from macros.page import known, templates
from macros.page.macro import Kind, macro
from macros.page.page import Page
from macros.sentence import MacroError


@macro(Kind.BLOCK)
def sources(page: Page, /) -> Markup:
    """All works that the page cites, and what else the page says it rests on.

    Args:
        page: The page that the call stands in.
    """
    if page.path is None:
        said = terminal.say("Only a page with a file of its own can say what it rests on.")
        raise MacroError(said)
    head = front_matter.read(page.path)
    address = page.linked("reference/sources.md", "marks")

    def listed() -> Markup:
        book = works.load(page.docs)
        cited: list[tuple[str | None, Markup]] = [
            (key, book.reference(key)) for key in book.keys if key in page.cited
        ]
        cited += [(None, known.own(work)) for work in page.own_works]
        return templates.render(
            "sources.jinja", works=cited, head=head, marks=address, theirs=templates.of(page.name)
        )

    return page.later(listed)
