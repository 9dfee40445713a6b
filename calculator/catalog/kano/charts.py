"""The two charts: better against worse, and how sure both are."""

from calculator import charts
from calculator.catalog.kano.counts import CLASSES, interval_of, placed
from calculator.fields import Inputs
from calculator.grids import grid, number, text
from calculator.methods import kano
from calculator.words import amount, quote, signed

COEFFICIENTS = ("better", "worse")
"""Keys of both, and what a mark means that shows them."""


def plane(moments: list[Inputs]) -> charts.Matrix:
    """The moments by how much they please when there and annoy when missing."""
    shown = placed([{**one, "number": at} for at, one in enumerate(moments, 1)])
    best = max(shown, key=lambda one: one["better"])
    worst = min(shown, key=lambda one: one["worse"])
    return charts.Matrix(
        title=(
            f"{quote(best['name'])} pleases most when it is there, {quote(worst['name'])} annoys "
            "most when it is missing"
        ),
        description=(
            f"{amount(len(shown))} moments by how many customers having them would please, and "
            "how many missing them would annoy, both from 0 to 1. The lines cross at one half."
        ),
        marks=tuple(
            charts.Mark(
                one["number"],
                one["name"],
                x=-one["worse"],
                y=one["better"],
                label=CLASSES[one["class_mode"]],
            )
            for one in shown
        ),
        x_label="Annoys when missing (worse)",
        y_label="Pleases when there (better)",
        crosshair=(0.5, 0.5),
        quadrants=("Attractive", "One-dimensional", "Indifferent", "Must-be"),
        x_range=(0, 1),
        y_range=(0, 1),
        table=grid(
            "Better and worse in numbers",
            shown,
            text("Moment", lambda one: f"{one['number']}. {one['name']}"),
            number("Better", "better", _thousandths),
            number("Worse", "worse", _thousandths),
            text("Most frequent class", "class_mode", CLASSES.__getitem__),
        ),
    )


def _thousandths(coefficient: float) -> str:
    return amount(coefficient, places=3)


def intervals(moments: list[Inputs]) -> charts.Spans:
    """Better and worse of each moment with their 95 % intervals."""
    shown = placed(moments)
    spans = tuple(_span(one, key) for one in shown for key in COEFFICIENTS)
    widest = max((span.high or 0) - (span.low or 0) for span in spans)
    return charts.Spans(
        title=f"How sure: the widest of the 95 % intervals spans {amount(widest)}",
        description=(
            "The coefficients better (triangle up, from 0 to 1) and worse (triangle down, from −1 "
            "to 0) of each moment with their 95 % intervals."
        ),
        spans=spans,
        low=-1,
        high=1,
        reference=0,
        reference_name="no effect",
        table=grid(
            "The coefficients with their 95 % intervals",
            shown,
            text("Moment", "name"),
            number("Better", lambda one: _shown(one, "better"), str),
            number("Worse", lambda one: _shown(one, "worse"), str),
            number("Answers A, O, M and I", kano.judged),
        ),
    )


def _span(moment: Inputs, key: str) -> charts.Span:
    low, high = _ends(moment, key)
    name, shown = f"{moment['name']}: {key}", _shown(moment, key)
    return charts.Span(name, moment[key], low, high, shown, key)


def _ends(moment: Inputs, key: str) -> tuple[float | None, float | None]:
    interval = interval_of(moment, key)
    if interval is None:
        return None, None
    low, high = interval
    return (low, high) if key == "better" else (-high, -low)


def _shown(moment: Inputs, key: str) -> str:
    low, high = _ends(moment, key)
    shown = signed(moment[key])
    if low is None or high is None:
        return shown
    return f"{shown} ({signed(low)} to {signed(high)})"
