"""The line of words above a bar or an interval: its name, and what it comes to."""

from calculator.views.letters import cut, lines, wide
from calculator.views.plane import Text


def headed(name: str, shown: str, left: float, right: float, top: float, size: float) -> list[Text]:
    """A name at the left and a value at the right, on two lines if one has no room for both.

    A name that is longer than a line is broken between its words.
    """
    room, height = right - left, 1.25 * size
    shown = cut(shown, size, room, bold=True)
    parts = list(lines(name, size, room)) or [""]
    texts = [
        Text(part, left, top + 0.95 * size + at * height, size) for at, part in enumerate(parts)
    ]
    line = texts[-1].y
    if wide(parts[-1], size) + size + wide(shown, size, bold=True) > room:
        line += height
    return [*texts, Text(shown, right, line, size, "end", "value", bold=True)]
