"""What a page says about itself: its title, its description, when and what it was held against."""

from __future__ import annotations

import datetime
import re
from contextlib import suppress
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

import yaml

from macros import strict_yaml, terminal
from macros.sentence import MacroError, either, suggest

FRONT_MATTER = re.compile(r"\A---[ \t]*\n(.*?)\n(?:---|\.\.\.)[ \t]*$\n*", re.DOTALL | re.MULTILINE)
"""All that generators take for it: what they read must be read here first, and strictly."""
RESTS_ON = ("found", "remembered", "reconstructed")
DESCRIPTION = range(50, 161)


@dataclass(frozen=True)
class FrontMatter:
    """The head of a page's file.

    Attributes:
        title: The page's name in the navigation.
        description: The page in one sentence, as search engines show it.
        reviewed: The day on which somebody last held the page against its sources.
        keywords: Other words under which the page is looked for; search finds them in the page.
        rests_on: In this order, as far as there is something to say: what of it was `found` in a
            published page or recomputed from one, what is `remembered` and unchecked, and what is
            `reconstructed` by us.
    """

    title: str
    description: str
    reviewed: datetime.date
    rests_on: dict[str, str]
    keywords: tuple[str, ...] = ()


def read(path: Path) -> FrontMatter:
    """Read the head of a page.

    Args:
        path: The page's file.

    Raises:
        MacroError: If something is missing, or is not what it should be.
    """
    found = FRONT_MATTER.match(path.read_text(encoding="utf-8-sig"))
    if not found:
        said = terminal.say(
            "The page does not begin with its front matter, between two lines `---`."
        )
        raise MacroError(said)
    try:
        data = strict_yaml.load(found[1])
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 2 if error.problem_mark else 1
        said = terminal.say(
            "The front matter cannot be read at its line {line}: {why}.",
            line=line,
            why=error.problem,
        )
        raise MacroError(said) from None
    if not isinstance(data, dict):
        said = terminal.say("The front matter needs keys with values, such as `title: Kano`.")
        raise MacroError(said)
    description = _text(data, "description")
    if len(description) not in DESCRIPTION:
        said = terminal.say(
            "The description has {number} characters; {least} to {most} are shown whole where "
            "pages are listed.",
            number=len(description),
            least=DESCRIPTION[0],
            most=DESCRIPTION[-1],
        )
        raise MacroError(said)
    reviewed = data.get("reviewed")
    if not isinstance(reviewed, datetime.date) or isinstance(reviewed, datetime.datetime):
        said = terminal.say(
            "`reviewed` needs a day such as 2026-11-22, not {found}.", found=repr(reviewed)
        )
        raise MacroError(said)
    return FrontMatter(
        _text(data, "title"), description, reviewed, _rests_on(data), _keywords(data)
    )


def body(text: str) -> str:
    """A page's text without its front matter, whatever stands in that."""
    found = FRONT_MATTER.match(text)
    return text[found.end() :] if found else text


def title(path: Path) -> str:
    """The name of a page, whoever wrote it: from its head, its first heading, or its file."""
    if named := given_title(path):
        return named
    text = path.read_text(encoding="utf-8-sig")
    heading = re.search(r"^#\s+(.+?)\s*#*$", text, re.MULTILINE)
    return heading[1] if heading else path.stem.replace("-", " ").capitalize()


def hides(path: Path, part: str) -> bool:
    """Whether a page's head asks the theme to leave out a part of the page, such as `toc`."""
    hidden = _head(path).get("hide") if path.is_file() else None
    return isinstance(hidden, list) and part in hidden


def given_title(path: Path) -> str | None:
    """The title that a page's head gives it; there need not be one."""
    named = _head(path).get("title")
    return named if isinstance(named, str) and named.strip() else None


def keywords(path: Path) -> tuple[str, ...]:
    """Other words under which a page is looked for, whoever wrote it.

    Raises:
        MacroError: If `keywords` is no list of texts.
    """
    return _keywords(_head(path))


def boost(path: Path) -> float:
    """How much a page weighs in a search, 1 unless its head says otherwise under `search`."""
    search = _head(path).get("search")
    said = search.get("boost", 1) if isinstance(search, dict) else 1
    return float(said) if isinstance(said, int | float) else 1.0


def _head(path: Path) -> dict[str, Any]:
    """What a page's head holds, as far as it can be read: whoever wrote it may do without one."""
    found = FRONT_MATTER.match(path.read_text(encoding="utf-8-sig"))
    return _held(found[1]) if found else {}


@lru_cache(maxsize=1000)  # every page asks for the titles of those that it leads to
def _held(head: str) -> dict[str, Any]:
    data = None
    with suppress(yaml.YAMLError):
        data = strict_yaml.load(head)
    return data if isinstance(data, dict) else {}


def _keywords(data: dict[str, Any]) -> tuple[str, ...]:
    said = data.get("keywords", [])
    if not isinstance(said, list) or not all(isinstance(word, str) for word in said):
        said = terminal.say("`keywords` needs a list of texts, such as `keywords: [touchpoints]`.")
        raise MacroError(said)
    return tuple(said)


def _rests_on(data: dict[str, Any]) -> dict[str, str]:
    said = data.get("rests_on")
    if not isinstance(said, dict) or not said:
        said = terminal.say("`rests_on` needs one key at least of {keys}.", keys=either(RESTS_ON))
        raise MacroError(said)
    for key in map(str, said):
        if key not in RESTS_ON:
            said = terminal.say(
                "`rests_on` has no key {key}; {hint}",
                key=terminal.quoted(key),
                hint=suggest(key, RESTS_ON),
            )
            raise MacroError(said)
    return {key: _text(said, key) for key in RESTS_ON if key in said}


def _text(data: dict[str, Any], key: str) -> str:
    text = data.get(key)
    if not isinstance(text, str) or not text.strip():
        raise MacroError(terminal.say("The front matter lacks a text for `{key}`.", key=key))
    return " ".join(text.split())
