"""Inputs drawn by hypothesis around a calculator's example, with names as people have them."""

from __future__ import annotations

from collections.abc import Sequence
from random import Random
from typing import Any

from hypothesis import strategies as st

import calculator
from calculator.declaration import Columns, Field, Name, Series, Table
from tests.questions import choose, varied

NAMES = (
    "Queue", "2024", "=1+1", "+49 30 1234", "-5", "@home", "'quoted", "'=x", 'say "no"', "a; b, c",
    "Öl & Ärger", "המתנה בתור", "مرحبا 123", "שלום (9–10)", "你好",
    "👩‍👩‍👧‍👦", "<b>x</b>", "a\u2028b", "~.z", "%41",
    "w" * 120, "NA", "1,5", "x\ty",
)  # fmt: skip


def inputs(name: str) -> st.SearchStrategy[dict[str, Any]]:
    """Inputs as a file gives them, which the calculator answers."""
    return st.integers(0, 2**32).map(lambda seed: answered(Random(f"drawn {name} {seed}"), name))


def answered(draw: Random, name: str) -> dict[str, Any]:
    """Of what is drawn around the example the first that has no fault."""
    for _ in range(100):
        made = around(draw, name)
        if not calculator.respond(name, made).faulty:
            return made
    raise AssertionError(f"Of 100 inputs drawn for {name} none is answered.")


def around(draw: Random, name: str) -> dict[str, Any]:
    declared = calculator.load(name)
    made = varied(draw, declared.example)
    if draw.random() < 0.5:
        _add(draw, declared.fields, made)
    if draw.random() < 0.5:
        _rename(draw, declared.fields, made)
    return made


def said(name: str, made: object) -> tuple[object, str]:
    """All that a reply holds, to be compared."""
    reply = calculator.respond(name, made)
    return reply.data(), reply.html


def _add(draw: Random, fields: Sequence[Field], made: dict[str, Any]) -> None:
    """Fill fields that the example leaves empty: a second survey, and answers one by one."""
    for field in fields:
        first = made.get(field.key.removeprefix("second_"))
        if isinstance(field, Series) and field.blanks and draw.random() < 0.5:
            among = [*range(int(field.low), int(field.high) + 1), None]
            made[field.key] = [choose(draw, among) for _ in range(2 + int(40 * draw.random()))]
            for other in fields:
                if getattr(other, "unless", "") == field.key:
                    made.pop(other.key, None)
        elif field.key.startswith("second_") and isinstance(first, int | dict):
            made[field.key] = first


def _rename(draw: Random, fields: Sequence[Field], holder: dict[str, Any]) -> None:
    for field in fields:
        given = holder.get(field.key)
        if isinstance(field, Name) and given is not None:
            holder[field.key] = choose(draw, NAMES)
        elif isinstance(field, Table) and isinstance(given, list):
            for row in given:
                if isinstance(row, dict):
                    _rename(draw, field.columns, row)
        elif isinstance(field, Columns) and isinstance(given, dict):
            for key in list(given):
                if draw.random() < 0.3 and key != holder.get("outcome"):
                    given[choose(draw, NAMES)] = given.pop(key)
