"""What contributors are told: each file exists, each macro is one, and the example answers."""

from __future__ import annotations

import re
import sys
from pathlib import Path

import pytest

import calculator
from calculator import catalog

ROOT = Path(__file__).parents[2]
TEXT = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
README = (ROOT / "README.md").read_text(encoding="utf-8")
PLACE = re.compile(r"`((?:calculator|macros|docs|tests|bench)/[\w./*-]*)`")
CALL = re.compile(r"\{\{ (\w+)\(")


@pytest.mark.parametrize("place", sorted(set(PLACE.findall(TEXT + README))))
def test_each_place_that_is_named_exists(place: str) -> None:
    assert list(ROOT.glob(place.rstrip("/"))), place


@pytest.mark.parametrize("name", sorted(set(CALL.findall(TEXT + README))))
def test_each_macro_that_is_named_is_one(name: str) -> None:
    assert (ROOT / "macros" / "calls" / f"{name}.py").is_file()


def test_the_example_is_a_calculator(tmp_path: Path) -> None:
    [listing] = re.findall(r"^```python\n(.*?)^```$", TEXT, re.M | re.S)
    (tmp_path / "waits.py").write_text(listing, encoding="utf-8")
    catalog.add(str(tmp_path))
    try:
        declared = calculator.load("waits")
        reply = calculator.respond("waits", declared.example)
        assert reply.answer == "They wait longest at “Refunds”."
        assert reply.values == {"mean": 8}
        assert [row["over"] for row in reply.rows] == [-4, 4]
        assert '<td class="moments-number">12</td>' in reply.details
    finally:
        catalog.__path__.remove(str(tmp_path))
        catalog.names.cache_clear()
        sys.modules.pop(f"{catalog.__name__}.waits", None)
