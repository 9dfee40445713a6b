"""The macro `survey`: where a survey's own file becomes answers."""

from __future__ import annotations

from markupsafe import Markup

from calculator.survey.sheet.opening import LARGEST, MOST_CELLS
from calculator.words import amount
from macros.page import templates
from macros.page.macro import Kind, macro
from macros.page.page import Page


@macro(Kind.BLOCK)
def survey(page: Page, /) -> Markup:
    """The desk at which a reader opens a survey's file, says what it means and sees its answers.

    Args:
        page: The page that the call stands in.
    """
    return templates.render(
        "survey.jinja",
        runtime=page.runtime(),
        largest=LARGEST,
        megabytes=amount(LARGEST / 1e6),
        cells=amount(MOST_CELLS / 1e6),
    )
