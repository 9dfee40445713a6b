"""What is saved of a survey's cards: the report, told date, version and works; a card's inputs."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from pathlib import Path

from calculator.outputs.container import Refused
from calculator.outputs.leaving import Origin
from calculator.survey.answers.responses import Responses
from calculator.survey.cards import taken_away
from calculator.survey.cards.card import Card
from calculator.survey.cards.reporting import survey_report
from calculator.words import nearest
from macros import saving, shipped, terminal
from macros.page import known as knowledge
from macros.sentence import both
from macros.survey.files import UnreadableExport


def declare(parser: argparse.ArgumentParser) -> None:
    """What `moments survey` and `moments score` both take: which cards' inputs, and how to tell."""
    parser.add_argument(
        "--inputs",
        metavar="CARD",
        action="append",
        default=[],
        help=terminal.say(
            "save what the card's calculator takes, for moments run; can be given several times"
        ),
    )
    parser.add_argument(
        "--force", action="store_true", help=terminal.say("replace files that exist")
    )
    parser.add_argument("--json", action="store_true", help=terminal.say("print the same as JSON"))


def save(answers: Responses, cards: Sequence[Card], options: argparse.Namespace) -> Path:
    """Write the report to the file that was asked for.

    Raises:
        UnreadableExport: It exists and must not be replaced, or cannot be written.
    """
    path = Path(options.report)
    if path.exists() and not options.force:
        raise _there(path)
    name = Path(options.mapping or f"{options.files[0]}.map.yml").name
    text = report_of(answers, cards, name)
    try:
        path.write_text(text, encoding="utf-8", newline="")
    except OSError as fault:
        raise _unwritten(path, fault) from fault
    return path


def report_of(answers: Responses, cards: Sequence[Card], mapping: str) -> str:
    """The report as the text of an HTML file, with the date, the version and the works."""
    about = Origin(title=saving.TITLE, date=saving.today(), version=shipped.version())
    works = {
        card.key: knowledge.works_of(card.sources, shipped.docs()) for card in cards if card.reply
    }
    return survey_report(answers, cards, about, works, mapping)


def save_inputs(cards: Sequence[Card], options: argparse.Namespace) -> list[tuple[Card, Path]]:
    """Write what the calculators of the cards that were asked for take, as `moments run` reads it.

    All or, if one cannot be, none.

    Raises:
        UnreadableExport: There is no such card, no form takes it, or a file must not be replaced.
    """
    known, found = {card.key: card for card in cards}, []
    for key in dict.fromkeys(options.inputs):
        if key not in known:
            hint = terminal.say("there are {names}.", names=both(known))
            if near := nearest(key, [*known]):
                hint = terminal.say("did you mean {name}?", name=terminal.quoted(near))
            said = terminal.say(
                "There is no card {name}; {hint}", name=terminal.quoted(key), hint=hint
            )
            raise UnreadableExport(said)
        path = Path(f"{options.files[0]}.{key}.json")
        if path.exists() and not options.force:
            raise _there(path)
        try:
            found.append((known[key], path, taken_away.inputs(known[key]).text))
        except Refused as fault:
            raise UnreadableExport(f"{key}: {fault}") from fault
    for _, path, text in found:
        try:
            path.write_text(text, encoding="utf-8", newline="")
        except OSError as fault:
            raise _unwritten(path, fault) from fault
    return [(card, path) for card, path, _ in found]


def _there(path: Path) -> UnreadableExport:
    said = terminal.say("{file} exists already; add --force to replace it.", file=path)
    return UnreadableExport(said)


def _unwritten(path: Path, fault: OSError) -> UnreadableExport:
    said = terminal.say("{file} cannot be written: {why}.", file=path, why=fault.strerror)
    return UnreadableExport(said)
