"""Text for cards, papers, and the files below the pages: what is written, and when."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from macros.exam import bank
from macros.exam.form import Numeric, Ordering, ShortAnswer
from macros.page.house import House, adopt
from macros.sentence import MacroError
from macros.takeaway import cards, files
from macros.takeaway.collected import collect
from macros.takeaway.paper import LENGTH, PaperQuestion, paper
from macros.takeaway.writing import Writer
from tests.macros.exam.banks import NUMBER, ORDERED, RIGHT, SHORT, TWO, docs_with

ROOT = Path(__file__).parents[3]
BANKS = (RIGHT, TWO, ORDERED, SHORT, NUMBER)


@pytest.fixture
def house(tmp_path: Path) -> Iterator[House]:
    """A copy whose own questions are those of the second file."""
    home = tmp_path / "copy"
    (home / "exam").mkdir(parents=True)
    (home / "exam" / "test2.yml").touch()
    copy = House(home, name="Ärzte & Söhne: Labor")
    adopt(copy)
    yield copy
    adopt(House())


def test_each_line_of_the_text_is_a_question_a_tab_and_its_answer() -> None:
    docs = ROOT / "docs"
    (collection,) = collect(bank.load(docs), docs, House())
    lines = cards.text(collection).splitlines()
    plain = Writer(docs).plain
    assert len(lines) == len(collection.questions)
    for line, one in zip(lines, collection.questions, strict=True):
        front, back = line.split("\t")
        assert front.startswith(" ".join(plain(one.ask).replace('"', "″").split()))
        assert '"' not in line
        assert "<" not in line.replace("< ", "")
        for letter, text in re.findall(r"^\(([a-e])\) (.*?)\.? ", back):
            assert f"({letter}) {text}" in front
        if isinstance(one.question, ShortAnswer | Numeric | Ordering):
            continue
        for each in one.offered():
            assert f"({each.letter}) {plain(each.text)}" in front
            assert f"({each.letter}) {plain(each.because)}" in back


def test_the_answer_of_a_card_names_the_right_options_by_their_letters(tmp_path: Path) -> None:
    docs = docs_with(tmp_path, RIGHT, TWO)
    (collection,) = collect(bank.load(docs), docs, House())
    first, second = cards.text(collection).splitlines()
    letter = re.search(r"\((.)\) indifferent", first)
    assert letter
    assert f"\t({letter[1]}) indifferent. ({letter[1]}) Nobody knows it yet." in first
    assert "Two are right." in second.partition("\t")[0]
    right = re.findall(r"\(.\) (?:attractive|one-dimensional)", second.partition("\t")[2])
    assert len(right) == 2


def of(asked: tuple[PaperQuestion, ...]) -> list[str]:
    return [one.alone.id for one in asked]


def test_the_papers_ask_the_same_in_another_order() -> None:
    found = bank.load(ROOT / "docs")
    one, other = paper(found, "A"), paper(found, "B")
    assert len(set(of(one))) == LENGTH
    assert sorted(of(one)) == sorted(of(other))
    assert of(one) != of(other)
    assert of(one) == of(paper(found, "A"))
    assert [asked.number for asked in one] == [*range(1, LENGTH + 1)]
    subjects = [asked.alone.subject for asked in one]
    assert set(subjects) == set(found.subjects)
    turned = {asked.alone.id: asked for asked in other}
    for asked in one:
        assert not isinstance(asked.alone.question, ShortAnswer)
        there = turned[asked.alone.id]
        assert {each.text: each.right for each in asked.offered} == {
            each.text: each.right for each in there.offered
        }
        assert {each.text: each.because for each in asked.offered} == {
            each.text: each.because for each in there.offered
        }
    assert any(
        [each.text for each in asked.offered] != [each.text for each in turned[name].offered]
        for name, asked in zip(of(one), one, strict=True)
    )


def test_what_is_right_already_is_not_written_again(tmp_path: Path) -> None:
    docs = docs_with(tmp_path, *BANKS)
    made = files.build(docs)
    folder = docs / files.TAKEN
    assert {path.name for path in folder.iterdir()} == {
        *(one.name for one in made.files),
        files.LIST,
    }
    assert all((folder / one.name).stat().st_size == one.size for one in made.files)
    (folder / "stray.apkg").touch()
    before = {path.name: path.stat().st_mtime_ns for path in folder.iterdir()}
    files.build(docs)
    after = {path.name: path.stat().st_mtime_ns for path in folder.iterdir()}
    assert after == {name: at for name, at in before.items() if name != "stray.apkg"}


def test_files_of_another_bank_are_not_shown(tmp_path: Path) -> None:
    docs = docs_with(tmp_path, RIGHT)
    with pytest.raises(MacroError, match=r"not made yet: run `python -m macros\.takeaway`"):
        files.listed(docs, bank.load(docs))
    made = files.build(docs)
    assert files.listed(docs, bank.load(docs)) == made
    path = docs / "exam" / "test.yml"
    path.write_text(path.read_text("utf-8").replace("comes first", "is first"), encoding="utf-8")
    with pytest.raises(MacroError, match=f"are of bank {re.escape(made.bank)}, and the bank is"):
        files.listed(docs, bank.load(docs))


def test_an_organisations_own_questions_have_files_of_their_own(
    tmp_path: Path, house: House
) -> None:
    docs = docs_with(tmp_path / "site", RIGHT, TWO)
    made = files.build(docs)
    assert {(one.name, one.deck, one.questions) for one in made.files} == {
        (f"{slug}.{ending}", deck, 1)
        for slug, deck in (
            ("moments-of-truth", "Moments of Truth"),
            ("own-arzte-sohne-labor", house.name),
        )
        for ending in ("apkg", "txt", "gift.txt")
    }
    text = (docs / files.TAKEN / "own-arzte-sohne-labor.txt").read_text(encoding="utf-8")
    assert text.startswith("Which two earn praise?")
    assert "comes first" not in text
    ours, theirs = collect(bank.load(docs), docs, house)
    assert {note.guid for note in cards.notes(ours)}.isdisjoint(
        note.guid for note in cards.notes(theirs)
    )
