"""Numbers as people write them: with a comma or a point, with thousands set apart."""

import re

from calculator.words import amount, quote

MINUS_SIGNS = str.maketrans("\u2212\u2013", "--")
SPACES = dict.fromkeys(map(ord, " \t\r\n\u00a0\u2009\u202f"))
NUMERAL = re.compile(r"[+-]?([0-9]+[.,]?[0-9]*|[.,][0-9]+)(e[+-]?[0-9]{1,3})?", re.IGNORECASE)
THOUSANDS = re.compile(r"[+-]?[1-9][0-9]{0,2}([.,'\u2019])[0-9]{3}(\1[0-9]{3})*")
LONGEST = 40
BLANKS = frozenset({"", "-", "–", "—", ".", "na", "n/a", "null", "none"})
"""What people leave where an answer is missing."""


def number_from(
    given: object, low: float, high: float, whole: bool = False
) -> tuple[float | None, str]:
    """Read one number from `low` to `high`: the number, or None and a sentence that helps.

    Text may use a comma or a point for decimals and may set thousands apart. A comma that can be
    either is asked about, never guessed. Nothing raises.
    """
    allowed = f"{'a whole' if whole else 'a'} number from {amount(low)} to {amount(high)}"
    if isinstance(given, str):
        readings = readings_of(given, low, high, whole)
        if len(readings) > 1:
            small, large = map(amount, readings)
            both = f"{small} or {large}"
            return (
                None,
                f"{quote(given)} can be read as {both}; write it without a comma.",
            )
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


def readings_of(text: str, low: float, high: float, whole: bool) -> list[float]:
    """What a numeral can mean: nothing, one number, or two if a comma could be either."""
    text = text.translate(MINUS_SIGNS).translate(SPACES)
    if len(text) > LONGEST:
        return []
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


def cells(line: str) -> list[str]:
    r"""The cells of a pasted line: parted by tabs, else by semicolons, else by spaces.

    A comma parts only if a space follows it or there are several without one, because in half of
    Europe it stands inside the number.

    >>> cells("4\t\t5"), cells("4; 5,5;"), cells("4, 5, 4"), cells("4 5,5"), cells("4,5,4")
    (['4', '', '5'], ['4', '5,5', ''], ['4', '5', '4'], ['4', '5,5'], ['4', '5', '4'])
    """
    line = line.strip(" \r\n")
    for separator in ("\t", ";"):
        if separator in line:
            return [cell.strip(" ") for cell in line.split(separator)]
    if ", " in line or (line.count(",") > 1 and " " not in line):
        return [cell.strip(" ") for cell in line.split(",")]
    return [cell for cell in line.split(" ") if cell]


def blank(cell: object) -> bool:
    """Whether a cell holds no answer.

    >>> blank(" "), blank("NA"), blank(None), blank("0"), blank(0)
    (True, True, True, False, False)
    """
    return cell is None or (isinstance(cell, str) and cell.strip(" \t\u00a0").lower() in BLANKS)


def _shown(number: float) -> str:
    if number != number:
        return "NaN"
    return amount(number) if abs(number) < 1e15 else "A number of that size"
