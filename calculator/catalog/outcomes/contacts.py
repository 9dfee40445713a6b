"""What a contact holds and which cell it falls into, as every part of the page reads it."""

from collections.abc import Sequence

from calculator.declaration import Findings, Inputs, Message
from calculator.methods import clayton, wilson
from calculator.words import amount, percent_range, several

CELLS = {
    clayton.GOOD: "▲ good",
    clayton.WATERMELON: "▼ watermelon",
    clayton.LUCKY: "● lucky",
    clayton.BAD: "▼ bad",
}
SHAPES = {
    clayton.GOOD: "magic",
    clayton.WATERMELON: "misery",
    clayton.LUCKY: "mediocrity",
    clayton.BAD: "misery",
}


def check(inputs: Inputs) -> list[Message]:
    """Find more within target than contacts, and more satisfied than answers."""
    faults = []
    for at, row in enumerate(inputs["rows"]):
        parts = (
            ("within_target", "within target", row["contacts"], "contacts"),
            ("satisfied", "satisfied", answers_of(row), "answers"),
        )
        faults += [
            Message(
                f"rows.{at}.{key}",
                f"Contact {at + 1}, {label}: {amount(row[key])} is more than its {amount(most)} "
                f"{of}; a whole number from 0 to {amount(most)} is needed here.",
            )
            for key, label, most, of in parts
            if row[key] > most
        ]
    return faults


def notes(rows: Sequence[Inputs]) -> tuple[Message, ...]:
    """Say which contacts have more answers than there were contacts."""
    more = [one["name"] for one in rows if answers_of(one) > one["contacts"]]
    if not more:
        return ()
    return (
        Message(
            "rows",
            f"{several(more)} {'has' if len(more) == 1 else 'have'} more answers than contacts: "
            "are both counted over the same time?",
            level="note",
        ),
    )


def answers_of(row: Inputs) -> float:
    """How many customers answered: all who had the contact, unless it is said."""
    answers: float = row["contacts"] if row["answers"] is None else row["answers"]
    return answers


def interval_of(row: Inputs) -> tuple[float, float]:
    """95 % interval of the satisfied share of a contact."""
    return wilson.interval(row["satisfied"], answers_of(row))


def shown_interval(row: Inputs) -> str:
    """That interval in words."""
    return percent_range(*interval_of(row))


def names_in(found: Findings, cell: str) -> list[str]:
    """Names of the contacts in a cell."""
    return [row["name"] for row in found.rows if row["cell"] == cell]


def heaviest(found: Findings) -> int:
    """Position of the contact that carries most of the dissatisfaction."""
    priorities = [row["priority"] for row in found.rows]
    return priorities.index(max(priorities))
