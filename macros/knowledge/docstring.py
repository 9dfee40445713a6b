"""A docstring, separated into what it says, what it shows and what it lists.

>>> said = separated('''Add.
...
... Args:
...     first: A number,
...         or what stands for one.
... ''')
>>> said[0], said[1].title, said[1].entries
('Add.', 'Args', (('first', 'A number, or what stands for one.'),))
"""

from __future__ import annotations

import re
from dataclasses import dataclass

LISTED_SECTION = re.compile(r"(Args|Attributes|Returns|Raises):\n")
LISTED_ENTRY = re.compile(r"(?m)^    (?! )")
NAMED_ENTRY = re.compile(r"(\*{0,2}[\w.]+): ")
PROMPT = ">>> "


@dataclass(frozen=True)
class Example:
    """Lines of a session with Python, as they stand there; the tests repeat them."""

    code: str


@dataclass(frozen=True)
class Listed:
    """A section such as `Args`: names with what is said of each, or a sentence without a name."""

    title: str
    entries: tuple[tuple[str, str], ...]


def separated(text: str) -> list[str | Example | Listed]:
    """Separate a docstring into paragraphs, examples and sections, in their order."""
    return [_block(block) for block in re.split(r"\n\s*\n", text.strip()) if block.strip()]


def _block(block: str) -> str | Example | Listed:
    if block.startswith(PROMPT):
        return Example(block)
    if section := LISTED_SECTION.match(block):
        entries = LISTED_ENTRY.split(block[section.end() :])[1:]
        return Listed(section[1], tuple(_entry(" ".join(one.split())) for one in entries))
    return " ".join(block.split())


def _entry(line: str) -> tuple[str, str]:
    named = NAMED_ENTRY.match(line)
    return (named[1], line[named.end() :]) if named else ("", line)
