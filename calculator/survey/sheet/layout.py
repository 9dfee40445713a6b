"""From rows of cells to headings and columns: which rows are which, and what is left out.

The same for a text and for a sheet. Whatever is left out is said, and what the rows do not settle
is asked.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from calculator.numerals import blank, numeral
from calculator.survey.dialect import worded
from calculator.survey.export import Asked, Decision
from calculator.survey.sheet.body import COMPARED, Row, Rows, even, once, padded, without_sums
from calculator.survey.sheet.programs import Form, form_of, joined
from calculator.survey.unreadable import UnreadableSurvey
from calculator.words import agree, amount, choose, counted, quote, several

MOST_COLUMNS = 16_384
"""Columns that a sheet of Excel has."""
MOST_HEADINGS = 3
FIRST_ROWS = 50
"""Rows that show how wide a table is, for telling a title from it."""


@dataclass(frozen=True)
class Laid:
    """A table's headings and columns, how they were found, and which cells of a row they are."""

    headings: Row = ()
    ids: Row = ()
    columns: tuple[Row, ...] = ()
    lines: tuple[int, ...] = ()
    program: str = ""
    settled: tuple[Decision, ...] = ()
    asked: tuple[Asked, ...] = ()
    places: tuple[int, ...] = ()
    width: int = 0


def laid_out(table: Rows, said: Mapping[str, str]) -> Laid:
    """Find headings and columns.

    Args:
        table: The rows.
        said: What somebody has answered: `title_rows`, `heading_rows`, `uneven_rows`,
            `short_rows`, `last_row`.

    Raises:
        UnreadableSurvey: There are no answers, or too many columns.
    """
    settled: list[Decision] = []
    asked: list[Asked] = []
    if not table.rows:
        raise UnreadableSurvey("There is nothing in it but blanks.")
    if max(map(len, table.rows)) > MOST_COLUMNS:
        at = next(at for at, row in enumerate(table.rows) if len(row) > MOST_COLUMNS)
        raise UnreadableSurvey(
            f"{table.line.capitalize()} {amount(table.lines[at])} has "
            f"{counted(len(table.rows[at]), 'column')}, and at most {amount(MOST_COLUMNS)} can be "
            "read. If the wrong character separates the columns, say which is the right one."
        )
    width = _width(table.rows)
    table = _without_titles(table, width, said, settled)
    form, question = _headings(table, width, said)
    if form.program:
        settled.append(Decision(f"The headings are those of {form.program}.", form.why))
    if question:
        asked.append(question)
    if len(table.rows) <= form.rows:
        raise UnreadableSurvey("There are headings in it and no answers below them.")
    body = replace(table, rows=table.rows[form.rows :], lines=table.lines[form.rows :])
    body = once(body, table.rows[0], settled) if form.rows else body
    body = even(body, max(width, len(form.headings)), said, settled, asked)
    body = without_sums(body, said, settled, asked)
    columns = tuple(zip(*body.rows, strict=True))
    kept = _filled(form, columns, settled)
    return Laid(
        tuple(form.headings[at] for at in kept),
        tuple(form.ids[at] for at in kept),
        tuple(columns[at] for at in kept),
        tuple(body.lines),
        form.program,
        tuple(settled),
        tuple(asked),
        tuple(kept),
        len(columns),
    )


def _width(rows: Sequence[Row]) -> int:
    """The number of cells in most rows, and of those the larger one."""
    counts = Counter(map(len, rows))
    return max(counts, key=lambda width: (counts[width], width))


def _filled_in(row: Row) -> list[int]:
    return [at for at, cell in enumerate(row) if cell]


