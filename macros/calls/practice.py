"""The macro `practice`: questions one by one, and again when they are due."""

from __future__ import annotations

from collections import Counter

from markupsafe import Markup

from macros.exam import bank, boxes
from macros.page import templates
from macros.page.macro import Kind, macro
from macros.page.page import Page

BANK_PAGE = "exam/questions.md"


@macro(Kind.BLOCK)
def practice(page: Page, /) -> Markup:
    """Ask the bank’s questions one by one, and keep in the reader’s browser when each is due.

    Without JavaScript it lists the subjects, each with a link to its questions.

    Args:
        page: The page that the call stands in.
    """
    ours = bank.load(page.docs)
    counts = Counter(one.subject for one in ours.placed)
    subjects = [
        {
            "name": name,
            "heading": heading,
            "file": f"{bank.EXAM}/{name}.yml",
            "count": counts[name],
            "address": page.address(BANK_PAGE, f"subject-{name}"),
        }
        for name, heading in ours.subjects.items()
    ]
    return templates.render(
        "practice.jinja",
        subjects=subjects,
        count=len(ours.placed),
        bank=page.address(BANK_PAGE),
        days=boxes.printed(),
    )
