"""Where the calls of a page stand in its file.

Markdown does not say which line a block came from, so an error finds its line by looking for the
call in the file. What Markdown never expands is blanked out first: front matter, code, comments.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from macros.page.call import EMPTY_LINE, Call, next_call

UNEXPANDED = re.compile(
    r"""
      \A---\n.*?\n---[ ]*$                                            # front matter
    | ^[ \t>]*(?:[-*+][ ]+)?(?P<fence>`{3,}|~{3,})[^`\n]*\n.*?        # fenced code,
      (?:^[ \t>]*(?P=fence)[`~]*[ \t]*$|\Z)                           # closed or not
    | (?<![`\\])(?P<ticks>`+)(?!`)(?:(?!\n\s*\n).)+?(?<!`)(?P=ticks)(?!`)  # code in a line
    | <!--.*?-->
    """,
    re.DOTALL | re.MULTILINE | re.VERBOSE,
)
MARKER = r"(?:[-*+:]|\d+[.)]|\[\^[^\]\n]+\]:|(?:!!!|\?\?\?\+?|===|///)[^\n]*)"
NOTHING_BEFORE = re.compile(rf"(?:[\s>]|(?:^|(?<=[\s>])){MARKER}(?=\s|$))*\Z")
NOTHING_AFTER = re.compile(rf"[ \t]*(?:\Z|\n[ \t>]*(?:\Z|{MARKER}(?=\s)))")


def line(text: str, call: str, nth: int, alone: bool | None = None) -> int | None:
    """Find the line of the n-th of several equal calls.

    Args:
        text: The page's file, front matter included.
        call: The call, squeezed.
        nth: Which of them, counted from 1.
        alone: Count only calls that stand alone in their block, or only calls that do not.
    """
    found = [place for place in _places(text) if place.call == call]
    if not found:  # a table cell cuts a call at its first `|`
        found = [place for place in _places(text) if place.call.startswith(f"{call}|")]
    lines = [place.line for place in found if alone in (None, place.alone)]
    lines = lines or [place.line for place in found]
    return lines[min(nth, len(lines)) - 1] if lines else None


@dataclass(frozen=True)
class _Place:
    call: str
    line: int
    alone: bool


@lru_cache(maxsize=8)
def _places(text: str) -> list[_Place]:
    text = UNEXPANDED.sub(lambda part: re.sub(r"[^\n]", " ", part[0]), text)
    places = []
    at = 0
    while call := next_call(text, at):
        line = text.count("\n", 0, call.start) + 1
        places.append(_Place(squeeze(call.text), line, _stands_alone(text, call)))
        at = call.end
    return places


def _stands_alone(text: str, call: Call) -> bool:
    borders = [0, *(border.end() for border in EMPTY_LINE.finditer(text, 0, call.start))]
    before = text[borders[-1] : call.start]
    border = EMPTY_LINE.search(text, call.end)
    after = text[call.end : border.start() if border else len(text)]
    return bool(NOTHING_BEFORE.match(before) and NOTHING_AFTER.match(after))


def squeeze(call: str) -> str:
    r"""Reduce a call to what the indentation and quotation marks around it leave alone.

    >>> squeeze('{{ calculator(\n>     "volume"\n> ) }}')
    '{{calculator("volume")}}'
    """
    return re.sub(r"[\s>]", "", call)
