"""From which answer on somebody counts as satisfied: by the mapping, the labels, or custom."""

from collections.abc import Mapping
from dataclasses import dataclass

from calculator.survey.answer_labels import same, satisfied_from
from calculator.survey.answers.responses import TypedColumn
from calculator.survey.cards.surveyed import ends_of
from calculator.survey.figures import Figures
from calculator.words import amount, quote

TOP: Mapping[int, int] = {2: 1, 3: 1, 4: 2, 5: 2, 6: 2, 7: 2, 9: 3, 10: 3, 11: 3}
"""How many of the highest answers count, by the number of answers of a scale, where nothing else
says it."""


@dataclass(frozen=True)
class Cut:
    """From which answer on somebody counts as satisfied.

    Attributes:
        least: The lowest such answer, as it is counted.
        words: How a sentence names these answers: “4 or 5 of 5”.
        by_custom: Whether nothing but custom says so.
    """

    least: float
    words: str
    by_custom: bool


def cut_of(column: TypedColumn) -> Cut | None:
    """The cut of a column's scale; None where no custom knows one."""
    ends, scale = ends_of(column), column.scale
    if ends is None or scale is None:
        return None
    (low, high), said = ends, column.column.satisfied
    labels = scale.ordered[::-1] if column.column.turned else scale.ordered
    if labels:
        at = _among(labels, said) if said else satisfied_from(labels)
        if at is None and (top := TOP.get(len(labels))) is not None:
            return _labelled(labels, len(labels) - top, low, by_custom=len(labels) > 2)
        return None if at is None else _labelled(labels, at, low, by_custom=False)
    if said:
        least = Figures.of([said]).number(said)
        return None if least is None else Cut(least, _numbers(least, high), by_custom=False)
    whole = low == int(low) and high == int(high)
    top = TOP.get(int(high - low) + 1) if whole else None
    return None if top is None else Cut(high - top + 1, _numbers(high - top + 1, high), True)


def _labelled(labels: tuple[str, ...], at: int, low: float, *, by_custom: bool) -> Cut:
    words = quote(labels[at]) + ("" if at == len(labels) - 1 else " or better")
    return Cut(low + at, words, by_custom)


def _numbers(least: float, high: float) -> str:
    if least >= high:
        return f"{amount(high)}"
    if least + 1 == high:
        return f"{amount(least)} or {amount(high)} of {amount(high)}"
    return f"{amount(least)} to {amount(high)} of {amount(high)}"


def _among(labels: tuple[str, ...], said: str) -> int | None:
    places = {same(label): at for at, label in enumerate(labels)}
    return places.get(same(said))
