"""What columns are called: each by a name of its own, and whole questions by what differs.

>>> stem = "How satisfied are you with "
>>> by_difference((f"{stem}the check-in?", f"{stem}the bag drop?", "Market"))
('check-in', 'bag drop', 'Market')
"""

import re
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from calculator.characters import visible
from calculator.survey.headings import apart
from calculator.words import clean

TOKEN = re.compile(r"[^\s(\[:?/\u2013\u2014-]*[\s(\[:?/\u2013\u2014-]*")
NUMBERED = re.compile(
    r"^(?:[A-Za-z]{1,3} ?)?[0-9]{1,3}(?:[._][0-9]{1,3})*[.):]?[ _:\u2013-]+(?=\S)"
)
"""A question's number in front of it, such as “Q3_1 - ”."""
SCALED = re.compile(r"\s*\([0-9]{1,3} ?(?:-|\u2013|to|bis|à|a) ?[0-9]{1,3}\)$")
"""A scale behind a question, such as “(1-5)”: it is told where the scale is."""
FEWEST = 3
"""Words from which on a common beginning is a stem; a bracket or a colon ends one sooner."""
ENDS = ' ?!.:;,()[]\u2026"-\u2013/'
LONGEST = 500
"""Characters of a heading; a cell of a megabyte is none."""


def distinct(headings: Sequence[str]) -> tuple[str, ...]:
    """A name for each column that no other has: its heading on one line, or where it stands.

    >>> distinct(["Wait", "", "Wait", "Wait (first)"])
    ('Wait (first) (first)', '(column 2)', 'Wait (second)', 'Wait (first) (second)')
    """
    names = [" ".join(clean(visible(heading))[:LONGEST].split()) for heading in headings]
    names = [name or f"(column {at})" for at, name in enumerate(names, start=1)]
    while len(set(names)) < len(names):
        names = apart(names)
    return tuple(names)


def by_difference(names: Sequence[str]) -> tuple[str, ...]:
    """The names as a list shows them: without the stem that several begin with.

    Each is shown by the beginning that leaves most out of most; where two would look alike, they
    are shown in full.
    """
    bare = [NUMBERED.sub("", name, count=1) if len(name) > 8 else name for name in names]
    bare = [SCALED.sub("", name) or name for name in bare]
    begun = _begun(bare)
    parted = [
        [token for token in TOKEN.findall(name) if token and name not in begun] for name in bare
    ]
    stems = Counter("".join(tokens[:many]) for tokens in parted for many in range(1, len(tokens)))
    shown = []
    for name, tokens in zip(names, parted, strict=True):
        best, most = 0, 0
        for many in range(1, len(tokens)):
            begins = "".join(tokens[:many])
            enough = many >= FEWEST or begins.rstrip()[-1:] in tuple("([:?")
            shared = stems[begins]
            rest = "".join(tokens[many:]).strip(ENDS)
            if enough and shared > 1 and rest and (shared - 1) * many > most:
                best, most = many, (shared - 1) * many
        rest = "".join(tokens[best:]).strip(ENDS)
        rest += ")" if rest.count("(") > rest.count(")") else ""
        shown.append(rest if best else name)
    counts = Counter(one.lower() for one in shown)
    return tuple(
        one if counts[one.lower()] == 1 else name for one, name in zip(shown, names, strict=True)
    )


def _begun(names: Sequence[str]) -> set[str]:
    """The names with which another begins, such as a question’s beside “… - Group” of it."""
    ordered = sorted(set(names))
    return {
        one for one, after in pairwise(ordered) if len(one) > 8 and after.startswith(one.rstrip())
    }
