"""Contacts: what can be wrong with them, what they lack, and how the page reads them."""

from collections.abc import Sequence

from calculator.declaration import Findings, Inputs, Message
from calculator.methods import converse
from calculator.words import amount, percent_range, several, signed


def check(inputs: Inputs) -> list[Message]:
    """Find what no single field knows: too many satisfied, a period twice, no weight at all."""
    faults = []
    for at, contact in enumerate(inputs["contacts"]):
        seen: set[float] = set()
        for number, score in enumerate(contact["scores"]):
            path, where = f"contacts.{at}.scores.{number}", f"Contact {at + 1}, score {number + 1}"
            if score["satisfied"] > score["answers"]:
                faults.append(
                    Message(
                        f"{path}.satisfied",
                        f"{where}, satisfied: {amount(score['satisfied'])} of "
                        f"{amount(score['answers'])} answers cannot be satisfied; a whole number "
                        f"from 0 to {amount(score['answers'])} is needed here.",
                    )
                )
            if score["period"] in seen:
                faults.append(
                    Message(
                        f"{path}.period",
                        f"{where}, period: {amount(score['period'])} stands twice; each period of "
                        "a contact can have one score.",
                    )
                )
            seen.add(score["period"])
    if not any(contact["frequency"] * contact["impact"] for contact in inputs["contacts"]):
        faults.append(
            Message(
                "contacts",
                "Contacts: every one has a frequency or an impact of 0, so there is nothing to "
                "rank; one contact at least needs both above 0.",
            )
        )
    return faults


def notes(contacts: Sequence[Inputs]) -> tuple[Message, ...]:
    """Say what cannot be computed for want of a response, a score or a second period."""
    lacks = (
        (
            [one["name"] for one in contacts if not one["responses"]],
            "no response",
            "none is chosen",
        ),
        (
            [one["name"] for one in contacts if not one["scores"]],
            "no score",
            "rate, interval, standard and drift cannot be computed",
        ),
        (
            [one["name"] for one in contacts if len(one["scores"]) == 1],
            "one score only",
            "the drift cannot be computed: it needs two periods",
        ),
    )
    return tuple(
        Message(
            "contacts",
            f"{several(names)} {'has' if len(names) == 1 else 'have'} {lack}, so {hence}.",
            level="note",
        )
        for names, lack, hence in lacks
        if names
    )


def responses_of(contact: Inputs) -> list[converse.Response]:
    """The responses that were thought of, in their order."""
    return [
        converse.Response(one["expected"], one["predicted"], one["cost"])
        for one in contact["responses"]
    ]


def scores_of(contact: Inputs) -> list[converse.Score]:
    """The measured periods, the earliest first."""
    scores = [
        converse.Score(one["period"], one["satisfied"], one["answers"]) for one in contact["scores"]
    ]
    return sorted(scores, key=lambda score: score.period)


def heaviest(found: Findings) -> int:
    """Position of the contact that carries most of the priority."""
    priorities = [row["priority"] for row in found.rows]
    return priorities.index(max(priorities))


def interval(row: Inputs) -> str:
    """The interval of the last period in words."""
    return percent_range(row["low"], row["high"])


def change(drift: float) -> str:
    """A drift in words."""
    return f"{signed(drift * 100, places=1)} percentage points a period"


def verdict(row: Inputs) -> str:
    """Whether the standard is met, with the shape that says so in charts."""
    return "▲ met" if row["standard_met"] else "▼ missed"
