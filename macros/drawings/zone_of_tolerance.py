"""The zone of tolerance with the two distances that are measured in it."""

from __future__ import annotations

from calculator.methods import tolerance
from calculator.views.plane import Axis
from macros.drawings import pen

ADEQUATE, DESIRED, PERCEIVED = 5.70, 7.72, 6.92
"""Library J of the LibQUAL+ survey of 17 universities, spring 2003."""
LOW, HIGH = 4.9, 8.52
PLACE = tolerance.place(ADEQUATE, DESIRED, PERCEIVED)


def shown(number: float) -> str:
    """A number with the two decimals that the survey prints."""
    return f"{number:.2f}".replace("-", "−")


ADEQUACY, SUPERIORITY = f"+{shown(PLACE.msa)}", shown(PLACE.mss)


def draw(wide: bool) -> pen.Drawing:
    """The same drawing in two breadths."""
    breadth = pen.WIDE if wide else pen.NARROW
    across = Axis(LOW, HIGH, 4, breadth - 4)
    adequate, desired, perceived = map(across.at, (ADEQUATE, DESIRED, PERCEIVED))
    top, foot, end = 48.0, 104.0, 198.0
    parts: list[pen.Part] = [
        pen.Box(adequate, top, desired - adequate, foot - top, "zone", 0),
        pen.line([(4, foot), (breadth - 4, foot)], "axis"),
        pen.line([(adequate, top - 6), (adequate, end)], "soft"),
        pen.line([(desired, top - 6), (desired, end)], "soft"),
        pen.line([(perceived, top - 6), (perceived, end)], "accent"),
        pen.circle(perceived, foot, 7, "accent"),
        pen.centred(adequate, 22, f"Adequate\n{shown(ADEQUATE)}"),
        pen.centred(perceived, 22, f"Perceived\n{shown(PERCEIVED)}", "strong accent"),
        pen.centred(desired, 22, f"Desired\n{shown(DESIRED)}"),
        pen.centred((4 + adequate) / 2, (top + foot) / 2, "below", "small"),
        pen.centred((adequate + perceived) / 2, (top + foot) / 2, "inside", "small"),
        pen.centred((desired + breadth - 4) / 2, (top + foot) / 2, "above", "small"),
        *pen.arrow([(adequate, 130), (perceived, 130)], "good"),
        pen.centred((adequate + perceived) / 2, 146, f"MSA {ADEQUACY}", "strong"),
        *pen.arrow([(desired, 176), (perceived, 176)], "bad"),
        pen.words(perceived - 10, 176, f"MSS {SUPERIORITY}", "strong", anchor="end", middle=True),
        pen.words(4, 212, "MSA, adequacy: perceived − adequate", "small"),
        pen.words(
            *((340, 212) if wide else (4, 231)), "MSS, superiority: perceived − desired", "small"
        ),
    ]
    return pen.Drawing(breadth, 232 if wide else 251, tuple(parts))


DIAGRAM = pen.Diagram(
    title="The zone of tolerance",
    description=(
        f"A scale with three points: adequate service at {shown(ADEQUATE)}, perceived service at "
        f"{shown(PERCEIVED)}, desired service at {shown(DESIRED)}. Between adequate and desired "
        "lies the zone of tolerance; to its left is below the zone, to its right above it. An "
        "arrow from adequate to perceived is the measure of service adequacy, MSA, "
        f"{ADEQUACY}; an arrow back from desired to perceived is the measure of service "
        f"superiority, MSS, {SUPERIORITY}."
    ),
    caption=(
        f"Inside the zone: {shown(PLACE.msa)} points above what will do and "
        f"{shown(-PLACE.mss)} below what is hoped for. A superiority below zero is the usual case "
        "and no failure. The numbers are those of a university library (LibQUAL+, spring 2003, "
        "“Willingness to help users”, on a scale from 1 to 9)."
    ),
    draw=draw,
)
