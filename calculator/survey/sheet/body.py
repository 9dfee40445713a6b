"""The rows below the headings: all of one width, no headings among them and no sums.

Which of them are left out is said or asked.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from calculator.survey.dialect import worded
from calculator.survey.export import Asked, Decision
from calculator.survey.summary import sums_up
from calculator.survey.unreadable import UnreadableSurvey
from calculator.words import agree, amount, choose, counted, quote

Row = tuple[str, ...]

COMPARED = 2_000
"""Rows that are compared with a heading or a sum."""


@dataclass(frozen=True)
class Rows:
    """Rows of cells, before it is known which are headings.

    Attributes:
        rows: The cells of each row in which something stands; rows may be of unequal length.
        lines: Where each row stands, from 1.
        line: What such a place is called: a line of a text, a row of a sheet.
        over: The heading that a merged cell spreads over the columns beside it, by row and column.
        open_end: Whether nothing ends the last row, as where a file is cut off.
    """

    rows: Sequence[Row]
    lines: Sequence[int]
    line: str = "line"
    over: Mapping[tuple[int, int], str] | None = None
    open_end: bool = False


def padded(row: Row, width: int) -> Row:
    """A row with blanks behind it, up to a width."""
    return row + ("",) * (width - len(row))


def once(body: Rows, head: Row, settled: list[Decision]) -> Rows:
    """Leave out headings that come again, as where files were put one below the other."""
    again = [at for at, row in enumerate(body.rows) if row == head]
    if not again or len([cell for cell in head if worded(cell)]) < 2:
        return body
    settled.append(
        Decision(
            f"{counted(len(again), 'row')} that {agree(again, 'repeats', 'repeat')} the headings "
            f"{agree(again)} left out.",
            f"See {_places(body, again)}.",
        )
    )
    return _without(body, again)


def _places(body: Rows, positions: Sequence[int]) -> str:
    lines = [amount(body.lines[at]) for at in positions[:3]]
    if len(positions) > 3:
        lines.append(f"{len(positions) - 3:,} more")
    return f"{body.line}{'' if len(positions) == 1 else 's'} {choose(lines, 'and')}"


def _without(body: Rows, positions: Sequence[int]) -> Rows:
    left_out = set(positions)
    kept = [at for at in range(len(body.rows)) if at not in left_out]
    rows, lines = [body.rows[at] for at in kept], [body.lines[at] for at in kept]
    return replace(body, rows=rows, lines=lines)


def even(
    body: Rows, width: int, said: Mapping[str, str], settled: list[Decision], asked: list[Asked]
) -> Rows:
    """Rows of one width: what is too long or ends early is asked about."""
    long = [at for at, row in enumerate(body.rows) if len(row) > width and any(row[width:])]
    short = [at for at, row in enumerate(body.rows) if len(row) < width]
    if long:
        if said.get("uneven_rows") == "leave out":
            settled.append(
                Decision(
                    f"{counted(len(long), 'row')} {agree(long)} left out.",
                    f"More cells stand there than there are headings: {_places(body, long)}.",
                )
            )
        else:
            asked.append(_uneven(body, long, width))
        if len(long) == len(body.rows):
            raise UnreadableSurvey(
                f"Every {body.line} has more cells than there are headings. Say what separates the "
                "columns, or save the file once more."
            )
        body = _without(body, long)
        short = [at for at, row in enumerate(body.rows) if len(row) < width]
    if body.open_end and short == [len(body.rows) - 1] and said.get("last_row") != "keep":
        body, short = _cut(body, width, said, settled, asked), []
    if short and said.get("short_rows") == "leave out":
        settled.append(
            Decision(
                f"{counted(len(short), 'row')} that {agree(short, 'ends', 'end')} early "
                f"{agree(short)} left out.",
                f"There are {counted(width, 'column')}; see {_places(body, short)}.",
            )
        )
        body = _without(body, short)
    elif short and said.get("short_rows") == "blank":
        settled.append(
            Decision(
                f"{counted(len(short), 'row')} {agree(short, 'ends', 'end')} early, and what is "
                "missing is taken as blank.",
                f"There are {counted(width, 'column')}; see {_places(body, short)}.",
            )
        )
    elif short:
        asked.append(_short(body, short, width))
    rows = [row if len(row) == width else padded(row, width)[:width] for row in body.rows]
    return replace(body, rows=rows)


def _cut(
    body: Rows, width: int, said: Mapping[str, str], settled: list[Decision], asked: list[Asked]
) -> Rows:
    """Leave out a last row that breaks off, or ask about it."""
    place = f"{body.line} {amount(body.lines[-1])}"
    why = (
        f"Of {counted(width, 'column')} it fills {amount(len(body.rows[-1]))} ({place}), and no "
        "line end follows."
    )
    if said.get("last_row") == "leave out":
        settled.append(Decision("The last row breaks off and is left out.", why))
    else:
        asked.append(
            Asked(
                "last_row",
                "The last row breaks off, as where a file is cut off while it is saved or sent. "
                "Shall it be left out?",
                why,
                (
                    ("leave out", "Leave it out; better still, save the file once more"),
                    ("keep", "Keep it, and take what is missing as blank"),
                ),
            )
        )
    return replace(body, rows=body.rows[:-1], lines=body.lines[:-1])


def _uneven(body: Rows, long: Sequence[int], width: int) -> Asked:
    first = body.lines[long[0]]
    return Asked(
        "uneven_rows",
        f"{counted(len(long), 'row')} {agree(long, 'has', 'have')} more cells than there are "
        "headings. Shall they be left out? Otherwise quote the cells that hold the separating "
        "character, and open the file again.",
        f"{body.line.capitalize()} {amount(first)} has {counted(len(body.rows[long[0]]), 'cell')}, "
        f"and there are {counted(width, 'column')}: {_places(body, long)}.",
        (("leave out", "Leave them out"),),
    )


def _short(body: Rows, short: Sequence[int], width: int) -> Asked:
    first = short[0]
    return Asked(
        "short_rows",
        f"{counted(len(short), 'row')} {agree(short, 'ends', 'end')} before the last column. Is "
        "the rest of them blank? A line end within a remark makes such rows too; then quote the "
        "remark, and open the file again.",
        f"{body.line.capitalize()} {amount(body.lines[first])} has "
        f"{counted(len(body.rows[first]), 'cell')}, and there are {counted(width, 'column')}: "
        f"{_places(body, short)}.",
        (("blank", "Take the rest as blank"), ("leave out", "Leave these rows out")),
    )


def without_sums(
    body: Rows, said: Mapping[str, str], settled: list[Decision], asked: list[Asked]
) -> Rows:
    """Ask about a last row that seems to sum up the answers."""
    rows = body.rows
    name = next(filter(None, rows[-1]), "")
    sample = rows if len(rows) <= COMPARED else [*rows[: COMPARED - 1], rows[-1]]
    word = name if worded(name) else ""
    if len(rows) < 3 or any(one.key == "last_row" for one in asked):
        return body
    if not sums_up(word, sample if len(sample) == len(rows) else sample[-2:]):
        return body
    shown = quote(name) if name else "what stands there"
    place = f"{body.line} {amount(body.lines[-1])}"
    answer = said.get("last_row", "")
    if answer == "keep":
        settled.append(Decision("The last row is kept as an answer.", "It was said so."))
        return body
    if answer == "leave out":
        settled.append(Decision(f"The last row, {shown}, is left out.", "It was said so."))
    else:
        asked.append(
            Asked(
                "last_row",
                f"Does the last row, {shown}, sum up the answers above it?",
                f"It is {place}, and its name or its numbers are those of a total or a mean.",
                (("leave out", "Yes, leave it out"), ("keep", "No, it is an answer")),
            )
        )
    return replace(body, rows=rows[:-1], lines=body.lines[:-1])
