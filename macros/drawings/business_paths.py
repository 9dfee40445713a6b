"""What encounter quality leads to between businesses, at once and by way of something else."""

from __future__ import annotations

from macros.drawings.pen import NARROW, WIDE, Diagram, Drawing, Part, arrow, panel, words

DIMENSIONS = "professionalism, civility, friendliness, competence"
QUALITY, DIRECT, INDIRECT = (
    "Encounter quality",
    ("Customer satisfaction", "Perceived service quality"),
    ("Loyalty", "Perceived value (2010)"),
)


def draw(wide: bool) -> Drawing:
    """From left to right on a screen, downwards on a phone."""
    return _wide() if wide else _narrow()


def _wide() -> Drawing:
    parts: list[Part] = panel(4, 48, 168, 96, f"{QUALITY}:\n{DIMENSIONS}", "strong")
    for at, name in enumerate(DIRECT):
        y = 24.0 + at * 84
        parts += panel(236, y, 170, 60, name)
        parts += arrow([(172, 96), (204, 96), (204, y + 30), (236, y + 30)], "accent")
        parts += panel(470, y, 166, 60, INDIRECT[at])
        for other in range(2):
            end = 24.0 + other * 84 + 30
            parts += arrow([(406, y + 30), (470, end + (at - 0.5) * 14)])
    parts += [
        words(204, 2, "directly", "small accent", anchor="middle"),
        words(438, 2, "indirectly", "small soft", anchor="middle"),
    ]
    return Drawing(WIDE, 176, tuple(parts))


def _narrow() -> Drawing:
    each, middle = (NARROW - 20) / 2, NARROW / 2
    parts: list[Part] = panel(4, 4, NARROW - 8, 62, f"{QUALITY}:\n{DIMENSIONS}", "strong")
    for at in range(2):
        x = 4 + at * (each + 12)
        parts += panel(x, 104, each, 60, DIRECT[at])
        parts += panel(x, 206, each, 60, INDIRECT[at])
        parts += arrow([(x + each / 2, 66), (x + each / 2, 104)], "accent")
        for other in range(2):
            start = 4 + other * (each + 12) + each / 2
            parts += arrow([(start, 164), (x + each / 2 + (other - 0.5) * 14, 206)])
    parts += [
        words(middle, 76, "directly", "small accent", anchor="middle"),
        words(middle, 270, "indirectly, by way of the two above", "small soft", anchor="middle"),
    ]
    return Drawing(NARROW, 292, tuple(parts))


DIAGRAM = Diagram(
    title="What encounter quality leads to between businesses",
    description=(
        "Encounter quality, made of professionalism, civility, friendliness and competence, leads "
        "directly to customer satisfaction and to perceived service quality. Indirectly, by way of "
        "the two above named, it leads to loyalty and, in the study of 2010, to perceived value."
    ),
    caption=(
        "Nobody stays because a technician is pleasant; they stay because the meeting left them "
        "satisfied. After the abstracts of two studies, 2007 and 2010; which of the two middle "
        "boxes leads to which end they do not say, so all four arrows are drawn."
    ),
    draw=draw,
)
