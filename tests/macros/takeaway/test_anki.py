"""The deck: the same bytes twice, a frozen note type, and what Anki itself makes of it."""

from __future__ import annotations

import hashlib
import json
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from macros.exam import bank
from macros.page.house import House
from macros.takeaway import anki, cards
from macros.takeaway.collected import collect
from tests.macros.exam.banks import NUMBER, ORDERED, RIGHT, SHORT, TWO, docs_with

ROOT = Path(__file__).parents[3]
IMPORTING = Path(__file__).with_name("importing.py")
FROZEN = "d383315454d4f37a"
BANKS = (RIGHT, TWO, ORDERED, SHORT, NUMBER)
Imported = Callable[..., dict[str, Any]]


def deck(docs: Path, house: House | None = None) -> bytes:
    (collection,) = collect(bank.load(docs), docs, house or House())
    return anki.package([*cards.notes(collection)])


@pytest.fixture
def imported(anki_python: Path, tmp_path: Path) -> Imported:
    def run(*packages: bytes) -> dict[str, Any]:
        paths = []
        for at, package in enumerate(packages):
            paths.append(tmp_path / f"{at}.apkg")
            paths[-1].write_bytes(package)
        found = subprocess.run(
            [anki_python, IMPORTING, *paths], capture_output=True, text=True, check=False
        )
        assert found.returncode == 0, found.stderr
        data: dict[str, Any] = json.loads(found.stdout)
        return data

    return run


def test_the_same_bank_gives_the_same_bytes(tmp_path: Path) -> None:
    one, other = (docs_with(tmp_path / name, *BANKS) for name in ("one", "other"))
    assert deck(one) == deck(other)


def test_the_note_type_is_frozen() -> None:
    """With another field or template Anki takes notes for others: a changed type is a new deck."""
    parts = (anki.NOTE_TYPE_ID, anki.NOTE_TYPE, anki.FIELDS, anki.FRONT, anki.BACK, anki.STYLE)
    assert hashlib.sha256(repr(parts).encode()).hexdigest()[:16] == FROZEN


def test_each_note_of_the_whole_bank_has_a_name_of_its_own() -> None:
    docs = ROOT / "docs"
    (collection,) = collect(bank.load(docs), docs, House())
    made = [*cards.notes(collection)]
    assert len({note.guid for note in made}) == len(made) > 300
    assert {len(note.fields) for note in made} == {len(anki.FIELDS)}
    assert anki.guid("kano-clean-room") == "e146f9252d"  # readers have it: it never changes


def test_anki_takes_every_type(tmp_path: Path, imported: Imported) -> None:
    found = imported(deck(docs_with(tmp_path, *BANKS)))
    assert found["imports"] == [
        {"new": 7, "updated": 0, "duplicate": 0, "conflicting": 0, "first_field_match": 0}
    ]
    assert found["cards"] == 7  # of the template three
    assert anki.NOTE_TYPE in found["types"]
    assert found["decks"] == ["Default", "Moments of Truth", "Moments of Truth::Kano"]
    assert "PeopleCert" in found["answer"]
    assert "Bain" in found["answer"]
    assert "PeopleCert" not in found["question"]
    assert found["sound"][1] is True


def test_a_deck_imported_twice_updates_what_changed_and_doubles_nothing(
    tmp_path: Path, imported: Imported
) -> None:
    docs = docs_with(tmp_path, *BANKS)
    before = deck(docs)
    changed = docs / "exam" / "test.yml"
    text = changed.read_text(encoding="utf-8").replace("Which comes first?", "What is it at first?")
    changed.write_text(text.replace("2026-11-28", "2026-12-05"), encoding="utf-8")
    found = imported(before, deck(docs))
    assert [one["new"] for one in found["imports"]] == [7, 0]
    assert found["imports"][1] == {
        "new": 0,
        "updated": 1,
        "duplicate": 6,
        "conflicting": 0,
        "first_field_match": 0,
    }
    assert found["cards"] == len(found["notes"]) == 7
    asked = [fields.split("\x1f")[1] for _, _, fields, _ in found["notes"]]
    assert [ask for ask in asked if "first?" in ask] == ["What is it at first?"]


def test_the_whole_deck_goes_in_twice(imported: Imported) -> None:
    whole = deck(ROOT / "docs")
    found = imported(whole, whole)
    first, second = found["imports"]
    assert first["new"] == second["duplicate"] == found["cards"] > 300
    assert second["new"] == second["updated"] == second["conflicting"] == 0


def test_a_card_can_be_reported_where_somebody_said_where(tmp_path: Path) -> None:
    docs = docs_with(tmp_path, RIGHT)
    report = "https://example.org/new?t={question}&b={bank}"
    version = bank.load(docs).version
    for house, wanted in (
        (House(), f"Bank {version}."),
        (House(report=report), f"t=kano-first&amp;b={version}"),
        (House(report="a@example.org"), "mailto:a@example.org?subject=Question%20kano-first"),
    ):
        (collection,) = collect(bank.load(docs), docs, house)
        (note,) = cards.notes(collection)
        assert wanted in note.fields[anki.FIELDS.index("Report")]
