"""The plane on which charts are drawn: from a scale to a place, in units of the view box."""

from dataclasses import dataclass

from calculator.precision import settle


@dataclass(frozen=True)
class Axis:
    """Maps values from `low`–`high` to places from `start` to `end`; `end` may be the smaller."""

    low: float
    high: float
    start: float
    end: float

    def at(self, value: float) -> float:
        """The place of a value; the middle if the axis has no length."""
        if self.high == self.low:
            return (self.start + self.end) / 2
        share = (value - self.low) / (self.high - self.low)
        return self.start + share * (self.end - self.start)


def ticks(low: float, high: float, most: int = 5) -> list[float]:
    """Round numbers from `low` to `high`, `most` or fewer steps apart, for the marks of an axis.

    >>> ticks(1, 10), ticks(0, 1)
    ([2.0, 4.0, 6.0, 8.0, 10.0], [0.0, 0.2, 0.4, 0.6, 0.8, 1.0])
    >>> ticks(-100, 100), ticks(0, 137)
    ([-100.0, -50.0, 0.0, 50.0, 100.0], [0.0, 50.0, 100.0])
    """
    if high <= low:
        return [low]
    step = 1e-9
    # Steps of 1, 2 and 5 times a power of ten, by multiplication only: logarithms differ.
    while (high - low) / step > most:
        for factor in (2.0, 2.5, 2.0):
            if (high - low) / step > most:
                step = settle(step * factor)
    first = int(low / step)
    first += first * step < low
    places = []
    while settle(first * step) <= high:
        places.append(settle(first * step))
        first += 1
    return places


MOST_LETTERS = 52
"""Of one line of text across a chart, at the size that a phone shows it."""


def fitting(name: str, beside: str) -> str:
    """A name cut in its middle to leave room for what stands on its line; the table has it whole.

    >>> fitting("Rebooking after a missed connection on a public holiday: worse", "31 %")
    'Rebooking after a missed connection…y: worse'
    """
    room = max(MOST_LETTERS - 4 - len(beside), 16)
    return name if len(name) <= room else f"{name[: room - 9]}…{name[-8:]}"


def point(x: float, y: float) -> str:
    """Two coordinates as SVG writes them."""
    return f"{place(x)},{place(y)}"


def place(coordinate: float) -> str:
    """One coordinate with a tenth of a unit, which is finer than any screen shows."""
    return f"{settle(coordinate):.1f}"


UPWARD = ("magic", "better")
DOWNWARD = ("misery", "worse")


def shape(means: str, x: float, y: float, radius: float) -> str:
    """The outline of a mark by its meaning: a triangle up, a circle or a triangle down.

    Its shape tells the meaning; its colour only repeats it.
    """
    if means not in UPWARD + DOWNWARD:
        circle = f"a{radius} {radius} 0 1 0 {2 * radius} 0a{radius} {radius} 0 1 0 {-2 * radius} 0z"
        return f"M{point(x - radius, y)}{circle}"
    tip = -1 if means in UPWARD else 1
    corners = (
        (x, y + tip * radius * 1.25),
        (x + radius * 1.15, y - tip * radius * 0.85),
        (x - radius * 1.15, y - tip * radius * 0.85),
    )
    return "M" + "L".join(point(*corner) for corner in corners) + "z"
