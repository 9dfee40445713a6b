"""Company, employees and customers, and the promise between them."""

from __future__ import annotations

from macros.drawings import pen

CORNERS = ("Company", "Employees", "Customers")
SIDES = (
    ("Internal", "enables the promise"),
    ("External", "makes the promise"),
    ("Interactive", "keeps the promise: moments of truth"),
)


def draw(wide: bool) -> pen.Drawing:
    """The names of the sides stand outside on a screen, in the middle of a side on a phone."""
    breadth = pen.WIDE if wide else pen.NARROW
    box, high, deep = (150.0, 44.0, 196.0) if wide else (110.0, 44.0, 236.0)
    inset = 60.0 if wide else 4.0
    middle, left, right = breadth / 2, inset + box / 2, breadth - inset - box / 2
    foot = 4 + deep + high / 2
    parts: list[pen.Part] = [
        pen.line([(middle, 26), (left, foot)], bend=0),
        pen.line([(middle, 26), (right, foot)], bend=0),
        pen.line([(left, foot), (right, foot)], "accent", bend=0),
        *pen.panel(middle - box / 2, 4, box, high, CORNERS[0], "panel", "strong"),
        *pen.panel(left - box / 2, foot - high / 2, box, high, CORNERS[1], "panel", "strong"),
        *pen.panel(right - box / 2, foot - high / 2, box, high, CORNERS[2], "panel", "strong"),
    ]
    half = foot / 2 + 10
    room = 130.0 if wide else 84.0
    for (name, says), x, anchor in (
        (SIDES[0], (middle + left) / 2 - 40 if wide else 4, "end" if wide else "start"),
        (SIDES[1], (middle + right) / 2 + 40 if wide else breadth - 4, "start" if wide else "end"),
    ):
        top = half - 26 if wide else half - 56
        parts += [
            pen.words(x, top, name, "strong", anchor=anchor),
            pen.words(x, top + 20, says, "small", width=room, anchor=anchor),
        ]
    name, says = SIDES[2]
    below = foot + high / 2 + 12
    parts += [
        pen.words(middle, below, name, "strong", anchor="middle"),
        pen.words(middle, below + 20, says, "small", width=280, anchor="middle"),
    ]
    return pen.Drawing(breadth, below + 48, tuple(parts))


DIAGRAM = pen.Diagram(
    title="The services marketing triangle",
    description=(
        "A triangle. At the top stands the company, below it employees on the left and customers "
        "on the right. The side between company and employees is internal marketing, which enables "
        "the promise. The side between company and customers is external marketing, which makes "
        "the promise. The side between employees and customers is interactive marketing, which "
        "keeps the promise: moments of truth."
    ),
    caption=(
        "A promise is made on one side, made possible on another and kept on the third. Customers "
        "see the first and the last."
    ),
    draw=draw,
)
