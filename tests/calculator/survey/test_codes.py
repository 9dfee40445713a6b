"""A code for no answer, such as 99, is asked about wherever answers stand in a table."""

from __future__ import annotations

import pytest

import calculator


def respond(scale: list[int], *ratings: object) -> calculator.Reply:
    rows = [
        {"name": f"Moment {number}", "importance": 3, "performance": rating}
        for number, rating in enumerate(ratings, 1)
    ]
    return calculator.respond("importance-performance", {"scale": scale, "rows": rows})


@pytest.mark.parametrize("code", [99, "99", "٩٩"])
def test_a_code_in_a_table_is_asked_about(code: object) -> None:
    reply = respond([0, 100], 4, 5, code, 3)
    [message] = reply.messages
    assert (message.path, message.level) == ("rows", "error")
    assert "in the column “Performance” 99 looks like a code for no answer" in message.text
    assert "if the number is meant, write it as 99.0" in message.text


@pytest.mark.parametrize(
    ("scale", "ratings"),
    [
        ([0, 100], (4, 5, 99.0, 3)),  # meant, and written so
        ([0, 100], (40, 75, 99, 88)),  # nothing unusual on this scale
        ([-3, 3], (2, 3, -1, 3)),  # an answer like any other
    ],
)
def test_a_number_that_is_an_answer_is_taken(scale: list[int], ratings: tuple[object, ...]) -> None:
    assert not respond(scale, *ratings).faulty
