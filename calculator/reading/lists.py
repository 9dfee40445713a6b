"""Reading many numbers at once: series, answers of a survey, and named columns.

Files give lists. Text is taken apart by `calculator.survey.dialect`; where it can be cells in more
ways than one and the numbers do not decide, the reader is asked.
"""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from typing import Any, TypeVar

from calculator.fields import Answers, Columns, Series
from calculator.numerals import blank, number_from, numeral
from calculator.reading.column import one_below_other
from calculator.reading.state import ABSENT, Place, Reading, listed
from calculator.survey.codes import suspected
from calculator.survey.decimals import decided, decimal_sign, doubtful
from calculator.survey.dialect import NAMES, Cells, separated
from calculator.survey.form.labels import labelled
from calculator.survey.headings import apart
from calculator.survey.summary import sums_up
from calculator.words import agree, amount, choose, clean, quote

T = TypeVar("T")

MOST_FAULTS = 20
"""Of one list; whoever pasted a wrong column need not read ten thousand sentences."""


def series(reading: Reading, field: Series, given: object, place: Place) -> Sequence[Any] | None:
    """A list of numbers, or None; with None where the field takes blanks and one is missing."""
    if given is ABSENT and field.optional:
        return None
    if field.blanks and (isinstance(given, str) or listed(given)):
        return one_below_other(reading, field, given, place)
    if isinstance(given, str):
        ways = separated(given, numbers=True)
        if len(ways) > 1 and ways[0].delimiter == "," and ways[0].width == 2:
            ways = ways[1:]  # one number a line, with a comma in it: a series has no second column
        return _decided(reading, ways, place, lambda trial, way: _flat(trial, field, way, place))
    if given is ABSENT or not listed(given):
        reading.fault(place, "a list of numbers is needed.")
        return []
    return _series(reading, field, given, place)


def _flat(reading: Reading, field: Series, way: Cells, place: Place) -> list[float]:
    rows = way.rows
    if way.headed and len(rows) > 1:
        reading.note(
            place, f"the first line, {quote(' '.join(rows[0]))}, names the numbers below it."
        )
        rows = rows[1:]
    cells = [part for row in rows for cell in row for part in _parts(cell)]
    return _series(reading, field, cells, place)


def _parts(cell: str) -> list[str]:
    """The numbers of a cell in which several stand, apart by blanks; or the cell."""
    return [cell] if numeral(cell) else cell.split()


def _series(reading: Reading, field: Series, given: Sequence[Any], place: Place) -> list[float]:
    if not reading.counted(given, field.least, field.most, "number", "numbers", place):
        return []
    ends = reading.scale if field.rated else (field.low, field.high)
    return _numbers(reading, given, ends, field.whole, place)


def answers(
    reading: Reading, field: Answers, given: object, place: Place
) -> list[list[float | None]]:
    """A list for each respondent, all of one length, with None where an answer is missing."""
    if isinstance(given, str):
        ways = separated(given, numbers=True)
        return _decided(reading, ways, place, lambda trial, way: _cells(trial, field, way, place))
    if given is ABSENT or not listed(given):
        reading.fault(place, "a list of respondents is needed, each a list of answers.")
        return []
    return _respondents(reading, field, given, place)


def _cells(reading: Reading, field: Answers, way: Cells, place: Place) -> list[list[float | None]]:
    rows = way.rows
    if way.headed:
        named = choose(map(quote, rows[0]), "and")
        reading.note(place, f"the first line is taken for the items’ names: {named}.")
        rows = rows[1:]
    _note_summary(reading, rows, place)
    return _respondents(reading, field, rows, place)


def _note_summary(reading: Reading, rows: Sequence[Sequence[str]], place: Place) -> None:
    """Say that the last line may be the mean or the total of those above."""
    if rows and sums_up("", rows, decimal_sign(cell for row in rows for cell in row)):
        said = "the last line holds the mean or the total of those above in every column"
        reading.note(place, f"{said}, and it is counted like them; if it is one, leave it out.")


def _respondents(
    reading: Reading, field: Answers, given: Sequence[Any], place: Place
) -> list[list[float | None]]:
    if not reading.counted(given, 1, field.most, "respondent", "respondents", place):
        return []
    lengths = Counter(len(row) for row in given if listed(row))
    wanted = min(
        max(lengths, key=lambda length: (lengths[length], length), default=0), field.widest
    )
    found = len(reading.faults)
    rows: list[list[float | None]] = []
    for position, row in enumerate(given):
        if len(reading.faults) - found > MOST_FAULTS:
            break
        at = place.at(position, f"respondent {position + 1}")
        if not listed(row):
            reading.fault(at, "a list of answers is needed.")
        elif len(row) != wanted:
            reading.fault(at, f"{len(row)} answers, where {wanted} are needed.")
        else:
            rows.append(_answered(reading, row, at))
    return rows


def _answered(reading: Reading, row: Sequence[Any], place: Place) -> list[float | None]:
    read: list[float | None] = []
    for position, one in enumerate(row):
        number, fault = (None, "") if blank(one) else number_from(one, *reading.scale, sheet=True)
        if fault:
            reading.fault(place.at(position, f"item {position + 1}"), fault)
        read.append(number)
    return read


def columns(
    reading: Reading, field: Columns, given: object, place: Place
) -> dict[str, list[float]] | None:
    """Columns of numbers by their names, all of one length, or None."""
    if given is ABSENT and field.optional:
        return None
    if isinstance(given, str):
        ways = separated(given, numbers=True)
        return _decided(reading, ways, place, lambda trial, way: _headed(trial, field, way, place))
    if not isinstance(given, Mapping) or not given:
        reading.fault(place, "named columns of numbers are needed.")
        return {}
    return _columns(reading, field, list(given), list(given.values()), place)


