"""Habits that give answers away are found, and so are questions asked twice."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from macros.exam import balance, bank, unasked

from .banks import HEAD, TAIL, docs_with

DOCS = Path(__file__).parents[3] / "docs"
THINGS = [
    *("apple", "bridge", "candle", "donkey", "engine", "forest"),
    *("garden", "hammer", "island", "jacket", "kettle", "ladder"),
]


def written(options: Sequence[Sequence[str]], rights: Sequence[int], asks: Sequence[str]) -> str:
    text = HEAD
    for at, (texts, right, ask) in enumerate(zip(options, rights, asks, strict=True)):
        text += f"  - id: q{at}\n    type: choice\n    ask: {ask}\n    options:\n"
        for place, one in enumerate(texts):
            text += (
                f"      - {{text: {one}, because: So it is., right: {place == right}}}\n".replace(
                    "True", "true"
                ).replace("False", "false")
            )
        text += TAIL
    return text


def found(folder: Path, text: str) -> list[str]:
    read, problems = bank.look(docs_with(folder, text))
    assert problems == []
    return [str(one) for one in balance.unbalanced(read)]


ASKS = [f"What is a {thing} for?" for thing in THINGS]
EVEN = [["one", "two", "six"]] * 12


def test_a_bank_in_balance_is_left_in_peace(tmp_path: Path) -> None:
    assert found(tmp_path, written(EVEN, [at % 3 for at in range(12)], ASKS)) == []


def test_the_right_option_is_too_often_the_longest(tmp_path: Path) -> None:
    options = [["one", "two", "six"] for _ in range(12)]
    for at in range(6):
        options[at][at % 3] = "seventy-seven"
    (said,) = found(tmp_path, written(options, [at % 3 for at in range(12)], ASKS))
    assert said == (
        "exam/test.yml:72:7: “q5”, options: the right one is the longest in 6 of the 12 questions "
        "of this file; shorten it, or say more in another."
    )


def test_the_right_option_is_too_often_at_one_place(tmp_path: Path) -> None:
    (said,) = found(tmp_path, written(EVEN, [1] * 6 + [0, 2] * 3, ASKS))
    assert said.endswith(
        "“q5”, options: the right one stands at place 2 in 6 of the 12 questions of this file; "
        "put it elsewhere."
    )


def test_a_few_questions_have_no_habit(tmp_path: Path) -> None:
    assert found(tmp_path, written(EVEN[:9], [1] * 9, ASKS[:9])) == []


def test_a_question_in_other_words_is_the_same_question(tmp_path: Path) -> None:
    asks = [*ASKS]
    asks[4] = "What is the apple for, and why?"
    (said,) = found(tmp_path, written(EVEN, [at % 3 if at != 4 else 0 for at in range(12)], asks))
    assert said.endswith("“q4”, ask: this is nearly what “q0” asks; ask for something else.")


def test_headings_that_nobody_asks_for_are_reported(tmp_path: Path) -> None:
    docs = docs_with(tmp_path, written(EVEN[:1], [0], ASKS[:1]))
    read = bank.load(docs)
    assert unasked.headings_without(read, docs) == ["learn/other.md: Another"]
    assert unasked.report(read, docs).splitlines() == [
        "The bank in exam/ holds 1 question on 1 subject. Nobody asks for 1 heading:",
        "learn/other.md: Another",
    ]


def test_our_bank_is_in_balance() -> None:
    read, problems = bank.look(DOCS)
    assert problems == []
    assert [str(one) for one in balance.unbalanced(read)] == []
