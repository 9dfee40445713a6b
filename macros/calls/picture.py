"""The macro `picture`: what a calculator shows first, so small that no words fit into it."""

from __future__ import annotations

from markupsafe import Markup

from calculator import views
from macros.page.macro import Kind, macro
from macros.page.page import Page
from macros.page.question import ask


@macro(Kind.INLINE)
def picture(page: Page, name: str, /, *, scenario: str | None = None) -> Markup:
    """The first chart of a calculator's own example, or of a scenario, as a tiny drawing.

    It has no words and is hidden from screen readers: what stands beside it says what it is. In a
    table of links it makes cards of the rows.

    Args:
        page: The page that the call stands in.
        name: The calculator's name, such as `encounter`.
        scenario: The scenario that is drawn instead of the example.
    """
    presented = ask(page, name, scenario, {}).reply.presented
    charts = presented.charts[:1] if presented else ()
    drawn = "".join(views.drawing(chart, views.TINY) for chart in charts)
    return Markup('<span class="moments-picture" aria-hidden="true">{}</span>').format(
        Markup(drawn.replace("\n", ""))
    )
