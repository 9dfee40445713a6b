"""A card: a question, and the reply that a survey's answers give to it, or why they give none."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from calculator import views
from calculator.declaration import Message, Presentation, note
from calculator.precision import settled
from calculator.reply import Reply


@dataclass(frozen=True, kw_only=True)
class Told:
    """What a card says: a presentation with the figures behind it.

    Attributes:
        presented: Words, charts and tables.
        values: Figures by stable keys.
        rows: What was found for each thing that is compared, by stable keys.
        notes: What was left out, or must be known.
    """

    presented: Presentation
    values: Mapping[str, Any] = field(default_factory=dict)
    rows: Sequence[Mapping[str, Any]] = ()
    notes: Sequence[str] = ()


@dataclass(frozen=True)
class Card:
    """A question to a survey.

    Attributes:
        key: The name of the calculator whose question it is, or "first".
        question: The question.
        reply: What the answers say; None if they cannot.
        why_not: Why they cannot, a sentence that names what is missing.
        limits: What the reply does not say.
        sources: The works that it rests on, as the calculator names them.
        opens: What the calculator's form shows of it if it takes the reply's `inputs`.
        not_held: Why no form takes it, and the reply has no `inputs`.
    """

    key: str
    question: str
    reply: Reply | None
    why_not: str = ""
    limits: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()
    opens: str = ""
    not_held: str = ""

    def data(self) -> dict[str, Any]:
        """The card as plain data for JSON."""
        if self.reply is None:
            return {"card": self.key, "question": self.question, "why_not": self.why_not}
        told = self.reply.data()
        del told["calculator"]
        if not self.opens:
            del told["inputs"]
        said = {"opens": self.opens} if self.opens else {"not_held": self.not_held}
        return {"card": self.key, "question": self.question, **told, **said}


def reply_of(
    key: str, told: Told, widths: Sequence[str], inputs: Mapping[str, Any] | None = None
) -> Reply:
    """A card's words as a reply, drawn as a calculator's is; `inputs` are what its form takes."""
    notes: tuple[Message, ...] = tuple(note("", said) for said in told.notes)
    return Reply(
        calculator=key,
        inputs=dict(inputs or {}),
        answer=told.presented.answer,
        values=settled(dict(told.values)),
        rows=tuple(settled(dict(row)) for row in told.rows),
        messages=notes,
        headline=views.headline(told.presented, notes),
        details=views.details(told.presented, [views.WIDTHS[width] for width in widths]),
        presented=told.presented,
    )
