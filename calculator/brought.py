"""What files that people saved say to a calculator, as a page brings them.

Each is a saved state, a saved sheet of inputs, or a sheet as it comes, which is read as a form
reads a pasted block.
"""

from dataclasses import dataclass
from typing import Any

from calculator.declaration import Calculator
from calculator.errors import MomentsError, NotTogether
from calculator.outputs import sheet_reader, state
from calculator.survey.form import block
from calculator.words import choose, quote


class UnreadableInputs(MomentsError):
    """A file says nothing to a calculator; the sentence says why."""


def inputs_in(calculator: Calculator, text: str, now: dict[str, Any]) -> tuple[object, str]:
    """Raw inputs, and what is said of how they were taken.

    Args:
        calculator: Which is asked.
        text: The whole of the file.
        now: Settings that stand where a sheet does not say its own, such as the scale.

    Raises:
        UnreadableInputs: It cannot be read, or can be read in two ways.
    """
    if text.lstrip().startswith("{"):
        return _saved(calculator, state.opened(text))
    if sheet_reader.is_inputs(text):
        return _saved(calculator, sheet_reader.read(text))
    taken = block.opened(calculator, text, now)
    if taken.inputs is None:
        ways = choose([quote(offer.label) for offer in taken.offers], "or")
        raise UnreadableInputs(f"{taken.said} {ways}".strip())
    return taken.inputs, taken.said


@dataclass(frozen=True)
class People:
    """Several people's raw inputs by the names of their files.

    A sentence stands in `left_out` for each file that cannot be read, and in `taken` for each that
    says something of how it was read.
    """

    people: tuple[tuple[str, object], ...]
    left_out: tuple[str, ...]
    taken: tuple[str, ...]


def people_in(calculator: Calculator, raw: object) -> People:
    """What several files say, each from its text; see `calculator.wire.together`.

    Raises:
        NotTogether: What was asked is not of that form.
    """
    given = raw if isinstance(raw, dict) else {}
    files, now = given.get("people"), given.get("inputs")
    if not isinstance(files, list) or not all(isinstance(one, dict) for one in files):
        raise NotTogether("Files of several people are needed, each with its name and text.")
    people: list[tuple[str, object]] = []
    left_out, taken = [], []
    for one in files:
        name = called(str(one.get("name", "")))
        try:
            inputs, told = inputs_in(
                calculator, str(one.get("text", "")), now if isinstance(now, dict) else {}
            )
        except UnreadableInputs as fault:
            left_out.append(f"{quote(name)} is left out: {fault}")
            continue
        people.append((name, inputs))
        if told:
            taken.append(f"{quote(name)}: {told}")
    if len(people) < 2:
        raise NotTogether(" ".join([*left_out, "Two people at least are needed, a file for each."]))
    return People(tuple(people), tuple(left_out), tuple(taken))


def called(file: str) -> str:
    """What a person is called after a file: its name without folders and ending.

    >>> called("/home/me/Ann.2026.csv"), called("Ben.json"), called(".csv")
    ('Ann.2026', 'Ben', '.csv')
    """
    name = file.replace("\\", "/").rpartition("/")[2]
    stem, dot, _ = name.rpartition(".")
    return stem if dot and stem else name


def _saved(calculator: Calculator, opened: Any) -> tuple[object, str]:
    said = " ".join(message.text for message in opened.messages)
    if opened.inputs is None:
        raise UnreadableInputs(said)
    if opened.calculator != calculator.name:
        raise UnreadableInputs(f"It is for the calculator {quote(opened.calculator)}.")
    return opened.inputs, said
