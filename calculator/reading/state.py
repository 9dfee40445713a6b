"""One reading on its way: where it stands, the scale that ratings lie on, and the faults so far."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, TypeGuard

from calculator.declaration import Message
from calculator.fields import Field, Inputs
from calculator.words import amount, plural

ABSENT = object()
"""What stands for a value that was not given."""


@dataclass(frozen=True)
class Place:
    """Where a value stands: its path for programs, its label for people.

    >>> Place("moments.2", "Moment 3").at("reach", "reach")
    Place(path='moments.2.reach', label='Moment 3, reach')
    """

    path: str = ""
    label: str = ""

    def at(self, key: object, label: str) -> "Place":
        """A place within this one."""
        path = f"{self.path}.{key}" if self.path else str(key)
        return Place(path, f"{self.label}, {label}" if self.label else label)


@dataclass
class Reading:
    """What one reading knows.

    Attributes:
        fields: Reads an object of fields; groups and tables hold such objects.
        scale: The scale that ratings lie on.
        faults: All that was found wrong so far.
        notes: What was taken otherwise than it stands there, and is said beside the answer.
    """

    fields: Callable[["Reading", Sequence[Field], Mapping[Any, Any], Place], Inputs]
    scale: tuple[float, float] = (0, 0)
    faults: list[Message] = field(default_factory=list)
    notes: list[Message] = field(default_factory=list)

    def fault(self, place: Place, text: str) -> None:
        """Take note of a fault: a sentence that begins with the place's label."""
        self.faults.append(Message(place.path, f"{place.label}: {text}" if place.label else text))

    def note(self, place: Place, text: str) -> None:
        """Take note of what is no fault and must be said: a sentence after the place's label."""
        self.notes.append(Message(place.path, f"{place.label}: {text}", level="note"))

    def counted(
        self, given: Sequence[Any], least: int, most: int, one: str, many: str, place: Place
    ) -> bool:
        """Whether there are neither too few nor too many of them."""
        if len(given) < least:
            self.fault(place, f"at least {plural(least, one, many)} needed.")
        elif len(given) > most:
            counted = f"{amount(len(given))} {many}"
            self.fault(place, f"{counted}; at most {amount(most)} can be read.")
        return least <= len(given) <= most


def listed(given: object) -> TypeGuard[Sequence[Any]]:
    """Whether something is a list, as files give them."""
    return isinstance(given, Sequence) and not isinstance(given, str | bytes)
