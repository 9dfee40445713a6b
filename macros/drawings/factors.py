"""Basic, performance and excitement factors: what a low and a high rating do to satisfaction."""

from __future__ import annotations

from macros.drawings.pen import (
    NARROW,
    WIDE,
    Box,
    Diagram,
    Drawing,
    Part,
    Shape,
    line,
    path,
    words,
)

FACTORS = (
    ("Basic", "punishes, hardly rewards", 50.0, 8.0, "bad"),
    ("Performance", "does both alike", 32.0, 32.0, "accent"),
    ("Excitement", "rewards, hardly punishes", 8.0, 50.0, "good"),
)
"""Name, words, how far overall satisfaction falls and rises, and how it looks."""
PANEL_HEIGHT = 130.0


def draw(wide: bool) -> Drawing:
    """Three panels side by side on a screen, one below the other on a phone."""
    parts: list[Part] = []
    width = (WIDE - 12 - 2 * 14) / 3 if wide else NARROW - 12
    x, y = 6.0, 4.0
    for name, says, falls, rises, kind in FACTORS:
        parts += _panel(x, y, width, name, says, falls, rises, kind)
        x, y = (x + width + 14, y) if wide else (x, y + PANEL_HEIGHT + 64)
    deep = 4 + PANEL_HEIGHT + 58 if wide else y
    return Drawing(WIDE if wide else NARROW, deep, tuple(parts))


def _panel(
    x: float, y: float, width: float, name: str, says: str, falls: float, rises: float, kind: str
) -> list[Part]:
    zero, middle = y + PANEL_HEIGHT / 2, x + width / 2
    curve = [(x + 14, zero + falls), (middle, zero), (x + width - 14, zero - rises)]
    return [
        Box(x, y, width, PANEL_HEIGHT, "panel"),
        line([(x + 8, zero), (x + width - 8, zero)], "dashed"),
        Shape(path(curve), "curve", kind),
        words(x + 10, y + PANEL_HEIGHT - 20, "rated low", "small soft")
        if falls < 20
        else words(x + 10, y + 6, "rated low", "small soft"),
        words(x + width - 10, y + PANEL_HEIGHT - 20, "rated high", "small soft", anchor="end"),
        words(x, y + PANEL_HEIGHT + 8, name, "strong"),
        words(x, y + PANEL_HEIGHT + 28, says, "small", width=width),
    ]


DIAGRAM = Diagram(
    title="Basic, performance and excitement factors",
    description=(
        "Three panels; in each a line shows what a moment that is rated low takes from overall "
        "satisfaction, on the left, and what one that is rated high adds, on the right. A basic "
        "factor punishes and hardly rewards: the line falls far on the left and is flat on the "
        "right. A performance factor does both alike: it is straight. An excitement factor rewards "
        "and hardly punishes: it is flat on the left and rises on the right."
    ),
    caption=(
        "One weight for each moment would draw all three as the same straight line. Drawn by us; "
        "how steep yours are is what the analysis finds."
    ),
    draw=draw,
)
