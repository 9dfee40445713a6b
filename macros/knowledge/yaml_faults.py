"""What PyYAML says that people do wrong most often, in our words."""

from __future__ import annotations

import re
from typing import Any

import yaml

from macros import terminal

SAID_OF_YAML = (
    (
        r"alias",
        terminal.later("an alias (*) is not read here; write the value out."),
        "noticed",
    ),
    (
        r"found character '\\t'",
        terminal.later("there is a tab here; YAML is indented by spaces."),
        "noticed",
    ),
    (
        r"mapping values are not allowed",
        terminal.later(
            "a colon stands where no value can begin; put text that holds a colon in quotation "
            "marks, or mend the indentation."
        ),
        "noticed",
    ),
    (
        r"could not find expected ':'",
        terminal.later("a colon is missing after this key."),
        "began",
    ),
    (
        r"unexpected end of stream",
        terminal.later("a quotation mark opens here and is never closed."),
        "began",
    ),
    (
        r"expected ',' or '\]'",
        terminal.later("a list that begins with [ needs commas and a ]."),
        "began",
    ),
    (
        r"expected ',' or '}'",
        terminal.later("what begins with { needs commas and a }."),
        "began",
    ),
    (
        r"expected <block end>",
        terminal.later(
            "this does not fit what stands before it; look at indentation and quotation marks."
        ),
        "noticed",
    ),
    (
        r"found character '(.)' that cannot start",
        terminal.later("text cannot begin with {sign}; put it in quotation marks."),
        "noticed",
    ),
    (
        r"unknown escape character|expected escape sequence",
        terminal.later(
            "a backslash means something else in double quotation marks; use single ones, and / "
            "in paths."
        ),
        "noticed",
    ),
    (
        r"but found another document",
        terminal.later("one document is read; remove this line."),
        "noticed",
    ),
)
"""PyYAML's own words, ours, and which of its two marks shows the place: where the fault was
noticed, or where what holds it began."""


def explained(error: yaml.MarkedYAMLError) -> tuple[Any, str]:
    """Where a fault is, as one of PyYAML's marks, and what is wrong there."""
    problem = error.problem or ""
    mark = error.problem_mark or error.context_mark
    for pattern, sentence, place in SAID_OF_YAML:
        if found := re.search(pattern, problem):
            began = error.context_mark if place == "began" else None
            sign = terminal.quoted(found[found.lastindex or 0])
            return began or mark, terminal.said(sentence, sign=sign)
    return mark, terminal.say("this is not YAML that can be read: {why}.", why=problem)
