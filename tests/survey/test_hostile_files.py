"""A file that is damaged, huge or malicious ends in a sentence, or is plain data."""

from __future__ import annotations

import pytest

from calculator.survey.sheet.opening import opened
from calculator.survey.unreadable import UnreadableSurvey
from tests.soaking import DRAWN
from tests.survey import hostile_files, hostile_workbooks

COUNT = len(hostile_files.KINDS) if DRAWN == 1 else 300


def test_hostile_files_end_in_a_sentence() -> None:
    for kind, data, name in hostile_files.files(COUNT):
        with pytest.raises(UnreadableSurvey) as fault:
            opened(data, name)
        sentence = fault.value.sentence
        assert sentence.endswith("."), kind
        assert len(sentence) < 400, kind
        assert "\0" not in sentence, kind


@pytest.mark.parametrize("kind", hostile_files.HARMLESS)
def test_odd_files_are_plain_data_or_end_in_a_sentence(kind: str) -> None:
    data, name = hostile_files.HARMLESS[kind]
    try:
        found = opened(data, name)
    except UnreadableSurvey:
        return  # as above
    assert "/" not in found.name
    assert all(isinstance(cell, str) for column in found.columns for cell in column)


WORKBOOKS = len(hostile_workbooks.KINDS) if DRAWN == 1 else 300


def test_hostile_workbooks_end_in_a_sentence() -> None:
    for kind, data in hostile_workbooks.workbooks(WORKBOOKS):
        with pytest.raises(UnreadableSurvey) as fault:
            opened(data, "answers.xlsx")
        assert fault.value.sentence.endswith("."), kind
        assert len(fault.value.sentence) < 400, kind
