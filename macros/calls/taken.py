"""The macro `taken`: what can be taken away of the bank, with sizes and dates."""

from __future__ import annotations

from markupsafe import Markup

from calculator.words import amount
from macros.exam import bank
from macros.exam.version import latest
from macros.page.macro import Kind, macro
from macros.page.page import Page
from macros.takeaway import files
from macros.takeaway.files import TAKEN
from macros.takeaway.relative import way

KINDS = {
    "anki": "Deck for Anki",
    "cards": "Text for other card programs",
    "gift": "GIFT, for teachers",
}


@macro(Kind.MARKDOWN)
def taken(page: Page, /) -> Markup:
    """A table of the files to take away, with the bank that they were made of.

    Args:
        page: The page that the call stands in.
    """
    found = bank.load(page.docs)
    made = files.listed(page.docs, found)
    rows = ["| File | Holds | Questions | Size |", "| --- | --- | --- | --- |"]
    for one in made.files:
        address = way(page, (TAKEN / one.name).as_posix())
        size = f"{amount(one.size / 1000, 0)} kB"
        rows.append(
            f'| [{KINDS[one.kind]}]({address}){{ download="" }} | {one.deck} '
            f"| {amount(one.questions)} | {size} |"
        )
    day = latest(found.questions)
    assert day is not None  # or there would be no files
    dated = f"Made of bank {made.bank}; its latest change is of {day.day} {day:%B %Y}."
    return Markup("\n\n".join(["\n".join(rows), dated]))
