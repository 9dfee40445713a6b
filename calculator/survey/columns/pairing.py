"""Which columns make one moment: what was expected with what was perceived, and so on.

Columns belong together where their headings are the same but for the word, or the letter beside a
number, that says which of the two it is; never because they stand side by side.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from calculator.survey.columns.seen import Seen
from calculator.survey.headings import spoken, words_of
from calculator.survey.stems import NUMBERED

ROLES: Mapping[str, tuple[str, str]] = {
    "expectation": (r"expect\w*|erwart\w*|attentes?|expectativas?|aspettativ\w*|verwacht\w*", "e"),
    "perception": (
        r"perce\w+|experienced?|actual|wahrgenommen\w*|wahrnehmung|perçue?s?|percepci\w+|percezione"
        r"|ervaren|waargenomen",
        "p",
    ),
    "importance": (r"importan\w+|imp|wichtig\w*|belang\w*|viktig\w*|重要\w*|중요\w*", "i"),
    "performance": (
        r"perform\w*|perf|satisf\w+|sat|rated?|rating|score|zufrieden\w*|tevreden\w*|leistung"
        r"|desempeño|満足\w*|만족\w*",
        "p",
    ),
    "functional": (r"functional|func|present|with|available|vorhanden|mit|avec|con", "f"),
    "dysfunctional": (
        r"dysfunctional|disfunctional|dysf|absent|without|unavailable|missing|fehlt|ohne|sans|sin",
        "d",
    ),
}
"""By what a moment calls the part: the words for it, and the letter that stands for it."""
PARTNERS = (
    ("functional", "dysfunctional"),
    ("expectation", "perception"),
    ("importance", "performance"),
)
LITTLE = words_of(
    "the a an of to is was were are how would you do did your with our if we it that feel be "
    "rate please what der die das den dem wie sind sie mit ihre ihr ist le la les du des vous "
    "êtes"
)
PARTS = re.compile(r"[0-9]+|[^\W\d_]+")


@dataclass(frozen=True)
class Together:
    """Columns that make one moment.

    Attributes:
        name: What is left of their headings.
        parts: The position of each column, by the name of its part.
    """

    name: str
    parts: Mapping[str, int]


def together(columns: Sequence[Seen]) -> tuple[Together, ...]:
    """The moments that the headings of these columns show, in the order of the file.

    A column belongs to one moment at most; where two could be the same part, there is none.
    """
    found: list[Together] = []
    taken: set[int] = set()
    for pair in PARTNERS:
        places: dict[tuple[str, ...], dict[str, list[Seen]]] = {}
        for seen in columns:
            for part in pair:
                for left in _left(seen, part):
                    places.setdefault(left, {}).setdefault(part, []).append(seen)
        for left, parts in places.items():
            ones = {part: held[0].at for part, held in parts.items() if len(held) == 1}
            alone = len(ones) == 2 and len({*ones.values(), *taken}) == 2 + len(taken)
            if alone:
                taken |= set(ones.values())
                found.append(Together(" ".join(left), ones))
    return tuple(sorted(found, key=lambda one: min(one.parts.values())))


def _left(seen: Seen, part: str) -> set[tuple[str, ...]]:
    """What is left of a heading without the word that makes it this part; each way to leave it."""
    # A question's own number may come again for its partner, or for another question's.
    return _ways(seen, part, seen.name) | _ways(seen, part, NUMBERED.sub("", seen.name, count=1))


def _ways(seen: Seen, part: str, name: str) -> set[tuple[str, ...]]:
    word, letter = ROLES[part]
    tokens = [one for heard in spoken(name) for one in PARTS.findall(heard)]
    shown = [one for heard in spoken(seen.shown) for one in PARTS.findall(heard)]
    ways: set[tuple[str, ...]] = set()
    for at, token in enumerate(tokens):
        beside = tokens[at - 1 : at] + tokens[at + 1 : at + 2]
        if re.fullmatch(word, token):
            left = tuple(one for one in tokens[:at] + tokens[at + 1 :] if one not in LITTLE)
            if left:
                ways.add(left)
            differs = tuple(one for one in shown if one not in LITTLE and one != token)
            if differs and shown != tokens:
                ways.add(differs)
        elif token == letter and any(one.isascii() and one.isdigit() for one in beside):
            ways.add(tuple(tokens[:at] + tokens[at + 1 :]))
    return ways
