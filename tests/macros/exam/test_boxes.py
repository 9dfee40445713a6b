"""When a question comes again: the table that Python prints, and what the script makes of it."""

from __future__ import annotations

import datetime
import json
import subprocess
from pathlib import Path
from typing import Any

import pytest

from macros.exam.boxes import BOXES, FAR, next_day, table
from macros.runtime import node

HERE = Path(__file__).parent
BEGIN = datetime.date(2026, 11, 28)
OVERDUE, TODAY, UNSEEN, AHEAD, RESTING = range(5)


@pytest.mark.parametrize("box", BOXES)
@pytest.mark.parametrize("left", range(FAR + 20))
def test_the_next_day_is_the_box_or_half_of_what_is_left(box: int, left: int) -> None:
    halves = [days for days in range(box + 1) if 2 * days <= left]
    assert next_day(box, left) == (0 if left == 0 else max(1, halves[-1]))


def test_the_last_of_the_table_holds_for_more_days() -> None:
    for box, days in table().items():
        assert {next_day(box, left) for left in range(len(days) - 1, 400)} == {days[-1]} == {box}


def day(offset: int) -> str:
    return (BEGIN + datetime.timedelta(days=offset)).isoformat()


def answered(*given: tuple[str, int, str], exam: str = "") -> list[dict[str, Any]]:
    """What is kept after each answer: (question, day, how), how as in `right sure` or `wrong`."""
    answers = []
    for one, offset, how in given:
        right, _, rest = how.partition(" ")
        sure = rest.removesuffix("own").strip()
        answers.append(
            {"id": one, "today": day(offset), "exam": exam, "right": right == "right", "sure": sure}
        )
        if rest.endswith("own"):
            answers[-1]["byReader"] = True
    asked = json.dumps({"rows": [*table().items()], "answers": answers})
    run = subprocess.run(
        [node.executable(), HERE / "boxes.mjs"],
        input=asked,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert run.returncode == 0, run.stderr
    found: list[dict[str, Any]] = json.loads(run.stdout)
    return found


def test_what_is_known_goes_up_box_by_box() -> None:
    days = [0, 1, 3, 7, 15, 31, 47]
    found = answered(*(("q", one, "right sure") for one in days))
    assert [one["box"] for one in found] == [0, 1, 2, 3, 4, 4, 4]
    assert [one["due"] for one in found] == [day(one) for one in [*days[1:], 63]]
    assert [one["rank"][0] for one in found] == [UNSEEN, *[TODAY] * 6]


def test_it_goes_up_only_when_it_was_due_and_once_a_day() -> None:
    found = answered(("q", 0, "right"), ("q", 0, "right"), ("q", 1, "right"), ("q", 2, "right"))
    assert [one["box"] for one in found] == [0, 0, 1, 1]


@pytest.mark.parametrize("how", ["wrong sure", "wrong", "right guess"])
def test_what_is_missed_or_guessed_goes_back_and_onto_the_list(how: str) -> None:
    found = answered(("q", 0, "right"), ("q", 1, "right"), ("q", 3, how))
    assert (found[1]["box"], found[2]["box"], found[2]["again"]) == (1, 0, 2)
    assert found[2]["due"] == day(4)


def others(count: int, offset: int) -> list[tuple[str, int, str]]:
    return [(f"other-{at}", offset, "right") for at in range(count)]


@pytest.mark.parametrize(("between", "left"), [(0, 1), (9, 1), (10, 0), (11, 0)])
def test_it_leaves_the_list_after_two_right_answers_with_ten_others_between(
    between: int, left: int
) -> None:
    given = [("q", 0, "wrong"), ("q", 0, "right"), *others(between, 0), ("q", 0, "right")]
    found = answered(*given)
    assert [one["again"] for one in found[:2]] == [2, 1]
    assert found[-1]["again"] == left
    assert found[-1]["rank"][0] == (AHEAD if between >= 10 else RESTING)


def test_a_night_between_will_do_as_well() -> None:
    found = answered(("q", 0, "wrong"), ("q", 0, "right"), ("q", 1, "right"))
    assert [one["again"] for one in found] == [2, 1, 0]


def test_a_wrong_answer_between_begins_anew() -> None:
    given = [("q", 0, "wrong"), ("q", 0, "right"), *others(10, 0), ("q", 0, "wrong")]
    assert answered(*given)[-1]["again"] == 2


def test_too_soon_does_not_put_it_off_for_longer() -> None:
    given = [("q", 0, "wrong"), ("q", 0, "right"), *others(5, 0), ("q", 0, "right")]
    assert answered(*given, *others(5, 0), ("q", 0, "right"))[-1]["again"] == 0


def test_an_exam_caps_the_boxes() -> None:
    exam = day(9)
    found = answered(*(("q", one, "right") for one in (0, 1, 3, 6, 8)), exam=exam)
    # Boxes of 1, 2, 4, 8, 16 days with 9, 8, 6, 3, 1 left.
    assert [one["due"] for one in found] == [day(one) for one in (1, 3, 6, 7, 9)]


def test_on_the_last_day_each_is_let_go_after_two_right_answers() -> None:
    exam = day(3)
    given = [("q", 0, "right"), ("q", 3, "right"), *others(10, 3), ("q", 3, "right")]
    found = answered(*given, exam=exam)
    assert [found[at]["again"] for at in (0, 1, -1)] == [0, 1, 0]
    assert (found[1]["due"], found[-1]["due"]) == (day(3), "")
    new = answered(("n", 3, "right"), *others(10, 3), ("n", 3, "right"), exam=exam)
    assert [new[at]["again"] for at in (0, -1)] == [1, 0]
    wrong = answered(("q", 3, "wrong"), exam=exam)
    assert (wrong[0]["again"], wrong[0]["due"]) == (2, day(3))


def test_after_the_day_of_the_exam_the_boxes_decide() -> None:
    found = answered(("q", 5, "right"), ("q", 6, "right"), exam=day(3))
    assert [one["due"] for one in found] == [day(6), day(8)]


def test_overdue_first_and_wrong_and_sure_before_wrong_and_unsure() -> None:
    given = [
        ("sure", 0, "wrong sure"),
        ("unsure", 0, "wrong unsure"),
        ("unsaid", 0, "wrong"),
        ("lucky", 0, "right guess"),
        ("known", 0, "right sure"),
    ]
    ids = [one for one, _, _ in given]
    for later, rank in ((1, TODAY), (2, OVERDUE), (0, AHEAD)):
        found = answered(*given, *((one, later, "right") for one in ids))
        assert [one["rank"] for one in found[5:]] == [[rank, at] for at in (0, 1, 1, 2, 3)]


def test_the_first_answer_is_remembered_once_and_not_what_readers_mark() -> None:
    found = answered(("q", 0, "wrong"), ("q", 1, "right"), ("s", 0, "right own"))
    assert [one.get("first") for one in found] == [False, False, None]
