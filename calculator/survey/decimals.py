"""Cells on their way into fields: which sign is the decimal one, and what a cell then says."""

import re
from collections.abc import Iterable

from calculator.characters import BLANKS, plain
from calculator.fields import Choice, Field, Name, Number, Rating
from calculator.numerals import number_from, numeral
from calculator.survey.guard import unguarded
from calculator.words import clean

DECIMAL_COMMA = re.compile(r"[+-]?[0-9]+,([0-9]{1,2}|[0-9]{4,}) ?%?")
DECIMAL_POINT = re.compile(r"[+-]?[0-9]+\.([0-9]{1,2}|[0-9]{4,}) ?%?")
GROUPED = re.compile(r"[+-]?[1-9][0-9]{0,2}([.,])[0-9]{3}(\1[0-9]{3})*")


def decimal_sign(cells: Iterable[str]) -> str:
    """The decimal sign that the cells of a sheet leave no doubt about, or nothing.

    >>> decimal_sign(["7,5", "1.500"]), decimal_sign(["7.5", "7,5"]), decimal_sign(["1,500"])
    (',', '', '')
    """
    told = [plain(cell).strip(f" {BLANKS}") for cell in cells]
    comma = any(DECIMAL_COMMA.fullmatch(cell) for cell in told)
    point = any(DECIMAL_POINT.fullmatch(cell) for cell in told)
    return "," if comma and not point else "." if point and not comma else ""


def doubtful(cells: Iterable[str], low: float, high: float) -> str:
    """The first cell whose comma or point may be the decimal sign or set thousands apart.

    >>> doubtful(["12", "1.500"], 0, 1e6), doubtful(["1.500"], 0, 10), doubtful(["1.5"], 0, 1e6)
    ('1.500', '', '')
    """
    for cell in cells:
        grouped = _grouped(cell)
        if grouped and all(low <= one <= high for one in _both(grouped)):
            return cell
    return ""


def decided(cell: str, sign: str) -> float | None:
    """What a doubtful cell says in a sheet with this decimal sign; None if it is not doubtful."""
    grouped = _grouped(cell)
    if not (grouped and sign):
        return None
    as_decimal, as_thousands = _both(grouped)
    return as_decimal if grouped[1] == sign else as_thousands


def _grouped(cell: str) -> re.Match[str] | None:
    return GROUPED.fullmatch(plain(cell).strip(f" {BLANKS}"))


def _both(grouped: re.Match[str]) -> tuple[float, float]:
    text, sign = grouped[0], grouped[1]
    thousands = float(text.replace(sign, ""))
    return (float(text.replace(sign, ".")) if text.count(sign) == 1 else thousands), thousands


def typed(cell: str, field: Field, ends: tuple[float, float], sign: str = "") -> str:
    """What a cell of a sheet says, as it would be typed into a field.

    A number that can only be read because it stands in a cell of its own, or because the rest of
    the sheet shows its decimal sign, is written plainly; everything else stays as it was.

    Args:
        cell: The cell's text.
        field: The field that it is for.
        ends: The lowest and the highest number that the field takes.
        sign: The decimal sign of the sheet, if it is known.
    """
    if isinstance(field, Name):
        return clean(unguarded(cell))
    if isinstance(field, Choice):
        return _option(cell, field)
    if not isinstance(field, Number | Rating) or not numeral(cell):
        return clean(cell)
    whole, unit = getattr(field, "whole", False), getattr(field, "unit", "")
    number = None if whole else decided(cell, sign)
    if number is None:
        number, _ = number_from(cell, *ends, whole, unit=unit, sheet=True)
    alone, _ = number_from(cell, *ends, whole, unit=unit)
    return written(number) if number is not None and alone != number else clean(cell)


def written(number: float) -> str:
    """A number as a person would type it, with all its digits.

    >>> written(21460.0), written(0.1)
    ('21460', '0.1')
    """
    return str(int(number)) if number == int(number) and abs(number) < 2**53 else repr(number)


def _option(cell: str, field: Choice) -> str:
    """The key of the option that a cell names by its key or its label, or the cell as it stands."""
    said = clean(cell).lower()
    for key, label in field.options.items():
        if said in (key.lower(), label.lower()):
            return key
    return clean(cell)
