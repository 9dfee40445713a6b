"""The glossary: every term once, in one file for the whole site."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

import yaml

from macros import strict_yaml, terminal
from macros.sentence import MacroError, suggest

TERMS_FILE = "reference/glossary.yml"
TERM_KEYS = {"means", "see", "source", "also"}
NOT_IN_A_SLUG = re.compile(r"[^a-z0-9]+")


@dataclass(frozen=True)
class Term:
    """One entry of the glossary.

    Attributes:
        name: The term, as it is written within a sentence.
        means: What it means, in a sentence or two without markup.
        see: The page that explains it, below the folder of the pages.
        sources: Keys of the works that define it.
        also: Other names that mean the same.
    """

    name: str
    means: str
    see: str
    sources: tuple[str, ...] = ()
    also: tuple[str, ...] = ()

    @property
    def slug(self) -> str:
        """The term as part of an address."""
        return NOT_IN_A_SLUG.sub("-", self.name.lower()).strip("-")


def find(docs: Path, name: str) -> Term:
    """Find a term by its name, or by another that means the same; the first letter may be large.

    Raises:
        MacroError: If the glossary has none such; the sentence names the nearest.
    """
    terms = load(docs)
    small = name[:1].lower() + name[1:]
    for spelt in (name, small):
        if spelt in terms:
            return terms[spelt]
    said = terminal.say(
        "There is no term {name} in {file}; {hint}",
        name=terminal.quoted(name),
        file=TERMS_FILE,
        hint=suggest(name, terms),
    )
    raise MacroError(said)


def load(docs: Path) -> dict[str, Term]:
    """Read a site's glossary: each term by its name and by its other names.

    Raises:
        MacroError: If the file is missing, or an entry of it is not right.
    """
    path = docs / TERMS_FILE
    if not path.is_file():
        said = terminal.say(
            "There is no glossary {file}, so no term can be explained.", file=TERMS_FILE
        )
        raise MacroError(said)
    return _read(path, path.stat().st_mtime_ns)


@lru_cache(maxsize=4)
def _read(path: Path, _changed: int) -> dict[str, Term]:
    return _understood(path.read_text(encoding="utf-8"))


@lru_cache(maxsize=4)
def _understood(text: str) -> dict[str, Term]:  # once, though each check of a copy has it elsewhere
    try:
        data = strict_yaml.load(text)
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else 1
        raise MacroError(f"{TERMS_FILE}:{line}: {error.problem}.") from None
    if not isinstance(data, dict):
        raise MacroError(terminal.say("{file} needs terms with what they mean.", file=TERMS_FILE))
    terms: dict[str, Term] = {}
    for name, said in data.items():
        entry = _entry(str(name), said)
        for spelt in (entry.name, *entry.also):
            if spelt in terms:
                said = terminal.say("{name} stands for two terms.", name=terminal.quoted(spelt))
                raise MacroError(f"{TERMS_FILE}: {said}")
            terms[spelt] = entry
    return terms


def _entry(name: str, said: Any) -> Term:
    where = f"{TERMS_FILE}, {terminal.quoted(name)}"
    if not isinstance(said, dict):
        said = terminal.say("keys with values are needed, such as `means`.")
        raise MacroError(f"{where}: {said}")
    for key in map(str, said):
        if key not in TERM_KEYS:
            said = terminal.say(
                "there is no key {key}; {hint}",
                key=terminal.quoted(key),
                hint=suggest(key, TERM_KEYS),
            )
            raise MacroError(f"{where}: {said}")
    for key in ("means", "see"):
        if not isinstance(said.get(key), str):
            raise MacroError(f"{where}: {terminal.say('a text for `{key}` is missing.', key=key)}")
    return Term(
        name,
        " ".join(said["means"].split()),
        said["see"],
        tuple(_texts(said.get("source", []), f"{where}, source")),
        tuple(_texts(said.get("also", []), f"{where}, also")),
    )


def _texts(value: Any, where: str) -> Iterator[str]:
    for text in value.split() if isinstance(value, str) else value:
        if not isinstance(text, str):
            said = terminal.say("text is needed here, not {kind}.", kind=repr(text))
            raise MacroError(f"{where}: {said}")
        yield text
