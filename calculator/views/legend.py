"""What the marks and lines of a chart mean, above it: each entry looks like what it explains."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from calculator.charts import MEANINGS, Mark
from calculator.views.plane import Text, Width, place, shape

LINES = ("experience", "expectation")
RING = "ring"
FIRST = "first here"
WHISKER, BETWEEN = "whisker", "may lie"
RADIUS = 5.5


@dataclass(frozen=True)
class Legend:
    """Samples as pairs of classes and paths, the words behind them, and where they end below."""

    samples: tuple[tuple[str, str], ...]
    texts: tuple[Text, ...]
    bottom: float


def legend(entries: Sequence[tuple[str, str]], width: Width) -> Legend:
    """The entries, each a sample's name and its words, in as many lines as they need."""
    size = width.letters
    if not entries or not size:
        return Legend((), (), 0.0)
    samples: list[tuple[str, str]] = []
    texts: list[Text] = []
    left, line = 1.0, 1.15 * size
    for name, words in entries:
        room = 24.0 if name in LINES else 18.0
        text = Text(words, left + room + 4, line, size)
        if left > 1 and text.box.right > width.units - 1:
            left, line = 1.0, line + 1.4 * size
            text = Text(words, left + room + 4, line, size)
        samples += _sample(name, left, line - 0.32 * size, room)
        texts.append(text)
        left = text.box.right + 0.8 * size
    return Legend(tuple(samples), tuple(texts), line + 0.35 * size)


def _sample(name: str, left: float, y: float, room: float) -> list[tuple[str, str]]:
    if name in LINES:
        return [(f"moments-{name}", f"M{place(left)},{place(y)}h{place(room)}")]
    x = left + room / 2
    if name == WHISKER:
        return [("moments-whisker", f"M{place(x)},{place(y - RADIUS)}v{place(2 * RADIUS)}")]
    if name == RING:
        return [
            ("moments-ring", shape("", x, y, RADIUS + 2.5)),
            ("moments-mark moments-level", shape("", x, y, 2.5)),
        ]
    return [(f"moments-mark moments-{name}", shape(name, x, y, RADIUS))]


def meanings(marks: Iterable[Mark]) -> list[tuple[str, str]]:
    """What the marks of a chart mean, each once, in the words that they have for it."""
    said: dict[str, dict[str, None]] = {}
    for mark in marks:
        if mark.means:
            said.setdefault(mark.means, {})[mark.label or mark.means] = None
    return [(means, ", ".join(said[means])) for means in MEANINGS if means in said]
