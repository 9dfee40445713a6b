"""A hosted copy, looked at from outside, as `moments verify URL` does.

It asks as a browser would, with the standard library alone, and says what it found in sentences for
whoever runs the host: what is broken, what could be better, and what is as it should be. `visit`
asks, `hosted` remembers, `files`, `pages` and `policies` judge, `inspection` goes through them all.
"""

from macros.verify.inspection import FAULTS, MOST_PAGES, PATIENCE, UNREADABLE, main, verify
from macros.verify.visit import UnreadableAddress

__all__ = [
    "FAULTS",
    "MOST_PAGES",
    "PATIENCE",
    "UNREADABLE",
    "UnreadableAddress",
    "main",
    "verify",
]
