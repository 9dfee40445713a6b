"""Cells of one mapped column into values: each different cell is read once, and none is guessed.

A cell that becomes no value has a reason, in words that hold nothing of a person.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from calculator.numerals import blank
from calculator.survey.answer_labels import same
from calculator.survey.dates import ORDERS, day_of, written
from calculator.survey.figures import EVERYWHERE, Figures, parts
from calculator.survey.kinds import KINDS
from calculator.survey.mapping.survey_mapping import NO_ANSWER, MappedColumn, ResponseScale
from calculator.words import amount, quote

Value = float | str | None
BLANK = "blank"


@dataclass(frozen=True)
class ReadCell:
    """What a cell became: a value, or None and the reason."""

    value: Value
    why: str = ""


def reader(
    column: MappedColumn, scale: ResponseScale | None, cells: Mapping[str, int]
) -> Callable[[str], ReadCell]:
    """How the cells of a column are read.

    Args:
        column: What the column means.
        scale: Its scale, if it has one.
        cells: Its different cells, from which its decimal sign is told where the mapping does not.
    """
    codes = {**(scale.no_answer if scale else {}), **column.no_answer}
    none = {same(code): code for code, said in codes.items() if said == NO_ANSWER}
    meant = {same(code) for code, said in codes.items() if said != NO_ANSWER}
    ends = scale.ends if scale and isinstance(scale.ends, tuple) else EVERYWHERE
    figures = Figures.of(cells, column.decimal, ends)
    numbers = {figures.number(code): code for code in none.values() if not figures.of([code]).words}
    numbers.pop(None, None)
    often = sorted(cells, key=lambda cell: (-cells[cell], cell))
    read = _READERS[_way(column, scale)](column, scale, figures, often)

    def one(cell: str) -> ReadCell:
        told = same(cell)
        if told not in meant and blank(cell):
            empty = not cell.strip(" \u00a0\t\r\n")
            return ReadCell(None, BLANK if empty else f"{quote(cell)}, no answer")
        if told in none:
            return ReadCell(None, f"{quote(none[told])}, no answer")
        number = None if cell in figures.words else figures.number(cell)
        if number is not None and number in numbers:
            return ReadCell(None, f"{quote(numbers[number])}, no answer")
        return read(cell)

    return one


def _way(column: MappedColumn, scale: ResponseScale | None) -> str:
    if scale and scale.labels:
        return "labels"
    return KINDS[column.kind].read


Reads = Callable[[str], ReadCell]


def _labels(
    column: MappedColumn, scale: ResponseScale | None, figures: Figures, often: Sequence[str]
) -> Reads:
    del often
    ordered = scale.ordered if scale else ()
    first = 0 if column.kind == "yes_no" else 1
    places = {same(label): at for at, label in enumerate(ordered, start=first)}
    as_numbers = Figures.of(ordered)
    numbers = {as_numbers.number(label): at for at, label in enumerate(ordered, start=first)}
    coded = None in numbers or len(numbers) < len(ordered) or bool(as_numbers.words)
    top = first + len(ordered) - 1

    def one(cell: str) -> ReadCell:
        at = places.get(same(cell))
        if at is None and not coded:
            at = numbers.get(figures.number(cell))
        if at is None:
            return ReadCell(None, "not among the scale’s labels")
        return ReadCell(float(first + top - at if column.turned else at))

    return one


def _number(
    column: MappedColumn, scale: ResponseScale | None, figures: Figures, often: Sequence[str]
) -> Reads:
    del often
    ends = scale.ends if scale and isinstance(scale.ends, tuple) else None

    def one(cell: str) -> ReadCell:
        number = figures.number(cell)
        if number is None:
            return ReadCell(None, "not a number")
        whole = parts(cell)[1]
        if ends and whole and float(whole) != ends[1]:
            return ReadCell(None, f"out of {whole}, and not of {amount(ends[1])}")
        if ends and not ends[0] <= number <= ends[1]:
            return ReadCell(None, f"outside {amount(ends[0])} to {amount(ends[1])}")
        return ReadCell(ends[0] + ends[1] - number if ends and column.turned else number)

    return one


def _segment(
    column: MappedColumn, scale: ResponseScale | None, figures: Figures, often: Sequence[str]
) -> Reads:
    del scale, figures
    met: dict[str, str] = {}
    for cell in often:  # of spellings that differ in capitals and blanks the usual one is shown
        met.setdefault(same(cell), " ".join(cell.split()))
    becomes = {same(one): label for label, others in column.merged.items() for one in others}
    becomes |= {same(label): label for label in column.merged}

    def one(cell: str) -> ReadCell:
        told = same(cell)
        return ReadCell(becomes.get(told) or met[told])

    return one


def _date(
    column: MappedColumn, scale: ResponseScale | None, figures: Figures, often: Sequence[str]
) -> Reads:
    del scale, figures, often

    def one(cell: str) -> ReadCell:
        found = written(cell)
        if found is None:
            return ReadCell(None, "not a day")
        # A day whose month is spelt, or whose year comes first, can be read in one way only.
        orders = found.orders if len(found.orders) == 1 and found.form[-1] == "y" else ()
        day = day_of(found.numbers, orders[0] if orders else column.dates)
        spelt = found.form.startswith("w")
        day = day_of(found.numbers, found.orders[0]) if spelt else day
        return ReadCell(day) if day else ReadCell(None, f"no day with the {ORDERS[column.dates]}")

    return one


Reader = Callable[[MappedColumn, ResponseScale | None, Figures, Sequence[str]], Reads]
_READERS: Mapping[str, Reader] = {
    "labels": _labels,
    "number": _number,
    "label": _segment,
    "date": _date,
}
