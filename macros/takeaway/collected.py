"""What is taken away together: our questions, or those of an organisation's own."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from macros.exam.bank import EXAM, Bank
from macros.page.house import House
from macros.takeaway.alone import Alone, each
from macros.takeaway.writing import Writer

OURS = "Moments of Truth"
OF_A_TEMPLATE = 3
"""Questions of a template in a deck: enough to calculate anew, too few to crowd out the rest."""


@dataclass(frozen=True)
class Collection:
    """Questions that are taken away together.

    Attributes:
        name: What their deck is called.
        own: Whether they are an organisation's own.
        subjects: The subjects' headings, by the names of their files.
        questions: The questions, in the order of the bank.
        bank: The version of the bank.
        report: Where a question is reported, if anybody said.
        writer: What turns their texts into words.
    """

    name: str
    own: bool
    subjects: dict[str, str]
    questions: tuple[Alone, ...]
    bank: str
    report: str | None
    writer: Writer

    @property
    def slug(self) -> str:
        """The name as that of a file.

        An organisation's questions never take the place of ours.
        """
        plain = unicodedata.normalize("NFKD", self.name).encode("ascii", "ignore").decode()
        slug = re.sub(r"[^a-z0-9]+", "-", plain.lower()).strip("-") or "questions"
        return f"own-{slug}" if self.own else slug


def collect(
    bank: Bank, docs: Path, house: House, of_template: int = OF_A_TEMPLATE
) -> Iterator[Collection]:
    """Our questions, and an organisation's own if it has any.

    Args:
        bank: All of them.
        docs: The folder of the pages.
        house: The organisation whose copy it is.
        of_template: How many questions of a template are taken.
    """
    writer = Writer(docs)
    theirs = {name for name in bank.subjects if house.holds(f"{EXAM}/{name}.yml")}
    for own, name in ((False, OURS), (True, house.name or "Our own questions")):
        placed = [one for one in bank.placed if (one.subject in theirs) is own]
        if placed:
            yield Collection(
                name,
                own,
                bank.subjects,
                tuple(each(placed, of_template)),
                bank.version,
                house.report,
                writer,
            )
