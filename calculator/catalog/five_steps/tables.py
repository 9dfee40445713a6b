"""The two tables: the five steps of each contact, and every response."""

from calculator.catalog.five_steps.contacts import interval, responses_of, verdict
from calculator.catalog.five_steps.fields import INTERACTIONS
from calculator.declaration import Findings, Grid, Inputs
from calculator.methods import converse
from calculator.words import amount, or_dash, percent, signed


def steps(inputs: Inputs, found: Findings) -> Grid:
    """The five steps in one row for each contact."""
    return Grid(
        caption="The five steps, contact by contact; drift in percentage points a period",
        head=(
            "Contact",
            "Interaction",
            "Priority",
            "Chosen response",
            "Delight",
            "Satisfied",
            "Standard",
            "Drift",
            "Basic from",
        ),
        rows=tuple(
            (
                row["name"],
                INTERACTIONS[contact["interaction"]],
                percent(row["priority"]),
                row["chosen"] or "–",
                or_dash(row["delight"], signed),
                "–" if row["rate"] is None else f"{percent(row['rate'])} ({interval(row)})",
                percent(contact["standard"]) + ("" if row["rate"] is None else f" {verdict(row)}"),
                "–" if row["drift"] is None else signed(row["drift"] * 100, places=1),
                "–" if row["basic_from"] is None else f"period {amount(row['basic_from'])}",
            )
            for contact, row in zip(inputs["contacts"], found.rows, strict=True)
        ),
        numeric=frozenset({2, 4, 5, 6, 7}),
    )


def choices(inputs: Inputs) -> Grid:
    """Every response with its delight, and whether it is chosen."""
    rows = []
    for contact in inputs["contacts"]:
        responses = responses_of(contact)
        best = converse.chosen(responses)
        for at, (one, response) in enumerate(zip(contact["responses"], responses, strict=True)):
            rows.append(
                (
                    one["name"],
                    contact["name"],
                    amount(response.expected),
                    amount(response.predicted),
                    signed(converse.delight(response)),
                    amount(response.cost),
                    "yes" if at == best else "no",
                )
            )
    return Grid(
        caption="Every response that was thought of",
        head=("Response", "Contact", "Expected", "Predicted", "Delight", "Cost", "Chosen"),
        rows=tuple(rows),
        numeric=frozenset({2, 3, 4, 5}),
    )
