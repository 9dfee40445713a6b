"""The macro `diagram`: a drawing that explains, in one layout for phones and one for screens."""

from __future__ import annotations

from markupsafe import Markup

from macros import drawings
from macros.drawings.pen import coordinate
from macros.page import templates
from macros.page.macro import Kind, macro
from macros.page.page import Page


@macro(Kind.BLOCK)
def diagram(page: Page, name: str, /) -> Markup:
    """A diagram with its finding below it.

    Args:
        page: The page that the call stands in.
        name: The diagram's name, such as `kano-curves`.
    """
    drawn = drawings.load(name)
    page.drawn[name] += 1
    times = page.drawn[name]
    return templates.render(
        "diagram.jinja",
        diagram=drawn,
        # Ids of their own, for a page may show a diagram twice.
        id=f"diagram-{name}" if times == 1 else f"diagram-{name}-{times}",
        layouts=[("narrow", drawn.draw(False)), ("wide", drawn.draw(True))],
        coordinate=coordinate,
    )
