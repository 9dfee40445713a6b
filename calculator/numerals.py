"""Numbers as people write them: in any script, with a comma or a point, with thousands set apart.

What can mean two things is asked about, never guessed, and nothing raises.
"""

import re

from calculator.characters import BLANKS, LINE_ENDS, plain
from calculator.precision import settle
from calculator.words import amount, quote

OTHER_BLANKS = dict.fromkeys(map(ord, BLANKS), " ")
SIGNED = re.compile(r"([+-]) +(?=[0-9.,])")
NUMERAL = re.compile(r"[+-]?([0-9]+[.,]?[0-9]*|[.,][0-9]+)(e[+-]?[0-9]{1,3})?", re.IGNORECASE)
THOUSANDS = re.compile(r"[+-]?[1-9][0-9]{0,2}([.,'])[0-9]{3}(\1[0-9]{3})*")
BOTH_SIGNS = re.compile(r"([+-]?[1-9][0-9]{0,2}([.,'])[0-9]{3}(?:\2[0-9]{3})*)(?!\2)[.,]([0-9]+)")
BLANK_THOUSANDS = re.compile(r"([+-]?[1-9][0-9]{0,2}( [0-9]{3})+)(?:[.,]([0-9]*))?")
LONGEST = 40
NO_ANSWER = frozenset({"", "-", ".", "na", "n/a", "#n/a", "nan", "null", "none", "--", "\u2014"})
"""What people and programs leave where an answer is missing."""


def number_from(
    given: object,
    low: float,
    high: float,
    whole: bool = False,
    *,
    unit: str = "",
    sheet: bool = False,
) -> tuple[float | None, str]:
    """Read one number from `low` to `high`: the number, or None and a sentence that helps.

    Args:
        given: Text, as somebody typed it, or a number.
        low: The lowest number that is allowed.
        high: The highest.
        whole: Whether only whole numbers are allowed, so that a comma sets thousands apart.
        unit: The field's unit; where it is "%", a per cent sign behind the number is its own.
        sheet: Whether the text is one cell of a sheet, so that it cannot hold several numbers.
    """
    allowed = f"{'a whole' if whole else 'a'} number from {amount(low)} to {amount(high)}"
    if isinstance(given, str):
        readings, fault = _readings(given, low, high, whole, unit, sheet)
        if fault:
            return None, fault
        if not readings:
            return None, f"{quote(given)} is not a number; {allowed} is needed here."
        number: float | int = readings[0]
    elif isinstance(given, int | float) and not isinstance(given, bool):
        number = given
    else:
        return None, f"{allowed} is needed here."
    # NaN fails this comparison, and an integer too large for a float never becomes one.
    if not low <= number <= high:
        shown = quote(given) if isinstance(given, str) else _shown(number)
        return None, f"{shown} is out of range; {allowed} is needed here."
    if whole and number != int(number):
        return None, f"{amount(number)} is not whole; {allowed} is needed here."
    return float(number), ""


def _readings(
    given: str, low: float, high: float, whole: bool, unit: str, sheet: bool
) -> tuple[list[float], str]:
    """The one number that text means, or none, or a sentence where it is doubtful."""
    text = plain(given).translate(OTHER_BLANKS).strip(f" \t{LINE_ENDS}")
    share = text.endswith("%")
    text = SIGNED.sub(r"\1", text.rstrip("% ") if share else text)
    if any(mark in text for mark in f"\t{LINE_ENDS}"):
        return [], f"{quote(given)} holds several numbers, and one is needed here."
    if len(text) > LONGEST:
        return [], ""
    if share and unit != "%":
        return [], _per_cent(given, text, low, high)
    spaced = BLANK_THOUSANDS.fullmatch(text)
    if spaced:
        joined = float(spaced[1].replace(" ", "") + (f".{spaced[3]}" if spaced[3] else ""))
        doubtful = whole and not sheet and not spaced[3] and " " in given
        return [joined], _doubtful(given, spaced[1], joined, low, high) if doubtful else ""
    if " " in text:
        parts = text.replace(",", " ").replace(";", " ").split()
        if all(NUMERAL.fullmatch(part) for part in parts):
            return [], f"{quote(given)} holds {len(parts)} numbers, and one is needed here."
        return [], ""
    both = BOTH_SIGNS.fullmatch(text)
    if both:
        return [float(f"{both[1].replace(both[2], '')}.{both[3]}")], ""
    readings = readings_of(text, low, high, whole)
    if len(readings) > 1:
        said = " or ".join(map(amount, readings))
        return [], f"{quote(given)} can be read as {said}; write it without a comma."
    return readings, ""


def _per_cent(given: str, text: str, low: float, high: float) -> str:
    """What a share would be on a field that takes something else."""
    readings = readings_of(text, 0, 100, False)
    allowed = f"a number from {amount(low)} to {amount(high)} is needed here"
    if len(readings) != 1:
        return f"{quote(given)} is a share, and {allowed}."
    if low != 0:
        return f"{quote(given)} is a share of 100, and {allowed}."
    share = amount(settle(readings[0] * high / 100), 6)
    return (
        f"{quote(given)} is a share; from 0 to {amount(high)} it makes {share}. Write that, if "
        "it is meant."
    )


def _doubtful(given: str, text: str, joined: float, low: float, high: float) -> str:
    """Ask where groups apart by blanks may be one number or several."""
    parts = text.split(" ")
    one = low <= joined <= high
    several = all(low <= float(part) <= high and str(int(part)) == part for part in parts)
    if len(parts) < 3 or not (one and several):
        return ""
    return (
        f"{quote(given)} can be read as {amount(joined)} or as {len(parts)} numbers; write one "
        "number without blanks."
    )


def readings_of(text: str, low: float, high: float, whole: bool) -> list[float]:
    """What a plain numeral can mean: nothing, one number, or two if a comma could be either."""
    readings = []
    grouped = THOUSANDS.fullmatch(text)
    if NUMERAL.fullmatch(text) and not (grouped and whole):
        readings.append(float(text.replace(",", ".")))
    if grouped:
        readings.append(float(text.replace(grouped.group(1), "")))
    if len(readings) > 1:
        within = [number for number in readings if low <= number <= high]
        # "1.500" is one and a half wherever a point is the decimal sign, as it is in a file.
        return within if "," in text and within else readings[:1]
    return readings


def numeral(text: str) -> bool:
    """Whether text looks like a number in any spelling, per cent included.

    >>> numeral("7,5"), numeral("21\u202f460"), numeral("70 %"), numeral("A7"), numeral("")
    (True, True, True, False, False)
    """
    text = plain(text).translate(OTHER_BLANKS).strip(" ").removesuffix("%").strip(" ")
    text = SIGNED.sub(r"\1", text)
    shapes = (NUMERAL, THOUSANDS, BOTH_SIGNS, BLANK_THOUSANDS)
    return any(shape.fullmatch(text) for shape in shapes)


def blank(cell: object) -> bool:
    """Whether a cell holds no answer.

    >>> blank(" "), blank("NA"), blank(None), blank("0"), blank(0)
    (True, True, True, False, False)
    """
    if not isinstance(cell, str):
        return cell is None
    return plain(cell).translate(OTHER_BLANKS).strip(" \t").lower() in NO_ANSWER


def _shown(number: float) -> str:
    if number != number:
        return "NaN"
    return amount(number) if abs(number) < 1e15 else "A number of that size"
