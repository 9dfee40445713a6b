"""The macro `errata`: which questions of the bank were wrong, and what was done."""

from __future__ import annotations

from markupsafe import Markup

from macros.exam import bank, told
from macros.exam.bank import Bank
from macros.page.macro import Kind, macro
from macros.page.page import Page

NONE = "None so far, in bank {}."


@macro(Kind.MARKDOWN)
def errata(page: Page, /) -> Markup:
    """A table of what was wrong with questions of the bank, the latest first.

    Args:
        page: The page that the call stands in.
    """
    found: Bank = bank.load(page.docs)
    if not found.errata:
        return Markup(NONE.format(found.version))
    rows = ["| Day | Question | Done | What was wrong |", "| --- | --- | --- | --- |"]
    rows += [
        f"| {one.day.day} {one.day:%B %Y} | `{one.question}` | {one.done} "
        f"| {_cell(page, one.said)} |"
        for one in found.errata
    ]
    return Markup("\n".join(rows))


def _cell(page: Page, text: str) -> str:
    return told.on(page, text).replace("|", "\\|")
