"""Scales of answers: a box for each, and groups of them with a name below."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from macros.drawings.pen import Box, Part, centred, height, words

CELL = 34.0


@dataclass(frozen=True)
class Alike:
    """Answers that count alike: the first and the last, what they are called, how they look."""

    first: int
    last: int
    name: str
    says: str = ""
    kind: str = "plain"


def scale(groups: Sequence[Alike], x: float, y: float, width: float) -> tuple[list[Part], float]:
    """A scale with its groups: the parts, and where they end below."""
    count = groups[-1].last - groups[0].first + 1
    each = width / count
    parts: list[Part] = []
    end = y
    for alike in groups:
        left = x + (alike.first - groups[0].first) * each
        room = (alike.last - alike.first + 1) * each
        for answer in range(alike.first, alike.last + 1):
            place = left + (answer - alike.first) * each
            parts += [
                Box(place + 1, y, each - 2, CELL, alike.kind, 4),
                centred(place + each / 2, y + CELL / 2, str(answer), "strong"),
            ]
        parts.append(words(left + 2, y + CELL + 6, alike.name, "strong", width=room))
        down = y + CELL + 6 + height(alike.name, "strong", room)
        if alike.says:
            parts.append(words(left + 2, down, alike.says, "small", width=room))
            down += height(alike.says, "small", room)
        end = max(end, down)
    return parts, end
