"""A calculator as its worked example alone: where a copy offers no calculator, guides still tell.

A guide's text speaks of the answer that its example gives, so that stays: in words, as a chart and
as a table. The form goes, and so does all that needs a script.
"""

from __future__ import annotations

import re
from dataclasses import replace

from markupsafe import Markup

from calculator import views
from calculator.sureness import how_sure
from macros.page import known, templates
from macros.page.page import Page
from macros.page.question import Answered

BUTTONS = re.compile(r"<p class=\"moments-leave[^>]*>.*?</p>\n?", re.DOTALL)
"""What takes a chart or a table away by a script, which no page without a calculator has."""


def example(page: Page, answered: Answered, *, fold: bool) -> Markup:
    """Show an example.

    Args:
        page: The page that it stands on.
        answered: What was asked and replied.
        fold: Whether its first chart is enough, as within a text that has more to say.
    """
    shown = answered.reply.presented
    assert shown is not None  # or there would be faults, which `ask` says
    if fold:
        shown = replace(shown, charts=shown.charts[:1], tables=())
    sure = how_sure(answered.calculator.name, answered.inputs)
    details = views.details(shown, [views.WIDTHS[name] for name in ("wide", "narrow")])
    return templates.render(
        "worked.jinja",
        scenario=answered.scenario,
        # The calculator's own views have escaped what they were given.
        headline=Markup(answered.reply.headline),
        sureness=Markup(views.sureness(sure) if sure else ""),
        details=Markup(BUTTONS.sub("", details)),
        theirs=known.language(answered.calculator.name),
        given=Markup(answered.reply.given),
        known=known.cited(answered.calculator, page),
    )
