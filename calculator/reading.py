"""Reading inputs: what someone typed, or a file held, becomes values or sentences that help.

Nothing here raises for bad input. Every fault is a `Message` with the path of its field, and all
faults of one reading are found at once.
"""

from collections.abc import Mapping, Sequence
from typing import Any, TypeGuard

from calculator.declaration import Message
from calculator.fields import (
    Answers,
    Choice,
    Columns,
    Field,
    Group,
    Inputs,
    Name,
    Number,
    Rating,
    Scale,
    Series,
    Table,
)
from calculator.numerals import blank, cells, number_from
from calculator.words import amount, choose, clean, nearest, plural, quote

ABSENT = object()
MOST_FAULTS = 20
"""Of one list; whoever pasted a wrong column need not read ten thousand sentences."""


def read(fields: Sequence[Field], raw: object) -> tuple[Inputs, list[Message]]:
    """Read `raw` against the declared fields: the inputs, and every fault that was found.

    With any fault the inputs are incomplete and must not be reckoned with.
    """
    if not isinstance(raw, Mapping):
        return {}, [Message("", f"The inputs must be an object with {_keys(fields)}.")]
    reader = _Reader()
    return reader.fields(fields, raw), reader.faults


class _Reader:
    """One reading: the scale that ratings lie on, and the faults found so far."""

    def __init__(self) -> None:
        self.faults: list[Message] = []
        self.scale: tuple[float, float] = (0, 0)

    def fields(
        self,
        fields: Sequence[Field],
        raw: Mapping[Any, Any],
        prefix: str = "",
        where: str = "",
    ) -> Inputs:
        known = {field.key for field in fields}
        for key in raw:
            if key not in known:
                text = f"{where or 'The inputs'} cannot have a field {quote(str(key))}"
                self.fault(prefix + clean(str(key)), text + _suggestion(str(key), fields))
        read: Inputs = {}
        # The scale first, because ratings are measured by it; the order of the rest is kept.
        for field in sorted(fields, key=lambda one: not isinstance(one, Scale)):
            label = f"{where}, {field.label.lower()}" if where else field.label
            given = raw.get(field.key, ABSENT)
            if given is None or (isinstance(given, str) and not clean(given)):
                given = ABSENT
            read[field.key] = self.one(field, given, prefix + field.key, label)
        return {field.key: read[field.key] for field in fields}

    def one(self, field: Field, given: object, path: str, label: str) -> Any:
        match field:
            case Number():
                return self.number(field, given, path, label)
            case Rating():
                return self.rating(field, given, path, label)
            case Scale():
                return self.pair(field, given, path, label)
            case Name():
                return self.name(field, given, path, label)
            case Choice():
                return self.choice(field, given, path, label)
            case Series():
                return self.series(field, given, path, label)
            case Answers():
                return self.answers(field, given, path, label)
            case Columns():
                return self.columns(field, given, path, label)
            case Group():
                return self.group(field, given, path, label)
            case Table():
                return self.table(field, given, path, label)

    def fault(self, path: str, text: str) -> None:
        self.faults.append(Message(path, text))

    def number(self, field: Number, given: object, path: str, label: str) -> float | None:
        if given is ABSENT and (field.default is not None or field.optional):
            return field.default
        number, fault = number_from(given, field.low, field.high, field.whole)
        if fault:
            self.fault(path, f"{label}: {fault}")
        return number

    def rating(self, field: Rating, given: object, path: str, label: str) -> float | None:
        if given is ABSENT and field.optional:
            return None
        number, fault = number_from(given, *self.scale)
        if fault:
            self.fault(path, f"{label}: {fault}")
        return number

    def pair(self, field: Scale, given: object, path: str, label: str) -> tuple[float, float]:
        self.scale = field.default
        if given is ABSENT:
            return field.default
        ends: Sequence[object] = ()
        if isinstance(given, str):
            spaced = given.replace("to", " ").replace("–", " ").replace(" - ", " ")
            ends = cells(spaced if spaced.strip(" ").count("-") != 1 else spaced.replace("-", " "))
        elif isinstance(given, Sequence):
            ends = given
        numbers = [number_from(end, -1000, 1000)[0] for end in ends]
        if len(numbers) == 2 and None not in numbers and numbers[0] < numbers[1]:  # type: ignore[operator]
            self.scale = (numbers[0], numbers[1])  # type: ignore[assignment]
        else:
            self.fault(path, f"{label}: two numbers are needed, the lower first, as in 1 to 7.")
        return self.scale

    def name(self, field: Name, given: object, path: str, label: str) -> str:
        if isinstance(given, int) and not isinstance(given, bool) and abs(given) < 10**15:
            given = str(given)
        name = clean(given) if isinstance(given, str) else ""
        if len(name) > field.longest:
            said = f"{amount(len(name))} characters; at most {field.longest} can be shown."
            self.fault(path, f"{label}: {said}")
        elif not name:
            self.fault(path, f"{label}: a name is needed here.")
        return name

    def choice(self, field: Choice, given: object, path: str, label: str) -> str | Inputs:
        if given is ABSENT and field.default is not None:
            return field.default
        if field.fields and isinstance(given, Mapping):
            return self.fields(field.fields, given, f"{path}.", label)
        allowed = choose(field.options)
        if isinstance(given, int | float) and not isinstance(given, bool) and abs(given) < 1e6:
            # A file may hold the key 2.0 without quotes, and JavaScript writes it as 2.
            spellings = (str(given), f"{given:.0f}", f"{given:.1f}")
            given = next((one for one in spellings if one in field.options), str(given))
        if isinstance(given, str) and clean(given) in field.options:
            return clean(given)
        if isinstance(given, str):
            hint = nearest(given, field.options)
            text = f"{quote(given)} is not one of {allowed}"
            text += f"; did you mean {hint}?" if hint else "."
        else:
            text = f"one of {allowed} is needed here."
        self.fault(path, f"{label}: {text}")
        return ""

    def series(self, field: Series, given: object, path: str, label: str) -> list[float] | None:
        if given is ABSENT and field.optional:
            return None
        if isinstance(given, str):
            given = [cell for line in given.split("\n") for cell in cells(line) if cell]
        if given is ABSENT or not _listed(given):
            self.fault(path, f"{label}: a list of numbers is needed.")
            return []
        if not self.counted(given, field.least, field.most, "number", "numbers", path, label):
            return []
        low, high = self.scale if field.rated else (field.low, field.high)
        return self.numbers(given, low, high, field.whole, path, label)

    def numbers(
        self, given: Any, low: float, high: float, whole: bool, path: str, label: str
    ) -> list[float]:
        numbers, wrong = [], 0
        for position, one in enumerate(given):
            number, fault = number_from(one, low, high, whole)
            if number is None:
                wrong += 1
                if wrong <= MOST_FAULTS:
                    self.fault(f"{path}.{position}", f"{label}, number {position + 1}: {fault}")
            else:
                numbers.append(number)
        if wrong > MOST_FAULTS:
            self.fault(path, f"{label}: {amount(wrong - MOST_FAULTS)} more are wrong as well.")
        return numbers

    def answers(
        self, field: Answers, given: object, path: str, label: str
    ) -> list[list[float | None]]:
        if isinstance(given, str):
            given = [cells(line) for line in given.split("\n") if clean(line)]
        if given is ABSENT or not _listed(given):
            self.fault(
                path,
                f"{label}: a list of respondents is needed, each a list of answers.",
            )
            return []
        if not self.counted(given, 1, field.most, "respondent", "respondents", path, label):
            return []
        found = len(self.faults)
        rows: list[list[float | None]] = []
        for position, row in enumerate(given):
            if len(self.faults) - found > MOST_FAULTS:
                break
            where, place = f"{label}, respondent {position + 1}", f"{path}.{position}"
            if not _listed(row):
                self.fault(place, f"{where}: a list of answers is needed.")
            elif len(row) != len(given[0]) or len(row) > field.widest:
                wanted = min(len(given[0]), field.widest) if _listed(given[0]) else field.widest
                self.fault(place, f"{where}: {len(row)} answers, where {wanted} are needed.")
            else:
                rows.append(self.row_of_answers(row, place, where))
        return rows

    def row_of_answers(self, row: Any, path: str, label: str) -> list[float | None]:
        read: list[float | None] = []
        for position, one in enumerate(row):
            number, fault = (None, "") if blank(one) else number_from(one, *self.scale)
            if fault:
                self.fault(f"{path}.{position}", f"{label}, item {position + 1}: {fault}")
            read.append(number)
        return read

    def columns(
        self, field: Columns, given: object, path: str, label: str
    ) -> dict[str, list[float]] | None:
        if given is ABSENT and field.optional:
            return None
        if isinstance(given, str):
            head, *lines = [cells(line) for line in given.split("\n") if clean(line)]
            given = {
                name: [line[at] if at < len(line) else "" for line in lines]
                for at, name in enumerate(head)
            }
        if not isinstance(given, Mapping) or not given:
            self.fault(path, f"{label}: named columns of numbers are needed.")
            return {}
        if len(given) > field.widest:
            self.fault(
                path,
                f"{label}: {len(given)} columns; at most {field.widest} can be read.",
            )
            return {}
        read: dict[str, list[float]] = {}
        for key, column in given.items():
            name, place = clean(str(key))[:120], f"{path}.{clean(str(key))[:120]}"
            where = f"{label}, column {quote(name)}"
            if not name or not _listed(column):
                self.fault(place, f"{where}: a name and a list of numbers are needed.")
            elif self.counted(column, field.least, field.most, "number", "numbers", place, where):
                read[name] = self.numbers(column, field.low, field.high, False, place, where)
        lengths = {len(column) for column in read.values()}
        if len(lengths) > 1 and not self.faults:
            spoken = choose([amount(length) for length in sorted(lengths)], "and")
            self.fault(path, f"{label}: columns must be of equal length; there are {spoken}.")
        return read

    def group(self, field: Group, given: object, path: str, label: str) -> Inputs | None:
        keys = [one.key for one in field.fields]
        if _listed(given):
            # A list may end early where the rest need not be given.
            rest = field.fields[len(given) :]
            if len(given) <= len(keys) and all(one.optional for one in rest):
                given = dict(zip(keys, given, strict=False))
        if isinstance(given, Mapping) and field.optional and all(map(blank, given.values())):
            given = ABSENT
        if given is ABSENT and field.optional:
            return None
        if not isinstance(given, Mapping):
            self.fault(
                path,
                f"{label}: {choose(keys, 'and')} are needed, each with its number.",
            )
            return {}
        named = {str(key): value for key, value in given.items()}  # YAML reads 1: as a number
        return self.fields(field.fields, named, f"{path}.", label)

    def table(self, field: Table, given: object, path: str, label: str) -> list[Inputs]:
        if given is ABSENT:
            given = []
        if not _listed(given):
            self.fault(path, f"{label}: a list of {field.rows} is needed.")
            return []
        if not self.counted(given, field.least, field.most, field.row, field.rows, path, label):
            return []
        rows = []
        for position, row in enumerate(given):
            number = f"{field.row} {position + 1}"
            inside = label.rpartition(", ")[0]
            where = f"{inside}, {number}" if inside else number.capitalize()
            if isinstance(row, Mapping):
                rows.append(self.fields(field.columns, row, f"{path}.{position}.", where))
            else:
                text = f"{where} must be an object with {_keys(field.columns)}."
                self.fault(f"{path}.{position}", text)
        return rows

    def counted(
        self,
        given: Any,
        least: int,
        most: int,
        one: str,
        many: str,
        path: str,
        label: str,
    ) -> bool:
        if len(given) < least:
            self.fault(path, f"{label}: at least {plural(least, one, many)} needed.")
        elif len(given) > most:
            counted = f"{amount(len(given))} {many}"
            self.fault(path, f"{label}: {counted}; at most {amount(most)} can be read.")
        return least <= len(given) <= most


def _listed(given: object) -> TypeGuard[Sequence[Any]]:
    return isinstance(given, Sequence) and not isinstance(given, str | bytes)


def _keys(fields: Sequence[Field]) -> str:
    return choose([field.key for field in fields], last="and")


def _suggestion(key: str, fields: Sequence[Field]) -> str:
    hint = nearest(key, [field.key for field in fields])
    return f"; did you mean {quote(hint)}?" if hint else f"; it has {_keys(fields)}."
