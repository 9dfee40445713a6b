"""The macro `questions`: questions of the bank at a page's end, their answers folded away."""

from __future__ import annotations

from markupsafe import Markup

from macros.exam import bank, told
from macros.page.macro import Kind, macro
from macros.page.page import Page


@macro(Kind.MARKDOWN)
def questions(page: Page, name: str, /) -> Markup:
    """The questions that say `fold: NAME` in the bank, in its order, each with its answer folded.

    Args:
        page: The page that the call stands in.
        name: The name of the list.
    """
    asked = enumerate(bank.load(page.docs).fold(name), 1)
    return Markup("\n\n".join(told.fold(page, number, one) for number, one in asked))
