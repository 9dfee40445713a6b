"""Reading inputs: what someone typed, or a file held, becomes values or sentences that help.

Nothing here raises for bad input. Every fault is a `Message` with the path of its field, and all
faults of one reading are found at once.
"""

import re
from collections.abc import Mapping, Sequence
from typing import Any

from calculator.declaration import Choice, Column, Field, Inputs, Message, Name, Number, Table
from calculator.words import amount, choose, clean, nearest, plural, quote

MINUS_SIGNS = str.maketrans("\u2212\u2013", "--")
SPACES = dict.fromkeys(map(ord, " \t\r\n\u00a0\u2009\u202f"))
NUMBER = re.compile(r"[+-]?([0-9]+[.,]?[0-9]*|[.,][0-9]+)(e[+-]?[0-9]{1,3})?", re.IGNORECASE)
THOUSANDS = re.compile(r"[+-]?[1-9][0-9]{0,2}([.,'\u2019])[0-9]{3}(\1[0-9]{3})*")
LONGEST_NUMBER = 40
ABSENT = object()


def read(fields: Sequence[Field], raw: object) -> tuple[Inputs, list[Message]]:
    """Read `raw` against the declared fields: the inputs, and every fault that was found.

    With any fault the inputs are incomplete and must not be reckoned with.
    """
    if not isinstance(raw, Mapping):
        return {}, [Message("", f"The inputs must be an object with {_keys(fields)}.")]
    faults: list[Message] = []
    inputs = _read_fields(fields, raw, prefix="", where="", faults=faults)
    return inputs, faults


def _read_fields(
    fields: Sequence[Field], raw: Mapping[Any, Any], prefix: str, where: str, faults: list[Message]
) -> Inputs:
    known = {field.key for field in fields}
    for key in raw:
        if key not in known:
            text = f"{where or 'The inputs'} cannot have a field {quote(str(key))}"
            faults.append(Message(prefix + clean(str(key)), text + _suggestion(str(key), fields)))
    inputs: Inputs = {}
    for field in fields:
        given = raw.get(field.key, ABSENT)
        path = prefix + field.key
        if isinstance(field, Table):
            inputs[field.key] = _read_table(field, given, path, faults)
        else:
            label = f"{where}, {field.label.lower()}" if where else field.label
            inputs[field.key] = _read_one(field, given, path, label, faults)
    return inputs


def _read_table(table: Table, given: object, path: str, faults: list[Message]) -> list[Inputs]:
    if given is ABSENT or given is None:
        given = []
    if not isinstance(given, Sequence) or isinstance(given, str | bytes):
        faults.append(Message(path, f"{table.label}: a list of {table.rows} is needed."))
        return []
    if len(given) < table.least:
        needed = plural(table.least, table.row, table.rows)
        faults.append(Message(path, f"{table.label}: at least {needed} needed."))
        return []
    if len(given) > table.most:
        counted = f"{amount(len(given))} {table.rows}"
        faults.append(Message(path, f"{table.label}: {counted}; at most {table.most} can be read."))
        return []
    rows = []
    for position, row in enumerate(given):
        where = f"{table.row.capitalize()} {position + 1}"
        if isinstance(row, Mapping):
            prefix = f"{path}.{position}."
            rows.append(_read_fields(table.columns, row, prefix, where, faults))
        else:
            text = f"{where} must be an object with {_keys(table.columns)}."
            faults.append(Message(f"{path}.{position}", text))
    return rows


def _read_one(field: Column, given: object, path: str, label: str, faults: list[Message]) -> Any:
    if given is None or (isinstance(given, str) and not clean(given)):
        given = ABSENT
    if given is ABSENT and not isinstance(field, Name) and field.default is not None:
        return field.default
    value: float | str | None
    if isinstance(field, Number):
        value, fault = _read_number(field, given)
    elif isinstance(field, Choice):
        value, fault = _read_choice(field, given)
    else:
        value, fault = _read_name(field, given)
    if fault:
        faults.append(Message(path, f"{label}: {fault}"))
    return value


def _read_number(field: Number, given: object) -> tuple[float | None, str]:
    allowed = f"a number from {amount(field.low)} to {amount(field.high)}"
    if field.whole:
        allowed = allowed.replace("a number", "a whole number")
    if given is ABSENT:
        return None, f"{allowed} is needed here."
    if isinstance(given, str):
        readings = _numbers_in(given, field)
        if len(readings) > 1:
            low, high = map(amount, readings)
            return None, f"{quote(given)} can be read as {low} or {high}; write it without a comma."
        if not readings:
            return None, f"{quote(given)} is not a number; {allowed} is needed here."
        number: float | int = readings[0]
    elif isinstance(given, int | float) and not isinstance(given, bool):
        number = given
    else:
        return None, f"{allowed} is needed here."
    # NaN fails this comparison, and an integer too large for a float never becomes one.
    if not field.low <= number <= field.high:
        shown = quote(given) if isinstance(given, str) else _shown(number)
        return None, f"{shown} is out of range; {allowed} is needed here."
    if field.whole and number != int(number):
        return None, f"{amount(number)} is not whole; {allowed} is needed here."
    return float(number), ""


def _shown(number: float) -> str:
    if number != number:
        return "NaN"
    return amount(number) if abs(number) < 1e15 else "A number of that size"


def _numbers_in(text: str, field: Number) -> list[float]:
    """What a typed number can mean: nothing, one number, or two if a comma could be either."""
    text = text.translate(MINUS_SIGNS).translate(SPACES)
    if len(text) > LONGEST_NUMBER:
        return []
    readings = []
    grouped = THOUSANDS.fullmatch(text)
    if NUMBER.fullmatch(text) and not (grouped and field.whole):
        readings.append(float(text.replace(",", ".")))
    if grouped:
        readings.append(float(text.replace(grouped.group(1), "")))
    if len(readings) > 1:
        within = [number for number in readings if field.low <= number <= field.high]
        # "1.500" is one and a half wherever a point is the decimal sign, as it is in a file.
        return within if "," in text and within else readings[:1]
    return readings


def _read_name(field: Name, given: object) -> tuple[str, str]:
    if given is ABSENT:
        return "", "a name is needed here."
    if not isinstance(given, str):
        given = amount(given) if isinstance(given, int) and abs(given) < 10**15 else ""
    name = clean(given)
    if len(name) > field.longest:
        return name, f"{len(name)} characters; at most {field.longest} can be shown."
    return name, "" if name else "a name is needed here."


def _read_choice(field: Choice, given: object) -> tuple[str, str]:
    allowed = choose(field.options)
    if given is ABSENT:
        return "", f"one of {allowed} is needed here."
    if isinstance(given, str) and clean(given) in field.options:
        return clean(given), ""
    shown = quote(given) if isinstance(given, str) else "this"
    hint = nearest(given, field.options) if isinstance(given, str) else ""
    return "", f"{shown} is not one of {allowed}" + (f"; did you mean {hint}?" if hint else ".")


def _keys(fields: Sequence[Field]) -> str:
    return choose([field.key for field in fields], last="and")


def _suggestion(key: str, fields: Sequence[Field]) -> str:
    hint = nearest(key, [field.key for field in fields])
    return f"; did you mean {quote(hint)}?" if hint else f"; it has {_keys(fields)}."
