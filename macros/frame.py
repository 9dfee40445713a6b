"""The macro `calculator`: a calculator on the page, with its result already there."""

from __future__ import annotations

from typing import Any

from markupsafe import Markup

from calculator import views
from macros import known, templates
from macros.page import Page
from macros.reckoning import reckon
from macros.registry import Kind, macro


@macro(Kind.BLOCK)
def calculator(page: Page, name: str, /, *, scenario: str | None = None, **inputs: Any) -> Markup:
    """A calculator: its form, filled in, and the complete result for what the form holds.

    Args:
        page: The page that the call stands in.
        name: The calculator's name, such as `encounter`.
        scenario: The scenario that fills the form; without one, the calculator's own example does.
        inputs: Single fields that differ from that, by their keys.
    """
    reckoning = reckon(page, name, scenario, inputs)
    return templates.render(
        "calculator.jinja",
        calculator=reckoning.calculator,
        scenario=reckoning.scenario,
        # The calculator's own views have escaped what they were given.
        form=Markup(views.form(reckoning.calculator, reckoning.inputs)),
        headline=Markup(reckoning.reply.headline),
        details=Markup(reckoning.reply.details),
        known=known.cited(reckoning.calculator, page),
        runtime=page.runtime(),
        own=page.own,
    )
