"""The two charts: better against worse, and how sure both are."""

from calculator.catalog.kano.counts import CLASSES, Counts, interval_of
from calculator.declaration import Findings, Grid, Mark, Matrix, Span, Spans
from calculator.methods import kano
from calculator.words import amount, quote, signed


def plane(found: Findings) -> Matrix:
    """The moments by how much they please when there and annoy when missing."""
    placed = [(n, row) for n, row in enumerate(found.rows, 1) if row["better"] is not None]
    best = max((row for _, row in placed), key=lambda row: row["better"])
    worst = min((row for _, row in placed), key=lambda row: row["worse"])
    return Matrix(
        title=(
            f"{quote(best['name'])} pleases most when it is there, {quote(worst['name'])} annoys "
            f"most when it is missing"
        ),
        description=(
            f"{amount(len(placed))} moments by how many customers having them would please, and "
            f"how many missing them would annoy, both from 0 to 1. The lines cross at one half."
        ),
        marks=tuple(
            Mark(
                number=number,
                name=row["name"],
                means=CLASSES[row["class_mode"]],
                x=-row["worse"],
                y=row["better"],
            )
            for number, row in placed
        ),
        x_label="Annoys when missing (worse)",
        y_label="Pleases when there (better)",
        crosshair=(0.5, 0.5),
        quadrants=("Attractive", "One-dimensional", "Indifferent", "Must-be"),
        x_range=(0, 1),
        y_range=(0, 1),
        table=Grid(
            caption="Better and worse in numbers",
            head=("Moment", "Better", "Worse", "Most frequent class"),
            rows=tuple(
                (
                    f"{number}. {row['name']}",
                    amount(row["better"], 3),
                    amount(row["worse"], 3),
                    CLASSES[row["class_mode"]],
                )
                for number, row in placed
            ),
            numeric=frozenset({1, 2}),
        ),
    )


def intervals(found: Findings, counts: list[Counts]) -> Spans:
    """Better and worse of each moment with their 95 % intervals."""
    spans, rows = [], []
    widest = 0.0
    for row, one in zip(found.rows, counts, strict=True):
        if row["better"] is None:
            continue
        answers = kano.judged(one)
        cells = [row["name"]]
        for key, sign, state in (("better", 1, "magic"), ("worse", -1, "misery")):
            interval = interval_of(abs(row[key]), answers)
            low, high = sorted(sign * end for end in interval) if interval else (None, None)
            shown = signed(row[key])
            if low is not None and high is not None:
                widest = max(widest, high - low)
                shown += f" ({signed(low)} to {signed(high)})"
            cells.append(shown)
            spans.append(
                Span(
                    name=f"{row['name']}: {key}",
                    mark=row[key],
                    low=low,
                    high=high,
                    shown=shown,
                    means=state,
                )
            )
        rows.append((*cells, amount(answers)))
    return Spans(
        title=f"How sure: the widest of the 95 % intervals spans {amount(widest)}",
        description=(
            "The coefficients better (triangle up, from 0 to 1) and worse (triangle down, from −1 "
            "to 0) of each moment with their 95 % intervals."
        ),
        spans=tuple(spans),
        low=-1,
        high=1,
        reference=0,
        reference_name="no effect",
        table=Grid(
            caption="The coefficients with their 95 % intervals",
            head=("Moment", "Better", "Worse", "Answers A, O, M and I"),
            rows=tuple(rows),
            numeric=frozenset({1, 2, 3}),
        ),
    )
