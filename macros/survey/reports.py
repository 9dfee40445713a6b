"""The report of a survey as a file: told the date, the version and the works, and written."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from pathlib import Path

import calculator
from calculator.outputs.leaving import Origin
from calculator.survey.answers.responses import Responses
from calculator.survey.cards.card import Card
from calculator.survey.cards.reporting import survey_report
from macros import saving, shipped
from macros.page import known
from macros.survey.files import UnreadableExport


def save(answers: Responses, cards: Sequence[Card], options: argparse.Namespace) -> Path:
    """Write the report to the file that was asked for.

    Raises:
        UnreadableExport: It exists and must not be replaced, or cannot be written.
    """
    path = Path(options.report)
    if path.exists() and not options.force:
        raise UnreadableExport(f"{path} exists already; add --force to replace it.")
    name = Path(options.mapping or f"{options.files[0]}.map.yml").name
    text = report_of(answers, cards, name)
    try:
        path.write_text(text, encoding="utf-8", newline="")
    except OSError as fault:
        raise UnreadableExport(f"{path} cannot be written: {fault.strerror}.") from fault
    return path


def report_of(answers: Responses, cards: Sequence[Card], mapping: str) -> str:
    """The report as the text of an HTML file, with the date, the version and the works."""
    about = Origin(title=saving.TITLE, date=saving.today(), version=shipped.version())
    works = {
        card.key: known.works(calculator.load(card.key), shipped.docs())
        for card in cards
        if card.reply
    }
    return survey_report(answers, cards, about, works, mapping)
