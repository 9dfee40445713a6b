"""In any dialect and encoding a file opens as it was written, or asks what it does not show."""

from __future__ import annotations

import io
import warnings
from datetime import date

from hypothesis import assume, event, given, settings
from hypothesis import strategies as st

from calculator.survey.sheet.opening import opened
from tests.soaking import times
from tests.survey import workbooks
from tests.survey.drawn_files import File, files

with warnings.catch_warnings():
    warnings.simplefilter("ignore")
    import pandas


@settings(max_examples=times(1000), deadline=None)
@given(files())
def test_a_file_opens_as_it_was_written_or_asks(file: File) -> None:
    found = opened(file.data, "answers.csv")
    said: dict[str, str] = {}
    asked = found.asked
    for one in asked:
        event(f"asked: {one.key}")
        assert one.key in file.truth, one
        said[one.key] = file.truth[one.key]
    if asked:
        found = opened(file.data, "answers.csv", said)
        assert {one.key for one in found.asked}.isdisjoint(said), found.asked
        for one in found.asked:  # what only shows once the first answer is known
            said[one.key] = file.truth[one.key]
        found = opened(file.data, "answers.csv", said)
        assert not found.asked
    event("settled" if not asked else "asked")
    assert found.headings == file.headings
    expected = tuple(zip(*file.rows, strict=True))
    assert found.columns == tuple(tuple(cell.strip() for cell in column) for column in expected)
    assert len(found.lines) == len(file.rows)


@settings(max_examples=times(60), deadline=None)
@given(files())
def test_pandas_reads_the_same_cells_from_the_same_bytes(file: File) -> None:
    assume(file.line_end != "\r" or file.quoting)  # it ends rows within remarks that are not quoted
    found = opened(file.data, "answers.csv", file.truth)
    frame = pandas.read_csv(
        io.BytesIO(file.data),
        sep=file.delimiter,
        encoding=file.encoding,
        dtype=str,
        keep_default_na=False,
        skiprows=int(file.says) + len(file.titles),
    )
    assert list(found.headings) == list(frame.columns)
    for column, heading in zip(found.columns, frame.columns, strict=True):
        theirs = [cell.strip().replace("\r\n", "\n") for cell in frame[heading]]
        assert list(column) == theirs


SHOWN: dict[object, str] = {None: "", True: "TRUE", False: "FALSE", 5: "5", -2: "-2", 7.5: "7.5"}
SHOWN |= {0.1 + 0.2: "0.3", date(2026, 3, 1): "2026-03-01", "007": "007", " x ": "x"}
SHOWN |= {"two\nlines": "two\nlines", "=1+1 is text": "=1+1 is text", "Größe": "Größe"}


@settings(max_examples=times(60), deadline=None)
@given(
    st.lists(
        st.lists(st.sampled_from(sorted(SHOWN, key=repr)), min_size=3, max_size=3),
        min_size=3,
        max_size=9,
    )
)
def test_a_workbook_opens_as_it_was_written(rows: list[list[object]]) -> None:
    numbered = [(at, *row) for at, row in enumerate(rows, start=1)]
    workbook, sheet = workbooks.of((("No", "First", "Second", "Third"), *numbered))
    for row in sheet.iter_rows():
        for cell in row:
            if cell.data_type == "f":
                cell.data_type = "s"  # openpyxl takes it for a formula
    said = {"last_row": "keep", "heading_rows": "1", "title_rows": "0"}
    found = opened(workbooks.saved(workbook), "answers.xlsx", said)
    assert found.asked == ()
    assert found.columns[0] == tuple(str(row[0]) for row in numbered)
    for at, column in enumerate(found.columns[1:], start=1):
        assert list(column) == [SHOWN[row[at]] for row in numbered]
