"""Waves of one survey, one below the other."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

from calculator.survey.answers.responses import responses
from calculator.survey.columns.proposal import proposed
from calculator.survey.sheet.stacking import FILE, stacked
from tests.survey import surveys
from tests.survey.surveys import export_of


def test_waves_are_stacked_by_their_headings_in_any_order() -> None:
    rows = surveys.tickets()
    turned = [row[::-1] for row in rows[:51]]
    both, said = stacked([export_of(rows, "May.csv"), export_of(turned, "June.csv")])
    assert said == ""
    assert both is not None
    assert both.headings == (FILE, *rows[0])
    assert list(zip(*both.columns[1:], strict=True)) == [
        tuple(row) for row in rows[1:] + rows[1:51]
    ]
    mapping = proposed(both).mapping
    assert mapping.unsaid() == ("person.counts",)  # the same tickets come again in the second file
    assert mapping.person is not None
    each = replace(mapping, person=replace(mapping.person, counts="each"))
    found = responses(both, each).responses
    assert found is not None
    assert Counter(found.of(FILE).values) == {"May.csv": 200, "June.csv": 50}


def test_one_file_is_itself() -> None:
    one = export_of(surveys.tickets())
    assert stacked([one]) == (one, "")


def test_other_headings_are_another_form_and_named() -> None:
    rows = surveys.tickets()
    other = [["Stars" if cell == "status" else cell for cell in row] for row in rows]
    found, said = stacked([export_of(rows, "a.csv"), export_of(other, "b.csv")])
    assert found is None
    assert said == (
        "These files are not of the same form: “a.csv” alone has “status” and “b.csv” alone has "
        "“Stars”."
    )


def test_two_files_of_one_name_are_told_apart_and_each_asks_once() -> None:
    rows = surveys.bank()
    both, _ = stacked([export_of(rows, "w.csv"), export_of(rows, "w.csv")])
    assert both is not None
    assert set(both.columns[0]) == {"w.csv (first)", "w.csv (second)"}
    mapping = proposed(both).mapping
    assert mapping.person is not None
    assert mapping.person.key == "id"
    said = replace(
        mapping,
        person=replace(mapping.person, counts="each"),
        columns=tuple(replace(one, dates="dmy" if one.dates else "") for one in mapping.columns),
    )
    found = responses(both, said).responses
    assert found is not None
    assert found.persons is not None
    assert len(found.persons) == 2 * len(set(found.persons)) == 240