def _without_titles(
    table: Rows, width: int, said: Mapping[str, str], settled: list[Decision]
) -> Rows:
    """Leave out what stands above the headings, such as the survey's name and a date."""
    if told := said.get("title_rows"):
        many = number_said("title_rows", told, len(table.rows) - 1)
    else:
        filled = sorted(len(_filled_in(row)) for row in table.rows[:FIRST_ROWS])
        usual = filled[len(filled) // 2]
        many = 0
        while many < len(table.rows) - 1 and _is_title(table.rows[many], usual, width):
            many += 1
    if not many:
        return table
    titles = [" ".join(filter(None, row)) for row in table.rows[:many]]
    settled.append(
        Decision(
            f"{several(titles)} {agree(titles, 'stands', 'stand')} above the headings and "
            f"{agree(titles)} left out.",
            f"Most rows fill {counted(width, 'cell')}, and {agree(titles, 'this one', 'these')} "
            "fewer.",
        )
    )
    over = {(at - many, column): name for (at, column), name in (table.over or {}).items()}
    return replace(table, rows=table.rows[many:], lines=table.lines[many:], over=over)


def _is_title(row: Row, usual: int, width: int) -> bool:
    filled = _filled_in(row)
    if usual < 3:
        return len(row) == 1 < width
    return filled[-1] < 2 and len(filled) < usual - 1 and (len(filled) == 1 or usual >= 4)


def number_said(key: str, told: str, most: int) -> int:
    """The number that somebody has answered.

    Raises:
        UnreadableSurvey: It is none, or more than there can be.
    """
    if not (told.isascii() and told.isdigit() and int(told[:6]) <= most):
        raise UnreadableSurvey(
            f"{key} is {quote(told)}, and a whole number from 0 to {amount(most)} is needed."
        )
    return int(told)


def _headings(table: Rows, width: int, said: Mapping[str, str]) -> tuple[Form, Asked | None]:
    """The rows of headings, and what must be asked about them."""
    width = max(width, len(table.rows[0]))
    first = [padded(row, width)[:width] for row in table.rows[: MOST_HEADINGS + 1]]
    if told := said.get("heading_rows"):
        many = number_said("heading_rows", told, min(MOST_HEADINGS, len(table.rows) - 1))
        found = form_of(first)
        return (found if found and found.rows == many else _plain_form(first, many)), None
    if found := form_of(first):
        return found, None
    if table.over and any(at == 0 for at, _ in table.over):
        upper = tuple(table.over.get((0, at), cell) for at, cell in enumerate(first[0]))
        headings = joined(upper, first[1]) if len(first) > 1 else upper
        why = "Cells are merged in the first row, over the headings of the second."
        return Form("", 2, headings, ("",) * len(headings), why), None
    doubt, likeliest = _doubtful(table, first)
    form = _plain_form(first, likeliest)
    if not doubt:
        return form, None
    shown = [quote(cell, 30) for cell in first[0] if cell][:3]
    choices = [
        ("1", f"The first row: {choose(shown, 'and')}"),
        ("2", "The first two rows, the second below the first"),
        ("0", "None: the first row is an answer already"),
    ]
    choices.sort(key=lambda one: one[0] != str(likeliest))
    asks = "Which rows are the headings of the columns?"
    return form, Asked("heading_rows", asks, doubt, tuple(choices))


def _plain_form(first: Sequence[Row], many: int) -> Form:
    if many == 0:
        empty = ("",) * len(first[0])
        return Form("", 0, empty, empty, "")
    headings = first[0]
    for row in first[1:many]:
        headings = joined(headings, row)
    return Form("", many, headings, ("",) * len(headings), "")


def _doubtful(table: Rows, first: Sequence[Row]) -> tuple[str, int]:
    """Why it is not clear which rows are headings, or nothing; and how many they seem to be."""
    head, below = first[0], [row for row in table.rows[1:COMPARED] if row != table.rows[0]]
    named = [at for at, cell in enumerate(head) if cell]
    if not any(worded(head[at]) for at in named):
        return "The first row holds figures and no words.", 0
    again = [at for at in named if any(at < len(row) and row[at] == head[at] for row in below)]
    again = [at for at in again if worded(head[at])]
    if again and len(again) >= len([at for at in named if worded(head[at])]) / 2:
        shown = several([head[at] for at in again])
        return f"{shown} {agree(again, 'stands', 'stand')} in the first row, and below it too.", 0
    if len(first) > 2:
        second, rest = first[1], table.rows[2:COMPARED]
        under = [at for at, cell in enumerate(head) if not cell and worded(second[at])]
        fresh = [
            at for at in under if not any(at < len(row) and row[at] == second[at] for row in rest)
        ]
        numbers = [at for at, cell in enumerate(second) if numeral(cell)]
        if len(fresh) >= 2 and not numbers:
            shown = several([second[at] for at in fresh])
            return f"The first row has blanks, and below them stand {shown}.", 2
    figures = [head[at] for at in named if numeral(head[at])]
    if figures:
        return f"The first row holds {several(figures)} beside words.", 1
    return "", 1


def _filled(form: Form, columns: Sequence[Row], settled: list[Decision]) -> list[int]:
    """The columns that are kept: not the blank ones, and not one that only counts the rows."""
    kept = []
    blanks = 0
    for at, column in enumerate(columns):
        if form.headings[at]:
            kept.append(at)
        elif all(map(blank, column)):
            blanks += 1
        elif at == 0 and form.rows and _counts(column):
            settled.append(
                Decision(
                    "The first column has no heading and is left out.",
                    f"It only counts the rows, from {column[0]} to {column[-1]}.",
                )
            )
        else:
            kept.append(at)
    if blanks:
        are = "is" if blanks == 1 else "are"
        settled.append(
            Decision(
                f"{counted(blanks, 'blank column')} {are} left out.",
                "Nothing stands in them or above them." if blanks > 1 else "Nothing stands there.",
            )
        )
    return kept


def _counts(column: Row) -> bool:
    if len(column) < 3 or column[0] not in ("0", "1"):
        return False
    first = int(column[0])
    return all(cell == str(number) for number, cell in enumerate(column, start=first))
