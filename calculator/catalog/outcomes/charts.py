"""The three charts: targets against each other, outcomes, and where the dissatisfaction is."""

from collections.abc import Sequence

from calculator import charts
from calculator.catalog._contacts import heaviest, interval
from calculator.catalog._moments import NUMBERED, numbered
from calculator.catalog.outcomes.contacts import CELLS, names_in, verdict
from calculator.fields import Inputs
from calculator.grids import grid, number, text
from calculator.methods import clayton
from calculator.words import choose, percent, quote, several

MEANS = {
    clayton.GOOD: "better",
    clayton.WATERMELON: "worse",
    clayton.LUCKY: "level",
    clayton.BAD: "worse",
}


def plane(contacts: Sequence[Inputs]) -> charts.Matrix:
    """How far each contact lies from its two targets."""
    # Targets differ from contact to contact, so the axes show the distance from each one's own.
    placed = [
        {
            **one,
            "across": (one["process_rate"] - one["process_target"]) * 100,
            "up": (one["outcome_rate"] - one["outcome_target"]) * 100,
        }
        for one in numbered(contacts)
    ]
    reach = max(10.0, *(abs(one[axis]) for one in placed for axis in ("across", "up")))
    counted = choose([f"{len(names_in(contacts, cell))} {cell}" for cell in clayton.CELLS], "and")
    melons = names_in(contacts, clayton.WATERMELON)
    return charts.Matrix(
        f"Process met, outcome missed: {several(melons)}"
        if melons
        else "No contact meets its process target and misses its outcome",
        "Percentage points above or below target, process across and outcome upwards; the "
        f"lines cross where both are just met. {counted.capitalize()}.",
        marks=charts.marks(placed, "across", "up", means=_meaning, label="cell"),
        x_label="Process, points from target",
        y_label="Outcome, points from target",
        crosshair=(0, 0),
        quadrants=("Lucky", "Good", "Bad", "Watermelon"),
        x_range=(-reach, reach),
        y_range=(-reach, reach),
        named=tuple(one["number"] for one in placed if one["cell"] == clayton.WATERMELON),
        table=grid(
            "Where each contact stands",
            placed,
            text("Contact", NUMBERED),
            text("Process", "process_met", verdict),
            text("Outcome", "outcome_met", verdict),
            text("Cell", "cell", CELLS.__getitem__),
        ),
    )


def _meaning(contact: Inputs) -> str:
    return MEANS[contact["cell"]]


def outcomes(contacts: Sequence[Inputs]) -> charts.Spans:
    """Satisfied customers of each contact, with their intervals."""
    met = [one for one in contacts if one["outcome_met"]]
    return charts.spans(
        f"{len(met)} of {len(contacts)} outcome targets are met",
        "Satisfied customers in per cent, with 95 % intervals. A triangle up is good, a circle "
        "lucky; a triangle down has missed its outcome target.",
        contacts,
        "outcome_rate",
        shown=lambda one: (
            f"{percent(one['outcome_rate'])} of {percent(one['outcome_target'])} asked"
        ),
        means=_meaning,
        table=grid(
            "Outcomes and how sure they are",
            contacts,
            text("Contact", "name"),
            number("Satisfied", "satisfied"),
            number("Answers", "answers"),
            number("Rate", "outcome_rate", percent),
            number("95 % interval", interval, str),
            number("Target", "outcome_target", percent),
        ),
    )


def priorities(contacts: Sequence[Inputs]) -> charts.Bars:
    """Each contact's share of all dissatisfied customers."""
    top = heaviest(contacts)
    return charts.bars(
        f"Fix {quote(top['name'])} first: {percent(top['priority'])} of all dissatisfaction"
        if top["priority"]
        else "Nobody who answered is dissatisfied",
        "Each contact’s share of all dissatisfied customers.",
        contacts,
        "priority",
        percent,
        means=_meaning,
        high=max(0.01, top["priority"]),
        table=grid(
            "Who carries the dissatisfaction",
            contacts,
            text("Contact", "name"),
            number("Share", "priority", percent),
        ),
    )
