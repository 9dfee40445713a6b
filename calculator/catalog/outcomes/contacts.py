"""What a contact holds and which cell it falls into, as every part of the page reads it."""

from collections.abc import Sequence

from calculator.declaration import Findings, Message, note
from calculator.fields import Inputs
from calculator.methods import clayton, wilson
from calculator.words import agree, amount, several

CELLS = {
    clayton.GOOD: "▲ good",
    clayton.WATERMELON: "▼ watermelon",
    clayton.LUCKY: "● lucky",
    clayton.BAD: "▼ bad",
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
    said = (
        f"{several(more)} {agree(more, 'has', 'have')} more answers than contacts: are both "
        "counted over the same time?"
    )
    return (note("rows", said),) if more else ()


def answers_of(row: Inputs) -> float:
    """How many customers answered: all who had the contact, unless it is said."""
    answers: float = row["contacts"] if row["answers"] is None else row["answers"]
    return answers


def measured(inputs: Inputs, found: Findings) -> list[Inputs]:
    """Each contact with what was found for it, and the 95 % interval of its satisfied share."""
    contacts = []
    for one in found.beside(inputs["rows"]):
        answers = answers_of(one)
        low, high = wilson.interval(one["satisfied"], answers)
        contacts.append({**one, "answers": answers, "low": low, "high": high})
    return contacts


def names_in(contacts: Sequence[Inputs], cell: str) -> list[str]:
    """Names of the contacts in a cell."""
    return [one["name"] for one in contacts if one["cell"] == cell]


def verdict(met: bool) -> str:
    """Whether a target is met, in words."""
    return "met" if met else "missed"
