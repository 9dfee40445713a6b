"""What contributors are told: each file exists, each macro is one, and the example answers."""

from __future__ import annotations

import re
import shutil
import sys
from pathlib import Path

import pytest

import calculator
from calculator import catalog
from macros.exam import bank

ROOT = Path(__file__).parents[2]
TEXT = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
README = (ROOT / "README.md").read_text(encoding="utf-8")
PLACE = re.compile(r"`((?:calculator|macros|docs|tests|bench)/[\w./*-]*)`")
CALL = re.compile(r"\{\{ (\w+)\(")
WHERE = re.compile(r"^\| (.+?) \| `([\w./-]+)` \|$", re.MULTILINE)
GUESSES = {
    "the sentence for a number out of range": "is out of range; ",
    "a chart type, and what it must be told": "Chart = Curve | Matrix | Bars | Spans | Trend",
    "the Content-Security-Policy": '"default-src"',
    "a citation style": "CitationStylesStyle(",
    "a stalled download's patience": "DEADLINES",
    "a column of the encounter's result": 'number("Need", "need")',
    "a key of `moments.yml`": "scale: ",
    "what a calculator shows without JavaScript, on the home page too": "<noscript>",
}
"""What newcomers looked for, and what stands in the file where it is."""


@pytest.mark.parametrize("place", sorted(set(PLACE.findall(TEXT + README))))
def test_each_place_that_is_named_exists(place: str) -> None:
    assert list(ROOT.glob(place.rstrip("/"))), place


@pytest.mark.parametrize("name", sorted(set(CALL.findall(TEXT + README))))
def test_each_macro_that_is_named_is_one(name: str) -> None:
    assert (ROOT / "macros" / "calls" / f"{name}.py").is_file()


@pytest.mark.parametrize("guess", GUESSES)
def test_a_first_guess_leads_to_one_file(guess: str) -> None:
    places = dict(WHERE.findall(TEXT))
    assert GUESSES[guess] in (ROOT / places[guess]).read_text(encoding="utf-8")


def test_the_question_is_one(tmp_path: Path) -> None:
    listing = re.findall(r"^```yaml\n(.*?)^```$", TEXT, re.M | re.S)
    (question,) = [one for one in listing if "because:" in one]
    for folder in ("learn", "apply", "reference"):
        shutil.copytree(ROOT / "docs" / folder, tmp_path / folder)
    (tmp_path / bank.EXAM).mkdir()
    text = f"subject: Shown\nquestions:\n{question}"
    (tmp_path / bank.EXAM / "shown.yml").write_text(text, encoding="utf-8")
    assert bank.look(tmp_path)[1] == []


def test_the_home_page_shows_a_calculator() -> None:
    assert "{{ calculator(" in (ROOT / "docs" / "index.md").read_text(encoding="utf-8")


def test_the_example_is_a_calculator(tmp_path: Path) -> None:
    listing = re.findall(r"^```python\n(.*?)^```$", TEXT, re.M | re.S)[0]
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


def test_the_macro_that_is_shown_is_one_of_ours() -> None:
    [listing] = re.findall(r"^```python\n(@macro.*?:) \.\.\.\n^```$", TEXT, re.M | re.S)
    assert listing in (ROOT / "macros" / "calls" / "glossary.py").read_text(encoding="utf-8")
