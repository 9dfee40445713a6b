"""Chance that can be repeated: one small generator, the same in Python and in JavaScript.

Marsaglia’s xorshift with 32 bits and the shifts 13, 17, 5 (*Xorshift RNGs*, Journal of Statistical
Software 8(14), 2003), begun by the FNV-1a hash of a text. Whole numbers only; a number below
another is drawn by rejection, so that each is as likely; a list is shuffled after Fisher and Yates.
Every implementation must give the vectors in `tests/macros/exam/vectors.json`.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeVar

T = TypeVar("T")

WORD = 0xFFFFFFFF
"""The largest number of 32 bits."""

FNV_START, FNV_PRIME = 0x811C9DC5, 0x01000193


class Chance:
    """A row of numbers that hangs on a text alone.

    Args:
        seed: Any text, such as a question's id.
    """

    def __init__(self, seed: str) -> None:
        state = FNV_START
        for byte in seed.encode():
            state = ((state ^ byte) * FNV_PRIME) & WORD
        self._state = state or FNV_START  # zero would stay zero

    def word(self) -> int:
        """The next number, from 1 to 2³² − 1.

        >>> [Chance("moments").word(), Chance("").word()]
        [556910706, 1176675959]
        """
        state = self._state
        state ^= (state << 13) & WORD
        state ^= state >> 17
        state ^= (state << 5) & WORD
        self._state = state
        return state

    def below(self, end: int) -> int:
        """A number from 0 to `end` − 1, each as likely as the others.

        Args:
            end: From 1 to 2³² − 1.

        Raises:
            ValueError: If `end` is no such number.
        """
        if not 1 <= end <= WORD:
            raise ValueError(f"a number from 1 to {WORD} is needed, not {end}")
        fair = WORD - WORD % end  # words run from 1 to WORD: as many of each remainder up to here
        while (word := self.word() - 1) >= fair:
            pass
        return word % end

    def shuffled(self, things: Sequence[T]) -> list[T]:
        """A copy in another order, each order as likely as the others.

        >>> Chance("kano").shuffled(["indifferent", "attractive", "one-dimensional", "must-be"])
        ['attractive', 'must-be', 'one-dimensional', 'indifferent']
        """
        mixed = list(things)
        for last in range(len(mixed) - 1, 0, -1):
            other = self.below(last + 1)
            mixed[last], mixed[other] = mixed[other], mixed[last]
        return mixed