def _headed(reading: Reading, field: Columns, way: Cells, place: Place) -> dict[str, list[float]]:
    """Columns below a line of names."""
    if not way.rows:
        reading.fault(place, "named columns of numbers are needed.")
        return {}
    names, *rows = way.rows
    if not way.headed and len(rows) > 0:
        reading.fault(
            place,
            f"the first line must name the columns, and it holds {quote(' '.join(names))}; put a "
            "name above each column.",
        )
        return {}
    uneven = [at for at, row in enumerate(rows) if len(row) != len(names)]
    for at in uneven[:MOST_FAULTS]:
        cells = f"{len(rows[at])} {agree(rows[at], 'cell', 'cells')}"
        wanted = f"{len(names)} {agree(names, 'column', 'columns')}"
        said = f"line {way.lines[at + 1]} has {cells}, and the first line names {wanted}, separated"
        reading.fault(place, f"{said} by {NAMES[way.delimiter] or 'line ends'}.")
    if uneven:
        return {}
    _note_summary(reading, rows, place)
    return _columns(
        reading,
        field,
        names,
        [list(column) for column in zip(*rows, strict=True)],
        place,
        way.lines,
    )


def _columns(
    reading: Reading,
    field: Columns,
    keys: Sequence[object],
    given: Sequence[Any],
    place: Place,
    lines: Sequence[int] = (),
) -> dict[str, list[float]]:
    if len(keys) > field.widest:
        reading.fault(place, f"{len(keys)} columns; at most {field.widest} can be read.")
        return {}
    names = [clean(str(key)) for key in keys]
    told = apart(names)
    for name, count in Counter(names).items():
        if name and count > 1:
            alike = [quote(one) for one, was in zip(told, names, strict=True) if was == name]
            said = f"{count} columns are called {quote(name)}; they are told apart as "
            reading.note(place, f"{said}{choose(alike, 'and')}.")
    read: dict[str, list[float]] = {}
    for name, column in zip(told, given or [[] for _ in told], strict=True):
        at = place.at(name, f"column {quote(name)}")
        if not name or not listed(column):
            reading.fault(at, "a name and a list of numbers are needed.")
        elif reading.counted(column, field.least, field.most, "number", "numbers", at):
            read[name] = _numbers(reading, column, (field.low, field.high), False, at, lines[1:])
    lengths = {len(column) for column in read.values()}
    if len(lengths) > 1 and not reading.faults:
        spoken = choose([amount(length) for length in sorted(lengths)], "and")
        reading.fault(place, f"columns must be of equal length; there are {spoken}.")
    return read


def _numbers(
    reading: Reading,
    given: Sequence[Any],
    ends: tuple[float, float],
    whole: bool,
    place: Place,
    lines: Sequence[int] = (),
) -> list[float]:
    """All numbers; `lines` says on which line of a text each of them stands."""
    words = labelled(given, *ends)
    if words:
        reading.fault(place, words)
        return []
    texts = [one for one in given if isinstance(one, str)]
    sign = decimal_sign(texts)
    asked = "" if whole or sign else doubtful(texts, *ends)
    numbers, wrong = [], 0
    for position, one in enumerate(given):
        plainly = decided(one, sign) if isinstance(one, str) and not whole else None
        number, fault = number_from(one if plainly is None else plainly, *ends, whole, sheet=True)
        if number is None:
            wrong += 1
            if wrong <= MOST_FAULTS:
                where = f"line {lines[position]}" if lines else f"number {position + 1}"
                reading.fault(place.at(position, where), _missing(one) or fault)
        else:
            numbers.append(number)
    if wrong > MOST_FAULTS:
        reading.fault(place, f"{amount(wrong - MOST_FAULTS)} more are wrong as well.")
    if asked and not wrong:
        both = choose([amount(decided(asked, mark) or 0, 6) for mark in ".,"])
        said = f"{quote(asked)} can be read as {both}, and no other number shows which"
        reading.fault(place, f"{said}; write thousands without a mark, or one decimal more.")
    code = suspected(given, numbers, ends) if not wrong else ""
    if code:
        reading.fault(place, code)
    return numbers


def _missing(cell: object) -> str:
    if not isinstance(cell, str) or not blank(cell):
        return ""
    return "there is no answer. Leave the whole row out or fill it in; nothing is assumed here."


def _decided(
    reading: Reading, ways: Sequence[Cells], place: Place, read: Callable[[Reading, Cells], T]
) -> T:
    """Read text in the only way that holds; ask where two ways hold and give other numbers."""
    trials = []
    for way in ways:
        trial = Reading(reading.fields, reading.scale)
        trials.append((read(trial, way), trial, way))
    sound = [one for one in trials if not one[1].faults] or trials[:1]
    found, trial, way = sound[0]
    reading.faults += trial.faults
    reading.notes += trial.notes
    if any(other != found for other, *_ in sound[1:]):
        mark = NAMES[way.delimiter]
        reading.fault(
            place,
            f"in {quote(_shown(way))} {mark} may separate two numbers or stand within one. Put a "
            f"tab or a semicolon between numbers, or write them without {mark}.",
        )
    return found


def _shown(way: Cells) -> str:
    row = way.rows[-1] if way.rows else ()
    return way.delimiter.join(row)
