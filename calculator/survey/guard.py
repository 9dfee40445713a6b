"""Text that a spreadsheet would take for a formula: kept from that on the way out and in."""

import re

DANGEROUS = re.compile(r"'*[=+\-@\t\r]")
"""Text that a spreadsheet would take for a formula, or that was guarded once already."""


def guarded(text: str) -> str:
    """A text cell that no spreadsheet takes for a formula: such a one is led by an apostrophe.

    >>> guarded("=1+1"), guarded("'=1+1"), guarded("Queue")
    ("'=1+1", "''=1+1", 'Queue')
    """
    return f"'{text}" if DANGEROUS.match(text) else text


def unguarded(text: str) -> str:
    """The text of a cell that `guarded` may have written.

    >>> unguarded("'=1+1"), unguarded("''=1+1"), unguarded("'tis"), unguarded("-5")
    ('=1+1', "'=1+1", "'tis", '-5')
    """
    return text[1:] if text.startswith("'") and DANGEROUS.match(text) else text
