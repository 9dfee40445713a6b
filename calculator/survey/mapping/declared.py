"""The parts from which a document is declared: each reads a value, and describes it as JSON Schema.

Values come as text, lists and mappings. Every fault is a message with its place; nothing raises.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import KW_ONLY, dataclass, field
from typing import Any, Protocol

from calculator.declaration import Message
from calculator.numerals import number_from
from calculator.survey.dates import day_of
from calculator.words import amount, choose, clean, nearest, quote

UNSAID = "?"
LONGEST = 500
ISO_DAY = re.compile("[1-9][0-9]{3}-[0-9]{2}-[0-9]{2}")
Faults = list[Message]
Schema = dict[str, Any]


class Stated(Protocol):
    """One part of a declared document."""

    def read(self, raw: object, place: str, faults: Faults) -> Any:
        """The value, or what comes nearest; what is wrong with it joins the faults."""

    def schema(self) -> Schema:
        """The same as JSON Schema."""


@dataclass(frozen=True)
class Phrase:
    """Words on one line, up to `longest` characters."""

    help: str = ""
    _: KW_ONLY
    longest: int = LONGEST

    def read(self, raw: object, place: str, faults: Faults) -> str:
        """The words."""
        if not isinstance(raw, str) or not raw.strip():
            faults.append(Message(place, "words are needed here."))
            return ""
        if len(raw) > self.longest:
            said = f"{amount(len(raw))} characters; at most {amount(self.longest)} can stand here."
            faults.append(Message(place, said))
        elif raw != " ".join(clean(raw).split()):
            said = f"{quote(raw)} holds blanks or marks that no heading or label keeps; write "
            faults.append(Message(place, f"{said}{quote(' '.join(clean(raw).split()))}."))
        return raw

    def schema(self) -> Schema:
        """A string, or a number that is read as one."""
        return {"type": ["string", "number", "boolean"], "maxLength": self.longest, **_help(self)}


@dataclass(frozen=True)
class OneOf:
    """One of a few words, or `UNSAID` where that can be `asked`."""

    options: tuple[str, ...]
    help: str = ""
    _: KW_ONLY
    asked: bool = False

    def read(self, raw: object, place: str, faults: Faults) -> str:
        """The word."""
        if isinstance(raw, str) and (raw in self.options or (self.asked and raw == UNSAID)):
            return raw
        allowed = choose(map(quote, self.options))
        shown = quote(raw) if isinstance(raw, str) else "This"
        hint = nearest(raw, self.options) if isinstance(raw, str) else ""
        said = f"; did you mean {quote(hint)}?" if hint else "."
        faults.append(Message(place, f"{shown} is not one of {allowed}{said}"))
        return ""

    def schema(self) -> Schema:
        """An enumeration."""
        figures = [int(one) for one in self.options if one.isascii() and one.isdigit()]
        options = [*self.options, *figures, *([UNSAID] if self.asked else [])]
        return {"enum": options, **_help(self)}


@dataclass(frozen=True)
class Flag:
    """Yes or no."""

    help: str = ""

    def read(self, raw: object, place: str, faults: Faults) -> bool:
        """Whether it is yes."""
        said = raw.lower() if isinstance(raw, str) else ""
        if said not in ("yes", "no", "true", "false"):
            faults.append(Message(place, "yes or no is needed here."))
        return said in ("yes", "true")

    def schema(self) -> Schema:
        """A boolean, or the word for it."""
        return {"enum": [True, False, "yes", "no"], **_help(self)}


@dataclass(frozen=True)
class Count:
    """A whole number from `low` to `high`."""

    low: int
    high: int
    help: str = ""

    def read(self, raw: object, place: str, faults: Faults) -> int:
        """The number; the lowest if there is none."""
        number, fault = number_from(raw, self.low, self.high, whole=True)
        if fault:
            faults.append(Message(place, fault))
        return self.low if number is None else int(number)

    def schema(self) -> Schema:
        """An integer."""
        return {"type": "integer", "minimum": self.low, "maximum": self.high, **_help(self)}


@dataclass(frozen=True)
class Day:
    """A day of the calendar, the year first."""

    help: str = ""

    def read(self, raw: object, place: str, faults: Faults) -> str:
        """The day, as 2024-01-31; nothing if there is none."""
        if not isinstance(raw, str) or not ISO_DAY.fullmatch(raw):
            faults.append(Message(place, "a day is needed here, the year first, as in 2024-01-31."))
            return ""
        year, month, day = map(int, raw.split("-"))
        if not day_of((year, month, day), "ymd"):
            faults.append(Message(place, f"{quote(raw)} is no day of the calendar."))
            return ""
        return raw

    def schema(self) -> Schema:
        """Text of ten characters."""
        return {"type": "string", "pattern": f"^{ISO_DAY.pattern}$", **_help(self)}


@dataclass(frozen=True)
class TwoEnds:
    """The lowest and the highest number of a scale, or `UNSAID`."""

    help: str = ""
    furthest: float = 1e6

    def read(self, raw: object, place: str, faults: Faults) -> tuple[float, float] | str:
        """The two ends, the lower first."""
        if raw == UNSAID:
            return UNSAID
        ends = raw if isinstance(raw, list) else []
        numbers = [number_from(end, -self.furthest, self.furthest)[0] for end in ends]
        low, high = numbers if len(numbers) == 2 else (None, None)
        if low is None or high is None or low >= high:
            faults.append(Message(place, "two numbers are needed, the lower first, as in [1, 7]."))
            return UNSAID
        return low, high

    def schema(self) -> Schema:
        """Two numbers, or the sign for what is not said."""
        pair = {"type": "array", "items": {"type": "number"}, "minItems": 2, "maxItems": 2}
        return {"anyOf": [pair, {"const": UNSAID}], **_help(self)}


@dataclass(frozen=True)
class ListOf:
    """Up to `most` values of one kind."""

    item: Stated
    help: str = ""
    _: KW_ONLY
    most: int = 2_000

    def read(self, raw: object, place: str, faults: Faults) -> tuple[Any, ...]:
        """The values."""
        if raw == "":
            return ()
        if not isinstance(raw, list):
            faults.append(Message(place, "a list is needed here."))
            return ()
        if len(raw) > self.most:
            said = f"{amount(len(raw))} entries; at most {amount(self.most)} can be read."
            faults.append(Message(place, said))
            return ()
        return tuple(
            self.item.read(one, f"{place}.{at}", faults) for at, one in enumerate(raw, start=1)
        )

    def schema(self) -> Schema:
        """An array."""
        items = self.item.schema()
        return {"type": "array", "items": items, "maxItems": self.most, **_help(self)}


@dataclass(frozen=True)
class MapOf:
    """Values of one kind by words of the reader's own, up to `most` of them."""

    item: Stated
    help: str = ""
    _: KW_ONLY
    most: int = 2_000

    def read(self, raw: object, place: str, faults: Faults) -> dict[str, Any]:
        """The values by their words."""
        if raw == "":
            return {}
        if not isinstance(raw, Mapping):
            faults.append(Message(place, "words are needed here, each with a colon and a value."))
            return {}
        if len(raw) > self.most:
            said = f"{amount(len(raw))} entries; at most {amount(self.most)} can be read."
            faults.append(Message(place, said))
            return {}
        key = Phrase()
        return {
            key.read(str(one), f"{place}.{one}", faults): self.item.read(
                value, f"{place}.{one}", faults
            )
            for one, value in raw.items()
        }

    def schema(self) -> Schema:
        """An object with keys of the reader's own."""
        items = self.item.schema()
        return {"type": "object", "additionalProperties": items, **_help(self)}


