"""What a look at a hosted copy finds: a level, what it is about, and a sentence."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from macros import terminal
from macros.sentence import both

MOST_NAMED = 3
LONGEST_SENTENCE = 1_200


class Level(StrEnum):
    """How much a finding matters."""

    FAULT = "fault"
    ADVICE = "advice"
    FINE = "fine"


LEVEL_WORDS = {
    Level.FAULT: terminal.later("fault"),
    Level.ADVICE: terminal.later("advice"),
    Level.FINE: terminal.later("fine"),
}
FOUND_ABOUT = (
    *(terminal.later("address"), terminal.later("caching"), terminal.later("compression")),
    *(terminal.later("files"), terminal.later("hosts"), terminal.later("offline")),
    *(terminal.later("pages"), terminal.later("policy"), terminal.later("runtime")),
    *(terminal.later("transport"), terminal.later("types")),
)
"""What findings are about."""


@dataclass(frozen=True)
class Finding:
    """One thing that was looked at.

    Attributes:
        level: Whether something is broken, could be better, or is as it should be.
        about: What was looked at, in a word or two.
        sentence: What was found, and what to do about it.
    """

    level: Level
    about: str
    sentence: str


def fault(about: str, sentence: str) -> Finding:
    """Something is broken, or a promise of the site is not kept."""
    return Finding(Level.FAULT, about, short(sentence, LONGEST_SENTENCE))


def advice(about: str, sentence: str) -> Finding:
    """Something works and could be better."""
    return Finding(Level.ADVICE, about, short(sentence, LONGEST_SENTENCE))


def fine(about: str, sentence: str) -> Finding:
    """Something is as it should be."""
    return Finding(Level.FINE, about, short(sentence, LONGEST_SENTENCE))


def table(findings: Iterable[Finding], width: int | None = None) -> str:
    """Lay findings out, faults first.

    Args:
        findings: What was found.
        width: Columns of the screen, or `None` to give each finding one line.
    """
    order = list(Level)
    rows = sorted(findings, key=lambda finding: order.index(finding.level))
    levels = {level: terminal.said(LEVEL_WORDS[level]) for level in order}
    about = {row.about: terminal.said(row.about) for row in rows}
    columns = [max(map(len, texts.values())) for texts in (levels, about)]
    lines = []
    for row in rows:
        head = f"{levels[row.level]:<{columns[0]}}  {about[row.about]:<{columns[1]}}  "
        room = max(24, width - len(head)) if width else len(row.sentence) + 1
        first, *others = textwrap.wrap(
            row.sentence, room, break_long_words=False, break_on_hyphens=False
        )
        lines += [head + first, *(" " * len(head) + other for other in others)]
    return "\n".join(lines)


def short(text: str, longest: int = 200) -> str:
    """Words of a stranger's host, cut to a length that fits a sentence."""
    return text if len(text) <= longest else f"{text[: longest - 1]}…"


def some(places: Sequence[str]) -> str:
    """Name a few places, and count the others.

    >>> some(["a"]), some(["a", "b"]), some(["a", "b", "c", "d", "e"])
    ('a', 'a and b', 'a, b, c and 2 more')
    """
    places = [short(one) for one in places[:MOST_NAMED]] + [*places[MOST_NAMED:]]
    if len(places) > MOST_NAMED:
        more = terminal.say("{number} more", number=len(places) - MOST_NAMED)
        return both([*places[:MOST_NAMED], more])
    return both(places)
