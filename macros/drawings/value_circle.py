"""Customers, employees and investors: why value lasts for none unless all receive it."""

from __future__ import annotations

from macros.drawings.pen import NARROW, WIDE, Diagram, Drawing, Part, arrow, panel, words

RECEIVERS = ("Customers", "Investors", "Employees")
GIVES = (
    "stay for years: growth and margin",
    "pay for good treatment and training",
    "care, and make services useful",
)


def draw(wide: bool) -> Drawing:
    """A circle from group to group."""
    return _wide() if wide else _narrow()


def _wide() -> Drawing:
    parts: list[Part] = []
    places = ((232.0, 4.0), (460.0, 112.0), (4.0, 112.0))
    for name, (x, y) in zip(RECEIVERS, places, strict=True):
        parts += panel(x, y, 176, 44, name, "strong" if name == "Customers" else "plain", "strong")
    parts += arrow([(408, 26), (548, 26), (548, 112)])
    parts += arrow([(460, 134), (180, 134)])
    parts += arrow([(92, 112), (92, 26), (232, 26)])
    parts += [
        words(560, 30, GIVES[0], "small", width=78),
        words(320, 142, GIVES[1], "small", anchor="middle"),
        words(4, 34, GIVES[2], "small", width=80),
    ]
    return Drawing(WIDE, 166, tuple(parts))


def _narrow() -> Drawing:
    parts: list[Part] = []
    y = 4.0
    for at, name in enumerate(RECEIVERS):
        parts += panel(4, y, 130, 40, name, "strong" if name == "Customers" else "plain", "strong")
        parts += [words(76, y + 46, GIVES[at], "small", width=224)]
        parts += arrow([(60, y + 40), (60, y + 92)]) if at < 2 else []
        y += 92
    parts += arrow([(60, y - 52), (60, y - 6), (312, y - 6), (312, 24), (134, 24)])
    return Drawing(NARROW, y + 2, tuple(parts))


DIAGRAM = Diagram(
    title="A circle of three groups",
    description=(
        "Three boxes in a circle of arrows. Customers who stay for years bring growth and margin "
        "to investors. Investors pay for good treatment and training of employees. Employees who "
        "care make services useful to customers."
    ),
    caption=(
        "Take one arrow away and the other two run dry: that is O’Malley’s argument against "
        "zero-sum thinking. He begins with the customer; the drawing is ours."
    ),
    draw=draw,
)
