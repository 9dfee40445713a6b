"""The two charts: better against worse, and how sure both are."""

from functools import partial

from calculator import charts
from calculator.catalog._moments import MOMENT, numbered
from calculator.catalog.kano.counts import CLASSES, interval_of, placed
from calculator.fields import Inputs
from calculator.grids import grid, number, text
from calculator.methods import kano
from calculator.words import amount, quote, signed

COEFFICIENTS = ("better", "worse")
"""Keys of both, and what a mark means that shows them."""
THOUSANDTHS = partial(amount, places=3)


def plane(moments: list[Inputs]) -> charts.Matrix:
    """The moments by how much they please when there and annoy when missing."""
    shown = placed(numbered(moments))
    best = max(shown, key=lambda one: one["better"])
    worst = min(shown, key=lambda one: one["worse"])
    return charts.Matrix(
        f"{quote(best['name'])} pleases most when it is there, {quote(worst['name'])} annoys "
        "most when it is missing",
        f"{amount(len(shown))} moments by how many customers having them would please, and "
        "how many missing them would annoy, both from 0 to 1. The lines cross at one half.",
        marks=charts.marks(
            shown, lambda one: -one["worse"], "better", label=lambda one: CLASSES[one["class_mode"]]
        ),
        x_label="Annoys when missing (worse)",
        y_label="Pleases when there (better)",
        crosshair=(0.5, 0.5),
        quadrants=("Attractive", "One-dimensional", "Indifferent", "Must-be"),
        x_range=(0, 1),
        y_range=(0, 1),
        named=(best["number"], worst["number"]),
        table=grid(
            "Better and worse in numbers",
            shown,
            MOMENT,
            number("Better", "better", THOUSANDTHS),
            number("Worse", "worse", THOUSANDTHS),
            text("Most frequent class", "class_mode", CLASSES.__getitem__),
        ),
    )


def intervals(moments: list[Inputs]) -> charts.Spans:
    """Better and worse of each moment with their 95 % intervals."""
    shown = placed(moments)
    lines = [_line(one, key) for one in shown for key in COEFFICIENTS]
    widest = max((line["high"] or 0) - (line["low"] or 0) for line in lines)
    return charts.spans(
        f"How sure: the widest of the 95 % intervals spans {amount(widest)}",
        "The coefficients better (triangle up, from 0 to 1) and worse (triangle down, from −1 to "
        "0) of each moment with their 95 % intervals.",
        lines,
        "at",
        "shown",
        means="means",
        axis=(-1, 1),
        reference=0,
        reference_name="no effect",
        x_label="Coefficient",
        table=grid(
            "The coefficients with their 95 % intervals",
            shown,
            text("Moment", "name"),
            number("Better", lambda one: _line(one, "better")["shown"], str),
            number("Worse", lambda one: _line(one, "worse")["shown"], str),
            number("Answers A, O, M and I", kano.judged),
        ),
    )


def _line(moment: Inputs, key: str) -> Inputs:
    """A coefficient, its interval if it has one, and how both are written."""
    at, interval = moment[key], interval_of(moment, key)
    line = {"name": f"{moment['name']}: {key}", "at": at, "means": key}
    if interval is None:
        return {**line, "low": None, "high": None, "shown": signed(at)}
    low, high = interval if key == "better" else (-interval[1], -interval[0])
    shown = f"{signed(at)} ({signed(low)} to {signed(high)})"
    return {**line, "low": low, "high": high, "shown": shown}
