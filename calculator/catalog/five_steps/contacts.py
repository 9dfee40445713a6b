"""Contacts: what can be wrong with them, what they lack, and how the page reads them."""

from collections.abc import Sequence

from calculator.declaration import Message, note
from calculator.fields import Inputs
from calculator.methods import converse
from calculator.words import agree, amount, several, signed


def check(inputs: Inputs) -> list[Message]:
    """Find what no single field knows: too many satisfied, a period twice, no weight at all."""
    faults = []
    for at, contact in enumerate(inputs["contacts"]):
        seen: set[float] = set()
        for number, score in enumerate(contact["scores"]):
            path, where = f"contacts.{at}.scores.{number}", f"Contact {at + 1}, score {number + 1}"
            satisfied, answers = amount(score["satisfied"]), amount(score["answers"])
            if score["satisfied"] > score["answers"]:
                said = (
                    f"{where}, satisfied: {satisfied} of {answers} answers cannot be satisfied; a "
                    f"whole number from 0 to {answers} is needed here."
                )
                faults.append(Message(f"{path}.satisfied", said))
            if score["period"] in seen:
                said = (
                    f"{where}, period: {amount(score['period'])} stands twice; each period of a "
                    "contact can have one score."
                )
                faults.append(Message(f"{path}.period", said))
            seen.add(score["period"])
    if not any(contact["frequency"] * contact["impact"] for contact in inputs["contacts"]):
        said = (
            "Contacts: every one has a frequency or an impact of 0, so there is nothing to rank; "
            "one contact at least needs both above 0."
        )
        faults.append(Message("contacts", said))
    return faults


def notes(contacts: Sequence[Inputs]) -> tuple[Message, ...]:
    """Say what cannot be computed for want of a response, a score or a second period."""
    lacks = (
        ("responses", 0, "no response, so none is chosen"),
        ("scores", 0, "no score, so rate, interval, standard and drift cannot be computed"),
        ("scores", 1, "one score only, so the drift cannot be computed: it needs two periods"),
    )
    said = []
    for key, count, lack in lacks:
        names = [one["name"] for one in contacts if len(one[key]) == count]
        if names:
            said.append(f"{several(names)} {agree(names, 'has', 'have')} {lack}.")
    return tuple(note("contacts", text) for text in said)


def responses_of(contact: Inputs) -> list[converse.Response]:
    """The responses that were thought of, in their order."""
    return [
        converse.Response(one["expected"], one["predicted"], one["cost"])
        for one in contact["responses"]
    ]


def scores_of(contact: Inputs) -> list[converse.Score]:
    """The measured periods, the earliest first."""
    scores = [converse.Score(**one) for one in contact["scores"]]
    return sorted(scores, key=lambda score: score.period)


def points_a_period(drift: float) -> str:
    """A drift in percentage points."""
    return signed(drift * 100, places=1)


def change(drift: float) -> str:
    """A drift in words."""
    return f"{points_a_period(drift)} percentage points a period"


def verdict(contact: Inputs) -> str:
    """Whether the standard is met, with the shape that says so in charts."""
    return "▲ met" if contact["standard_met"] else "▼ missed"
