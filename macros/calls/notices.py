"""The macro `notices`: whose names the questions name."""

from __future__ import annotations

from markupsafe import Markup

from macros.exam.notices import MARKS_NOTICES
from macros.page.macro import Kind, macro
from macros.page.page import Page


@macro(Kind.MARKDOWN)
def notices(page: Page, /) -> Markup:  # noqa: ARG001 the shape of a macro
    """Whose trade marks stand in the questions, and that nobody of them has to do with us.

    Args:
        page: The page that the call stands in.
    """
    return Markup("\n".join(f"- {notice}" for notice in MARKS_NOTICES))
