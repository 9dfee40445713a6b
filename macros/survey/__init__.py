"""`moments survey FILE …`: from raw survey files to typed answers, with every guess said.

Files are read and written here; what they mean is found in `calculator.survey`, which the page
asks as well.
"""

from __future__ import annotations

import argparse
import json
import shlex
import sys
from collections.abc import Mapping, Sequence
from contextlib import nullcontext
from pathlib import Path
from typing import Any

from calculator.survey.answers.responses import responses
from calculator.survey.answers.suggestions import suggestions
from calculator.survey.answers.tallies import tallied
from calculator.survey.cards.dealing import dealt
from calculator.survey.cards.summaries import of_summaries, summaries
from calculator.survey.columns.proposal import ProposedMapping, proposed
from calculator.survey.export import Asked, Export
from calculator.survey.mapping.survey_mapping import LEAST_GROUP, UNSAID, SurveyMapping
from calculator.survey.mapping.written import written
from calculator.survey.sheet.stacking import stacked
from macros import printing, terminal
from macros.survey import files, reports
from macros.survey.files import UnreadableExport, mapping_in, write
from macros.survey.saying import (
    asked_data,
    guessed,
    guessed_data,
    next_steps,
    questions,
    summary,
    ways_to_say,
)
from macros.survey.telling import told

SUFFIX = ".map.yml"
NO_REPORT = terminal.later(
    "no report is saved before everything that is asked is answered, nor a card’s inputs."
)
NO_ANSWERS = 2
"""Exit status if a file or a mapping could not be read."""


def add(subparsers: Any) -> None:
    """Declare `moments survey`."""
    parser = subparsers.add_parser(
        "survey",
        help=terminal.say("say what a survey's files hold, and turn them into typed answers"),
    )
    parser.set_defaults(run=run, failed=NO_ANSWERS)
    parser.add_argument(
        "files",
        metavar="FILE",
        nargs="+",
        help=terminal.say("answers of one survey; several of one form are waves"),
    )
    parser.add_argument(
        "--mapping",
        metavar="MAP",
        help=terminal.say("what the columns mean, as this command has written it"),
    )
    parser.add_argument(
        "--encoding", metavar="NAME", help=terminal.say("how the files' text is encoded")
    )
    parser.add_argument(
        "--say",
        metavar="KEY=ANSWER",
        action="append",
        default=[],
        help=terminal.say("answer what is asked about the file itself; can be given several times"),
    )
    parser.add_argument(
        "--summaries",
        action="store_true",
        help=terminal.say("the file holds means, sd and n for each item and group, and no answers"),
    )
    parser.add_argument(
        "--report", metavar="FILE", help=terminal.say("save the cards as pages to print, HTML")
    )
    reports.declare(parser)


def run(options: argparse.Namespace) -> int:
    """Say what the files hold or, with a mapping in which nothing is open, what was answered."""
    mapping = mapping_in(options.mapping) if options.mapping else None
    said = _answers(options, mapping)
    export, refused = stacked([files.export(file, said) for file in options.files])
    if export is None:
        raise UnreadableExport(refused)
    if _saves(options) and export.asked:
        _tell(terminal.said(NO_REPORT))
    if export.asked:  # its headings may be others once this is answered
        _ask(export.asked, options.json)
        if not options.json:
            print("\n".join(ways_to_say(options.files, export.asked)))
        return 0
    if options.summaries:
        if _saves(options):
            refused = terminal.say(
                "--summaries shows one card, of which neither a report nor inputs are saved."
            )
            raise UnreadableExport(refused)
        return _summarised(export, options.json)
    found = proposed(export, said)
    if mapping is None:
        mapping = found.mapping
        _propose(export, found, options)
        if found.asked:
            if _saves(options):
                _tell(terminal.said(NO_REPORT))
            return 0
    elif asked := _open(mapping, found, options.json):
        if _saves(options):
            _tell(terminal.said(NO_REPORT))
        return _ask(asked, options.json)
    return _answered(export, mapping, options)


def _answers(options: argparse.Namespace, mapping: SurveyMapping | None) -> dict[str, str]:
    """What has been answered about the file itself: by an option before by the mapping."""
    said = {key: told for key, told in (mapping.file if mapping else {}).items() if told != UNSAID}
    for one in options.say:
        key, equals, told = one.partition("=")
        if not (key and equals and told):
            wrong = terminal.say(
                "--say needs KEY=ANSWER, as in encoding=cp1252, not {text}.", text=one
            )
            raise UnreadableExport(wrong)
        said[key] = told
    return {**said, "encoding": options.encoding} if options.encoding else said


def _propose(export: Export, found: ProposedMapping, options: argparse.Namespace) -> None:
    """Say what is guessed, and write it as a mapping."""
    path = Path(f"{options.files[0]}{SUFFIX}")
    notes = suggestions(export, found.mapping)
    fresh = write(path, written(found.mapping, found.asked, notes))
    if not options.json:
        lines = guessed(export, found, notes)
        print("\n".join([*lines, *next_steps(options.files, path, fresh, bool(found.asked))]))
    elif found.asked:
        _print(guessed_data(found, notes, path))


def _saves(options: argparse.Namespace) -> bool:
    return bool(options.report or options.inputs)


def _ask(asked: Sequence[Asked], as_json: bool) -> int:
    if as_json:
        _print({"asked": [asked_data(one) for one in asked]})
    else:
        print("\n".join(questions(asked)))
    return 0


def _answered(export: Export, mapping: SurveyMapping, options: argparse.Namespace) -> int:
    made = responses(export, mapping)
    if made.responses is None:
        raise UnreadableExport("\nmoments: ".join(fault.text for fault in made.faults))
    counts, cards = tallied(made.responses), dealt(made.responses)
    if options.report:
        path = reports.save(made.responses, cards, options)
        _tell(terminal.say("saved {file}", file=path))
    for card, path in reports.save_inputs(cards, options):
        run = f"moments run {card.key} {shlex.quote(str(path))}"
        _tell(terminal.say("saved {file}, for: {command}", file=path, command=run))
    if options.json:
        _print({**counts, "cards": [card.data() for card in cards]})
    else:
        print("\n".join([*summary(counts), *told(cards)]))
    return 0


def _summarised(export: Export, as_json: bool) -> int:
    """What means with their sd and n show, where there are no answers."""
    card = of_summaries(*summaries(export), LEAST_GROUP)
    if card.reply is None:
        raise UnreadableExport(card.why_not)
    if as_json:
        _print({"file": export.name, "cards": [card.data()]})
    else:
        print("\n".join(told([card])))
    return 0


def _open(mapping: SurveyMapping, found: ProposedMapping, as_json: bool) -> tuple[Asked, ...]:
    """What a mapping leaves unsaid, in the words of the proposal where it asks the same."""
    known = {one.key: one for one in found.asked}
    with terminal.in_english() if as_json else nullcontext():
        return tuple(
            known.get(place)
            or Asked(
                place,
                terminal.say("What is to stand at {place}?", place=place),
                terminal.say("It says “?” so far."),
            )
            for place in mapping.unsaid()
        )


def _tell(said: str) -> None:
    print(f"moments: {said}", file=sys.stderr)


def _print(told: Mapping[str, Any]) -> None:
    escaped = not printing.holds_all(sys.stdout)
    json.dump(told, sys.stdout, ensure_ascii=escaped, indent=2)
    print()
