"""How much is drawn: the suite draws a tenth of what `make soak` does."""

from __future__ import annotations

import os

DRAWN = int(os.environ.get("MOMENTS_SOAK", "1"))


def times(count: int) -> int:
    """So many examples, or as many more as a soak asks for."""
    return count * DRAWN
