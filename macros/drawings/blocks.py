"""Blocks of words: in a row on a screen, one below the other on a phone, with or without arrows."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from macros.drawings.pen import (
    NARROW,
    WIDE,
    Box,
    Drawing,
    Part,
    Point,
    arrow,
    centred,
    height,
    words,
)

EDGE, PAD = 4.0, 10.0
ROOM = 0.92
"""Of a box’s inner width what its lines may fill: on some machines letters are broader."""


@dataclass(frozen=True)
class Block:
    """A box with a name, what is said of it, and in soft letters who says it or when.

    A `sign`, such as `×`, stands before it in place of an arrow.
    """

    name: str
    says: str = ""
    soft: str = ""
    kind: str = "plain"
    sign: str = ""


def high(block: Block, width: float) -> float:
    """How high a block is that is so wide."""
    inner = (width - 2 * PAD) * ROOM
    lines = ((block.name, "strong"), (block.says, "small"), (block.soft, "small soft"))
    return 2 * PAD + sum(height(text, kind, inner) + 2 for text, kind in lines if text)


def at(block: Block, x: float, y: float, width: float, tall: float) -> list[Part]:
    """A block at a place."""
    parts: list[Part] = [Box(x, y, width, tall, block.kind)]
    inner, down = (width - 2 * PAD) * ROOM, y + PAD
    for text, kind in (
        (block.name, "strong"),
        (block.says, "small"),
        (block.soft, "small soft"),
    ):
        if text:
            parts.append(words(x + PAD, down, text, kind, width=inner))
            down += height(text, kind, inner) + 2
    return parts


def row(
    blocks: Sequence[Block], x: float, y: float, width: float, *, gap: float, arrows: bool
) -> tuple[list[Part], float]:
    """Blocks beside each other, all of one height: their parts, and where they end below."""
    each = (width - gap * (len(blocks) - 1)) / len(blocks)
    tall = max(high(block, each) for block in blocks)
    parts: list[Part] = []
    for position, block in enumerate(blocks):
        left = x + position * (each + gap)
        parts += at(block, left, y, each, tall)
        if arrows and position:
            parts += _between(block, (left - gap, y + tall / 2), (left, y + tall / 2))
    return parts, y + tall


def column(
    blocks: Sequence[Block], x: float, y: float, width: float, *, gap: float, arrows: bool
) -> tuple[list[Part], float]:
    """Blocks one below the other: their parts, and where they end."""
    parts: list[Part] = []
    for position, block in enumerate(blocks):
        tall = high(block, width)
        parts += at(block, x, y, width, tall)
        if arrows and position:
            parts += _between(block, (x + width / 2, y - gap), (x + width / 2, y))
        y += tall + gap
    return parts, y - gap


def _between(block: Block, start: Point, end: Point) -> list[Part]:
    if block.sign:
        return [centred((start[0] + end[0]) / 2, (start[1] + end[1]) / 2, block.sign, "title")]
    return arrow([start, end])


def drawing(
    blocks: Sequence[Block], wide: bool, *, arrows: bool = True, in_rows: int = 4
) -> Drawing:
    """A whole drawing of them; on a screen in rows of at most so many."""
    gap = 20.0 if arrows else 10.0
    if not wide:
        parts, end = column(blocks, EDGE, EDGE, NARROW - 2 * EDGE, gap=gap, arrows=arrows)
        return Drawing(NARROW, end + EDGE, tuple(parts))
    parts, end = [], EDGE - gap
    for first in range(0, len(blocks), in_rows):
        begun = end + gap
        more, end = row(
            blocks[first : first + in_rows],
            EDGE,
            begun,
            WIDE - 2 * EDGE,
            gap=gap,
            arrows=arrows,
        )
        parts += more
    return Drawing(WIDE, end + EDGE, tuple(parts))
