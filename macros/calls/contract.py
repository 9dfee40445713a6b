"""The macro `contract`: what a module of the calculators offers, from its docstrings."""

from __future__ import annotations

from markupsafe import Markup

from macros.knowledge import contract as read
from macros.page.macro import Kind, macro
from macros.page.page import Page

CALL_OF_DOCUMENTED = '{{{{ documented("{}") }}}}'


@macro(Kind.MARKDOWN)
def contract(page: Page, module: str, /) -> Markup:  # noqa: ARG001 every macro is given its page
    """What a module of the calculators offers, with a heading for each name.

    The headings are Markdown, so that generators list them, and know what other pages link to.

    Args:
        page: The page that the call stands in.
        module: The module's name in `calculator`, such as `fields`.
    """
    blocks = [CALL_OF_DOCUMENTED.format(module)]
    for one in read.read(module).names:
        blocks += [f"### {one.name} {{ #{one.anchor} }}", CALL_OF_DOCUMENTED.format(one.anchor)]
    return Markup("\n\n".join(blocks))
