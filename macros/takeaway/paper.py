"""A paper to print: the same forty questions on A and on B, in another order each.

Which questions, their order and that of their options come from texts through the generator of
`macros.exam.shuffling`; the texts stand on the paper, so that it can be made again.
"""

from __future__ import annotations

from dataclasses import dataclass

from macros.exam.bank import Bank
from macros.exam.shuffling import Chance
from macros.takeaway.alone import Alone, Offered, each, marked_by_machine

LENGTH = 40
PAPERS = ("A", "B")
DRAWN_BY = "paper"
"""What draws the questions of both; the version is added to it for their order."""


@dataclass(frozen=True)
class PaperQuestion:
    """A question of a paper.

    Attributes:
        number: Its place, counted from 1.
        alone: The question.
        offered: What can be chosen, in the paper's own order.
    """

    number: int
    alone: Alone
    offered: tuple[Offered, ...]


def seed(version: str) -> str:
    """The text that the order of a version comes from.

    >>> seed("A")
    'paper A'
    """
    return f"{DRAWN_BY} {version}"


def paper(bank: Bank, version: str) -> tuple[PaperQuestion, ...]:
    """The questions of a paper, in its order.

    Args:
        bank: All questions; those that need a judgement are left out.
        version: One of `PAPERS`.
    """
    chance = Chance(seed(version))
    ordered = chance.shuffled(_drawn(bank))
    return tuple(
        PaperQuestion(number, one, tuple(one.offered(Chance(f"{seed(version)} {one.id}"))))
        for number, one in enumerate(ordered, 1)
    )


def _drawn(bank: Bank) -> list[Alone]:
    """As many of each subject as there is room for, whichever paper it is."""
    marked = [one for one in bank.placed if marked_by_machine(one.question)]
    heaps = [
        Chance(f"{DRAWN_BY} {subject}").shuffled([one for one in marked if one.subject == subject])
        for subject in bank.subjects
    ]
    drawn: list[Alone] = []
    while len(drawn) < LENGTH and any(heaps):
        for heap in heaps:
            if heap and len(drawn) < LENGTH:
                drawn += each([heap.pop()], of_template=1)
    return drawn
