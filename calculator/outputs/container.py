"""What a link and a file of inputs hold alike: a calculator, a version, and what its form holds.

VERSIONS is the promise that a link is kept: whoever changes a calculator reads there what to do.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from calculator.catalog import UnknownCalculator, load
from calculator.declaration import Calculator, Message
from calculator.entered import Entered, held, numeral
from calculator.errors import MomentsError
from calculator.fields import Answers, Choice, Columns, Field, Group, Scale, Series, Table
from calculator.words import amount, choose, clean, nearest, quote

VERSIONS = {
    1: "The first: what a calculator's form holds, every field by its key.",
}
"""The versions of links and files of inputs, and what each changed. All stay readable, for ever.

A field that is added later needs no version. It is missing in what was made before, and takes its
default then, or counts as not given: declare it so that the old answer stays the same bytes. A
version is added when the meaning of a field changes that older links hold, such as its unit or what
an option stands for; then `opened` below turns the older meaning into the newer. `golden.json`
beside the tests keeps a link of each calculator as it was made, and each must give the same values.
"""
VERSION = max(VERSIONS)


@dataclass(frozen=True)
class Opened:
    """What came with a link or a file: a calculator and what its form shall hold, or why not.

    `inputs` is None if any message is an error. A note says what the link or file did not name.
    """

    calculator: str
    inputs: Entered | None
    messages: tuple[Message, ...]


class Refused(MomentsError):
    """A link or file cannot be taken; the message is a sentence for whoever opened it."""

    def __init__(self, sentence: str, path: str = "") -> None:
        super().__init__(sentence)
        self.path = path


def refused(fault: Refused, calculator: str = "") -> Opened:
    """What is opened where nothing could be taken."""
    return Opened(calculator, None, (Message(fault.path, str(fault)),))


def opened(what: str, name: object, version: object, inputs: object) -> Opened:
    """Check the parts of a container against the calculator that it names.

    Args:
        what: "link" or "file", for sentences.
        name: The calculator's name.
        version: One of `VERSIONS`, as a number or as text.
        inputs: What its form holds by key; numbers may stand as numbers.
    """
    declared: Calculator | None = None
    try:
        declared = _known(what, name)
        _readable(what, version)
        if not isinstance(inputs, Mapping):
            raise Refused(f"The {what} holds no inputs for {quote(declared.question)}")
        fitted = _fitted(declared.fields, inputs, f"The {what}", "")
    except Refused as fault:
        return refused(fault, declared.name if declared else "")
    absent = [field.label for field in declared.fields if field.key not in inputs]
    notes = []
    if absent:
        said = f"The {what} does not say {choose(map(quote, absent), 'and')}: "
        said += "what is not said stands at its default or counts as not given."
        notes.append(Message("", said, level="note"))
    return Opened(declared.name, fitted, tuple(notes))


def beyond_the_form(opened: Opened) -> tuple[Message, ...]:
    """What was opened and a page's form cannot hold, so that its answer would leave it out."""
    if opened.inputs is None:
        return ()
    return tuple(
        Message(
            field.key,
            f"{quote(field.label)} cannot be shown in the form, so an answer on this page leaves "
            f"it out. The command line reads it.",
            level="note",
        )
        for field in load(opened.calculator).fields
        if (isinstance(field, Table) and not field.in_form and opened.inputs[field.key])
        or (isinstance(field, Choice) and isinstance(opened.inputs[field.key], Mapping))
    )


def _known(what: str, name: object) -> Calculator:
    if not (isinstance(name, str) and name):
        raise Refused(f"The {what} names no calculator.")
    try:
        return load(name)
    except UnknownCalculator as unknown:
        raise Refused(str(unknown)) from None


def _readable(what: str, version: object) -> None:
    given = numeral(version) if isinstance(version, str | int | float) else ""
    if given not in map(str, VERSIONS):
        known = choose(map(str, VERSIONS))
        said = f"is of version {quote(given)}" if given else "does not say its version"
        raise Refused(
            f"The {what} {said}; version {known} can be read here. "
            "A newer copy of this site may open it."
        )


def _fitted(fields: Sequence[Field], given: Mapping[Any, Any], where: str, path: str) -> Entered:
    """What fields hold; whatever was left out is empty, whatever is not theirs is refused."""
    keys = [field.key for field in fields]
    for key in given:
        if key not in keys:
            hint = nearest(str(key), keys)
            said = f"did you mean {quote(hint)}?" if hint else f"there are {choose(keys, 'and')}."
            raise Refused(
                f"{where} has a field {quote(str(key))}, which is unknown here; {said}",
                f"{path}{clean(str(key))}",
            )
    return {
        field.key: _fitting(field, given.get(field.key), where, path + field.key)
        for field in fields
    }


def _fitting(field: Field, given: Any, where: str, path: str) -> Any:
    place = f"{where}: {quote(field.label)}"
    match field:
        case Table():
            rows = [] if given in (None, "") else given
            if not isinstance(rows, list) or not all(isinstance(row, Mapping) for row in rows):
                raise Refused(f"{place} must be a list of {field.rows}.", path)
            if len(rows) > field.most:
                raise Refused(
                    f"{place} holds {amount(len(rows))} {field.rows}; at most "
                    f"{amount(field.most)} can be read.",
                    path,
                )
            return [
                _fitted(
                    field.columns, row, f"{where}, {field.row} {number}", f"{path}.{number - 1}."
                )
                for number, row in enumerate(rows, start=1)
            ]
        case Group():
            if given in (None, ""):
                return {one.key: "" for one in field.fields}
            if not isinstance(given, Mapping):
                raise Refused(f"{place} must be an object of numbers.", path)
            return _fitted(field.fields, given, place, f"{path}.")
        case Choice() if field.fields and isinstance(given, Mapping):
            return _fitted(field.fields, given, place, f"{path}.")
        case Scale() | Series() | Answers() | Columns() if isinstance(given, list | Mapping):
            return _as_text(field, given, place, path)
    if isinstance(given, bool) or not (given is None or isinstance(given, str | int | float)):
        raise Refused(f"{place} must be text or a number.", path)
    return numeral(given)


def _as_text(field: Scale | Series | Answers | Columns, given: Any, place: str, path: str) -> str:
    """Lists of numbers, as a script writes them, as the text that the field holds."""
    lists: list[Any]
    match field, given:
        case Scale() | Series(), list():
            lists = [given]
        case Answers(), list():
            lists = given
        case Columns(), Mapping():
            lists = list(given.values())
        case _:
            lists = [None]
    numbers = int | float | str | None
    for one in lists:
        if not isinstance(one, list) or not all(isinstance(cell, numbers) for cell in one):
            raise Refused(f"{place} must be text, or lists of numbers.", path)
    return str(held(field, given))
