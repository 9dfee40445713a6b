"""How a reader changes what is said of a survey: in the mapping, or by a control of the page.

Sentences name the mapping's keys, as the command line and files do; the page shows the same
sentences with the names of its controls.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True)
class Change:
    """One thing that can be changed, in the words of either.

    Attributes:
        mapping: How the mapping says it; “…” stands for whatever is put in.
        page: How the page does it; `{0}` is what was put in first.
    """

    mapping: str
    page: str


TURN = Change(
    "say “turned: yes” at the column in the mapping",
    "tick “It is asked the other way round” at the column, under Columns",
)
SATISFIED = Change(
    "say “satisfied:” at the column in the mapping",
    "say “Satisfied from this answer on” at the column, under Columns",
)
RECOMMENDS = Change(
    "say “kind: recommendation” at the column in the mapping",
    "choose “recommendation” at the column, under Columns",
)
BY_ITEM = Change(
    "say “missing: by item” in the mapping",
    "let a missing answer leave out only the item (under Columns, “People, weights, groups”)",
)
MERGE = Change("merge them in the mapping", "merge them in “The mapping as text”, under Columns")
CHANGES = (
    TURN,
    SATISFIED,
    RECOMMENDS,
    BY_ITEM,
    MERGE,
    Change(
        "take one out of “drivers” in the mapping", "take one out of the drivers, under Columns"
    ),
    Change("choose fewer “drivers” in the mapping", "choose fewer drivers under Columns"),
    Change("write “turned: yes”", "turn it by the button beside"),
    Change("says “turned: yes”", "is said to be asked the other way round"),
    Change("write “merged: {…}”", "merge them by the button beside"),
    Change("write “kind: segment” instead", "say so by the button below, or at each under Columns"),
    Change("; then write “ends: […, …]” as well", ", and the scale runs from {0} to {1}"),
    Change("Write them as in [1, 5].", "Write both below, as in 1, 5."),
    Change("“measures: …”", "“It measures: {0}”"),
    Change("“measures:”", "“It measures”"),
    Change("at the column in the mapping", "at the column, under Columns"),
    Change(
        "The mapping names no “outcome” with “drivers”",
        "Under Columns no outcome is chosen with drivers",
    ),
    Change("No moment of the mapping has", "No moment (under Columns) has"),
    Change("unless the mapping says it", "unless it is said at the column"),
)
"""The longer before the shorter that it holds."""

ANYTHING = "([^”<>]*?)"
PATTERNS = [
    (re.compile(ANYTHING.join(map(re.escape, one.mapping.split("…")))), one.page) for one in CHANGES
]


def on_the_page(sentence: str) -> str:
    """A sentence, or markup made of such, with the names of the page's controls.

    >>> on_the_page("Is it turned? Then say “turned: yes” at the column in the mapping.")
    'Is it turned? Then tick “It is asked the other way round” at the column, under Columns.'
    """
    for found, page in PATTERNS:
        sentence = found.sub(_by(page), sentence)
    return sentence


def _by(page: str) -> Callable[[re.Match[str]], str]:
    return lambda found: page.format(*found.groups())
