"""The words of a language: a catalogue of gettext, shipped or a copy's own, asked by English text.

What a copy says itself, in `language/de.po` of its folder, goes before what is shipped. What
neither says stays in English.
"""

from __future__ import annotations

import gettext
import io
import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from macros import terminal
from macros.language.counting import Counted, readable
from macros.language.spoken import ENGLISH
from macros.sentence import MacroError

if TYPE_CHECKING:
    from babel.messages import Catalog, Message

WORDS_OF_A_COPY = "language"
"""Where a copy keeps a catalogue of its own, as `de.po` for German."""
SHIPPED_CATALOGUES = Path(__file__).parent
KEPT_AS_IT_IS = re.compile(r"%\(\w+\)[a-z]|%%|%[sr]|\{\w+\}|<[^<>]*>")
"""What a translation must hold as its message does: places for values, and marks of HTML."""
FORBIDDEN_SIGNS = re.compile(r"[\"<>`\x00-\x09\x0b-\x1f]")
FORBIDDEN_THERE = re.compile(r"[\x00-\x09\x0b-\x1f]")
"""What may not stand in a page, and what not on a terminal, where commands stand in marks."""
CONTEXT = "script"
"""The context of the messages of scripts, in which braces are places for values."""
TERMINAL = "terminal"
"""The context of what the command line says, in which they are the same."""


@dataclass(frozen=True)
class Vocabulary:
    """What is said in a language.

    Attributes:
        language: The language, or English where there is no catalogue.
        catalogues: Those that are asked, one after the other.
        forms: What scripts say of one thing and of several, by their English texts.
        folder: The folder of the copy whose own words are among them.
    """

    language: str = ENGLISH
    catalogues: gettext.NullTranslations | None = None
    forms: Mapping[tuple[str, str], Counted] = field(default_factory=dict, compare=False)
    folder: Path | None = None

    def __bool__(self) -> bool:
        return self.catalogues is not None

    def say(self, text: str) -> str:
        """An English text in this language."""
        return self.catalogues.gettext(text) if self.catalogues else text

    def script(self, text: str) -> str:
        """An English text of a script, with the names of values in braces."""
        return self.catalogues.pgettext(CONTEXT, text) if self.catalogues else text

    def terminal(self, text: str) -> str:
        """An English text of the command line, with the names of values in braces."""
        return self.catalogues.pgettext(TERMINAL, text) if self.catalogues else text

    def terminal_count(self, one: str, many: str, number: int) -> str:
        """The text of the command line for this number of things."""
        if self.catalogues:
            return self.catalogues.npgettext(TERMINAL, one, many, number)
        return one if number == 1 else many

    def counted(self, one: str, many: str) -> Counted | None:
        """The forms of what a script says of one thing and of several."""
        return self.forms.get((one, many))

    def count(self, one: str, many: str, number: int) -> str:
        """The text for this number of things, of those that the language distinguishes."""
        if self.catalogues:
            return self.catalogues.ngettext(one, many, number)
        return one if number == 1 else many


@cache
def load(language: str, folder: Path | None = None) -> Vocabulary:
    """The words of a language.

    Args:
        language: Its code.
        folder: The folder of a copy, which may have words of its own.

    Raises:
        MacroError: If the copy's own catalogue is wrong; all that is wrong with it is said.
    """
    found: gettext.NullTranslations | None = None
    forms: dict[tuple[str, str], Counted] = {}
    for path in _catalogues(language, folder):
        catalog = read(path, language)
        if path.parent != SHIPPED_CATALOGUES and (wrong := [*faults(catalog)]):
            raise MacroError("\n".join(wrong), f"{WORDS_OF_A_COPY}/{path.name}")
        one = _translations(catalog)
        if found is None:
            found = one
        else:
            found.add_fallback(one)
        forms = {**dict(_counted(catalog)), **forms}
    return Vocabulary(language if found else ENGLISH, found, forms, folder)


def read(path: Path, language: str) -> Catalog:
    """Read a catalogue.

    Raises:
        MacroError: If it is not one.
    """
    from babel.messages.pofile import PoFileError, read_po  # only copies in other languages need it

    try:
        with path.open("rb") as file:
            return read_po(file, locale=language.replace("-", "_"), abort_invalid=True)
    except (PoFileError, UnicodeDecodeError, ValueError, LookupError) as fault:
        said = terminal.say("this is no catalogue of gettext in UTF-8: {why}.", why=fault)
        raise MacroError(said, f"{WORDS_OF_A_COPY}/{path.name}") from None


def faults(catalog: Catalog) -> Iterator[str]:
    """What a page could not show as it is: values or marks of HTML that are missing or new."""
    if not readable(catalog.plural_expr):
        yield terminal.say(
            "Plural-Forms: plural={rule} is no rule that can be followed.",
            rule=terminal.quoted(catalog.plural_expr),
        )
        return
    for message in filter(lambda one: one.id, catalog):
        english, said = _forms(message)
        forbidden = FORBIDDEN_THERE if message.context == TERMINAL else FORBIDDEN_SIGNS
        for one in filter(None, said):
            if not any(_held(one) == _held(text) for text in english):
                yield terminal.say(
                    "{said} does not hold what {english} holds: keep each %(name)s, each {name} "
                    "and each <mark> as it is.",
                    said=terminal.quoted(one),
                    english=terminal.quoted(english[-1]),
                )
            elif found := forbidden.search(KEPT_AS_IT_IS.sub("", one)):
                yield terminal.say(
                    "{said} has {sign} in it; use typographic signs.",
                    said=terminal.quoted(one),
                    sign=terminal.quoted(found[0]),
                )


def untranslated(catalog: Catalog) -> list[str]:
    """The messages for which a catalogue has no words."""
    return [_forms(one)[0][0] for one in catalog if one.id and not all(_forms(one)[1])]


def _forms(message: Message) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The English texts of a message, and what is said for them."""
    english, said = message.id, message.string
    if isinstance(english, str):
        return (english,), (said,) if isinstance(said, str) else tuple(said or ("",))
    return tuple(english), (said,) if isinstance(said, str) else tuple(said or ("",))


def _counted(catalog: Catalog) -> Iterator[tuple[tuple[str, str], Counted]]:
    for message in filter(lambda one: one.id and one.context == CONTEXT, catalog):
        english, said = _forms(message)
        if len(english) == 2 and all(said):
            yield (english[0], english[1]), Counted(catalog.plural_expr, said)


def _held(text: str) -> Counter[str]:
    return Counter(KEPT_AS_IT_IS.findall(text))


def _catalogues(language: str, folder: Path | None) -> Iterator[Path]:
    folders = (
        [SHIPPED_CATALOGUES] if folder is None else [folder / WORDS_OF_A_COPY, SHIPPED_CATALOGUES]
    )
    yield from (path for one in folders if (path := one / f"{language}.po").is_file())


def _translations(catalog: Catalog) -> gettext.GNUTranslations:
    from babel.messages.mofile import write_mo

    compiled = io.BytesIO()
    write_mo(compiled, catalog)
    compiled.seek(0)
    return gettext.GNUTranslations(compiled)
