"""What calculators reply while a site is built: what is asked twice is calculated once."""

from __future__ import annotations

from typing import Any

from calculator import Reply, load
from calculator.declaration import Calculator
from calculator.reply import drawn, told

MOST = 2000
"""Replies that are kept of one calculator; each weighs some tens of kilobytes."""

_kept: dict[str, tuple[Calculator, dict[tuple[str, tuple[str, ...]], Reply]]] = {}


def replied(name: str, inputs: Any, widths: tuple[str, ...] = ()) -> Reply:
    """Ask a calculator, unless it was asked the same before.

    A calculator that was declared anew, as a copy's own is when its file changes, is another one.

    Args:
        name: The calculator.
        inputs: What it is asked, of plain data.
        widths: In which widths its charts are drawn; without one it is told in words and values
            alone, for whoever looks at nothing else.

    Raises:
        UnknownCalculator: There is none of this name.
    """
    declared = load(name)
    known, replies = _kept.get(name, (None, {}))
    if known is not declared or len(replies) >= MOST:
        replies = {}
        _kept[name] = declared, replies
    asked = repr(inputs), widths
    if asked not in replies:
        in_words = told(name, inputs)
        replies[asked] = drawn(in_words, widths) if widths else in_words
    return replies[asked]
