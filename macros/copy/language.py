"""A copy in its language: shipped pages say that they are in English, scripts speak as it does."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from macros import terminal
from macros.copy import contents
from macros.copy.composition import Composition
from macros.copy.config import Copy
from macros.copy.navigation import Nav
from macros.knowledge.problems import Problem
from macros.language import catalogue, themed
from macros.language.catalogue import WORDS_OF_A_COPY
from macros.language.scripts import SPEAKING, translated
from macros.language.spoken import ENGLISH
from macros.printing import visible
from macros.sentence import MacroError

FENCE = b"---\n"
IN_ENGLISH = f"lang: {ENGLISH}\n".encode()
DOORS = ("Home", "Your survey")
"""Pages that are sections by themselves."""


def check(copy: Copy) -> Iterator[Problem]:
    """What is wrong with the copy's own catalogue."""
    for path in contents.files(copy.folder, WORDS_OF_A_COPY, f"{copy.language}.po"):
        place = f"{WORDS_OF_A_COPY}/{path.name}"
        try:
            found = catalogue.read(path, copy.language)
        except MacroError as unreadable:
            yield Problem(place, 1, 1, unreadable.sentence)
            continue
        for said in catalogue.faults(found):
            yield Problem(place, 1, 1, said)


def not_read(copy: Copy) -> Iterator[str]:
    """Say which files lie beside the copy's own catalogue, and are passed over."""
    ours = f"{copy.language}.po"
    for path, wrong in contents.look(copy.folder, WORDS_OF_A_COPY, below=False):
        if wrong is None and path.name != ours:
            place = f"{WORDS_OF_A_COPY}/{visible(path.name)}"
            yield terminal.say(
                "{file} is not read: the language of this copy is {language}, and its words stand "
                "in {there}.",
                file=place,
                language=copy.language,
                there=f"{WORDS_OF_A_COPY}/{ours}",
            )


def write(site: Composition) -> None:
    """Put the copy's language into the files of its site; one in English stays as it is shipped."""
    words = site.copy.house.words
    for place, content in [*site.files.items()]:
        if place in site.own:
            continue
        if place.endswith(".md") and place not in site.made and site.copy.language != ENGLISH:
            site.files[place] = _said_to_be_english(_bytes(content))
        elif words and _speaks(place):
            script = _bytes(content).decode("utf-8")
            site.files[place] = translated(script, words.script, words.counted).encode()


def theme(site: Composition, shipped: dict[str, Any]) -> dict[str, Any]:
    """The theme's settings with the copy's language, and what we say in them in its words."""
    words = site.copy.house.words
    palette = [
        {**one, "toggle": {**one["toggle"], "name": words.say(one["toggle"]["name"])}}
        for one in shipped["palette"]
    ]
    return {**shipped, "language": site.copy.language, "palette": palette}


def extra(site: Composition) -> dict[str, Any]:
    """What the theme's own pages of ours say, for templates that know no catalogue."""
    words = site.copy.house.words
    return {"words": {one: words.say(one) for one in themed.texts()} if words else {}}


def navigation(site: Composition, nav: Nav) -> Nav:
    """A shipped navigation with its sections in the copy's language; pages keep their titles."""
    words = site.copy.house.words

    def said(entry: Any) -> Any:
        if isinstance(entry, str):
            return entry
        ((title, inside),) = entry.items()
        if isinstance(inside, str):
            return {words.say(title) if title in DOORS else title: inside}
        return {words.say(title): [said(one) for one in inside]}

    return [said(entry) for entry in nav]


def _said_to_be_english(page: bytes) -> bytes:
    text = page.removeprefix(b"\xef\xbb\xbf")
    if text.startswith(FENCE):
        return FENCE + IN_ENGLISH + text.removeprefix(FENCE)
    return FENCE + IN_ENGLISH + FENCE + b"\n" + text


def _speaks(place: str) -> bool:
    return any(Path("docs", place).match(pattern) for pattern in SPEAKING)


def _bytes(content: Path | bytes) -> bytes:
    return content if isinstance(content, bytes) else content.read_bytes()
