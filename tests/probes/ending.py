"""How a case comes to its end, and which ends are faults of ours."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from enum import StrEnum

from macros.knowledge.problems import Problem


class Way(StrEnum):
    """The ways to end; all but the first two are faults."""

    SENTENCE = "a sentence"
    ANSWER = "a right answer"
    TRACEBACK = "a traceback"
    HUNG = "hung"
    WRONG = "silently wrong"
    UNSAFE = "escape codes or a foreign host"


GOOD = (Way.SENTENCE, Way.ANSWER)


@dataclass(frozen=True)
class End:
    """The end of one case.

    Attributes:
        way: Which.
        what: What was drawn, in words that find it again.
        shown: What shows that it ended so; of a fault the output itself.
    """

    way: Way
    what: str
    shown: str = ""


TRACEBACKS = re.compile(r"Traceback \(most recent call last\)|^Fatal Python error", re.MULTILINE)
COMMANDS = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202a-\u202e]|\r(?!\n)")
"""What a terminal obeys, or what turns the direction of what follows."""
TURNED = re.compile("[\u2066-\u2069]")
LONGEST = 4_000
"""In characters: a sentence that is longer is read by nobody."""


def of_output(what: str, status: int | None, out: str, err: str, *, refused: bool | None) -> End:
    """The end of a command by what it printed and its exit status.

    Args:
        what: What was drawn.
        status: Its exit status; `None` if it had to be ended.
        out: What it printed on the standard output.
        err: The same of the standard error.
        refused: Whether it must end in a sentence; `None` if an answer is right as well.
    """
    told = f"exit status {status}\n{err[-LONGEST:]}\n{out[-500:]}"
    if status is None:
        return End(Way.HUNG, what, told)
    if TRACEBACKS.search(err) or TRACEBACKS.search(out) or status < 0:
        return End(Way.TRACEBACK, what, told)
    if COMMANDS.search(out) or COMMANDS.search(err) or not closed(out) or not closed(err):
        return End(Way.UNSAFE, what, repr(told))
    if status == 0:
        return End(Way.WRONG if refused else Way.ANSWER, what, told)
    if refused is False or not (err.strip() or _said_as_data(out)):
        return End(Way.WRONG, what, told)
    return End(Way.SENTENCE, what, told)


def _said_as_data(out: str) -> bool:
    """Whether what was printed is a reply that says its faults, as `--json` gives it."""
    try:
        reply = json.loads(out)
    except ValueError:
        return False
    return isinstance(reply, dict) and bool(reply.get("messages"))


def closed(text: str) -> bool:
    """Whether each name that is set apart ends where its line does."""
    return all(_closed(line) for line in text.splitlines())


def _closed(line: str) -> bool:
    deep = 0
    for sign in TURNED.findall(line):
        deep += -1 if sign == "\u2069" else 1
        if deep < 0:
            return False
    return deep == 0


def of_problems(what: str, problems: list[Problem], *, refused: bool | None) -> End:
    """The end of looking at a copy by what was found in it.

    Args:
        what: What was drawn.
        problems: What `check` found.
        refused: As for `of_output`.
    """
    told = "\n".join(map(str, problems))
    if COMMANDS.search(told) or not closed(told):
        return End(Way.UNSAFE, what, repr(told))
    odd = [one for one in problems if one.line < 1 or one.column < 1 or not one.sentence.strip()]
    if odd or len(told) > LONGEST * max(1, len(problems)):
        return End(Way.WRONG, what, told[:LONGEST])
    if bool(problems) != refused and refused is not None:
        return End(Way.WRONG, what, told or "nothing was found")
    return End(Way.SENTENCE if problems else Way.ANSWER, what, told)
