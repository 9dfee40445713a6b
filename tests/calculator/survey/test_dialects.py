"""What is read is what was written, in any dialect; or a sentence says what to change."""

from __future__ import annotations

from hypothesis import event, given, settings

from calculator.catalog import load
from calculator.fields import Columns, Name, Number, Series, Table
from calculator.reading import read
from calculator.survey.form.block import opened
from tests.calculator.survey.dialects import Dialect, dialects, tables
from tests.soaking import times

DATA = Columns("data", "Data")
LIST = Series("list", "List", -1e9, 1e9)
WIDE = [
    Table(
        "rows",
        "Moments",
        "moment",
        "moments",
        columns=(
            Name("name", "Moment", start="New"),
            Number("importance", "Importance", -1e9, 1e9),
            Number("performance", "Performance", -1e9, 1e9),
        ),
    )
]
COUNTS = Series("list", "List", 0, 1e9, whole=True)


@settings(max_examples=times(300))
@given(dialects, tables())
def test_a_table_reads_back_or_is_refused(
    dialect: Dialect, table: tuple[list[str], list[list[float]]]
) -> None:
    names, rows = table
    text = dialect.table(names, rows)
    inputs, messages = read([DATA], {"data": text})
    errors = [one for one in messages if one.level == "error"]
    event("refused" if errors else "read")
    if errors:
        assert all(one.text.startswith("Data") and one.text.endswith(".") for one in errors)
        return
    columns = {name: [row[at] for row in rows] for at, name in enumerate(names)}
    assert inputs["data"] == columns, text


@settings(max_examples=times(200))
@given(dialects, tables())
def test_a_column_reads_back_or_is_refused(
    dialect: Dialect, table: tuple[list[str], list[list[float]]]
) -> None:
    numbers = [row[0] for row in table[1]]
    text = dialect.line_end.join(map(dialect.number, numbers))
    for field in (LIST, COUNTS):
        inputs, messages = read([field], {"list": text})
        if not any(one.level == "error" for one in messages):
            assert inputs["list"] == numbers, text


@settings(max_examples=times(200))
@given(dialects, tables())
def test_rows_reach_a_form_as_they_were_written_or_not_at_all(
    dialect: Dialect, table: tuple[list[str], list[list[float]]]
) -> None:
    """The form's text is read once more when it is answered; the numbers must survive both."""
    declared = load("importance-performance")
    ratings = [[round(abs(number) % 10, 2) for number in (row * 2)[:2]] for row in table[1]]
    rows = [(f"Moment {at}", *numbers) for at, numbers in enumerate(ratings, start=1)]
    lines = [["Touchpoint", "Importance", "Score"]]
    lines += [
        [f'"Moment {at}"', *map(dialect.number, numbers)]
        for at, numbers in enumerate(ratings, start=1)
    ]
    if dialect.quoted:
        lines = [[f'"{cell.strip(chr(34))}"' for cell in line] for line in lines]
    text = dialect.line_end.join(dialect.delimiter.join(line) for line in lines)
    taken = opened(declared, text)
    if taken.inputs is None:
        return
    inputs, messages = read(WIDE, {"rows": taken.inputs["rows"]})
    if any(one.level == "error" for one in messages):
        return
    assert [tuple(row.values()) for row in inputs["rows"]] == rows, (text, taken)
