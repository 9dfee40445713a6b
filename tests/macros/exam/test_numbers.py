"""Templates: the same twenty questions for ever, each answered by the calculator."""

from __future__ import annotations

from dataclasses import asdict
from pathlib import Path

import pytest

from macros.exam import bank, numbers
from macros.exam.form import Numeric

from .banks import NUMBER, docs_with

DOCS = Path(__file__).parents[3] / "docs"


@pytest.fixture
def template(tmp_path: Path) -> Numeric:
    (question,) = bank.load(docs_with(tmp_path, NUMBER)).questions
    assert isinstance(question, Numeric)
    return question


def test_twenty_different_questions_follow_from_the_id(template: Numeric) -> None:
    asked = numbers.instances(template)
    assert len({one.ask for one in asked}) == numbers.INSTANCES
    assert [asdict(one) for one in asked] == [asdict(one) for one in numbers.instances(template)]
    assert numbers.instances(template, 3) == asked[:3]
    other = template.model_copy(update={"id": "other"})
    assert [one.drawn for one in numbers.instances(other)] != [one.drawn for one in asked]


def test_question_answer_and_solution_have_the_same_numbers(template: Numeric) -> None:
    for one in numbers.instances(template):
        promoters, passives = one.drawn["promoters"], one.drawn["passives"]
        assert promoters in range(20, 61, 5)
        assert passives in range(10, 31, 5)
        answered = promoters + passives + 20
        score = 100 * (promoters - 20) / answered
        assert one.key == pytest.approx(score, abs=0.0501)
        assert one.lowest <= score <= one.highest
        assert one.highest - one.lowest == pytest.approx(0.1)
        assert one.ask.startswith(f"{promoters:g} promoters, {passives:g} passives, 20")
        assert one.worked.startswith(f"({promoters:g} − 20) ÷ {answered:g} gives ")
        assert "{" not in one.ask + one.worked


def test_halves_are_rounded_as_people_do() -> None:
    assert numbers._rounded(2.345, 2) == 2.35
    assert numbers._rounded(-2.345, 2) == -2.35
    assert numbers._rounded(1234.5, 0) == 1235


TEMPLATES = [one for one in bank.look(DOCS)[0].questions if isinstance(one, Numeric)]


@pytest.mark.parametrize("template", TEMPLATES, ids=lambda one: one.id)
def test_each_template_of_ours_asks_twenty_questions(template: Numeric) -> None:
    asked = numbers.instances(template)
    assert len({one.ask for one in asked}) == numbers.INSTANCES
    assert len({one.key for one in asked}) > 5, "an answer that hardly changes is learnt by heart"
    for one in asked:
        assert "{" not in one.ask + one.worked
        assert one.lowest <= one.key <= one.highest
