"""Small pictures of calculators and scenarios, and the walls that they make."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import calculator
from macros.sentence import MacroError
from tests.macros.conftest import Convert

ROOT = Path(__file__).parents[3]
WALL = re.compile(
    r'^\| \{\{ picture\("(?P<drawn>[\w-]+)"\) \}\} \| \[[^\]]+\]\((?P<page>[\w-]+)\.md\) \|', re.M
)


def test_it_is_the_first_chart_without_words_and_in_one_line(convert: Convert) -> None:
    html = convert('{{ picture("encounter") }}')
    assert html.count("<svg") == 1
    assert 'class="moments-experience"' in html
    assert "<text" not in html
    assert re.search(
        r'<span class="moments-picture" aria-hidden="true"><svg[^\n]*</svg></span>', html
    )


def test_it_can_be_that_of_a_scenario(convert: Convert) -> None:
    html = convert('{{ picture("encounter", scenario="bank") }}')
    assert html.count("moments-mark") == 11
    assert html != convert('{{ picture("encounter") }}')


def test_it_stands_in_a_table_beside_the_link_to_its_page(convert: Convert) -> None:
    table = '| A | B |\n| --- | --- |\n| {{ picture("kano") }} | [Kano](../kano.md) |'
    html = convert(table)
    assert html.index("<td><span") < html.index("<svg") < html.index("</td>")


def test_a_mistyped_name_is_answered_with_the_nearest(convert: Convert) -> None:
    with pytest.raises(MacroError, match="kano"):
        convert('{{ picture("cano") }}')


def test_the_gallery_shows_each_calculator_once_beside_the_link_to_it() -> None:
    page = (ROOT / "docs/calculate/index.md").read_text("utf-8")
    shown = [(one["drawn"], one["page"]) for one in WALL.finditer(page)]
    assert sorted(shown) == sorted((name, name) for name in calculator.names())
