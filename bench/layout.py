"""Markdown as it stands in the pages of docs/: prose of a certain width, and tables."""

from __future__ import annotations

import re
import textwrap
from collections.abc import Iterable, Sequence

WIDTH = 100


def table(head: Sequence[str], rows: Iterable[Sequence[str]], left: int = 1) -> str:
    """Write a table.

    Args:
        head: The names of its columns.
        rows: Its rows, with as many cells each.
        left: How many columns hold words; the others hold numbers and stand to the right.
    """
    rules = ["---"] * left + ["---:"] * (len(head) - left)
    lines = [head, rules, *rows]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines) + "\n"


def fold(section: str) -> str:
    """Break prose at the width of the page's source; tables and headings have none."""
    blocks = section.strip("\n").split("\n\n")
    return "\n\n".join(map(_block, blocks)) + "\n"


def _block(block: str) -> str:
    if block.startswith(("|", "#", "---")):
        return block
    items = re.split(r"\n(?=- )", block)
    indent = "  " if block.startswith("- ") else ""
    return "\n".join(
        textwrap.fill(
            re.sub(r"[ \n]+", " ", item),  # a space that does not break stays
            WIDTH,
            subsequent_indent=indent,
            break_long_words=False,
            break_on_hyphens=False,
        )
        for item in items
    )
