"""What if beside as it is: the difference in words, both orders, and nothing matched in silence."""

from __future__ import annotations

import json
from copy import deepcopy
from typing import Any

import calculator
from calculator import wire
from calculator.declaration import Beside
from calculator.what_if import put_beside

EXAMPLE = calculator.load("encounter").example


def compared(changed: dict[str, Any], frozen: dict[str, Any] = EXAMPLE) -> Beside:
    found = put_beside("encounter", frozen, changed)
    assert found is not None
    return found


def changed(at: int, **cells: object) -> dict[str, Any]:
    inputs = deepcopy(EXAMPLE)
    inputs["moments"][at] |= cells
    return inputs


def test_what_is_mended_loses_its_place() -> None:
    # Need as it is: 10.5 for the queue, 10.8 for ringing back; half of the shortfall mended is 5.4.
    found = compared(changed(3, experience=4.5))
    assert found.answer == (
        "“Wait in the queue” has the largest need here, instead of “Ring back about the repair”. "
        "The total need falls from 21.3 to 15.9, by 25 %."
    )
    assert found.said == (
        "Of 5 moments 2 change their rank: “Wait in the queue” and “Ring back about the repair”.",
    )
    ranks = {cells[0]: cells[1:] for cells in found.table.rows}
    assert ranks["Wait in the queue"] == ("2", "1", "10.5", "10.5")
    assert ranks["Ring back about the repair"] == ("1", "2", "10.8", "5.4")
    assert [one.title.partition(":")[0] for one in found.charts] == ["As it is", "What if"]


def test_nothing_changed_is_said_to_be_the_same() -> None:
    found = compared(EXAMPLE)
    assert "still has the largest need here. The total need stays at 21.3." in found.answer
    assert found.said == ("Of 5 moments 0 change their rank.",)


def test_moments_on_one_side_only_are_listed() -> None:
    found = compared(changed(1, name="Book a time"))
    assert found.said[-2:] == (
        "Only as it is: “Wait in the queue”.",
        "Only in what if: “Book a time”.",
    )


def test_a_journey_without_need() -> None:
    inputs = deepcopy(EXAMPLE)
    for one in inputs["moments"]:
        one["experience"] = 10
    found = compared(inputs)
    assert found.answer.startswith("No moment would fall short any more. The total need falls from")
    back = compared(EXAMPLE, inputs)
    assert (
        "has the largest need here, where none had any. The total need grows from 0" in back.answer
    )


def test_faulty_figures_have_nothing_beside_them() -> None:
    assert put_beside("encounter", EXAMPLE, changed(0, experience=11)) is None
    assert put_beside("promoters", EXAMPLE, EXAMPLE) is None
    for text in ("{", "[]", "{}", '{"frozen": 1, "changed": []}'):
        assert json.loads(wire.beside("encounter", text)) == {"html": ""}


def test_both_curves_are_drawn_for_the_room_there_is() -> None:
    for width in ("wide", "narrow"):
        asked = {"frozen": EXAMPLE, "changed": changed(3, experience=4.5), "width": width}
        html = json.loads(wire.beside("encounter", json.dumps(asked)))["html"]
        assert html.count(f'data-width="{width}"') == 2
