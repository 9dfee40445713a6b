"""How much is drawn: the suite draws a tenth of what `make soak` does."""

from __future__ import annotations

import os

import pytest

DRAWN = int(os.environ.get("MOMENTS_SOAK", "1"))


def times(count: int) -> int:
    """So many examples, or as many more as a soak asks for."""
    return count * DRAWN


only = pytest.mark.skipif(DRAWN == 1, reason="minutes of one processor: `make soak` does this")
"""Marks what the suite leaves to the soak, and shows by one example."""
