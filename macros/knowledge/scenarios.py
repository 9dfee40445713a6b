"""Scenarios: worked journeys in `docs/scenarios/*.yml`, read strictly.

A scenario names a calculator and holds its inputs. Each row of the inputs may say more `about`
itself, for the reader of the page and not for the calculator.
"""

from __future__ import annotations

from collections.abc import Collection
from copy import deepcopy
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from calculator import names
from macros import strict_yaml, terminal
from macros.sentence import MacroError, either, suggest

SCENARIOS = "scenarios"
SCENARIO_TEXTS = ("title", "industry", "label", "story", "calculator")
SCENARIO_KEYS = (*SCENARIO_TEXTS, "inputs")
ABOUT_KEYS = ("kano", "because", "failure")
KANO_TYPES = ("must-be", "performance", "delighter")


@dataclass(frozen=True)
class AboutMoment:
    """What a reader should know about one moment.

    Attributes:
        moment: The moment's name.
        kano: Its type after Kano: must-be, performance or delighter.
        because: Why a customer expects just that.
        failure: What typically goes wrong.
    """

    moment: str
    kano: str
    because: str
    failure: str


@dataclass(frozen=True)
class Scenario:
    """A worked journey.

    Attributes:
        name: The file's name without its suffix.
        title: What the journey is called.
        industry: The trade it comes from.
        label: Where the figures come from, so that nobody takes them for measurements.
        story: What happens, in a few sentences.
        calculator: The calculator that its inputs are for.
        inputs: The calculator's inputs.
        about: What there is to say about the moments, in their order.
    """

    name: str
    title: str
    industry: str
    label: str
    story: str
    calculator: str
    inputs: dict[str, Any]
    about: tuple[AboutMoment, ...]


def load(docs: Path, name: str) -> Scenario:
    """Read a scenario.

    Args:
        docs: The folder of the pages.
        name: The file's name below `scenarios/`, without its suffix.

    Raises:
        MacroError: If there is no such file, or a key in it is unknown, missing or of a wrong kind.
    """
    files = {path.stem: path for path in (docs / SCENARIOS).glob("*.yml")}
    if name not in files:
        said = terminal.say(
            "There is no scenario {name}; {hint}",
            name=terminal.quoted(name),
            hint=suggest(name, files),
        )
        raise MacroError(said)
    read = _read(files[name], files[name].read_text(encoding="utf-8"))
    # What is read once is given out often, and nobody's change of it may reach another.
    return replace(read, inputs=deepcopy(read.inputs))


@cache
def _read(path: Path, text: str) -> Scenario:
    # Several pages call the same one, and reading YAML takes longer than calculating with it.
    return _Reading(path, text).scenario()


def without_about(inputs: Any) -> Any:
    """Take from a scenario's inputs what their rows say about themselves.

    >>> without_about({"moments": [{"name": "Gate call", "about": {}}], "threshold": 1})
    {'moments': [{'name': 'Gate call'}], 'threshold': 1}
    """
    if not isinstance(inputs, dict):
        return inputs
    return {key: [_without(row) for row in _rows(value)] or value for key, value in inputs.items()}


def _without(row: Any) -> Any:
    return {k: v for k, v in row.items() if k != "about"} if isinstance(row, dict) else row


def _rows(value: Any) -> list[Any]:
    return value if isinstance(value, list) else []


def no_calculator(name: str) -> str:
    """Object to a calculator that nobody has."""
    return terminal.say(
        "there is no calculator {name}; {hint}",
        name=terminal.quoted(name),
        hint=suggest(name, names()),
    )


def no_type(given: str) -> str:
    """Object to a type that Kano does not have."""
    return terminal.say(
        "{text} is not {types}.", text=terminal.quoted(given), types=either(KANO_TYPES)
    )


def no_keys_with_values() -> str:
    """Object to a value in the place of keys."""
    return terminal.say("keys with values are needed here.")


def missing(key: str) -> str:
    """Object to what has not the key."""
    return terminal.say("the key {key} is missing.", key=terminal.quoted(key))


class _Reading:
    """One reading of one file; each fault names the file and the key."""

    def __init__(self, path: Path, text: str) -> None:
        self._path = path
        self._whole = text
        self._where = "/".join(path.parts[-3:])

    def scenario(self) -> Scenario:
        data = self._mapping(self._parsed(), terminal.say("the file"), SCENARIO_KEYS)
        texts = {key: self._text(data, key) for key in SCENARIO_TEXTS}
        if (name := texts["calculator"]) not in names():
            raise self._fault("calculator", no_calculator(name))
        inputs = self._mapping(data["inputs"], "inputs")
        about = [
            self._about(row, f"inputs.{key}[{position}].about")
            for key, value in inputs.items()
            for position, row in enumerate(_rows(value))
            if isinstance(row, dict) and "about" in row
        ]
        return Scenario(self._path.stem, **texts, inputs=without_about(inputs), about=tuple(about))

    def _parsed(self) -> Any:
        try:
            return strict_yaml.load(self._whole)
        except yaml.MarkedYAMLError as error:
            line = error.problem_mark.line + 1 if error.problem_mark else 1
            raise MacroError(f"{self._where}:{line}: {error.problem}.") from None

    def _about(self, row: dict[str, Any], where: str) -> AboutMoment:
        said = self._mapping(row["about"], where, ABOUT_KEYS)
        texts = {key: self._text(said, key, where) for key in ABOUT_KEYS}
        if texts["kano"] not in KANO_TYPES:
            raise self._fault(f"{where}.kano", no_type(texts["kano"]))
        return AboutMoment(str(row.get("name", "")), **texts)

    def _mapping(self, data: Any, where: str, keys: Collection[str] = ()) -> dict[str, Any]:
        if not isinstance(data, dict):
            raise self._fault(where, no_keys_with_values())
        for key in map(str, data if keys else ()):
            if key not in keys:
                said = terminal.say(
                    "there is no key {key}; {hint}",
                    key=terminal.quoted(key),
                    hint=suggest(key, keys),
                )
                raise self._fault(where, said)
        for key in keys:
            if key not in data:
                raise self._fault(where, missing(key))
        return data

    def _text(self, data: dict[str, Any], key: str, where: str = "") -> str:
        text = data[key]
        if not isinstance(text, str) or not text.strip():
            said = terminal.say("text is needed here, not {kind}.", kind=repr(text))
            raise self._fault(f"{where}.{key}".lstrip("."), said)
        return text.strip()

    def _fault(self, where: str, sentence: str) -> MacroError:
        return MacroError(f"{self._where}, {where}: {sentence}")
