"""The macro `calculator`: a calculator on the page, with its result already there."""

from __future__ import annotations

from typing import Any

from markupsafe import Markup

from calculator import views
from calculator.sureness import how_sure
from macros.page import known, templates, worked
from macros.page.house import adopted
from macros.page.macro import Kind, macro
from macros.page.page import Page
from macros.page.question import ask


@macro(Kind.BLOCK)
def calculator(
    page: Page, name: str, /, *, scenario: str | None = None, fold: bool = False, **inputs: Any
) -> Markup:
    """A calculator: its form, filled in, and the complete result for what the form holds.

    A copy that does not offer it shows the result alone.

    Args:
        page: The page that the call stands in.
        name: The calculator's name, such as `encounter`.
        scenario: The scenario that fills the form; without one, the calculator's own example does.
        fold: Whether to show the answer and its first chart alone until the reader opens the rest,
            as within a text that has more to say.
        inputs: Single fields that differ from that, by their keys.
    """
    answered = ask(page, name, scenario, inputs)
    if name in adopted().still:
        return worked.example(page, answered, fold=fold)
    theirs = known.language(name)
    sure = how_sure(name, answered.inputs)
    return templates.render(
        "calculator.jinja",
        calculator=answered.calculator,
        scenario=answered.scenario,
        # The calculator's own views have escaped what they were given.
        form=Markup(
            views.form(answered.calculator, answered.inputs).replace("<form", f"<form{theirs}", 1)
        ),
        headline=Markup(answered.reply.headline),
        sureness=Markup(views.sureness(sure) if sure else ""),
        details=Markup(answered.reply.details),
        given=Markup(answered.reply.given),
        known=known.cited(answered.calculator, page),
        runtime=page.runtime(),
        own=page.own,
        image=page.image and not page.own,  # which does not know an organisation's own
        fold=fold,
        wide=page.wide,
        theirs=theirs,
    )
