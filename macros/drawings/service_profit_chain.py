"""The service-profit chain: seven links, and who stands behind each."""

from __future__ import annotations

from macros.drawings.pen import NARROW, WIDE, Box, Diagram, Drawing, Part, arrow, panel, words

GROUPS = (
    (
        "Inside the firm",
        ("Internal service quality", "Employee satisfaction", "Retention and productivity"),
    ),
    ("The service", ("Value for the customer",)),
    ("Customers", ("Customer satisfaction", "Customer loyalty")),
    ("Result", ("Profit and growth",)),
)


def draw(wide: bool) -> Drawing:
    """Two rows on a screen, one column on a phone."""
    return _wide() if wide else _narrow()


def _wide() -> Drawing:
    high, top, second = 52.0, 34.0, 152.0
    x: float
    parts: list[Part] = [
        Box(2, 4, WIDE - 4, 96, "panel", 10),
        words(14, 9, GROUPS[0][0], "strong"),
    ]
    for at, name in enumerate(GROUPS[0][1]):
        x = 14 + at * 212
        parts += panel(x, top, 188, high, name)
        if at:
            parts += arrow([(x - 24, top + high / 2), (x, top + high / 2)])
    groups = ((2.0, 148.0, 1), (162.0, 316.0, 2), (490.0, 148.0, 3))
    for left, breadth, at in groups:
        name, links = GROUPS[at]
        parts += [Box(left, 122, breadth, 96, "panel", 10), words(left + 12, 127, name, "strong")]
        share = (breadth - 24 - 20 * (len(links) - 1)) / len(links)
        for position, link in enumerate(links):
            x = left + 12 + position * (share + 20)
            parts += panel(x, second, share, high, link, "result" if at == 3 else "plain")
            if position:
                parts += arrow([(x - 20, second + high / 2), (x, second + high / 2)])
    parts += [
        *arrow([(532, top + high), (532, 111), (122, 111), (122, second)]),
        *arrow([(138, second + high / 2), (174, second + high / 2)]),
        *arrow([(466, second + high / 2), (502, second + high / 2)]),
    ]
    return Drawing(WIDE, 222, tuple(parts))


def _narrow() -> Drawing:
    parts: list[Part] = []
    y = 4.0
    for at, (name, links) in enumerate(GROUPS):
        deep = 40.0 + len(links) * 36 + (len(links) - 1) * 18
        parts += [Box(2, y, NARROW - 4, deep, "panel", 10), words(14, y + 6, name, "strong")]
        for position, link in enumerate(links):
            top = y + 30 + position * 54
            if position or at:
                from_above = top - 18 if position else top - 54
                parts += arrow([(NARROW / 2, from_above), (NARROW / 2, top)])
            parts += panel(14, top, NARROW - 28, 36, link, "result" if at == 3 else "plain")
        y += deep + 14
    return Drawing(NARROW, y - 10, tuple(parts))


DIAGRAM = Diagram(
    title="The service-profit chain",
    description=(
        "Seven links joined by arrows. Inside the firm: internal service quality leads to employee "
        "satisfaction, and that to employees’ retention and productivity. The service: these lead "
        "to value for the customer. Customers: value leads to satisfaction, and satisfaction to "
        "loyalty. Result: loyalty leads to profit and growth."
    ),
    caption=(
        "The chain begins with those who serve and ends with profit. Each arrow is a proposition "
        "to be tested in one’s own figures, not a law."
    ),
    draw=draw,
)
