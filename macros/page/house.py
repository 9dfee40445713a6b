"""A house's own scale and target: what its calculators begin with in place of ours.

Ratings that were given on another scale are brought over in proportion and rounded to steps: half a
point of ten is what shipped journeys move by, and what comes near it on another scale is 5, 2, 1,
0.5, 0.2 or 0.1. Answers of single respondents stay whole.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from math import floor, log10
from pathlib import Path
from typing import Any

from calculator.declaration import (
    Answers,
    Calculator,
    Field,
    Inputs,
    Number,
    Rating,
    Scale,
    Series,
    Table,
)
from calculator.precision import settle
from calculator.words import amount, choose
from macros.language.catalogue import Vocabulary, load
from macros.language.spoken import ENGLISH

Pair = tuple[float, float]


@dataclass(frozen=True)
class House:
    """What an organisation's copy changes about the inputs of calculators.

    Attributes:
        folder: The copy's folder; its own pages and scenarios are on its own scale already.
        scale: The lowest and the highest rating, or `None` for each calculator's own.
        labels: What points of that scale are called.
        target: The share to reach, a fraction of 1, or `None`.
        name: What the copy is called; nothing on our own site.
        report: Where a question of the bank is reported, or `None` if nobody said.
        language: The language of its pages.
        hidden: Places of pages that the copy does not show; no link leads there.
        still: Calculators of which pages show the worked example alone, without a form.
        home: The page that is the first one as well, if it is not the shipped one.
        address: Where the site lies, by which its own pages may be named in full.
    """

    folder: Path | None = None
    scale: Pair | None = None
    labels: Mapping[float, str] = field(default_factory=dict)
    target: float | None = None
    name: str = ""
    report: str | None = None
    language: str = ENGLISH
    hidden: frozenset[str] = frozenset()
    still: frozenset[str] = frozenset()
    home: str | None = None
    address: str = ""

    @property
    def words(self) -> Vocabulary:
        """What its language says for what we say in English."""
        return load(self.language, self.folder)

    def holds(self, place: str) -> bool:
        """Whether a file is the organisation's own, such as `docs/index.md`."""
        if self.home is not None and place == "docs/index.md":
            place = f"docs/{self.home}"
        return self.folder is not None and (self.folder / place).is_file()

    def declare(self, calculator: Calculator) -> Calculator:
        """Give a calculator with the house's scale and target as what its form begins with."""
        scale = declared_scale(calculator)
        bridge = None
        if scale and self.scale:
            bridge = Bridge(scale.default, self.scale)
        fields = tuple(self._declare(one, bridge) for one in calculator.fields)
        return replace(calculator, fields=fields)

    def _declare(self, one: Field, bridge: Bridge | None) -> Field:
        match one:
            case Table():
                columns = tuple(self._declare(column, bridge) for column in one.columns)
                return replace(one, columns=columns)
            case Scale() if bridge:
                return replace(one, default=bridge.to, help=self._explained(one.help))
            case Rating() if bridge and one.start is not None:
                return replace(one, start=bridge.rating(one.start))
            case Number() if bridge and one.on_scale and one.default is not None:
                return replace(one, default=bridge.distance(one.default))
            case Number() if self.target is not None and one.aim:
                share = self._target(one, self.target)
                return replace(
                    one,
                    start=None if one.start is None else share,
                    default=None if one.default is None else share,
                )
        return one

    def _explained(self, text: str) -> str:
        named = [f"{amount(point)} is “{self.labels[point]}”" for point in sorted(self.labels)]
        return f"{text} Here {choose(named, 'and')}." if named else text

    @staticmethod
    def _target(one: Number, target: float) -> float:
        return settle(target * 100) if one.unit == "%" else target

    def complete(self, calculator: Calculator, inputs: Inputs) -> Inputs:
        """Add the house's scale to inputs that were made in the house and do not say theirs."""
        scale = declared_scale(calculator)
        if not (scale and self.scale) or _says(inputs, scale):
            return inputs
        bridge = Bridge(scale.default, self.scale)
        distances = {
            one.key: bridge.distance(one.default)
            for one in calculator.fields
            if isinstance(one, Number) and one.on_scale and one.default is not None
        }
        return {**distances, **inputs, scale.key: list(self.scale)}

    def adopt(self, calculator: Calculator, inputs: Inputs) -> Inputs:
        """Bring inputs that we ship onto the house's scale, and aim them at its target."""
        scale = declared_scale(calculator)
        bridge = None
        if scale and self.scale:
            given = inputs.get(scale.key) or scale.default
            bridge = Bridge((given[0], given[1]), self.scale)
        if bridge is None and self.target is None:
            return inputs
        adopted = self._row(calculator.fields, inputs, bridge)
        return self.complete(calculator, adopted)

    def _row(self, fields: Sequence[Field], row: Inputs, bridge: Bridge | None) -> Inputs:
        known = {one.key: one for one in fields}
        return {
            key: self._value(known[key], value, bridge) if key in known else value
            for key, value in row.items()
        }

    def _value(self, one: Field, value: Any, bridge: Bridge | None) -> Any:
        match one:
            case Table() if isinstance(value, list):
                return [
                    self._row(one.columns, row, bridge) if isinstance(row, dict) else row
                    for row in value
                ]
            case Number() if self.target is not None and one.aim and value is not None:
                return self._target(one, self.target)
            case Number() if bridge and one.on_scale and _number(value):
                return bridge.distance(value)
            case Rating() if bridge and _number(value):
                return bridge.rating(value)
            case Scale() if bridge:
                return list(bridge.to)
            case Series(rated=True) if bridge and isinstance(value, list):
                return [bridge.rating(each) if _number(each) else each for each in value]
            case Answers() if bridge and isinstance(value, list):
                return [_answers(row, bridge) for row in value]
        return value


