"""What a form's fields hold for given inputs: the text that reads back as the same inputs.

A link, a file of inputs and the form itself hold this text: what leaves comes back as it was.
"""

import re
from collections.abc import Mapping, Sequence
from typing import Any

from calculator.fields import Answers, Choice, Columns, Field, Group, Scale, Series, Table

Entered = dict[str, Any]
"""A form's contents by key: text for fields, objects for groups, lists of objects for tables."""

THOUSANDS = re.compile(r"-?[1-9][0-9]{0,2}\.[0-9]{3}")
"""A number with three decimals that would read as thousands where a point sets those apart."""
MISSING = "NA"
"""What stands for a missing answer where a blank could be overlooked, or read as no respondent."""


def entered(fields: Sequence[Field], inputs: Mapping[str, Any]) -> Entered:
    """What a form holds for inputs that have been read, every field of the declaration included."""
    return {field.key: held(field, inputs.get(field.key)) for field in fields}


def held(field: Field, value: Any) -> Any:
    """What one field holds for a value; nothing is empty text.

    >>> held(Scale((1, 10)), (1.0, 7.0)), held(Series("waits", "Waits"), [3.0, 4.5])
    ('1 to 7', '3 4.5')
    """
    listed = isinstance(value, Sequence) and not isinstance(value, str)
    match field:
        case Table():
            return [entered(field.columns, row) for row in value or ()]
        case Group() if listed:
            keys = [one.key for one in field.fields]
            return entered(field.fields, dict(zip(keys, value, strict=False)))
        case Group():
            return entered(field.fields, {str(key): one for key, one in (value or {}).items()})
        case Choice() if isinstance(value, Mapping):
            return entered(field.fields, value)
        case Scale() if listed:
            return " to ".join(map(numeral, value))
        case Series(blanks=True) if listed:
            return "".join(f"{numeral(one)}\n" for one in value)  # the end of a line is no blank
        case Series() if listed:
            return _in_a_row([sure(one) or MISSING for one in value])
        case Answers() if listed:
            return "\n".join(map(_respondent, value))
        case Columns() if isinstance(value, Mapping):
            lines = zip(*value.values(), strict=False)
            return "\n".join(["\t".join(value), *("\t".join(map(sure, row)) for row in lines)])
    return numeral(value)


def numeral(value: Any) -> str:
    """The shortest text that reads back as the same number; text stays as it is, None is empty.

    >>> numeral(50_000_000.0), numeral(0.1 + 0.2), numeral(0.000025), numeral(1e300), numeral("7,5")
    ('50000000', '0.30000000000000004', '0.000025', '1e+300', '7,5')
    """
    if isinstance(value, bool) or not isinstance(value, int | float):
        return "" if value is None else str(value)
    if isinstance(value, int) or (value.is_integer() and abs(value) < 1e21):
        return str(int(value))
    text = repr(value)
    digits, _, exponent = text.partition("e-")
    if not exponent or int(exponent) > 9:
        return text
    written = f"{value:.{len(digits.lstrip('-').replace('.', '')) - 1 + int(exponent)}f}"
    return written if float(written) == value else text


def sure(value: Any) -> str:
    """A numeral that cannot be taken for thousands: one decimal more where there are just three.

    >>> sure(2.675), sure(0.125), sure(12.5), sure(None)
    ('2.6750', '0.125', '12.5', '')
    """
    text = numeral(value)
    return f"{text}0" if not isinstance(value, str) and THOUSANDS.fullmatch(text) else text


def _respondent(row: Any) -> str:
    if isinstance(row, str) or not isinstance(row, Sequence):
        return numeral(row)
    cells = [sure(one) for one in row]
    return "\t".join(cells if any(cells) else [MISSING] * len(cells))


def _in_a_row(numerals: list[str]) -> str:
    """Numbers in a row, or each on its line if one is missing or a blank could set thousands."""
    apart = MISSING in numerals or any(len(one) == 3 and one.isdigit() for one in numerals[1:])
    return ("\n" if apart else " ").join(numerals)
