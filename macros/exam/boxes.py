"""When a question is asked again: Leitner's boxes, capped by the days that are left until an exam.

A script takes the next day from the table that this prints, and calculates nothing itself.
"""

from __future__ import annotations

import json

BOXES = (1, 2, 4, 8, 16)
"""After how many days a question of each box is asked again, if no exam is nearer."""

FAR = 2 * BOXES[-1]
"""The days left from which on an exam shortens no box."""


def next_day(box: int, left: int) -> int:
    """After how many days a question is asked again.

    It is the box or half of the days that are left, whichever is less: halves are rounded down, and
    while a day is left it is at least one.

    Args:
        box: Days, one of `BOXES`.
        left: Days until the exam, from 0 on.

    >>> [next_day(8, left) for left in (0, 1, 2, 3, 9, 15, 16, 40)]
    [0, 1, 1, 1, 4, 7, 8, 8]
    """
    if left == 0:
        return 0
    return max(1, min(box, left // 2))


def table() -> dict[int, tuple[int, ...]]:
    """For each box the next day for 0, 1, 2 … days left; the last entry holds for more, too."""
    return {box: tuple(next_day(box, left) for left in range(FAR + 1)) for box in BOXES}


def printed() -> str:
    """The table as a script reads it: a list of boxes, each with its next days."""
    return json.dumps([*table().items()], separators=(",", ":"))
