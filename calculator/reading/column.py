"""Reading a column of answers: one below the other, a blank where somebody gave none."""

import re
from collections.abc import Sequence
from typing import Any

from calculator.fields import Series
from calculator.numerals import blank, number_from
from calculator.reading.state import Place, Reading
from calculator.survey.codes import stands_for_none
from calculator.words import amount, plural, quote

MOST_FAULTS = 20
FURTHEST = 1e9
COMMA = re.compile(r" *([0-9]+),([0-9]+) *")
LINE_ENDS = re.compile(r"\r\n|\r|\n")


def one_below_other(
    reading: Reading, field: Series, given: str | Sequence[Any], place: Place
) -> list[float | None]:
    """Numbers and None for each blank: from a list, or from text as a sheet gives it.

    In text a line end, a tab or a semicolon separates answers, and where nothing stands between two
    of them is a blank; spaces separate as well. The line end behind the last answer is no blank.
    """
    cells = _apart(reading, given, place) if isinstance(given, str) else given
    if cells is None:
        return []
    there = len([one for one in cells if not blank(one)])
    if cells and not there:
        all_of_them = f"all {amount(len(cells))} are blank" if len(cells) > 1 else "it is blank"
        reading.fault(place, f"{all_of_them}; at least 1 answer is needed.")
    elif there < field.least:
        reading.fault(place, f"at least {plural(field.least, 'answer', 'answers')} needed.")
    elif len(cells) > field.most:
        said = f"{amount(len(cells))} answers; at most {amount(field.most)} can be read."
        reading.fault(place, said)
    else:
        return _numbers(reading, field, cells, place)
    return []


def _apart(reading: Reading, text: str, place: Place) -> list[str] | None:
    """The answers that text holds, or None and a fault where that cannot be told."""
    lines = LINE_ENDS.sub("\n", text).removesuffix("\n").split("\n")
    split = [_cells(line) for line in lines]
    if len(lines) > 1 and _heading(split[0]):
        said = f"{quote(lines[0])} holds no number; leave the heading out."
        reading.fault(place.at(0, "line 1"), said)
        return None
    for line, cells in zip(lines, split, strict=True):
        # Alone on its line, or between tabs or semicolons, a cell can only be one number.
        sure = "," not in line or any(mark in line for mark in ("\t", ";", ", "))
        sure = sure or (len(lines) > 1 and len(cells) == 1)
        halves = None if sure else next(filter(None, map(COMMA.fullmatch, cells)), None)
        if halves:
            said = f"can be read as one number or as two, {halves[1]} and {halves[2]}"
            reading.fault(place, f"{quote(halves[0])} {said}; put each answer on its own line.")
            return None
    return [cell for cells in split for cell in cells]


def _cells(line: str) -> list[str]:
    r"""The answers on a line, an empty one for a blank.

    >>> _cells("10"), _cells(""), _cells("10\t\t9"), _cells("10;9"), _cells("10, 9"), _cells("9 8")
    (['10'], [''], ['10', '', '9'], ['10', '9'], ['10', '9'], ['9', '8'])
    """
    for separator in ("\t", ";", ", "):
        if separator in line:
            return line.split(separator)
    if line.count(",") > 1 and " " not in line:
        return line.split(",")
    return [cell for cell in line.split(" ") if cell] or [""]


def _heading(cells: list[str]) -> bool:
    """Whether there are words and not a single number."""
    filled = [cell for cell in cells if not blank(cell)]
    return bool(filled) and all(number_from(one, -FURTHEST, FURTHEST)[0] is None for one in filled)


def _numbers(
    reading: Reading, field: Series, cells: Sequence[Any], place: Place
) -> list[float | None]:
    ends = reading.scale if field.rated else (field.low, field.high)
    numbers: list[float | None] = []
    faults: dict[int, str] = {}
    codes: dict[float, list[int]] = {}
    known: dict[tuple[type, Any], tuple[float | None, str]] = {}
    for position, cell in enumerate(cells):
        # A long column holds few different answers; each is read once.
        key = (type(cell), cell if isinstance(cell, str | int | float) else position)
        if key not in known:
            known[key] = (None, "") if blank(cell) else number_from(cell, *ends, field.whole)
        number, fault = known[key]
        numbers.append(number)
        code = number_from(cell, -FURTHEST, FURTHEST)[0] if fault else None
        if code is not None and stands_for_none(code, ends):
            codes.setdefault(code, []).append(position)
        if fault and (code not in codes or codes[code] == [position]):
            faults[position] = fault
    hints = {places[0]: _hint(code, places) for code, places in codes.items()}
    for position, fault in list(faults.items())[:MOST_FAULTS]:
        at = place.at(position, f"number {position + 1}")
        reading.fault(at, fault + hints.get(position, ""))
    if len(faults) > MOST_FAULTS:
        reading.fault(place, f"{amount(len(faults) - MOST_FAULTS)} more are wrong as well.")
    return numbers


def _hint(code: float, places: list[int]) -> str:
    """What to do about a number that stands for no answer; it is said once, however often."""
    often = f" and stands in {amount(len(places))} places" if len(places) > 1 else ""
    return (
        f" {amount(code)} looks like a code for no answer{often}: leave it out, or leave its place "
        "blank, and it does not count."
    )
