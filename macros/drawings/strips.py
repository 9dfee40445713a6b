"""Scales of answers: a box for each, and groups of them with a name below."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from macros.drawings.pen import Box, Part, centred, height, words

TALL = 34.0


@dataclass(frozen=True)
class Span:
    """Answers that count alike: the first and the last, what they are called, how they look."""

    first: int
    last: int
    name: str
    says: str = ""
    kind: str = "plain"


def scale(spans: Sequence[Span], x: float, y: float, width: float) -> tuple[list[Part], float]:
    """A scale with its groups: the parts, and where they end below."""
    count = spans[-1].last - spans[0].first + 1
    each = width / count
    parts: list[Part] = []
    end = y
    for span in spans:
        left = x + (span.first - spans[0].first) * each
        room = (span.last - span.first + 1) * each
        for answer in range(span.first, span.last + 1):
            place = left + (answer - span.first) * each
            parts += [
                Box(place + 1, y, each - 2, TALL, span.kind, 4),
                centred(place + each / 2, y + TALL / 2, str(answer), "strong"),
            ]
        parts.append(words(left + 2, y + TALL + 6, span.name, "strong", width=room))
        down = y + TALL + 6 + height(span.name, "strong", room)
        if span.says:
            parts.append(words(left + 2, down, span.says, "small", width=room))
            down += height(span.says, "small", room)
        end = max(end, down)
    return parts, end
