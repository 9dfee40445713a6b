"""What `moments survey` prints: what was guessed and asked, and what typed answers hold."""

from __future__ import annotations

import shlex
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from calculator.survey.columns.absences import absences
from calculator.survey.columns.proposal import ProposedMapping
from calculator.survey.export import Asked, Export
from calculator.survey.kinds import KINDS
from calculator.survey.mapping.survey_mapping import SurveyMapping
from calculator.words import amount, bare, counted, percent, quote
from macros.aligned import aligned, shown


def guessed(export: Export, found: ProposedMapping, notes: Mapping[str, str]) -> Iterator[str]:
    """What was taken, left out and guessed, in lines for a terminal."""
    size = f"{counted(len(export.lines), 'row')}, {counted(len(export.columns), 'column')}"
    yield f"{export.name}: {size}."
    for one in found.settled:
        yield f"{one.said} {one.why}"
    columns = {column.heading: column for column in found.mapping.columns}
    kept = [one for one in found.guesses if one.seen.name in columns]
    left = found.left_out
    weight = [one for one in found.guesses if one.seen.name == found.mapping.weight]
    yield f"\nKept, {amount(len(kept) + len(weight))} of {counted(len(found.guesses), 'column')}:"
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
    yield from aligned(lines, words=4) if lines else ["none"]
    if left:
        yield "\nLeft out:"
        yield from aligned(
            [(one.seen.name, KINDS[one.kind].label, one.why) for one in left], words=3
        )
    if found.scales:
        yield "\nScales:"
        yield from (f"- {name}: {why}" for name, why in found.scales.items())
    none = [*absences(found.mapping, found.guesses)]
    if none:
        yield "\nTaken for no answer:"
        yield from (f"- {said}" for said in none)
    yield from _moments(found.mapping)
    if notes:
        yield "\nWorth a look:"
        yield from (f"- {said}" for said in notes.values())
    if found.asked:
        yield ""
        yield from questions(found.asked)


def _moments(mapping: SurveyMapping) -> Iterator[str]:
    if mapping.moments:
        yield "\nColumns that make one moment:"
    for one in mapping.moments:
        parts = ", ".join(f"{part} {quote(heading)}" for part, heading in one.parts.items())
        yield f"{one.name}: {parts}"
    if mapping.outcome:
        drivers = f", with {counted(len(mapping.drivers), 'driver')}" if mapping.drivers else ""
        yield f"\nThe outcome is {quote(mapping.outcome)}{drivers}."


def questions(asked: Sequence[Asked]) -> Iterator[str]:
    """What is asked, each with what makes it doubtful and what can be answered."""
    yield f"Asked, {amount(len(asked))}; until each is answered nothing is calculated:"
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
    yield "\nAnswer each with --say; to choose what is named first:"
    yield f"moments survey {shlex.join(files)} {said}"


def next_steps(files: Sequence[str], path: Path, fresh: bool, asked: bool) -> Iterator[str]:
    """What was written, and what to do now."""
    yield ""
    if fresh:
        yield f"Written: {path}, what the columns mean."
    else:
        yield f"{path} is there already and was left as it is; nothing was written."
    if asked:
        yield "Answer there what is asked, in place of each “?”. Then:"
        yield f"moments survey {' '.join(files)} --mapping {path}"
    else:
        yield "Nothing is asked, so here are the answers. Change it there where it is wrong.\n"


def summary(told: Mapping[str, Any]) -> Iterator[str]:
    """Typed answers, counted, in lines for a terminal."""
    rows = told["rows"]
    yield f"{told['file']}: {amount(rows['kept'])} of {counted(rows['read'], 'row')} kept."
    for why, times in rows["left_out"].items():
        yield f"Left out: {counted(times, 'row')}, {why}."
    if left := told["columns_left_out"]:
        yield f"Left out: {counted(len(left), 'column')} that the mapping does not keep."
    if "people" in told:
        yield f"They are of {amount(told['people'])} people."
    if weights := told.get("weights"):
        worth = f"Weighted; the rows are worth {amount(weights['effective'], 1)} of equal weight"
        made = f", {amount(weights['made_one'])} of them weigh 1" if weights["made_one"] else ""
        yield f"{worth}{made}. Counts (n) are of rows, means and shares are weighted."
    if "drivers" in told:
        drivers = f"the outcome and {counted(told['drivers']['columns'], 'driver')}"
        yield f"{counted(told['drivers']['rows'], 'row')} hold {drivers} whole."
    yield ""
    head = ("column", "kind", "n", "mean", "sd", "left out")
    lines = [
        (
            one["name"] + (" (turned)" if one["turned"] else ""),
            KINDS[one["kind"]].label,
            amount(one["n"]),
            *(shown(one.get(key)) for key in ("mean", "sd")),
            amount(_total(one["left_out"])),
        )
        for one in told["columns"]
    ]
    yield from aligned([head, *lines], words=2)
    for one in told["columns"]:
        yield from _of_column(one, told["least_group"])


def _of_column(one: Mapping[str, Any], least: int) -> Iterator[str]:
    """Shares, groups, first and last day, and what was left out, where a column has any of it."""
    lines = []
    steps = [(step["answer"], step) for step in one.get("shares", ())]
    steps += [(group["label"], group) for group in one.get("groups", ())]
    if steps:
        cells = [(shown(label), amount(step["n"]), percent(step["share"])) for label, step in steps]
        lines += aligned(cells)
    if one.get("hidden"):
        many = counted(one["hidden"]["groups"], "group")
        lines.append(f"{many} not shown, so that none under {amount(least)} can be told")
    if "first" in one:
        lines.append(f"from {one['first']} to {one['last']}")
    rows = one["n"] + _total(one["left_out"])
    for why, times in one["left_out"].items():
        where = one["lines"].get(why, [])
        more = ", …" if len(where) < times else ""
        at = f"; line {', '.join(map(amount, where))}{more}" if where else ""
        lines.append(f"left out: {bare(why)}, {amount(times)} ({percent(times / rows)}){at}")
    if lines:
        yield f"\n{one['name']}: {counted(one['n'], 'answer')}"
        yield from (f"  {line}" for line in lines)


def _total(counts: Mapping[str, int]) -> int:
    return sum(counts.values())


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
