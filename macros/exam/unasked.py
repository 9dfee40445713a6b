"""What nobody asks for: a report to those who write questions, and no fault."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from calculator.words import counted
from macros.exam.bank import EXAM, Bank
from macros.knowledge.headings import headings

LEFT_ALONE = ("sources", "worksheet", "what an examiner asks", "practice questions")


def headings_without(
    bank: Bank, docs: Path, folders: Sequence[str] = ("learn", "apply")
) -> list[str]:
    """Headings of guides that no question names, as `learn/measure/kano.md: The life of a delight`.

    It is a report and no fault: not every heading teaches something to be asked.
    """
    asked = {(one.page, one.heading) for one in bank.questions}
    pages = [path for folder in folders for path in sorted((docs / folder).rglob("*.md"))]
    return [
        f"{place}: {heading}"
        for path in pages
        if path.stem != "index"
        for place in [path.relative_to(docs).as_posix()]
        for heading in list(headings(path))[1:]
        if (place, heading) not in asked and heading.casefold() not in LEFT_ALONE
    ]


def report(bank: Bank, docs: Path) -> str:
    """How many questions there are, and which headings nobody asks for."""
    headed = headings_without(bank, docs)
    held = counted(len(bank.placed), "question"), counted(len(bank.subjects), "subject")
    said = f"The bank in {EXAM}/ holds {held[0]} on {held[1]}."
    if not headed:
        return said
    return f"{said} Nobody asks for {counted(len(headed), 'heading')}:\n" + "\n".join(headed)
