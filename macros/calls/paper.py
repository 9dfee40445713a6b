"""The macro `paper`: a paper in the form of an exam, with its clock, its review and its result."""

from __future__ import annotations

from markupsafe import Markup

from macros.calls.practice import BANK_PAGE
from macros.exam import bank, boxes, profiles
from macros.exam.asked import works
from macros.page import templates
from macros.page.macro import Kind, macro
from macros.page.page import Page

PRACTICE_PAGE = "exam/practise.md"


@macro(Kind.BLOCK)
def paper(page: Page, /) -> Markup:
    """Draw a paper from the bank, in the form of an exam, and mark it at the end.

    Without JavaScript it tells the forms, and what of each the bank serves.

    Args:
        page: The page that the call stands in.
    """
    ours = bank.load(page.docs)
    forms = []
    for one in profiles.load(page.docs):
        fitting, serving = one.serving(ours)
        forms.append(
            {
                "profile": one,
                "fitting": fitting,
                "serving": serving,
                "works": works(page, one.source),
                "kinds": " ".join(one.types),
                "held": f"{one.held.day} {one.held:%B %Y}",
            }
        )
    return templates.render(
        "paper.jinja",
        forms=forms,
        bank=page.address(BANK_PAGE),
        practice=page.linked(PRACTICE_PAGE),
        subjects=ours.subjects,
        days=boxes.printed(),
    )
