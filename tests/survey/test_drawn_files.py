"""In any dialect and encoding a file opens as it was written, or asks what it does not show."""

from __future__ import annotations

import io
import warnings

from hypothesis import assume, event, given, settings

from calculator.survey.opening import opened
from tests.soaking import times
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
