"""Our own bank: large enough, spread over all guides, and each question with what it rests on."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from macros.exam import bank
from macros.exam.families import FAMILIES, LEVELS
from macros.exam.form import TYPES, Numeric, Question, ShortAnswer
from macros.sentence import MacroError

DOCS = Path(__file__).parents[3] / "docs"
BANK = bank.load(DOCS)
GUIDES = sorted(
    path.relative_to(DOCS).as_posix()
    for folder in ("learn", "apply")
    for path in (DOCS / folder).rglob("*.md")
    if path.stem != "index"
)
MARKED = [one for one in BANK.questions if not isinstance(one, ShortAnswer)]
FEWEST = 160


def test_there_are_enough_of_each_type() -> None:
    assert len(BANK.questions) >= FEWEST
    counted = Counter(type(one) for one in BANK.questions)
    assert counted.keys() == {*TYPES.values()}
    assert counted[Numeric] >= 20
    assert len(MARKED) >= 120, "by a machine, as a paper is"


@pytest.mark.parametrize("guide", GUIDES)
def test_each_guide_is_asked_about_by_a_machine_too(guide: str) -> None:
    assert [one.id for one in MARKED if one.page == guide]


@pytest.mark.parametrize("question", BANK.questions, ids=lambda one: one.id)
def test_each_rests_on_a_work_or_says_on_what(question: Question) -> None:
    assert question.source or question.work


def test_all_levels_and_families_are_served() -> None:
    assert {one.level for one in BANK.questions} == LEVELS.keys()
    assert {family for one in BANK.questions for family in one.families} == FAMILIES.keys()


def test_a_quiz_asks_only_what_its_page_teaches() -> None:
    for name in {one.quiz for one in BANK.questions if one.quiz}:
        assert len({one.page for one in BANK.quiz(name)}) == 1
        assert len(BANK.quiz(name)) <= bank.IN_A_QUIZ


def test_what_is_not_there_is_named_with_the_nearest() -> None:
    with pytest.raises(MacroError, match=r"says quiz: knao; did you mean “kano”\?"):
        BANK.quiz("knao")
    with pytest.raises(MacroError, match=r"says fold: hykn; did you mean “hyken”\?"):
        BANK.fold("hykn")
