"""How many customers fall into which class, what can be wrong with that, and how sure it is."""

from collections.abc import Mapping
from math import fsum

from calculator.catalog.kano.fields import MOST_MOMENTS
from calculator.declaration import Inputs, Message
from calculator.methods import kano, wilson
from calculator.words import amount

Counts = Mapping[str, float]
CLASSES = {
    "A": "attractive",
    "O": "one-dimensional",
    "M": "must-be",
    "I": "indifferent",
    "R": "reverse",
    "Q": "questionable",
}


def check(inputs: Inputs) -> list[Message]:
    """Find what no field can know: both kinds of data or none, too many names, rows of zeros."""
    rows, pairs = inputs["rows"], inputs["pairs"]
    if rows and pairs:
        text = "Pairs: give either rows of counts or pairs of answers, not both."
        return [Message("pairs", text)]
    if not rows and not pairs:
        text = "Moments: give rows of counts, or pairs of answers; there are neither."
        return [Message("rows", text)]
    found = len({pair["name"] for pair in pairs})
    if found > MOST_MOMENTS:
        text = f"Pairs: {amount(found)} moments; at most {MOST_MOMENTS} can be read."
        return [Message("pairs", text)]
    return [
        Message(
            f"rows.{position}",
            f"Moment {position + 1}: its counts come to {amount(answers_in(row), 6)}; at least 1 "
            f"answer is needed.",
        )
        for position, row in enumerate(rows)
        if answers_in(row) < 1
    ]


def answers_in(counts: Counts) -> float:
    """How many answers the counts come to."""
    return fsum(counts[one] for one in kano.CLASSES)


def counts_of(inputs: Inputs, table: str = "") -> dict[int, tuple[str, Counts]]:
    """Name and counts of each moment by its place; of pairs, in the order of first appearance."""
    if inputs["rows"]:
        return {
            at: (row["name"], {one: row[one] for one in kano.CLASSES})
            for at, row in enumerate(inputs["rows"])
        }
    answers: dict[str, list[tuple[str, str]]] = {}
    for pair in inputs["pairs"]:
        answers.setdefault(pair["name"], []).append((pair["functional"], pair["dysfunctional"]))
    read_by = table or inputs["table"]
    return {
        at: (name, kano.tally(pairs, read_by)) for at, (name, pairs) in enumerate(answers.items())
    }


def compared(inputs: Inputs) -> list[tuple[str, Counts, Counts, bool]]:
    """Each moment's name, its counts by either table, and whether a class changes."""
    by_kano, by_pouliot = (counts_of(inputs, table) for table in (kano.KANO, kano.POULIOT))
    return [
        (
            name,
            counts,
            by_pouliot[at][1],
            kano.class_mode(counts) != kano.class_mode(by_pouliot[at][1])
            or kano.class_rule(counts) != kano.class_rule(by_pouliot[at][1]),
        )
        for at, (name, counts) in by_kano.items()
    ]


def interval_of(number: float, answers: float) -> tuple[float, float] | None:
    """95 % interval of a share that rests on so many answers."""
    return wilson.interval(min(number * answers, answers), answers) if answers >= 1 else None
