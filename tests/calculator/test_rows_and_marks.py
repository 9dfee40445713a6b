"""Rows of tables and marks of charts say which row of the inputs they stand for."""

from __future__ import annotations

import re

import pytest

import calculator
from calculator.grids import aside, grid, number, text

EXAMPLE = calculator.load("encounter").example


def test_every_moment_has_its_mark_in_both_charts_and_its_row_in_each_table() -> None:
    reply = calculator.respond("encounter", EXAMPLE, widths=("wide", "narrow"))
    numbers = [str(number) for number in range(1, len(EXAMPLE["moments"]) + 1)]
    for drawn in re.findall(r"<svg.*?</svg>", reply.details, re.DOTALL):
        assert sorted(re.findall(r'data-mark="([0-9]+)"', drawn)) == numbers
    tables = re.findall(r"<table.*?</table>", reply.details, re.DOTALL)
    of_moments = [one for one in tables if "data-of" in one]
    assert len(of_moments) == 4
    for table in of_moments:
        for row in re.findall(r"<tr data-of.*?</tr>", table, re.DOTALL):
            (told,) = re.findall(r'data-of="([0-9]+)"', row)
            name = EXAMPLE["moments"][int(told) - 1]["name"]
            assert f"<bdi>{told}. {name}</bdi>" in row
        assert sorted(re.findall(r'data-of="([0-9]+)"', table)) == numbers


def test_a_row_that_stands_for_nothing_says_nothing() -> None:
    reply = calculator.respond("promoters", calculator.load("promoters").example)
    assert "data-of" not in reply.details


@pytest.mark.parametrize("name", calculator.names())
def test_a_mark_stands_for_a_row_that_there_is(name: str) -> None:
    example = calculator.load(name).example
    most = max([len(rows) for rows in example.values() if isinstance(rows, list | tuple)] or [0])
    details = calculator.respond(name, example).details
    for told in re.findall(r'data-(?:mark|of)="([^"]*)"', details):
        assert 1 <= int(told) <= most


def test_the_order_keeps_rank_moment_and_share_on_a_telephone_and_says_what_it_leaves_out() -> None:
    order = calculator.respond("encounter", EXAMPLE).presented.tables[0]  # type: ignore[union-attr]
    kept = [head for at, head in enumerate(order.head) if at not in order.aside]
    assert kept == ["Rank", "Moment", "Share"]
    details = calculator.respond("encounter", EXAMPLE).details
    (note,) = re.findall(r'<p class="moments-aside-note">(.*?)</p>', details)
    assert "Channel, Reach, Importance, Gap, State, Need." in note
    cells = re.findall(r'<t[hd][^>]*class="[^"]*moments-aside"', details)
    assert len(cells) == 6 * (1 + len(EXAMPLE["moments"]))


def test_a_column_can_be_left_aside_whatever_is_in_it() -> None:
    shown = grid(
        "Waits", [{"who": "Ann", "wait": 4}], text("Who", "who"), aside(number("M", "wait"))
    )
    assert shown.aside == {1}
    assert shown.numeric == {1}
    assert shown.of == (None,)


def test_a_tiny_drawing_of_the_first_chart_ends_the_headline() -> None:
    for name in calculator.names():
        reply = calculator.respond(name, calculator.load(name).example)
        assert reply.presented
        found = re.findall(r'<span class="moments-spark" aria-hidden="true">', reply.headline)
        assert len(found) == min(1, len(reply.presented.charts)) == 1
        assert reply.headline.rstrip().endswith("</svg></span>")
