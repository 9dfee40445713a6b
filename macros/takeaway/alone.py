"""A question as it is asked away from its page, on a card or on paper."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from string import ascii_lowercase

from calculator.words import amount
from macros.exam import numbers
from macros.exam.bank import Placed
from macros.exam.form import ListOfTwo, Numeric, Ordering, Question, ShortAnswer
from macros.exam.numbers import Instance
from macros.exam.parts import Item, Option
from macros.exam.shuffling import Chance

TWO_RIGHT = "Two are right."
BY_NUMBER = "Number them in the right order."


@dataclass(frozen=True)
class Offered:
    """An option with its letter, as it is offered.

    Attributes:
        letter: Its letter, from a on.
        text: What can be chosen, as the bank has it.
        because: Why it is right or wrong.
        right: Whether it belongs to the answer.
    """

    letter: str
    text: str
    because: str
    right: bool


@dataclass(frozen=True)
class Alone:
    """A question away from its page; its texts are those of the bank, with their markup.

    Attributes:
        question: What the bank says.
        subject: The name of its file, without its suffix.
        instance: The numbers of it, if it is a template.
        number: Which of the template's questions it is, counted from 1; 0 if there is one alone.
    """

    question: Question
    subject: str
    instance: Instance | None = None
    number: int = 0

    @property
    def id(self) -> str:
        """Its name, which never changes: `nps-score`, or `nps-score.2` of a template."""
        return f"{self.question.id}.{self.number}" if self.number else self.question.id

    @property
    def changed(self) -> datetime.date:
        """The day on which its meaning last changed."""
        return self.question.changed

    @property
    def ask(self) -> str:
        """The question."""
        if self.instance is not None:
            return self.instance.ask
        return self.question.away or self.question.ask

    @property
    def how(self) -> str:
        """How it is to be answered, where the question alone does not say so."""
        if isinstance(self.question, ListOfTwo):
            return TWO_RIGHT
        return BY_NUMBER if isinstance(self.question, Ordering) else ""

    @property
    def options(self) -> tuple[Option, ...]:
        """What can be chosen, as the bank lists it; nothing if nothing is."""
        return tuple(getattr(self.question, "options", ()))

    def offered(self, chance: Chance | None = None) -> list[Offered]:
        """What can be chosen, shuffled, with letters; things to be put in order as well.

        Args:
            chance: What shuffles them; without it the question's own name does.
        """
        things: Sequence[Option | Item] = self.options
        if isinstance(self.question, Ordering):
            things = self.question.items
        things = (chance or Chance(self.id)).shuffled(things)
        return [
            Offered(letter, one.text, one.because, getattr(one, "right", False))
            for letter, one in zip(ascii_lowercase, things, strict=False)
        ]

    @property
    def key(self) -> str:
        """The answer of a number in words, with its unit."""
        assert isinstance(self.question, Numeric)
        assert self.instance is not None
        said = amount(self.instance.key, self.question.decimals)
        return f"{said} {self.question.unit}".strip()


def each(placed: Iterable[Placed], of_template: int) -> Iterator[Alone]:
    """Questions away from their pages.

    Args:
        placed: Those of the bank.
        of_template: How many a template asks.
    """
    for one in placed:
        if isinstance(one.question, Numeric):
            drawn = numbers.instances(one.question, of_template)
            for number, instance in enumerate(drawn, 1):
                yield Alone(one.question, one.subject, instance, number)
        else:
            yield Alone(one.question, one.subject)


def marked_by_machine(question: Question) -> bool:
    """Whether an answer can be marked without anybody's judgement."""
    return not isinstance(question, ShortAnswer)
