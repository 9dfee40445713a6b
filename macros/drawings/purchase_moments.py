"""The moments of truth of a purchase: stimulus, zero, first and second."""

from __future__ import annotations

from macros.drawings.pen import NARROW, WIDE, Box, Diagram, Drawing, Part, arrow, number, words

MOMENTS = (
    ("", "Stimulus", "an advertisement, a friend’s remark", ""),
    ("0", "Zero moment", "looking it up, before any shop", "Google, 2011"),
    ("1", "First moment", "at the shelf, three to seven seconds", "P&G, 2002"),
    ("2", "Second moment", "using it at home", "P&G, 2002"),
)


def draw(wide: bool) -> Drawing:
    """Side by side on a screen, one below the other on a phone."""
    parts: list[Part] = []
    if wide:
        breadth, gap, high = 144.0, 16.0, 124.0
        for at, (figure, name, what, who) in enumerate(MOMENTS):
            x = 7 + at * (breadth + gap)
            parts += [
                Box(x, 14, breadth, high, "plain" if figure else "soft"),
                words(x + 12, 34, name, "strong"),
                words(x + 12, 54, what, "small", width=breadth - 20),
                words(x + 12, 14 + high - 24, who, "small soft"),
            ]
            if figure:
                parts += [*number(x + 18, 14, figure), *arrow([(x - gap, 76), (x, 76)])]
        return Drawing(WIDE, 142, tuple(parts))
    high, gap = 80.0, 18.0
    y = 4.0
    for figure, name, what, who in MOMENTS:
        deep = high if figure else 60.0
        parts += [
            Box(4, y, NARROW - 8, deep, "plain" if figure else "soft"),
            words(52, y + 9, name, "strong"),
            words(52, y + 28, what, "small", width=NARROW - 62),
            words(52, y + 50, who, "small soft"),
        ]
        if figure:
            parts += [*number(28, y + deep / 2, figure), *arrow([(28, y - gap), (28, y)])]
        y += deep + gap
    return Drawing(NARROW, y - gap + 4, tuple(parts))


DIAGRAM = Diagram(
    title="Zero, first and second moment of truth",
    description=(
        "Four boxes in a row. A stimulus, such as an advertisement or a friend’s remark. The zero "
        "moment, Google 2011: looking it up, before any shop. The first moment, Procter & Gamble "
        "2002: at the shelf, three to seven seconds. The second moment, Procter & Gamble 2002: "
        "using it at home."
    ),
    caption=(
        "Zero was added in front of first and second, nine years after them. All three are moments "
        "of buying and using a product; Carlzon’s are contacts with a service, and the two are not "
        "counted together."
    ),
    draw=draw,
)
