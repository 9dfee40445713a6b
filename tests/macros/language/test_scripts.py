"""The words of scripts: found where they stand, and replaced so that nothing else changes."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from macros.language import unsaid
from macros.language.catalogue import load
from macros.language.literals import read
from macros.language.scripts import SPEAKING, messages, translated
from macros.runtime.sources import ROOT

SCRIPTS = sorted(path for pattern in SPEAKING for path in ROOT.glob(pattern))
LANGUAGES = ("de", "fr")


def text(path: Path) -> str:
    return path.read_text(encoding="utf-8")


def test_all_scripts_of_the_pages_are_read() -> None:
    there = {*(ROOT / "docs/assets").glob("*.js"), *(ROOT / "docs/assets/moments").rglob("*.js")}
    assert len(there) > 60
    assert there <= {*SCRIPTS}


@pytest.mark.parametrize("path", SCRIPTS, ids=lambda path: path.name)
def test_a_script_in_english_is_the_script(path: Path) -> None:
    assert translated(text(path), lambda one: one) == text(path)


@pytest.mark.parametrize("language", LANGUAGES)
def test_nothing_is_changed_but_what_is_said(language: str) -> None:
    say = load(language).script
    changed = 0
    for path in SCRIPTS:
        before, after = text(path), translated(text(path), say)
        changed += before != after
        assert code(after) == code(before), path.name
        # What stands in another language is not said once more in English.
        left = {*messages(after)} & {one for one in messages(before) if say(one) != one}
        assert not left, path.name
    assert changed > 35


def code(script: str) -> list[str]:
    """A script without its texts: what stands between them, and in them as code."""
    literals = [*read(script)]
    inner = sorted(script[start:end] for one in literals for start, end in one.expressions)
    outside, at = [], 0
    for one in literals:
        if one.start >= at:
            outside.append(script[at : one.start])
            at = one.end
    simple = [one for one in inner if not re.search("[\"'`]", one)]
    return [re.sub(r"\s+", " ", one) for one in (*outside, script[at:], *simple)]


def test_what_is_not_said_is_still_there() -> None:
    found = {text for path in SCRIPTS for text in texts(path)}
    listed = {one.strip() for one in unsaid.UNSAID}
    assert listed <= {one.strip() for one in found}, listed - found


def texts(path: Path) -> Iterator[str]:
    from macros.language.scripts import named

    script = text(path)
    yield from (named(script, one)[0] for one in read(script))


@pytest.mark.parametrize(
    ("script", "after"),
    [
        ('say("One thing");', 'say("ONE THING");'),
        ("say('It\\'s on');", 'say("IT\'S ON");'),
        ('say("One " + "thing");', 'say("ONE THING");'),
        ("say(`One ${a.b} of ${c}`);", "say(`ONE ${a.b} OF ${c}`);"),
        ("say(`One ${f(`two ${x} more`)}`);", "say(`ONE ${f(`TWO ${x} MORE`)}`);"),
        ('is(/"One thing/); say("no");', 'is(/"One thing/); say("no");'),
        ("// say('One thing')\na / b; 'One thing'", "// say('One thing')\na / b; \"ONE THING\""),
        ('say(/* said */ "right", "right");', 'say(/* said */ "RIGHT", "right");'),
        ("say(`One \\` thing`);", 'say("ONE ` THING");'),
    ],
)
def test_texts_are_found_however_they_are_written(script: str, after: str) -> None:
    def loud(one: str) -> str:
        return "".join(
            part if part.startswith("{") else part.upper() for part in re.split(r"(\{\w+\})", one)
        )

    assert translated(script, loud) == after


def test_a_translation_cannot_end_its_literal() -> None:
    said = translated("say(`One ${x}`); say('One thing');", lambda one: f'`{one}" $ \\')
    assert [one.pieces for one in read(said)] == [("`One ", '" $ \\'), ('`One thing" $ \\',)]
