"""Reads GIFT as Moodle's documentation describes it, and knows nothing of what writes it.

Blank lines separate questions; `//` begins a comment line; `::name::`; `[html]`; answers in braces;
`=` right, `~` wrong, `%50%` a weight, `#` feedback, `####` general feedback, `->` a match, `{#` a
number with `value:tolerance`; a backslash takes its meaning from `~ = # { } :` and from itself, and
`\\n` is a new line.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

SIGNS = "~=#{}:\\"
HIDDEN = {sign: chr(0xE000 + at) for at, sign in enumerate(SIGNS)} | {"n": "\n"}
SHOWN = {HIDDEN[sign]: sign for sign in SIGNS}


@dataclass
class Answer:
    text: str
    weight: float
    feedback: str = ""
    match: str | None = None


@dataclass
class Read:
    name: str
    category: str
    before: str
    after: str
    kind: str
    answers: list[Answer] = field(default_factory=list)
    general: str = ""
    value: tuple[float, float] | None = None


def read(text: str) -> list[Read]:
    found: list[Read] = []
    category = ""
    for block in re.split(r"\n[ \t]*\n", text):
        lines = [line for line in block.splitlines() if not line.lstrip().startswith("//")]
        whole = "\n".join(lines).strip()
        if whole.startswith("$CATEGORY:"):
            category = whole.removeprefix("$CATEGORY:").strip()
        elif whole:
            found.append(_question(whole, category))
    return found


def _question(whole: str, category: str) -> Read:
    hidden = re.sub(r"\\([n~=#{}:\\])", lambda sign: HIDDEN[sign[1]], whole)
    named = re.match(r"::(.*?)::\s*(?:\[(\w+)\])?", hidden, re.DOTALL)
    assert named, whole
    assert named[2] == "html", whole
    rest = hidden[named.end() :]
    assert rest.count("{") == rest.count("}") == 1, whole
    before, _, more = rest.partition("{")
    inside, _, after = more.partition("}")
    one = Read(_shown(named[1]), category, _shown(before), _shown(after), "choice")
    inside, _, general = inside.partition("####")
    one.general = _shown(general)
    if inside.startswith("#"):
        one.kind = "number"
        number = re.fullmatch(r"\s*=(-?\d+(?:\.\d+)?):(\d+(?:\.\d+)?)\s*", _colons(inside[1:]))
        assert number, inside
        one.value = float(number[1]), float(number[2])
        return one
    parts = re.split(r"([=~])", inside)
    assert not parts[0].strip(), whole
    for mark, words in zip(parts[1::2], parts[2::2], strict=True):
        one.answers.append(_answer(mark, words))
    if not one.answers:
        one.kind = "essay"
    elif all(answer.match is not None for answer in one.answers):
        one.kind = "match"
    elif all(answer.weight < 1 for answer in one.answers):
        one.kind = "several"
    return one


def _answer(mark: str, words: str) -> Answer:
    words, _, feedback = words.partition("#")
    weight = 1.0 if mark == "=" else 0.0
    if weighted := re.match(r"\s*%(-?\d+)%", words):
        weight = float(weighted[1]) / 100
        words = words[weighted.end() :]
    if "->" in words:
        words, _, match = words.partition("->")
        return Answer(_shown(words), weight, match=_shown(match))
    return Answer(_shown(words), weight, _shown(feedback))


def _colons(words: str) -> str:
    return words.replace(HIDDEN[":"], ":")


def _shown(words: str) -> str:
    return "".join(SHOWN.get(sign, sign) for sign in words).strip()
