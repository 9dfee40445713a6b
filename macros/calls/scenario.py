"""The macro `scenario`: what happens in a scenario, and what is expected of each moment."""

from __future__ import annotations

from markupsafe import Markup

from macros.knowledge import scenarios
from macros.page import templates
from macros.page.macro import Kind, macro
from macros.page.page import Page


@macro(Kind.BLOCK)
def scenario(page: Page, name: str, /) -> Markup:
    """A scenario's story, and a table of why its customers expect what they expect.

    Args:
        page: The page that the call stands in.
        name: The scenario's file below `docs/scenarios/`, without its suffix.
    """
    return templates.render(
        "scenario.jinja",
        scenario=scenarios.load(page.docs, name),
        theirs=templates.of(f"{scenarios.SCENARIOS}/{name}.yml"),
    )
