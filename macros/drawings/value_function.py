"""The value function, calculated with the published medians: losses loom larger than gains."""

from __future__ import annotations

from calculator.methods.prospect import value
from calculator.views.plane import Axis
from calculator.words import amount, signed
from macros.drawings import pen

FURTHEST, SHOWN = 120, 100
HIGHEST, LOWEST = 90.0, -160.0
GAIN, LOSS = value(SHOWN), value(-SHOWN)


def draw(wide: bool) -> pen.Drawing:
    """The same curve on a broad or a narrow plane."""
    breadth, deep = (pen.WIDE, 372.0) if wide else (pen.NARROW, 352.0)
    across, up = Axis(-FURTHEST, FURTHEST, 8, breadth - 8), Axis(LOWEST, HIGHEST, deep - 6, 24)

    def spot(outcome: float) -> pen.Point:
        return across.at(outcome), up.at(value(outcome))

    middle, level = across.at(0), up.at(0)
    (gain_x, gain_y), (loss_x, loss_y) = spot(SHOWN), spot(-SHOWN)
    parts: list[pen.Part] = [
        *pen.arrow([(8, level), (breadth - 4, level)], "axis"),
        *pen.arrow([(middle, deep - 6), (middle, 22)], "axis"),
        pen.line([(gain_x, level), (gain_x, gain_y), (middle, gain_y)], "dashed", bend=0),
        pen.line([(loss_x, level), (loss_x, loss_y), (middle, loss_y)], "dashed", bend=0),
        pen.Shape(pen.path([spot(outcome) for outcome in range(-FURTHEST, 1, 2)]), "curve", "bad"),
        pen.Shape(
            pen.path([spot(outcome) for outcome in range(0, FURTHEST + 1, 2)]), "curve", "good"
        ),
        pen.circle(gain_x, gain_y, 5, "good"),
        pen.circle(loss_x, loss_y, 5, "bad"),
        pen.words(middle, 0, "felt value", "small", anchor="middle"),
        pen.words(breadth - 8, level + 4, f"gain of {SHOWN}", "small", anchor="end"),
        pen.words(8, level - 21, f"loss of {SHOWN}", "small"),
        pen.words(middle - 8, gain_y, signed(GAIN, 1), "strong good", anchor="end", middle=True),
        pen.words(middle + 8, loss_y, signed(LOSS, 1), "strong bad", middle=True),
    ]
    return pen.Drawing(breadth, deep, tuple(parts))


DIAGRAM = pen.Diagram(
    title="The value function of prospect theory",
    description=(
        "Across: gains to the right and losses to the left of a reference point. Upwards: felt "
        "value. The curve rises and flattens for gains and falls more steeply for losses. A gain "
        f"of {SHOWN} is felt as {signed(GAIN, 1)}, a loss of {SHOWN} as {signed(LOSS, 1)}."
    ),
    caption=(
        f"A loss of {SHOWN} is felt as {signed(LOSS, 1)}, a gain of {SHOWN} as {signed(GAIN, 1)}: "
        f"{amount(-LOSS / GAIN)} times as much. Drawn with the medians that Tversky and Kahneman "
        "found for money gambles in 1992; whether they hold for service is an open question."
    ),
    draw=draw,
)