@dataclass(frozen=True)
class Record:
    """Values by keys that are declared, some of which are `needed`."""

    parts: Mapping[str, Stated]
    help: str = ""
    _: KW_ONLY
    needed: Sequence[str] = field(default=())

    def read(self, raw: object, place: str, faults: Faults) -> dict[str, Any]:
        """The values that are given, by their keys."""
        if not isinstance(raw, Mapping):
            keys = choose(map(quote, self.needed or self.parts), "and")
            faults.append(Message(place, f"{keys} must stand here, each with a colon and a value."))
            return {}
        for key in raw:
            if key not in self.parts:
                hint = nearest(str(key), self.parts)
                near = f"did you mean {quote(hint)}?" if hint else ""
                there = near or f"there are {choose(map(quote, self.parts), 'and')}."
                said = f"{quote(str(key))} cannot stand here; {there}"
                faults.append(Message(_at(place, str(key)), said))
        for key in self.needed:
            if key not in raw:
                faults.append(Message(place, f"{quote(key)} is missing."))
        return {
            key: part.read(raw[key], _at(place, key), faults)
            for key, part in self.parts.items()
            if key in raw
        }

    def schema(self) -> Schema:
        """An object with these keys and no others."""
        parts = {key: part.schema() for key, part in self.parts.items()}
        found: Schema = {"type": "object", "properties": parts, "additionalProperties": False}
        return {**found, **({"required": list(self.needed)} if self.needed else {}), **_help(self)}


def _at(place: str, key: str) -> str:
    return f"{place}.{key}" if place else key


def _help(part: Any) -> Schema:
    return {"description": part.help} if part.help else {}
