"""The three charts: targets against each other, outcomes, and where the dissatisfaction is."""

from calculator.catalog.outcomes.contacts import (
    CELLS,
    SHAPES,
    answers_of,
    heaviest,
    interval_of,
    names_in,
    shown_interval,
)
from calculator.declaration import Bar, Bars, Findings, Grid, Inputs, Mark, Matrix, Span, Spans
from calculator.methods import clayton
from calculator.words import amount, choose, percent, quote, several


def plane(inputs: Inputs, found: Findings) -> Matrix:
    """How far each contact lies from its two targets."""
    # Targets differ from contact to contact, so the axes show the distance from each one's own.
    across = [
        (row["process_rate"] - given["process_target"]) * 100
        for given, row in zip(inputs["rows"], found.rows, strict=True)
    ]
    up = [
        (row["outcome_rate"] - given["outcome_target"]) * 100
        for given, row in zip(inputs["rows"], found.rows, strict=True)
    ]
    reach = max(10.0, *map(abs, across), *map(abs, up))
    counted = choose([f"{len(names_in(found, cell))} {cell}" for cell in clayton.CELLS], "and")
    melons = names_in(found, clayton.WATERMELON)
    return Matrix(
        title=(
            f"Process met, outcome missed: {several(melons)}"
            if melons
            else "No contact meets its process target and misses its outcome"
        ),
        description=(
            "Percentage points above or below target, process across and outcome upwards; the "
            f"lines cross where both are just met. {counted.capitalize()}."
        ),
        marks=tuple(
            Mark(
                number=number,
                name=row["name"],
                means=SHAPES[row["cell"]],
                label=row["cell"],
                x=x,
                y=y,
            )
            for number, (row, x, y) in enumerate(zip(found.rows, across, up, strict=True), start=1)
        ),
        x_label="Process, points from target",
        y_label="Outcome, points from target",
        crosshair=(0, 0),
        quadrants=("Lucky", "Good", "Bad", "Watermelon"),
        x_range=(-reach, reach),
        y_range=(-reach, reach),
        table=Grid(
            caption="Where each contact stands",
            head=("Contact", "Process", "Outcome", "Cell"),
            rows=tuple(
                (
                    f"{number}. {row['name']}",
                    "met" if row["process_met"] else "missed",
                    "met" if row["outcome_met"] else "missed",
                    CELLS[row["cell"]],
                )
                for number, row in enumerate(found.rows, start=1)
            ),
        ),
    )


def outcomes(inputs: Inputs, found: Findings) -> Spans:
    """Satisfied customers of each contact, with their intervals."""
    met = [row for row in found.rows if row["outcome_met"]]
    pairs = list(zip(inputs["rows"], found.rows, strict=True))
    return Spans(
        title=f"{len(met)} of {len(found.rows)} outcome targets are met",
        description=(
            "Satisfied customers in per cent, with 95 % intervals. A triangle up is good, a circle "
            "lucky; a triangle down has missed its outcome target."
        ),
        spans=tuple(
            Span(
                name=row["name"],
                mark=row["outcome_rate"] * 100,
                low=interval_of(given)[0] * 100,
                high=interval_of(given)[1] * 100,
                shown=f"{percent(row['outcome_rate'])} of {percent(given['outcome_target'])} asked",
                means=SHAPES[row["cell"]],
            )
            for given, row in pairs
        ),
        low=0,
        high=100,
        table=Grid(
            caption="Outcomes and how sure they are",
            head=("Contact", "Satisfied", "Answers", "Rate", "95 % interval", "Target"),
            rows=tuple(
                (
                    row["name"],
                    amount(given["satisfied"]),
                    amount(answers_of(given)),
                    percent(row["outcome_rate"]),
                    shown_interval(given),
                    percent(given["outcome_target"]),
                )
                for given, row in pairs
            ),
            numeric=frozenset({1, 2, 3, 4, 5}),
        ),
    )


def priorities(found: Findings) -> Bars:
    """Each contact's share of all dissatisfied customers."""
    top = found.rows[heaviest(found)]
    share = percent(top["priority"])
    return Bars(
        title=(
            f"Put {quote(top['name'])} right first: {share} of all dissatisfaction"
            if top["priority"]
            else "Nobody who answered is dissatisfied"
        ),
        description="Each contact’s share of all dissatisfied customers.",
        bars=tuple(
            Bar(
                name=row["name"],
                value=row["priority"],
                shown=percent(row["priority"]),
                means=SHAPES[row["cell"]],
            )
            for row in found.rows
        ),
        low=0,
        high=max(0.01, top["priority"]),
        table=Grid(
            caption="Who carries the dissatisfaction",
            head=("Contact", "Share"),
            rows=tuple((row["name"], percent(row["priority"])) for row in found.rows),
            numeric=frozenset({1}),
        ),
    )
