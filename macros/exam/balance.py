"""What is only wrong with many questions together.

Whoever guesses looks for the longest option, or for the place where the right one was last time;
the same question in other words teaches nothing new.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import combinations

from macros import terminal
from macros.exam.bank import Bank, Placed
from macros.exam.form import Exclusion, MissingWord, SingleChoice
from macros.exam.parts import Option
from macros.knowledge.problems import Problem

FEWEST = 10
"""Questions of a file from which on shares are looked at."""

TOO_OFTEN = 0.45
"""The share above which a habit shows; with four options chance gives a quarter."""

ALIKE = 0.75
"""The share of words in common from which on two questions are one."""

SINGLE_WORD = re.compile(r"[^\W_]+")
COMMON = frozenset(
    SINGLE_WORD.findall(
        "a,an,and,are,as,at,by,does,for,from,has,have,how,in,into,is,it,of,"
        "on,or,that,the,their,there,these,this,to,what,when,where,which,who,whom,why,with"
    )
)


def unbalanced(bank: Bank) -> Iterator[Problem]:
    """Habits that give the answer away, file by file, and questions that are asked twice."""
    for subject in bank.subjects:
        ours = [one for one in bank.placed if one.subject == subject]
        yield from _habits([one for one in ours if _options(one)])
    words = [(one, _words(one.question.ask)) for one in bank.placed]
    for (one, first), (other, second) in combinations(words, 2):
        if len(first & second) >= ALIKE * len(first | second) and _same_kind(one, other):
            said = terminal.say(
                "this is nearly what {name} asks; ask for something else.",
                name=terminal.quoted(one.question.id),
            )
            yield other.problem(f"ask: {said}", "ask")


def _habits(ours: Sequence[Placed]) -> Iterator[Problem]:
    if len(ours) < FEWEST:
        return
    longest = [one for one in ours if _stands_out(_options(one))]
    if len(longest) > TOO_OFTEN * len(ours):
        said = terminal.say(
            "the right one is the longest in {number} of the {all} questions of this file; shorten "
            "it, or say more in another.",
            number=len(longest),
            all=len(ours),
        )
        yield longest[-1].problem(f"options: {said}", "options")
    for place in range(5):
        there = [one for one in ours if _place(_options(one)) == place]
        if len(there) > TOO_OFTEN * len(ours):
            said = terminal.say(
                "the right one stands at place {place} in {number} of the {all} questions of this "
                "file; put it elsewhere.",
                place=place + 1,
                number=len(there),
                all=len(ours),
            )
            yield there[-1].problem(f"options: {said}", "options")


def _options(one: Placed) -> list[Option]:
    question = one.question
    if isinstance(question, SingleChoice | Exclusion | MissingWord):
        return question.options
    return []


def _place(options: Sequence[Option]) -> int:
    return next(at for at, option in enumerate(options) if option.right)


def _stands_out(options: Sequence[Option]) -> bool:
    """Whether the right option is longer than each other one, by more than a word is."""
    right = len(options[_place(options)].text)
    return right > 1.1 * max(len(option.text) for option in options if not option.right)


def _words(ask: str) -> frozenset[str]:
    found = frozenset(word.casefold() for word in SINGLE_WORD.findall(ask))
    return found - COMMON or found


def _same_kind(one: Placed, other: Placed) -> bool:
    """Whether they ask for the same thing: one stem may serve options that differ."""
    mine = {option.text for option in _options(one) if option.right}
    theirs = {option.text for option in _options(other) if option.right}
    return not (mine and theirs) or mine == theirs
