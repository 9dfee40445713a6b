"""Codes that stand for no answer, such as 99: nothing is calculated with them in silence."""

from collections.abc import Sequence
from math import inf
from typing import Any

from calculator.characters import plain
from calculator.words import amount, counted

_CODES = "1 2 7 8 9 77 88 96 97 98 99 777 888 996 997 998 999 8888 9998 9999"
USUAL = frozenset(
    sign + code for code in _CODES.split() for sign in ("", "-") if sign or len(code) > 1
)
"""What survey programs write where somebody was not asked, refused or did not know."""
WIDEST = 10
"""Points from the lowest to the highest answer on a scale."""


def suspected(
    given: Sequence[Any], numbers: Sequence[float], ends: tuple[float, float] = (-inf, inf)
) -> str:
    """Ask about a usual code that lies far outside all other numbers.

    Whoever means the number itself writes it with a point, as 99.0. On a scale of a few points from
    end to end every number is an answer.

    >>> suspected(["5", "4", "99", "5"], [5, 4, 99, 5])[:34]
    '99 looks like a code for no answer'
    >>> suspected(["5", "4", "99.0"], [5, 4, 99]), suspected(["30", "80", "99"], [30, 80, 99])
    ('', '')
    >>> suspected(["3", "2", "-1"], [3, 2, -1], (-3, 3))
    ''

    Args:
        given: What stands in the cells.
        numbers: What was read from them.
        ends: Between which all of them lie.

    Returns:
        A sentence, or nothing.
    """
    if ends[1] - ends[0] <= WIDEST:
        return ""
    coded = [plain(str(one)).strip() in USUAL and not isinstance(one, float) for one in given]
    if not any(coded) or all(coded):
        return ""
    others = [number for number, code in zip(numbers, coded, strict=True) if not code]
    low, high = min(others), max(others)
    span = max(high - low, 1)
    codes = sorted({number for number, code in zip(numbers, coded, strict=True) if code})
    far = [code for code in codes if code > high + span or code < low - 1]
    if span > WIDEST or not far or any(number != int(number) for number in others):
        return ""
    times = len([number for number in numbers if number in far])
    first = amount(far[0])
    return (
        f"{first} looks like a code for no answer: {counted(times, 'number')} of this kind beside "
        f"others from {amount(low)} to {amount(high)}. Leave those rows out; if the number is "
        f"meant, write it as {first}.0."
    )
