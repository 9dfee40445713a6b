"""The cards of a survey in lines for a terminal, and which of them open in their calculators."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from calculator.survey.cards.card import Card
from macros import terminal
from macros.aligned import lines_of
from macros.sentence import either


def told(cards: Sequence[Card]) -> Iterator[str]:
    """Each card that says something, then why the others do not."""
    for card in cards:
        if card.reply is None:
            continue
        yield f"\n== {card.question} ({card.key})"
        yield card.reply.answer or ""
        yield from card.reply.advice
        yield from (terminal.say("Note: {text}", text=note.text) for note in card.reply.messages)
        if card.reply.presented:
            for table in card.reply.presented.tables:
                yield ""
                yield from lines_of(table)
        if about := card.opens or card.not_held:
            yield f"\n{about}"
    if opening := [card.key for card in cards if card.opens]:
        said = terminal.say(
            "Opened in its calculator: add --inputs {cards}.", cards=either(opening)
        )
        yield f"\n{said}"
    silent = [card for card in cards if card.reply is None]
    if silent:
        yield "\n" + terminal.say("Not answered by this survey:")
        yield from (f"- {card.key}: {card.why_not}" for card in silent)
