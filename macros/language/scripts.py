"""The words of scripts: found in them where they stand, and written into a copy's in its language.

A script says its words in English, in the place where they are needed, and on an English site it
is sent as it was written. For a copy in another language the texts in it are replaced while the
copy is composed, so that a browser fetches, looks up and waits for nothing more than in English.
Two texts between which a number decides are one message with two forms, and a language that counts
otherwise decides by its own rule: in French, zero is singular.

>>> said = {"{count} of {all} kept": "{all}, davon {count} da", "none": "keine"}
>>> translated("tell(`${count} of ${all} kept`, none);", lambda text: said.get(text, text))
'tell(`${all}, davon ${count} da`, none);'
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator

from macros.language.counting import Counted
from macros.language.literals import Literal, read
from macros.language.unsaid import UNSAID
from macros.terminal import VALUE_IN_BRACES

NAME = re.compile(r"(?:this\.)?[#\w.]*?(\w+)\s*\Z")
LIKE_WORDS = re.compile(
    r"[^\W\d_]{2,}\S*\s+\S|\S\s+[^\W\d_]{2,}|[^\W\d_]{2,}[.!?:…]\Z|\A[A-Z][a-z]+\Z"
)
NOT_SPOKEN = re.compile(r"\[[\w-]+[=\]~]|:(?:is|not|has|scope)\b|[#.]\w+ [>~+] ")
SPEAKING = (
    "docs/assets/*.js",
    "docs/assets/moments/*.js",
    "docs/assets/moments/exam/*.js",
    "docs/service-worker.js",
    "macros/site/early.js",
)
"""The scripts that a copy sends in its own language."""
ONE_OF_TWO = re.compile(r"([\w.]+)(\s*)===(\s*)1(\s*\?\s*)\Z")
"""Before two texts: the number that decides which of them is said."""
COLON = re.compile(r"\s*:\s*")
BEFORE_A_WORD = "/* said */ "
"""Behind this a single word is said, which without it would be taken for a key."""
LOCALE = "en-GB"
"""By this a browser writes dates; it is a message too, so that dates are those of the language."""


def messages(script: str) -> Iterator[str | tuple[str, str]]:
    """The texts of a script that are said to people, with the names of values in braces.

    Two texts, for one thing and for several, are a message with two forms.
    """
    literals = [*read(script)]
    pairs = _pairs(script, literals)
    for literal in literals:
        text, _ = named(script, literal)
        if literal in pairs:
            yield text, named(script, pairs[literal][1])[0]
        elif literal not in [many for _, many in pairs.values()] and _said(script, literal, text):
            yield text


def translated(
    script: str,
    say: Callable[[str], str],
    count: Callable[[str, str], Counted | None] | None = None,
) -> str:
    """A script with its texts in another language.

    Args:
        script: The script.
        say: Gives a text in the other language, or as it is.
        count: Gives the forms of a text for one thing and for several, or nothing.
    """
    literals = [*read(script)]
    pairs = _pairs(script, literals) if count else {}

    def rewritten(start: int, end: int) -> str:
        parts, at = [], start
        for one in literals:
            if one.start < at or one.end > end:
                continue
            text, values = named(script, one)
            if count and one in pairs:
                number, many = pairs[one]
                other, more = named(script, many)
                if forms := count(text, other):
                    given = {name: rewritten(*place) for name, place in {**values, **more}.items()}
                    parts += [script[at : number.start()], _choice(number, forms, given)]
                    at = many.end
                    continue
            said = say(text) if _said(script, one, text) else text
            if said == text:
                continue  # what stands in its expressions comes next
            given = {name: rewritten(*place) for name, place in values.items()}
            parts += [script[at : one.start], _literal(said, given)]
            at = one.end
        return "".join([*parts, script[at:end]])

    return rewritten(0, len(script))


def _pairs(script: str, literals: list[Literal]) -> dict[Literal, tuple[re.Match[str], Literal]]:
    """Each text for one thing, with the number that decides for it and the text for several."""
    found = {}
    begins = {one.start: one for one in literals}
    for one in literals:
        number = ONE_OF_TWO.search(script, 0, one.start)
        colon = COLON.match(script, one.end)
        if number and colon and (many := begins.get(colon.end())):
            texts = [(two, named(script, two)[0]) for two in (one, many)]
            if all(_said(script, two, text) for two, text in texts):
                found[one] = (number, many)
    return found


def _choice(number: re.Match[str], forms: Counted, given: dict[str, str]) -> str:
    """The forms of a text, each behind the number by which the language's rule chooses it."""
    name, before, behind, mark = number.groups()
    texts = [_literal(text, given) for text in forms.texts]
    if forms.as_in_english:
        return f"{name}{before}==={behind}1{mark}{texts[0]} : {texts[1]}"
    form = f"Number({forms.rule(name)})"
    chosen = [f"{form} === {at} ? {text} : " for at, text in enumerate(texts[:-1])]
    return "".join([*chosen, texts[-1]])


def named(script: str, literal: Literal) -> tuple[str, dict[str, tuple[int, int]]]:
    """A literal as a message, and the place of each value that it names."""
    text, values = literal.pieces[0], dict[str, tuple[int, int]]()
    for number, (place, piece) in enumerate(
        zip(literal.expressions, literal.pieces[1:], strict=True), 1
    ):
        simple = NAME.match(script[place[0] : place[1]])
        name = simple[1] if simple and simple[1] not in values else str(number)
        values[name] = place
        text += f"{{{name}}}{piece}"
    return text, values


def _said(script: str, literal: Literal, text: str) -> bool:
    if text == LOCALE or script.endswith(BEFORE_A_WORD, 0, literal.start):
        return True
    spoken = LIKE_WORDS.search(text) and re.search(r"[^\W\d_]{2,}", VALUE_IN_BRACES.sub("", text))
    return bool(spoken) and not NOT_SPOKEN.search(text) and text.strip() not in UNSAID


def _literal(text: str, expressions: dict[str, str]) -> str:
    if not expressions:
        return json.dumps(text, ensure_ascii=False)
    parts = VALUE_IN_BRACES.split(text)
    for at in range(0, len(parts), 2):
        parts[at] = re.sub(r"[\\`]|\$(?=\{)", lambda sign: "\\" + sign[0], parts[at])
    for at in range(1, len(parts), 2):
        parts[at] = f"${{{expressions[parts[at]]}}}"
    return f"`{''.join(parts)}`"
