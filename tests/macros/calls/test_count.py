"""How many there are: in words, and counted where the page is."""

from __future__ import annotations

from pathlib import Path

import pytest

from macros.page.house import House, adopt
from macros.sentence import MacroError
from tests.macros.conftest import Convert


def write(docs: Path, *places: str) -> None:
    for place in places:
        (docs / place).parent.mkdir(parents=True, exist_ok=True)
        (docs / place).write_text("# A page\n", encoding="utf-8")


def test_calculators_are_those_with_a_page(docs: Path, convert: Convert) -> None:
    write(docs, "calculate/index.md", "calculate/volume.md", "calculate/kano.md")
    write(docs, "calculate/what-we-think.md")
    assert convert('So {{ count("calculators") }}.') == "<p>So two.</p>"
    assert convert('{{ count("calculators", form="capital") }} of them.') == "<p>Two of them.</p>"


def test_guides_are_pages_and_no_overviews(docs: Path, convert: Convert) -> None:
    write(docs, "learn/index.md", "learn/measure/index.md", "apply/index.md", "host/gitlab.md")
    assert convert('{{ count("guides") }}') == "<p>no</p>"
    write(docs, "learn/kano.md", "learn/measure/effort.md", "apply/board.md")
    assert convert('{{ count("guides") }}') == "<p>three</p>"


def test_a_single_one_is_called_by_its_own_word(docs: Path, convert: Convert) -> None:
    call = '{{ count("calculators", form="capital", one="calculator", many="calculators") }}'
    assert convert(call) == "<p>No calculators</p>"
    write(docs, "calculate/volume.md")
    assert convert(call) == "<p>One calculator</p>"
    write(docs, "calculate/kano.md")
    assert convert(call) == "<p>Two calculators</p>"


def test_scenarios_are_those_that_we_ship(docs: Path, convert: Convert, tmp_path: Path) -> None:
    assert convert('{{ count("scenarios") }}') == "<p>no</p>", "the bank has no page yet"
    write(docs, "scenarios/bank.md", "scenarios/ours.md", "scenarios/ours.yml")
    assert convert('{{ count("scenarios") }}') == "<p>two</p>"
    write(tmp_path / "copy", "scenarios/ours.yml")
    adopt(House(tmp_path / "copy"))
    try:
        assert convert('{{ count("scenarios") }}') == "<p>one</p>"
    finally:
        adopt(House())


@pytest.mark.parametrize(
    ("call", "sentence"),
    [
        ('"calculator"', "“calculator” are not counted; did you mean “calculators”?"),
        (
            '"guides", one="guide"',
            "`one` and `many` go together: a copy may hold one, or several.",
        ),
        ('"guides", form="large"', "`form` is small or capital, not “large”."),
    ],
)
def test_what_is_not_counted_is_said(call: str, sentence: str, convert: Convert) -> None:
    with pytest.raises(MacroError, match=r"^docs/page\.md:1: ") as error:
        convert(f"So {{{{ count({call}) }}}}.")
    assert error.value.sentence == sentence
