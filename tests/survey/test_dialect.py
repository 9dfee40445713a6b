"""The reader of cells, where a file asks more of it than a paste: what it leaves out and where."""

from __future__ import annotations

import pytest

from calculator.survey.dialect import separated, shapes_of, split_by


def test_rows_in_which_nothing_stands_are_told_with_their_lines() -> None:
    [cells] = separated("\n\nA,B\n\n1,2\n , \n3,4\n\n\n", numbers=False)
    assert cells.lines == (3, 5, 7)
    assert cells.empty == (4, 6)


@pytest.mark.parametrize("mark", ["\v", "\f", "\x1c", "\x85", "\u2028", "\u2029"])
def test_a_page_separator_ends_a_line_only_where_nothing_else_does(mark: str) -> None:
    [within] = separated(f"A,B\n1,x{mark}y\n", numbers=False)
    assert within.rows == (("A", "B"), ("1", f"x{mark}y"))
    [between] = separated(f"A,B{mark}1,2{mark}", numbers=False)
    assert between.rows == (("A", "B"), ("1", "2"))


def test_a_tab_within_a_remark_separates_nothing() -> None:
    [cells] = separated("A,B\n1,2\n3,x\ty\n", numbers=False)
    assert cells.rows[2] == ("3", "x\ty")


def test_how_even_the_rows_would_be() -> None:
    shapes = shapes_of("T\nA;B,C\n1;2\n3;4\n")
    assert (shapes[";"].width, shapes[";"].agreement, shapes[";"].even) == (2, 0.75, False)
    assert shapes[","].width == 1


def test_a_named_delimiter_is_obeyed_below_excels_line_too() -> None:
    cells = split_by("sep=;\nA;B,C\n", ",")
    assert (cells.rows, cells.lines) == ((("A;B", "C"),), (2,))
    assert split_by("A;B\n", "").rows == (("A;B",),)
