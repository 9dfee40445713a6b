"""What `moments survey` prints: what was guessed and asked, and what typed answers hold."""

from __future__ import annotations

import shlex
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from calculator.survey.columns.absences import absences
from calculator.survey.columns.proposal import ProposedMapping
from calculator.survey.desk import telling
from calculator.survey.export import Asked, Export
from calculator.survey.kinds import KINDS
from calculator.survey.mapping.survey_mapping import SurveyMapping
from calculator.words import amount
from macros import terminal
from macros.aligned import aligned


def guessed(export: Export, found: ProposedMapping, notes: Mapping[str, str]) -> Iterator[str]:
    """What was taken, left out and guessed, in lines for a terminal."""
    yield telling.size(export)
    for one in found.settled:
        yield f"{one.said} {one.why}"
    columns = {column.heading: column for column in found.mapping.columns}
    kept = [one for one in found.guesses if one.seen.name in columns]
    left = found.left_out
    weight = [one for one in found.guesses if one.seen.name == found.mapping.weight]
    said = terminal.count(
        "Kept, {kept} of {number} column:",
        "Kept, {kept} of {number} columns:",
        len(found.guesses),
        kept=amount(len(kept) + len(weight)),
    )
    yield f"\n{said}"
    lines = [
        (
            columns[one.seen.name].called,
            KINDS[one.kind].label,
            columns[one.seen.name].scale,
            one.why,
        )
        for one in kept
    ]
    lines += [(one.seen.name, KINDS[one.kind].label, "", one.why) for one in weight]
    yield from aligned(lines, words=4) if lines else [terminal.say("none")]
    if left:
        yield "\n" + terminal.say("Left out:")
        yield from aligned(
            [(one.seen.name, KINDS[one.kind].label, one.why) for one in left], words=3
        )
    if found.scales:
        yield "\n" + terminal.say("Scales:")
        yield from (f"- {name}: {why}" for name, why in found.scales.items())
    none = [*absences(found.mapping, found.guesses)]
    if none:
        yield "\n" + terminal.say("Taken for no answer:")
        yield from (f"- {said}" for said in none)
    yield from _moments(found.mapping)
    if notes:
        yield "\n" + terminal.say("Worth a look:")
        yield from (f"- {said}" for said in notes.values())
    if found.asked:
        yield ""
        yield from questions(found.asked)


def _moments(mapping: SurveyMapping) -> Iterator[str]:
    if mapping.moments:
        yield "\n" + terminal.say("Columns that make one moment:")
    yield from telling.moments(mapping)
    if mapping.outcome:
        yield f"\n{telling.outcome(mapping)}"


def questions(asked: Sequence[Asked]) -> Iterator[str]:
    """What is asked, each with what makes it doubtful and what can be answered."""
    yield terminal.say(
        "Asked, {number}; until each is answered nothing is calculated:", number=amount(len(asked))
    )
    for number, one in enumerate(asked, start=1):
        yield f"{number}. {one.asks} {one.why}"
        ways = "; ".join(f"{key} ({words})" for key, words in one.choices)
        yield f"   {one.key}: {ways}" if ways else f"   {one.key}"


def ways_to_say(files: Sequence[str], asked: Sequence[Asked]) -> Iterator[str]:
    """How to answer what is asked of the file itself, with the first choice of each as example."""
    said = " ".join(
        "--say " + shlex.quote(f"{one.key}={one.choices[0][0] if one.choices else '…'}")
        for one in asked
    )
    yield "\n" + terminal.say("Answer each with --say; to choose what is named first:")
    yield f"moments survey {shlex.join(files)} {said}"


def next_steps(files: Sequence[str], path: Path, fresh: bool, asked: bool) -> Iterator[str]:
    """What was written, and what to do now."""
    yield ""
    if fresh:
        yield terminal.say("Written: {file}, what the columns mean.", file=path)
    else:
        yield terminal.say(
            "{file} is there already and was left as it is; nothing was written.", file=path
        )
    if asked:
        yield terminal.say("Answer there what is asked, in place of each “?”. Then:")
        yield f"moments survey {shlex.join([*files, '--mapping', str(path)])}"
    else:
        said = terminal.say(
            "Nothing is asked, so here are the answers. Change it there where it is wrong."
        )
        yield f"{said}\n"


def summary(told: Mapping[str, Any]) -> Iterator[str]:
    """Typed answers, counted, in lines for a terminal."""
    yield from telling.of_rows(told)
    yield ""
    yield from aligned([telling.HEADS, *telling.overview(told)], words=2)
    for one in telling.of_columns(told):
        lines = [*(aligned(one.steps) if one.steps else []), *one.lines]
        yield f"\n{one.title}"
        yield from (f"  {line}" for line in lines)


def guessed_data(found: ProposedMapping, notes: Mapping[str, str], path: Path) -> dict[str, Any]:
    """The same as `guessed` tells, for programs."""
    kept = {column.heading for column in found.mapping.columns}
    return {
        "mapping": str(path),
        "settled": [{"said": one.said, "why": one.why} for one in found.settled],
        "columns": [
            {
                "heading": one.seen.name,
                "name": one.seen.shown,
                "kind": one.kind,
                "kept": one.seen.name in kept or one.seen.name == found.mapping.weight,
                "why": one.why,
            }
            for one in found.guesses
        ],
        "suggestions": dict(notes),
        "asked": [asked_data(one) for one in found.asked],
    }


def asked_data(one: Asked) -> dict[str, Any]:
    """One question, for programs."""
    choices = {key: words for key, words in one.choices}  # noqa: C416 each pair says what it is
    return {"key": one.key, "asks": one.asks, "why": one.why, "choices": choices}
