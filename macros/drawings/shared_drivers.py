"""What two drivers explain together, and the part that either of them may claim."""

from __future__ import annotations

from macros.drawings.pen import NARROW, WIDE, Box, Diagram, Drawing, Part, arrow, centred, words


def draw(wide: bool) -> Drawing:
    """One bar of what is explained; the two claims above and below it."""
    breadth = WIDE if wide else NARROW
    left, right = 6.0, breadth - 6.0
    first, second = left + (right - left) * 0.3, left + (right - left) * 0.72
    y, tall = 62.0, 46.0
    parts: list[Part] = [
        words(left, 4, "Check-in explains this much by itself", "small", width=breadth - 12),
        *arrow([(left + 4, 50), (second - 2, 50)], "accent"),
        Box(left, y, first - left, tall, "strong", 4),
        centred(
            (left + first) / 2, y + tall / 2, "check-in alone", "small", width=first - left - 8
        ),
        Box(first, y, second - first, tall, "passed", 4),
        centred((first + second) / 2, y + tall / 2, "both: whose?", "strong"),
        Box(second, y, right - second, tall, "good", 4),
        centred(
            (second + right) / 2, y + tall / 2, "room alone", "small", width=right - second - 8
        ),
        *arrow([(right - 4, y + tall + 12), (first + 2, y + tall + 12)], "good"),
        words(right, y + tall + 22, "the room explains this much by itself", "small", anchor="end"),
    ]
    return Drawing(breadth, y + tall + 46, tuple(parts))


DIAGRAM = Diagram(
    title="What drivers explain together, and whose it is",
    description=(
        "A bar of what two drivers explain of overall satisfaction. Its left end check-in explains "
        "alone, its right end the room alone. The middle both explain: whose is it? Check-in by "
        "itself explains this much: its own end and the middle. The room by itself explains the "
        "middle as well, and its own end."
    ),
    caption=(
        "Added up, the two claims exceed the whole, because guests rate everything higher when "
        "they are content. The methods below differ only in how they share out the middle."
    ),
    draw=draw,
)
