"""Which method, by what somebody has in hand."""

from __future__ import annotations

from macros.drawings.pen import NARROW, WIDE, Box, Diagram, Drawing, Part, arrow, height, words

HELD = (
    ("nothing yet", "estimate the moments of one journey: encounter"),
    ("comments", "critical incidents"),
    ("one answer from each", "satisfaction, promoters or effort"),
    ("ratings and an overall one", "key drivers, penalty and reward"),
    ("ratings and importance", "importance and performance, opportunity"),
    ("ratings and expectation", "SERVQUAL, disconfirmation, tolerance"),
    ("answers in pairs", "Kano"),
    ("failures of each step", "yield, in blueprint"),
)


def draw(wide: bool) -> Drawing:
    """What is held on the left, and what can be calculated from it on the right."""
    breadth = WIDE if wide else NARROW
    left, gap = (218.0, 34.0) if wide else (116.0, 18.0)
    right = breadth - 8 - left - gap
    parts: list[Part] = []
    y = 4.0
    for held, method in HELD:
        tall = 14 + max(
            height(held, "small", 0.92 * (left - 16)), height(method, "small", 0.92 * (right - 16))
        )
        parts += [
            Box(4, y, left, tall, "panel", 5),
            words(12, y + tall / 2, held, "small", width=0.92 * (left - 16), middle=True),
            *arrow([(4 + left, y + tall / 2), (4 + left + gap, y + tall / 2)]),
            Box(4 + left + gap, y, right, tall, "plain", 5),
            words(
                12 + left + gap,
                y + tall / 2,
                method,
                "small",
                width=0.92 * (right - 16),
                middle=True,
            ),
        ]
        y += tall + 6
    return Drawing(breadth, y, tuple(parts))


DIAGRAM = Diagram(
    title="What you hold, and what it can answer",
    description="From what you hold an arrow leads to a method. "
    + " ".join(f"{held.capitalize()}: {method}." for held, method in HELD),
    caption="The list below says the same with a link for each, and with what is seldom in hand.",
    draw=draw,
)
