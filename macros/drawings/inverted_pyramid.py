"""Carlzon's organisation before and after: who decides, and who serves whom."""

from __future__ import annotations

from macros.drawings import pen

BREADTH, TIER, GAP = 280.0, 48.0, 4.0
TIP = 156.0
"""The pyramid has no point, so that its smallest tier has room for words."""
CUSTOMERS = 36.0
BEFORE = ("Top management", "Middle management", "Front line")
AFTER = (
    "Front line: decides",
    "Middle management:\ngives the means",
    "Top management:\ngives the aim",
)


def draw(wide: bool) -> pen.Drawing:
    """Beside each other on a screen, one below the other on a phone."""
    if wide:
        return pen.Drawing(pen.WIDE, 304, (*_before(14, 0), *_after(346, 0)))
    return pen.Drawing(pen.NARROW, 620, (*_before(20, 0), *_after(20, 330)))


def _tiers(x: float, y: float, names: tuple[str, ...], turned: bool) -> list[pen.Part]:
    parts: list[pen.Part] = []
    slope = (BREADTH - TIP) / 2 / (3 * TIER + 2 * GAP)
    for position, name in enumerate(names):
        top = position * (TIER + GAP)
        edges = []
        for depth in (top, top + TIER):
            inset = slope * (depth if turned else 3 * TIER + 2 * GAP - depth)
            edges.append((x + inset, x + BREADTH - inset, y + depth))
        (left, right, high), (low_left, low_right, low) = edges
        kind = "strong" if name.startswith("Front") else "plain"
        corners = [(left, high), (right, high), (low_right, low), (low_left, low)]
        parts += [
            pen.polygon(corners, kind),
            pen.centred(
                x + BREADTH / 2,
                y + top + TIER / 2,
                name,
                "strong" if kind == "strong" else "",
                width=min(right - left, low_right - low_left) - 6,
            ),
        ]
    return parts


def _customers(x: float, y: float) -> list[pen.Part]:
    inside = pen.centred(x + BREADTH / 2, y + CUSTOMERS / 2, "Customers", "strong")
    return [pen.Box(x, y, BREADTH, CUSTOMERS, "customer", CUSTOMERS / 2), inside]


def _before(x: float, y: float) -> list[pen.Part]:
    top = y + 30
    foot = top + 3 * TIER + 2 * GAP
    return [
        pen.words(x, y, "Before: the pyramid", "title"),
        *_tiers(x, top, BEFORE, turned=False),
        *_customers(x, foot + 14),
        *pen.arrow([(x + 8, foot - TIER - 2), (x + 8, top)], "bad"),
        *pen.arrow([(x + BREADTH - 8, top), (x + BREADTH - 8, foot - TIER - 2)], "bad"),
        pen.words(
            x,
            foot + CUSTOMERS + 24,
            "A question goes up and the answer comes down. By then the moment is over.",
            "small",
            width=BREADTH,
        ),
    ]


def _after(x: float, y: float) -> list[pen.Part]:
    top = y + 30 + CUSTOMERS + 14
    foot = top + 3 * TIER + 2 * GAP
    return [
        pen.words(x, y, "After: turned over", "title"),
        *_customers(x, y + 30),
        *_tiers(x, top, AFTER, turned=True),
        *pen.arrow([(x + 8, foot), (x + 8, top + TIER + 2)], "good"),
        *pen.arrow([(x + BREADTH - 8, foot), (x + BREADTH - 8, top + TIER + 2)], "good"),
        pen.words(
            x,
            foot + 10,
            "Who meets the customer decides. The others serve those who do.",
            "small",
            width=BREADTH,
        ),
    ]


DIAGRAM = pen.Diagram(
    title="Carlzon’s pyramid, before and after it was turned over",
    description=(
        "Two figures. Before: a pyramid with top management above, middle management below it and "
        "the front line at the foot; customers stand under the front line, a question goes up on "
        "one side and the answer comes down on the other; by then the moment is over. After: "
        "customers stand on top; below them the front line, the broadest tier, which meets the "
        "customer and decides; then middle management, which gives the means; then the top, which "
        "gives the aim. Arrows point upwards: these others serve those who serve."
    ),
    caption=(
        "Turned over, the pyramid puts the decision where the customer is: a moment of fifteen "
        "seconds cannot wait for an answer from above."
    ),
    draw=draw,
)
