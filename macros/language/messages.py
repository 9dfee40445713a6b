"""All messages, from where they are said: templates, scripts, command line and frames.

`python -m macros.language.messages` brings the shipped catalogues up to them: what is new stands in
them without words, and what is said no more goes.
"""

from __future__ import annotations

import io
import re
from calendar import month_name
from collections.abc import Iterator
from pathlib import Path

from babel.messages import Catalog
from babel.messages.catalog import Message
from babel.messages.pofile import read_po, write_po
from jinja2.ext import babel_extract

from macros.knowledge.front_matter import RESTS_ON
from macros.language import scripts, sentences, themed
from macros.language.argparsed import said_by_any
from macros.language.catalogue import CONTEXT, SHIPPED_CATALOGUES, TERMINAL
from macros.language.spoken import WRITTEN_DAY
from macros.runtime.sources import ROOT
from macros.terminal import IN_MARKS

TEMPLATES = ("macros/page/templates/*.jinja",)
NAVIGATION = re.compile(r"^ +- ([^:\n]+):$", re.MULTILINE)
IN_THE_FRAME = (
    *("Home", "Your survey", "Our pages", "Our own", "Do this in Python", "Behind the numbers"),
    *("Switch to dark mode", "Switch to light mode", "Texts CC BY 4.0, code MIT."),
)
"""What stands in the frame of a copy and in no template of ours."""
NOTHING_SAID = re.compile(
    rb'^"(?:Project|Report|POT|PO-Revision|Last-Translator|Language-Team|Generated)[\w-]*:.*\n',
    re.MULTILINE,
)
HEADER = (
    "# The words of Moments of Truth in another language. `python -m macros.language.messages`\n"
)


def template() -> Catalog:
    """The catalogue without words."""
    found = Catalog(charset="utf-8", fuzzy=False)
    for place, message, context in _found():
        if isinstance(message, tuple):
            flags = [] if context else ["python-format"]
            found.add(message, locations=[(place, 0)], flags=flags, context=context)
        else:
            found.add(message, locations=[(place, 0)], context=context)
    return found


def update(path: Path) -> None:
    """Bring a catalogue up to the messages of now."""
    language = path.stem
    with path.open("rb") as file:
        before = read_po(file, locale=language)
    after = Catalog(language, charset="utf-8", fuzzy=False, header_comment=HEADER)
    for one in template():
        if one.id:
            known = before.get(one.id, one.context)
            said = known.string if isinstance(known, Message) else ""
            after.add(one.id, said, locations=one.locations, context=one.context)
    written = io.BytesIO()
    write_po(written, after, width=100, sort_by_file=True, include_lineno=False, omit_header=False)
    path.write_bytes(NOTHING_SAID.sub(b"", written.getvalue()))


def _found() -> Iterator[tuple[str, str | tuple[str, ...], str | None]]:
    for path in _files(*TEMPLATES):
        with (ROOT / path).open("rb") as file:
            options = {"trim_blocks": "true", "lstrip_blocks": "true", "newstyle_gettext": "true"}
            for _, _, message, _ in babel_extract(file, ["_", "ngettext", "gettext"], [], options):
                if message:  # else it is one of a list below
                    yield path, _plain(message), None
    for path in _files(*scripts.SPEAKING):
        for text in scripts.messages((ROOT / path).read_text(encoding="utf-8")):
            yield path, text, CONTEXT
    for place, sentence in sentences.of_the_command_line():
        yield place, sentence, TERMINAL
    yield "macros/terminal.py", IN_MARKS, TERMINAL
    for sentence in said_by_any():
        yield "macros/language/argparsed.py", sentence, TERMINAL
    for text in themed.texts():
        yield "macros/theme", text, None
    for name in NAVIGATION.findall((ROOT / "mkdocs.yml").read_text(encoding="utf-8")):
        yield "mkdocs.yml", name, None
    for name in (*IN_THE_FRAME, WRITTEN_DAY, *month_name[1:], *RESTS_ON):
        yield "macros/page/templates/__init__.py", name, None


def _plain(message: str | tuple[str | None, ...]) -> str | tuple[str, ...]:
    if isinstance(message, str):
        return message
    texts = tuple(one for one in message if one is not None)
    return texts if len(texts) > 1 else texts[0]


def _files(*patterns: str) -> Iterator[str]:
    for pattern in patterns:
        yield from sorted(path.relative_to(ROOT).as_posix() for path in ROOT.glob(pattern))


if __name__ == "__main__":
    for catalogue in sorted(SHIPPED_CATALOGUES.glob("*.po")):
        update(catalogue)
