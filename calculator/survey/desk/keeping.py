"""Typed answers as one text, to be kept on a reader's device and read again: no cell of a file.

What was answered stands in it, and what was left out is counted by reason. Case numbers and the
names of columns that were left out do not.
"""

import json
from typing import Any

from calculator.survey.answers.cells import Value
from calculator.survey.answers.responses import Responses, TypedColumn
from calculator.survey.mapping.survey_mapping import BY_CUSTOMER, SurveyMapping
from calculator.survey.mapping.weights import Weighing

VERSION = 1


def packed(answers: Responses) -> str:
    """Typed answers as JSON: each value of a column once, and for each row its place among them."""
    return json.dumps(
        {
            "answers": VERSION,
            "name": answers.name,
            "read": answers.read,
            "lines": answers.lines,
            "left_rows": dict(answers.left_rows),
            "left_columns": len(answers.left_columns),
            "persons": answers.persons,
            "weights": answers.weighing and answers.weighing.weights,
            "made_one": answers.weighing.made_one if answers.weighing else 0,
            "columns": [_packed(one) for one in answers.columns],
        },
        ensure_ascii=False,
        separators=(",", ":"),
    )


def _packed(one: TypedColumn) -> dict[str, Any]:
    places: dict[Value, int] = {}
    rows = [places.setdefault(value, len(places)) for value in one.values]
    return {"values": [*places], "rows": rows, "left": dict(one.left), "lines": dict(one.lines)}


def unpacked(text: str, mapping: SurveyMapping) -> Responses:
    """The answers that `packed` wrote, by the mapping that they were made with.

    Raises:
        ValueError: The text is of another version, or damaged.
    """
    held = json.loads(text)
    if not isinstance(held, dict) or held.get("answers") != VERSION:
        raise ValueError(text[:40])
    try:
        weights = held["weights"]
        return Responses(
            name=held["name"],
            columns=tuple(_unpacked(one, at, mapping) for at, one in enumerate(held["columns"])),
            read=held["read"],
            lines=tuple(held["lines"]),
            left_rows=held["left_rows"],
            left_columns=("",) * held["left_columns"],
            persons=None if held["persons"] is None else tuple(held["persons"]),
            weighing=None if weights is None else Weighing(tuple(weights), held["made_one"]),
            moments=mapping.moments,
            outcome=mapping.outcome,
            drivers=mapping.drivers,
            by_customer=mapping.missing == BY_CUSTOMER,
            least_group=mapping.least_group,
            wave=mapping.wave,
            drift=mapping.drift,
        )
    except (KeyError, TypeError, IndexError) as fault:
        raise ValueError(text[:40]) from fault


def _unpacked(one: dict[str, Any], at: int, mapping: SurveyMapping) -> TypedColumn:
    column = mapping.columns[at]
    values = one["values"]
    return TypedColumn(
        column,
        mapping.scales.get(column.scale),
        tuple(values[place] for place in one["rows"]),
        one["left"],
        {why: tuple(lines) for why, lines in one["lines"].items()},
    )
