"""How a reader changes what is said of a survey: in the mapping, or by a control of the page.

Sentences name the mapping's keys, as the command line and files do; the page shows the same
sentences with the names of its controls.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True)
class WordedChange:
    """One thing that can be changed, in the words of either.

    Attributes:
        mapping: How the mapping says it; “…” stands for whatever is put in.
        page: How the page does it; `{0}` is what was put in first.
    """

    mapping: str
    page: str


TURN = WordedChange(
    "say “turned: yes” at the column in the mapping",
    "tick “It is asked the other way round” at the column (under Columns)",
)
SATISFIED = WordedChange(
    "say “satisfied:” at the column in the mapping",
    "say “Satisfied from this answer on” at the column (under Columns)",
)
RECOMMENDS = WordedChange(
    "say “kind: recommendation” at the column in the mapping",
    "choose “recommendation” at the column (under Columns)",
)
BY_ITEM = WordedChange(
    "say “missing: by item” in the mapping",
    "let a missing answer leave out only the item (under Columns, “People, weights, groups”)",
)
MERGE = WordedChange(
    "merge them in the mapping", "merge them in “The mapping as text”, under Columns"
)
CHANGES = (
    TURN,
    SATISFIED,
    RECOMMENDS,
    BY_ITEM,
    MERGE,
    WordedChange(
        "take one out of “drivers” in the mapping", "take one out of the drivers, under Columns"
    ),
    WordedChange("take such a driver out of “drivers”", "take such a driver out (under Columns)"),
    WordedChange("choose fewer “drivers” in the mapping", "choose fewer drivers under Columns"),
    WordedChange("write “turned: yes”", "turn it by the button beside"),
    WordedChange("says “turned: yes”", "is said to be asked the other way round"),
    WordedChange("write “merged: {…}”", "merge them by the button beside"),
    WordedChange(
        "write “kind: segment” instead", "say so by the button below, or at each (under Columns)"
    ),
    WordedChange("; then write “ends: […, …]” as well", ", and the scale runs from {0} to {1}"),
    WordedChange("Write them as in [1, 5].", "Write both below, as in 1, 5."),
    WordedChange("“measures: …”", "“It measures: {0}”"),
    WordedChange("“measures:”", "“It measures”"),
    WordedChange("at the column in the mapping", "at the column (under Columns)"),
    WordedChange(
        "The mapping names no “outcome” with “drivers”",
        "Under Columns no outcome is chosen with drivers",
    ),
    WordedChange(
        "The mapping names no “drift” with a column of dates, a period and a baseline.",
        "No drift is asked for: choose its dates under Columns, “Drift”.",
    ),
    WordedChange("Take a longer “period”.", "Take a longer period (under Columns, “Drift”)."),
    WordedChange(
        "“drift” watches what a moment rewards less what it punishes, or Kano’s pairs; the mapping "
        "names neither",
        "Drift is watched in what a moment rewards less what it punishes, or in Kano’s pairs; "
        "under Columns there are neither",
    ),
    WordedChange("No moment of the mapping has", "No moment (under Columns) has"),
    WordedChange("unless the mapping says it", "unless it is said at the column"),
)
"""The longer before the shorter that it holds."""

ANYTHING = "([^”<>]*?)"
PATTERNS = [
    (re.compile(ANYTHING.join(map(re.escape, one.mapping.split("…")))), one.page) for one in CHANGES
]


def on_the_page(sentence: str) -> str:
    """A sentence, or markup made of such, with the names of the page's controls.

    >>> on_the_page("Is it turned? Then say “turned: yes” at the column in the mapping.")
    'Is it turned? Then tick “It is asked the other way round” at the column (under Columns).'
    """
    for found, page in PATTERNS:
        sentence = found.sub(_by(page), sentence)
    return sentence


def _by(page: str) -> Callable[[re.Match[str]], str]:
    return lambda found: page.format(*found.groups())
