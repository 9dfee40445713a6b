"""What is said of a survey's file, mapping and answers: one wording for page and terminal."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from calculator.survey.export import Export
from calculator.survey.kinds import KINDS
from calculator.survey.mapping.survey_mapping import SurveyMapping
from calculator.words import amount, bare, counted, isolated, percent, quote

HEADS = ("column", "kind", "n", "mean", "sd", "left out")
"""Of the table of all columns."""
EMPTY = "–"


def cell(value: object) -> str:
    """A value as a table shows it.

    >>> cell(2.5), cell(None), cell("Queue")
    ('2.5', '–', 'Queue')
    """
    if isinstance(value, int | float):
        return amount(value, places=3)
    return EMPTY if value is None else isolated(str(value))


def size(export: Export) -> str:
    """How large a file is."""
    rows = counted(len(export.lines), "row")
    return f"{export.name}: {rows}, {counted(len(export.columns), 'column')}."


def moments(mapping: SurveyMapping) -> Iterator[str]:
    """A line for each moment that several columns make."""
    for one in mapping.moments:
        parts = ", ".join(f"{part} {quote(heading)}" for part, heading in one.parts.items())
        yield f"{one.name}: {parts}"


def outcome(mapping: SurveyMapping) -> str:
    """What the drivers explain, or nothing."""
    if not mapping.outcome:
        return ""
    drivers = f", with {counted(len(mapping.drivers), 'driver')}" if mapping.drivers else ""
    return f"The outcome is {quote(mapping.outcome)}{drivers}."


def of_rows(told: Mapping[str, Any]) -> Iterator[str]:
    """How many rows and columns were taken and left out, of how many people, with what weights.

    Args:
        told: What `tallied` gives.
    """
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


def overview(told: Mapping[str, Any]) -> list[tuple[str, ...]]:
    """The cells of the table of all columns, under `HEADS`."""
    return [
        (
            one["name"] + (" (turned)" if one["turned"] else ""),
            KINDS[one["kind"]].label,
            amount(one["n"]),
            *(cell(one.get(key)) for key in ("mean", "sd")),
            amount(_total(one["left_out"])),
        )
        for one in told["columns"]
    ]


@dataclass(frozen=True)
class ColumnTold:
    """What is said of one column's answers.

    Attributes:
        title: Its name and how many answers there are.
        steps: Each step of its scale, or group, with its count and share.
        lines: Sentences on what is not shown and what was left out.
    """

    title: str
    steps: tuple[tuple[str, str, str], ...]
    lines: tuple[str, ...]


def of_columns(told: Mapping[str, Any]) -> Iterator[ColumnTold]:
    """Shares, groups, first and last day, and what was left out, of columns that have any of it."""
    for one in told["columns"]:
        steps = [(step["answer"], step) for step in one.get("shares", ())]
        steps += [(group["label"], group) for group in one.get("groups", ())]
        cells = tuple((cell(at), amount(step["n"]), percent(step["share"])) for at, step in steps)
        lines = tuple(_lines(one, told["least_group"]))
        if cells or lines:
            yield ColumnTold(f"{one['name']}: {counted(one['n'], 'answer')}", cells, lines)


def _lines(one: Mapping[str, Any], least: int) -> Iterator[str]:
    if one.get("hidden"):
        many = counted(one["hidden"]["groups"], "group")
        yield f"{many} not shown, so that none under {amount(least)} can be told"
    if "first" in one:
        yield f"from {one['first']} to {one['last']}"
    rows = one["n"] + _total(one["left_out"])
    for why, times in one["left_out"].items():
        where = one["lines"].get(why, [])
        more = ", …" if len(where) < times else ""
        at = f"; line {', '.join(map(amount, where))}{more}" if where else ""
        yield f"left out: {bare(why)}, {amount(times)} ({percent(times / rows)}){at}"


def _total(counts: Mapping[str, int]) -> int:
    total = 0
    for times in counts.values():
        total += times
    return total
