"""Kano's three curves, and the way that attributes take from one to the next."""

from __future__ import annotations

from collections.abc import Callable
from math import exp

from calculator.views.plane import Axis
from macros.drawings import pen

REACHED = 0.5
"""How well an attribute is done when the attractive curve is at its top."""
STEEP = 2.0
PIECES = 40


def attractive(done: float) -> float:
    """Satisfaction from −1 to 1: hardly touched by absence, rising ever faster with presence."""
    rise = (exp(STEEP * (done + 1)) - 1) / (exp(STEEP * (REACHED + 1)) - 1)
    return 0.05 + 0.87 * rise


def one_dimensional(done: float) -> float:
    """The more, the better."""
    return 0.92 * done


def must_be(done: float) -> float:
    """The mirror image of the attractive curve: presence hardly counts, absence ever more."""
    return -attractive(-done)


def draw(wide: bool) -> pen.Drawing:
    """The same curves on a broad or a narrow plane."""
    breadth, deep = (pen.WIDE, 384.0) if wide else (pen.NARROW, 352.0)
    across, up = Axis(-1, 1, 8, breadth - 8), Axis(-1, 1, deep - 6, 42)

    def spot(done: float, satisfied: float) -> pen.Point:
        return across.at(done), up.at(satisfied)

    def curve(function: Callable[[float], float], low: float, high: float, kind: str) -> pen.Shape:
        places = [low + (high - low) * step / PIECES for step in range(PIECES + 1)]
        return pen.Shape(pen.path([spot(done, function(done)) for done in places]), "curve", kind)

    middle, level = spot(0, 0)
    bottom = up.at(-1)
    parts: list[pen.Part] = [
        *pen.arrow([(8, level), (breadth - 8, level)], "axis"),
        *pen.arrow([(middle, bottom), (middle, 40)], "axis"),
        curve(attractive, -1, REACHED, "good"),
        curve(one_dimensional, -1, 1, "accent"),
        curve(must_be, -REACHED, 1, "bad"),
        pen.words(middle - 8, 42, "satisfied", "small", anchor="end"),
        pen.words(middle + 8, bottom - 17, "dissatisfied", "small"),
        pen.words(8, level + 4, "missing", "small"),
        pen.words(breadth - 8, level - 21, "done well", "small", anchor="end"),
        pen.words(8, up.at(0.62), "Attractive", "strong good"),
        pen.words(8, up.at(0.62) + 18, "not missed,\nbut delights", "small"),
        pen.words(breadth - 4, 2, "One-dimensional", "strong accent", anchor="end"),
        pen.words(breadth - 4, 20, "the more, the better", "small", anchor="end"),
        pen.words(across.at(0.34), up.at(-0.45), "Must-be", "strong bad"),
        pen.words(across.at(0.34), up.at(-0.45) + 18, "taken for\ngranted", "small"),
        *pen.arrow([spot(0.25, 0.48), spot(0.56, -0.05)], "strong"),
        pen.words(across.at(0.47), up.at(0.26), "time", "strong"),
    ]
    return pen.Drawing(breadth, deep, tuple(parts))


DIAGRAM = pen.Diagram(
    title="Kano’s curves and the life of a delight",
    description=(
        "Across: how well an attribute is done, from missing to done well. Upwards: satisfaction. "
        "The attractive curve, of what is not missed but delights, begins a little above zero and "
        "rises ever faster. The one-dimensional line, the more the better, rises evenly from "
        "dissatisfied to satisfied. The must-be curve comes from far below and ends just under "
        "zero however well the attribute is done: it is taken for granted. An arrow, time, leads "
        "from the attractive curve across the line to the must-be curve."
    ),
    caption=(
        "What delights today is asked for tomorrow and taken for granted later: time moves an "
        "attribute from the attractive curve over the one-dimensional line to must-be."
    ),
    draw=draw,
)
