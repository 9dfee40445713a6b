"""The same moments in two orders: the mean stays, the memory does not."""

from __future__ import annotations

from calculator.methods import peak_end, spread
from calculator.views.plane import Axis
from calculator.words import signed
from macros.drawings.pen import NARROW, WIDE, Box, Diagram, Drawing, Part, line, words

EARLY = (1.0, 4.0, 2.0, 2.0, 1.0, -1.0, -3.0)
LATE = (1.0, -3.0, 2.0, 2.0, 1.0, -1.0, 4.0)
"""Gaps between experience and expectation, made up; the best and the last change places."""
HIGH, LOW = 4.0, -3.0
DEEP, STEP, BAR = 226.0, 30.0, 20.0


def draw(wide: bool) -> Drawing:
    """Side by side on a screen, one below the other on a phone."""
    aside, below = (328.0, 0.0) if wide else (0.0, DEEP + 14)
    parts = [
        *_panel(2, 0, "The best moment early", EARLY),
        *_panel(2 + aside, below, "The best moment last", LATE),
    ]
    return Drawing(WIDE if wide else NARROW, below + DEEP, tuple(parts))


def _panel(x: float, y: float, title: str, gaps: tuple[float, ...]) -> list[Part]:
    up = Axis(LOW, HIGH, y + DEEP - 24, y + 50)
    memory, mean = peak_end.memory(gaps), spread.mean(gaps)
    right = x + STEP * len(gaps)
    # Two lines that lie close together are named a line of text apart.
    apart = max(0.0, 18 - abs(up.at(memory) - up.at(mean))) / 2
    apart = apart if memory >= mean else -apart
    return [
        words(x, y, title, "title"),
        line([(x, up.at(0)), (right, up.at(0))], "axis"),
        *_bars(x, up, gaps),
        line([(x, up.at(mean)), (right + 4, up.at(mean))], "dashed"),
        line([(x, up.at(memory)), (right + 4, up.at(memory))], "accent"),
        words(right + 6, up.at(mean) + apart, f"mean {signed(mean, 1)}", "small", middle=True),
        words(
            right + 6,
            up.at(memory) - apart,
            f"memory {signed(memory)}",
            "strong accent",
            middle=True,
        ),
    ]


def _bars(x: float, up: Axis, gaps: tuple[float, ...]) -> list[Part]:
    named = {len(gaps) - 1: "end"}
    peak = peak_end.peak(gaps)
    named[peak] = "peak and end" if peak in named else "peak"
    parts: list[Part] = []
    for position, gap in enumerate(gaps):
        left = x + position * STEP + (STEP - BAR) / 2
        top, foot = sorted((up.at(gap), up.at(0)))
        kind = "counted" if position in named else "passed"
        parts.append(Box(left, top, BAR, foot - top, kind, 2))
        if position in named:
            edge = top - 19 if gap > 0 else foot + 1
            last = position == len(gaps) - 1
            at, anchor = (left + BAR, "end") if last else (left + BAR / 2, "middle")
            parts.append(words(at, edge, named[position], "small", anchor=anchor))
    return parts


MEAN = signed(spread.mean(EARLY), 1)
MEMORIES = signed(peak_end.memory(EARLY)), signed(peak_end.memory(LATE))
DIAGRAM = Diagram(
    title="Peak and end: one journey in two orders",
    description=(
        "Two bar charts of the same seven moments, as gaps between experience and expectation. In "
        f"the first the best moment, {signed(max(EARLY))}, comes second and the journey ends with "
        f"{signed(EARLY[-1])}: the memory, halfway between peak and end, is {MEMORIES[0]}. In the "
        "second these two have changed places, so that peak and end are the same moment: the "
        f"memory is {MEMORIES[1]}. The mean of all moments is {MEAN} in both."
    ),
    caption=(
        f"The same moments, the same mean of {MEAN}: remembered as {MEMORIES[0]} if the best comes "
        f"early and the worst last, as {MEMORIES[1]} if the best comes last. Memory is "
        "(peak + end) ÷ 2; the moments are made up."
    ),
    draw=draw,
)
