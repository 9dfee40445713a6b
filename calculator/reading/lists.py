"""Reading many numbers at once: series, answers of a survey, and named columns."""

from collections.abc import Mapping, Sequence
from typing import Any

from calculator.fields import Answers, Columns, Series
from calculator.numerals import blank, cells, number_from
from calculator.reading.column import one_below_other
from calculator.reading.state import ABSENT, Place, Reading, listed
from calculator.words import amount, choose, clean, quote

MOST_FAULTS = 20
"""Of one list; whoever pasted a wrong column need not read ten thousand sentences."""


def series(reading: Reading, field: Series, given: object, place: Place) -> Sequence[Any] | None:
    """A list of numbers, or None; with None where the field takes blanks and one is missing."""
    if given is ABSENT and field.optional:
        return None
    if field.blanks and (isinstance(given, str) or listed(given)):
        return one_below_other(reading, field, given, place)
    if isinstance(given, str):
        given = [cell for line in given.split("\n") for cell in cells(line) if cell]
    if given is ABSENT or not listed(given):
        reading.fault(place, "a list of numbers is needed.")
        return []
    if not reading.counted(given, field.least, field.most, "number", "numbers", place):
        return []
    ends = reading.scale if field.rated else (field.low, field.high)
    return _numbers(reading, given, ends, field.whole, place)


def answers(
    reading: Reading, field: Answers, given: object, place: Place
) -> list[list[float | None]]:
    """A list for each respondent, all of one length, with None where an answer is missing."""
    if isinstance(given, str):
        given = [cells(line) for line in given.split("\n") if clean(line)]
    if given is ABSENT or not listed(given):
        reading.fault(place, "a list of respondents is needed, each a list of answers.")
        return []
    if not reading.counted(given, 1, field.most, "respondent", "respondents", place):
        return []
    found = len(reading.faults)
    rows: list[list[float | None]] = []
    for position, row in enumerate(given):
        if len(reading.faults) - found > MOST_FAULTS:
            break
        at = place.at(position, f"respondent {position + 1}")
        if not listed(row):
            reading.fault(at, "a list of answers is needed.")
        elif len(row) != len(given[0]) or len(row) > field.widest:
            wanted = min(len(given[0]), field.widest) if listed(given[0]) else field.widest
            reading.fault(at, f"{len(row)} answers, where {wanted} are needed.")
        else:
            rows.append(_answered(reading, row, at))
    return rows


def _answered(reading: Reading, row: Sequence[Any], place: Place) -> list[float | None]:
    read: list[float | None] = []
    for position, one in enumerate(row):
        number, fault = (None, "") if blank(one) else number_from(one, *reading.scale)
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
        head, *lines = [cells(line) for line in given.split("\n") if clean(line)]
        given = {
            name: [line[at] if at < len(line) else "" for line in lines]
            for at, name in enumerate(head)
        }
    if not isinstance(given, Mapping) or not given:
        reading.fault(place, "named columns of numbers are needed.")
        return {}
    if len(given) > field.widest:
        reading.fault(place, f"{len(given)} columns; at most {field.widest} can be read.")
        return {}
    read: dict[str, list[float]] = {}
    for key, column in given.items():
        name = clean(str(key))[:120]
        at = place.at(name, f"column {quote(name)}")
        if not name or not listed(column):
            reading.fault(at, "a name and a list of numbers are needed.")
        elif reading.counted(column, field.least, field.most, "number", "numbers", at):
            read[name] = _numbers(reading, column, (field.low, field.high), False, at)
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
) -> list[float]:
    numbers, wrong = [], 0
    for position, one in enumerate(given):
        number, fault = number_from(one, *ends, whole)
        if number is None:
            wrong += 1
            if wrong <= MOST_FAULTS:
                reading.fault(place.at(position, f"number {position + 1}"), fault)
        else:
            numbers.append(number)
    if wrong > MOST_FAULTS:
        reading.fault(place, f"{amount(wrong - MOST_FAULTS)} more are wrong as well.")
    return numbers
