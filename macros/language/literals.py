"""What stands between quotation marks in a script, and where: JavaScript read as far as that needs.

>>> text = 'say("One " + "two"); const at = `${name} of ${list.map((one) => `(${one})`).length}`;'
>>> for one in read(text):
...     print(text[one.start : one.end], one.pieces)
"One " + "two" ('One two',)
`${name} of ${list.map((one) => `(${one})`).length}` ('', ' of ', '')
`(${one})` ('(', ')')
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

SPACE = re.compile(r"(?:\s|//[^\n]*|/\*.*?\*/)*", re.DOTALL)
JOIN = re.compile(r"(?:\s|//[^\n]*|/\*.*?\*/)*\+(?:\s|//[^\n]*|/\*.*?\*/)*(?=[\"'`])", re.DOTALL)
QUOTED = re.compile(r"\"(?:[^\"\\\n]|\\.)*\"|'(?:[^'\\\n]|\\.)*'", re.DOTALL)
REGEX = re.compile(r"/(?![*/])(?:[^/\\\[\n]|\\.|\[(?:[^\]\\\n]|\\.)*\])+/[a-z]*")
NAME_OR_NUMBER = re.compile(r"[\w$#]+")
ESCAPE = re.compile(
    r"\\(?:u\{([0-9a-fA-F]+)\}|u([0-9a-fA-F]{4})|x([0-9a-fA-F]{2})|\r?\n|(.))", re.S
)
NAMED_SIGNS = {"n": "\n", "t": "\t", "r": "\r", "b": "\b", "f": "\f", "v": "\v", "0": "\0"}
BEFORE_REGEX = re.compile(r"(?:^|[=(,;:\[!&|?{}+\-*%~^<>])$")
WORDS_BEFORE_REGEX = {"return", "typeof", "case", "in", "of", "await", "void", "delete"}


@dataclass(frozen=True)
class Literal:
    """A text in a script: one literal, or several that are joined by `+`.

    Attributes:
        start: Where it begins in the script.
        end: Where it ends.
        pieces: The text between its expressions, one more than these, without escapes.
        expressions: Where each expression between them begins and ends in the script.
    """

    start: int
    end: int
    pieces: tuple[str, ...]
    expressions: tuple[tuple[int, int], ...]


def read(script: str) -> Iterator[Literal]:
    """The literals of a script, an outer one before those in its expressions."""
    yield from _code(script, 0, closed_by="")[0]


def unescaped(text: str) -> str:
    r"""A literal's text as the script means it.

    >>> unescaped(r"It\u2019s \"on\"\n")
    'It’s "on"\n'
    """

    def meant(found: re.Match[str]) -> str:
        code = found[1] or found[2] or found[3]
        return chr(int(code, 16)) if code else NAMED_SIGNS.get(found[4] or "", found[4] or "")

    return ESCAPE.sub(meant, text)


def _code(script: str, at: int, closed_by: str) -> tuple[list[Literal], int]:
    """The literals from a place on to where the brackets around it close."""
    found: list[Literal] = []
    depth, before = 0, ""
    while at < len(script):
        at = _skipped(script, at)
        sign = script[at : at + 1]
        if sign in ('"', "'", "`") and sign:
            inner, at = _joined(script, at)
            found += inner
            before = '"'
        elif sign == "/" and _begins_regex(before) and (regex := REGEX.match(script, at)):
            at, before = regex.end(), '"'
        elif word := NAME_OR_NUMBER.match(script, at):
            at, before = word.end(), word[0]
        else:
            if sign == closed_by and depth == 0 and closed_by:
                return found, at
            depth += (sign == "{") - (sign == "}")
            at, before = at + 1, sign
    return found, at


def _begins_regex(before: str) -> bool:
    return before in WORDS_BEFORE_REGEX or bool(BEFORE_REGEX.search(before))


def _joined(script: str, at: int) -> tuple[list[Literal], int]:
    """A literal with those that are joined to it, and the literals in their expressions."""
    first = at
    pieces, expressions, inner = [""], list[tuple[int, int]](), list[Literal]()
    while True:
        more, between, within, at = _one(script, at)
        pieces = [*pieces[:-1], pieces[-1] + more[0], *more[1:]]
        expressions += between
        inner += within
        if not (plus := JOIN.match(script, at)):
            return [Literal(first, at, tuple(pieces), tuple(expressions)), *inner], at
        at = plus.end()


def _one(script: str, at: int) -> tuple[list[str], list[tuple[int, int]], list[Literal], int]:
    """One literal: its pieces, its expressions, what stands in those, and its end."""
    if script[at] != "`":
        quoted = QUOTED.match(script, at)
        if quoted is None:
            raise ValueError(f"a quotation mark that nothing closes: {script[at : at + 40]}")
        return [unescaped(quoted[0][1:-1])], [], [], quoted.end()
    pieces, expressions, inner = list[str](), list[tuple[int, int]](), list[Literal]()
    at += 1
    begun = at
    while script[at] != "`":
        if script[at] == "\\":
            at += 2
        elif script.startswith("${", at):
            pieces.append(unescaped(script[begun:at]))
            within, end = _code(script, at + 2, closed_by="}")
            expressions.append((at + 2, end))
            inner += within
            at = begun = end + 1
        else:
            at += 1
    return [*pieces, unescaped(script[begun:at])], expressions, inner, at + 1


def _skipped(script: str, at: int) -> int:
    found = SPACE.match(script, at)
    return found.end() if found else at