_adopted = House()


def adopt(house: House) -> None:
    """Calculate from now on as a copy of the site wants it: one process builds one site."""
    global _adopted
    _adopted = house


def adopted() -> House:
    """The house whose scale and target hold in this process."""
    return _adopted


@dataclass(frozen=True)
class Bridge:
    """The way from one scale to another.

    >>> to_seven = Bridge((1, 10), (1, 7))
    >>> to_seven.rating(10), to_seven.rating(6.5), to_seven.distance(0.5), to_seven.answer(4)
    (7.0, 4.6, 0.4, 3.0)
    >>> Bridge((1, 10), (0, 100)).rating(6.5)
    60.0
    """

    fro: Pair
    to: Pair

    @property
    def step(self) -> float:
        """The step of ratings: the largest of 5, 2, 1, 0.5 … that half a point of ten covers."""
        wanted = 0.5 * (self.to[1] - self.to[0]) / 9
        power = 10.0 ** floor(log10(wanted))
        return settle(max(power * one for one in (1, 2, 5) if power * one <= settle(wanted)))

    def rating(self, value: float) -> float:
        """Bring a rating over, to the nearest step."""
        return value if self.fro == self.to else self._nearest(value, self.step)

    def answer(self, value: float) -> float:
        """Bring one respondent's answer over, to the nearest whole point."""
        return value if self.fro == self.to else self._nearest(value, 1)

    def distance(self, value: float) -> float:
        """Bring a distance over, to the nearest step; what was more than nothing stays so."""
        if self.fro == self.to or not value:
            return value
        steps = floor(settle(value * self._ratio / self.step) + 0.5)
        return settle(max(1, steps) * self.step)

    @property
    def _ratio(self) -> float:
        return (self.to[1] - self.to[0]) / (self.fro[1] - self.fro[0])

    def _nearest(self, value: float, step: float) -> float:
        low, high = self.to
        steps = floor(settle((value - self.fro[0]) * self._ratio / step) + 0.5)
        return settle(min(high, low + steps * step))


def declared_scale(calculator: Calculator) -> Scale | None:
    """The calculator's field for the scale, if its ratings lie on one that nobody laid down."""
    scales = (one for one in calculator.fields if isinstance(one, Scale))
    return next((one for one in scales if not one.fixed), None)


def _says(inputs: Inputs, scale: Scale) -> bool:
    return inputs.get(scale.key) not in (None, "")


def _number(value: object) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool)


def _answers(row: Any, bridge: Bridge) -> Any:
    if not isinstance(row, list):
        return row
    return [bridge.answer(each) if _number(each) else each for each in row]
